"""Agendas: numbered, changed, taken over from the standing one, with topics."""

import datetime as dt

import pytest
from tests.support.boards import note, planned_meeting

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import Section
from boardobserver.services import agenda, entries
from boardobserver.services.series import set_standing_agenda
from boardobserver.services.workspace import Workspace


def titled(workspace: Workspace, meeting_id: Id) -> list[str]:
    return [item.title for item in workspace.read.items(meeting_id)]


def test_a_standing_agenda_is_the_template_of_the_next_meeting_only(workspace: Workspace, meeting_id: Id):
    before = titled(workspace, meeting_id)
    series = workspace.read.series()[0].id
    lines = (("Welcome", Section.WELCOME, 5, ""), ("Close", Section.CLOSE, None, ""))
    workspace.perform(set_standing_agenda(series, lines))
    assert titled(workspace, planned_meeting(workspace, dt.date(2027, 1, 5))) == ["Welcome", "Close"]
    assert titled(workspace, meeting_id) == before
    with pytest.raises(Refusal, match="between 0 minutes"):
        workspace.perform(set_standing_agenda(series, (("Welcome", Section.WELCOME, -1, ""),)))


def test_an_agenda_is_numbered_from_one_and_new_business_comes_before_the_close(
    workspace: Workspace, meeting_id: Id
):
    workspace.perform(agenda.add_item(meeting_id, "Retrospective facial recognition"))
    workspace.perform(agenda.add_item(meeting_id, "First of all", place=-3))
    titles = titled(workspace, meeting_id)
    assert titles[0] == "First of all"
    assert titles.index("Retrospective facial recognition") + 1 == titles.index("Forward look")
    assert [item.position for item in workspace.read.items(meeting_id)] == list(range(1, len(titles) + 1))


def test_an_item_under_which_something_was_noted_stays_until_its_lines_are_moved(
    workspace: Workspace, meeting_id: Id
):
    items = workspace.read.items(meeting_id)
    entry_id = note(workspace, meeting_id, "! @LL to act", items[5].id)
    with pytest.raises(Refusal, match="Something was noted"):
        workspace.perform(agenda.remove_item(items[5].id))
    workspace.perform(entries.move_entry(entry_id, item_id=items[4].id, after_id=None))
    workspace.perform(agenda.remove_item(items[5].id))
    assert items[5].id not in {item.id for item in workspace.read.items(meeting_id)}


def test_topics_go_from_the_standing_agenda_to_the_meetings_that_are_planned(workspace: Workspace):
    series = workspace.read.series()[0]
    lines = (("Testing", Section.BUSINESS, 20, "Accuracy and testing"), ("Close", Section.CLOSE, None, ""))
    workspace.perform(set_standing_agenda(series.id, lines))
    assert [item.topic for item in workspace.read.series()[0].standing_items] == ["Accuracy and testing", ""]
    planned_id = planned_meeting(workspace, dt.date(2027, 1, 5))
    first, last = workspace.read.items(planned_id)
    assert (first.topic, last.topic) == ("Accuracy and testing", "")
    workspace.perform(agenda.change_item(first.id, topic="Necessity"))
    assert workspace.read.items(planned_id)[0].topic == "Necessity"
    workspace.perform(agenda.change_item(first.id, topic=""))
    assert workspace.read.items(planned_id)[0].topic == ""
    with pytest.raises(Refusal, match="not on the board’s list of topics") as refused:
        workspace.perform(agenda.change_item(first.id, topic="Gossip"))
    assert refused.value.field == "topic"
