"""What an undo would take back says which record it is about."""

from pathlib import Path

import pytest
from tests.support.boards import board, note, planned_meeting
from tests.support.planted_arguments import SAID, factories, planted_command

from boardobserver.domain.words import ActionStatus, ChallengeStatus, RecordKind, Relation
from boardobserver.services import entries, links, recording, tracking
from boardobserver.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return board(tmp_path)


def test_a_line_that_raises_a_record_is_undone_by_its_reference(workspace: Workspace):
    meeting_id = planned_meeting(workspace)
    note(workspace, meeting_id, "nothing to follow")
    assert workspace.undo_label == "note a line"
    note(workspace, meeting_id, "? What testing supports 0.64")
    assert workspace.undo_label == "note a challenge: CH-2026-001"
    line = workspace.read.entries(meeting_id)[-1]
    workspace.perform(entries.withdraw_entry(line.id))
    assert workspace.undo() == "withdraw a line: CH-2026-001"
    assert workspace.redo_label == "withdraw a line: CH-2026-001"


def test_each_change_of_a_record_names_it(workspace: Workspace):
    action = workspace.perform(recording.add_record(RecordKind.ACTION, "Publish the report"))
    challenge = workspace.perform(recording.add_record(RecordKind.CHALLENGE, "What testing?"))
    assert workspace.undo_label == "record a challenge: CH-2026-001"
    for command, label in (
        (tracking.change_text(action, "Publish it"), "change a record’s words: AC-2026-001"),
        (tracking.change_action(action, outcome="Done"), "change an action: AC-2026-001"),
        (tracking.add_update(action, "It is late"), "add an update to an action: AC-2026-001"),
        (tracking.set_topics(action, workspace.read.topics()[:2]), "change a record’s topics: AC-2026-001"),
        (
            tracking.change_status(action, ActionStatus.IN_PROGRESS),
            "change a record’s status to in progress: AC-2026-001",
        ),
        (
            tracking.change_status(challenge, ChallengeStatus.WITHDRAWN, words="Put twice"),
            "change a record’s status to withdrawn: CH-2026-001",
        ),
        (links.link_records(action, challenge, Relation.ARISES_FROM), "link two records"),
    ):
        workspace.perform(command)
        assert workspace.undo_label == label


def test_the_journal_has_the_same_words(workspace: Workspace):
    action = workspace.perform(recording.add_record(RecordKind.ACTION, "Publish the report"))
    workspace.perform(tracking.change_text(action, "Publish it"))
    assert workspace.read.history("tracked", action)[-1].label == "change a record’s words: AC-2026-001"


_NAMES_THAT_STAY = {"save_filter", "add_topic", "add_series", "add_organisation"}
"""What a board calls its own things may stand in a label: no disposal takes it."""


@pytest.mark.parametrize("which", [0, -1])
@pytest.mark.parametrize("name", sorted(set(factories()) - _NAMES_THAT_STAY))
def test_no_label_says_what_was_typed_or_who_it_was(name: str, which: int):
    assert SAID not in planted_command(name, factories()[name], which=which).label


def test_the_names_that_stay_are_found_where_they_stand():
    for name in _NAMES_THAT_STAY:
        assert SAID in planted_command(name, factories()[name], which=0).label
    assert len(factories()) > 90
