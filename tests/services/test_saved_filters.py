"""Filters are saved, renamed and removed under names of their own, and each of it can be undone."""

import datetime as dt

import pytest

from boardobserver.domain.errors import Refusal
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.saved import BUILT_IN
from boardobserver.domain.words import RecordKind
from boardobserver.services.saved_filters import remove_filter, rename_filter, save_filter
from boardobserver.services.workspace import Workspace

ACTION = RecordKind.ACTION


def saved(workspace: Workspace, kind: RecordKind = ACTION) -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in workspace.read.saved_filters(kind)]


def test_a_filter_is_saved_for_its_register_alone(workspace: Workspace):
    workspace.perform(save_filter(ACTION, "  Ours,  late ", "is:overdue owner:MPS "))
    workspace.perform(save_filter(ACTION, "Bias", "topic:bias"))
    assert saved(workspace) == [("Ours, late", "is:overdue owner:MPS"), ("Bias", "topic:bias")]
    assert saved(workspace, RecordKind.ADVICE) == []
    workspace.undo()
    assert saved(workspace) == [("Ours, late", "is:overdue owner:MPS")]
    workspace.redo()
    assert saved(workspace)[1] == ("Bias", "topic:bias")


def test_saving_under_the_same_name_replaces_what_was_there(workspace: Workspace):
    first = workspace.perform(save_filter(ACTION, "Late", "is:overdue"))
    assert workspace.perform(save_filter(ACTION, "late", "is:overdue due:<today")) == first
    assert saved(workspace) == [("late", "is:overdue due:<today")]
    workspace.undo()
    assert saved(workspace) == [("Late", "is:overdue")]


def test_a_filter_is_renamed_and_removed(workspace: Workspace):
    first = workspace.perform(save_filter(ACTION, "Late", "is:overdue"))
    workspace.perform(rename_filter(first, "LATE"))
    workspace.perform(save_filter(ACTION, "Bias", "topic:bias"))
    workspace.perform(remove_filter(first))
    assert saved(workspace) == [("Bias", "topic:bias")]
    workspace.undo()
    assert saved(workspace) == [("LATE", "is:overdue"), ("Bias", "topic:bias")]


@pytest.mark.parametrize("name", ["", "  \n", "overdue", "NO OWNER"])
def test_a_name_that_is_none_or_built_in_is_refused(workspace: Workspace, name: str):
    with pytest.raises(Refusal) as refused:
        workspace.perform(save_filter(ACTION, name, "is:open"))
    assert refused.value.field == "name"


def test_no_two_filters_get_one_name_by_renaming(workspace: Workspace):
    workspace.perform(save_filter(ACTION, "Late", "is:overdue"))
    other = workspace.perform(save_filter(ACTION, "Bias", "topic:bias"))
    with pytest.raises(Refusal, match="already"):
        workspace.perform(rename_filter(other, "late"))
    # The registers keep their names apart.
    workspace.perform(save_filter(RecordKind.CHALLENGE, "Late", "is:overdue"))


def test_every_filter_that_is_built_in_can_be_read():
    for filters in BUILT_IN.values():
        for each in filters:
            parse(each.text, dt.date(2026, 11, 23))
