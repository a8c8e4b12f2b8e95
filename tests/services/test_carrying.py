"""Unfinished items and open records are carried to a meeting, taken off it again, and never lost."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.boards import board, item_like, note, person_of, planned_meeting
from tests.support.left_over import LATER, following, held_meeting, proposed, record_of, section_of
from tests.support.properties import examples

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ActionStatus, ItemState, Movement, RecordKind, Section
from boardobserver.services import agenda, entries, meetings, tracking
from boardobserver.services.carrying import CarriedItem, CarriedRecord, carry, take_off_agenda
from boardobserver.services.deferring import defer
from boardobserver.services.workspace import Workspace

pytestmark = pytest.mark.usefixtures("held")


@pytest.fixture
def held(workspace: Workspace) -> Id:
    return held_meeting(workspace)


def test_carried_and_taken_off_again_leaves_other_meetings_as_they_were(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    first, second = following(workspace), following(workspace, dt.date(2027, 1, 14))
    before = workspace.read.movements(challenge)
    for meeting_id in (first, second):
        arising = section_of(workspace, meeting_id, Section.MATTERS_ARISING)
        workspace.perform(carry(meeting_id, [CarriedRecord(challenge, arising)]))
    workspace.perform(take_off_agenda(challenge, second))
    assert [each.what for each in workspace.read.movements(challenge)] == [
        *(each.what for each in before),
        Movement.CARRIED,
    ]
    assert list(workspace.read.on_agenda(first)) == [challenge]
    workspace.perform(take_off_agenda(challenge, first))
    assert workspace.read.movements(challenge) == before
    workspace.undo()
    assert list(workspace.read.on_agenda(first)) == [challenge]


def test_a_record_that_was_spoken_of_stays_on_the_agenda(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedRecord(challenge)]))
    reference = workspace.read.tracked_of_ids([challenge])[0].reference
    line = note(workspace, meeting_id, f"> It was tested ^{reference}")
    with pytest.raises(Refusal, match="A line of this meeting"):
        workspace.perform(take_off_agenda(challenge, meeting_id))
    workspace.perform(entries.withdraw_entry(line))
    workspace.perform(take_off_agenda(challenge, meeting_id))
    assert workspace.read.on_agenda(meeting_id) == {}


def test_an_item_that_goes_leaves_its_records_on_the_meeting(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    meeting_id = following(workspace)
    item_id = workspace.perform(agenda.add_item(meeting_id, "Testing"))
    workspace.perform(carry(meeting_id, [CarriedRecord(challenge, item_id)]))
    workspace.perform(agenda.remove_item(item_id))
    assert workspace.read.on_agenda(meeting_id) == {challenge: None}
    workspace.undo()
    assert workspace.read.on_agenda(meeting_id) == {challenge: item_id}


def test_a_meeting_that_is_not_held_gives_back_what_it_was_to_have(workspace: Workspace, held: Id):
    challenge, action = (record_of(workspace, kind) for kind in (RecordKind.CHALLENGE, RecordKind.ACTION))
    item = item_like(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedItem(item.id), CarriedRecord(challenge, item.id)]))
    workspace.perform(defer(action, to_meeting_id=meeting_id))
    before = workspace.read.movements(challenge)
    workspace.perform(meetings.remove_meeting(meeting_id))
    assert [each.what for each in workspace.read.movements(challenge)] == [Movement.RAISED]
    assert workspace.read.deferrals()[action].on == LATER
    workspace.undo()
    assert workspace.read.movements(challenge) == before
    assert workspace.read.deferrals()[action].meeting_id == meeting_id


def test_what_cannot_be_carried_is_refused_and_nothing_is_carried(workspace: Workspace, held: Id):
    challenge, action = (record_of(workspace, kind) for kind in (RecordKind.CHALLENGE, RecordKind.ACTION))
    meeting_id = following(workspace)
    elsewhere = workspace.read.items(held)[0].id
    with pytest.raises(Refusal, match="not on the agenda"):
        workspace.perform(carry(meeting_id, [CarriedRecord(action), CarriedRecord(challenge, elsewhere)]))
    workspace.perform(
        tracking.change_status(action, ActionStatus.CLOSED, words="published", evidence="on the web site")
    )
    with pytest.raises(Refusal, match="closed by now"):
        workspace.perform(carry(meeting_id, [CarriedRecord(challenge), CarriedRecord(action)]))
    assert workspace.read.on_agenda(meeting_id) == {}
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    for command in (carry(meeting_id, [CarriedRecord(challenge)]), take_off_agenda(challenge, meeting_id)):
        with pytest.raises(Refusal, match="signed off"):
            workspace.perform(command)


def test_carrying_twice_carries_once(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    meeting_id = following(workspace)
    for _ in range(2):
        workspace.perform(carry(meeting_id, [CarriedRecord(challenge)]))
    carried = [each for each in workspace.read.movements(challenge) if each.what is Movement.CARRIED]
    assert len(carried) == 1


def test_an_item_that_is_carried_twice_goes_on_once_and_its_records_with_it(workspace: Workspace, held: Id):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    item = item_like(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedItem(item.id)]))
    there = workspace.read.items(meeting_id)
    workspace.perform(carry(meeting_id, [CarriedItem(item.id), CarriedRecord(challenge, item.id)]))
    assert workspace.read.items(meeting_id) == there
    gone_on = item_like(workspace, meeting_id, "Watchlist policy")
    assert workspace.read.on_agenda(meeting_id) == {challenge: gone_on.id}


def test_an_item_of_another_meeting_takes_no_unfinished_one_over(workspace: Workspace, held: Id):
    item, other = workspace.read.items(held)[-2:]
    with pytest.raises(Refusal, match="not on the agenda"):
        workspace.perform(carry(following(workspace), [CarriedItem(item.id, other.id)]))
    assert workspace.read.items(held)[-2:] == (item, other)


@examples(25)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["carry", "off", "defer", "put", "undo"]), st.integers(0, 2)), max_size=12
    )
)
def test_every_record_that_waits_is_proposed_or_here_or_put_off(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
):
    """Whatever is carried, deferred and taken back: nothing that waits is lost, nothing stands twice."""
    workspace = board(tmp_path_factory.mktemp("carrying"))
    try:
        first = planned_meeting(workspace)
        for typed in ("? Why?", "! @LL to write", "* Train"):
            note(workspace, first, typed)
        workspace.perform(meetings.end_meeting(first))
        second = following(workspace)
        records = sorted(workspace.read.open_tracked(), key=lambda record: record.id)
        for step, which in steps:
            record = records[which]
            if step == "carry":
                workspace.perform(carry(second, [CarriedRecord(record.id)]))
            elif step == "off":
                workspace.perform(take_off_agenda(record.id, second))
            elif step == "defer":
                workspace.perform(defer(record.id, until=dt.date(2027, 6, 1)))
            elif step == "put":
                note(workspace, first, f"{'?!*'[which]} again ^{record.reference}")
            elif workspace.undo_label not in (None, "plan a meeting"):
                workspace.undo()
        found = proposed(workspace, second)
        listed = [each.record.id for each in found.records]
        here = list(workspace.read.on_agenda(second))
        assert sorted([*listed, *here]) == sorted(record.id for record in workspace.read.open_tracked())
        put_off = {each.record.id for each in found.records if each.deferral is not None}
        assert put_off == set(workspace.read.deferrals()) - set(here)
    finally:
        workspace.close()
