"""What waits when a meeting is planned, and where on its agenda each of it belongs."""

import datetime as dt

import pytest
from tests.support.boards import DAY, item_like, person_of
from tests.support.left_over import LATER, following, held_meeting, line_of, proposed, record_of, section_of

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    ChallengeStatus,
    ItemState,
    RecordKind,
    Section,
)
from boardobserver.services import agenda, recording, tracking
from boardobserver.services.carrying import CarriedItem, CarriedRecord, carry, inheritance
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace

pytestmark = pytest.mark.usefixtures("held")
BIAS = "Bias and equality"


@pytest.fixture
def held(workspace: Workspace) -> Id:
    return held_meeting(workspace)


def test_what_waits_is_proposed_among_the_matters_arising(workspace: Workspace):
    found = proposed(workspace, following(workspace))
    arising = section_of(workspace, found.meeting.id, Section.MATTERS_ARISING)
    assert [(each.record.kind, each.item_id, each.carried) for each in found.records] == [
        (RecordKind.CHALLENGE, arising, 0),
        (RecordKind.ADVICE, arising, 0),
        (RecordKind.ACTION, arising, 0),
    ]
    assert found.items == ()


def test_nothing_is_proposed_that_is_at_its_end_or_stands_there_already(workspace: Workspace):
    action, challenge = (record_of(workspace, kind) for kind in (RecordKind.ACTION, RecordKind.CHALLENGE))
    workspace.perform(
        tracking.change_status(action, ActionStatus.CLOSED, words="published", evidence="on the web site")
    )
    workspace.perform(
        tracking.change_advice(record_of(workspace, RecordKind.ADVICE), response=AdviceResponse.ACCEPTED)
    )
    meeting_id = following(workspace)
    assert [each.record.id for each in proposed(workspace, meeting_id).records] == [challenge]
    workspace.perform(carry(meeting_id, [CarriedRecord(challenge)]))
    assert proposed(workspace, meeting_id).is_empty


def test_a_record_goes_where_its_topic_is_else_where_the_title_is(workspace: Workspace):
    meeting_id = following(workspace)
    challenge, action = (record_of(workspace, kind) for kind in (RecordKind.CHALLENGE, RecordKind.ACTION))
    business = workspace.perform(agenda.add_item(meeting_id, "Equality"))
    policy = workspace.perform(agenda.add_item(meeting_id, "WATCHLIST  policy"))
    workspace.perform(agenda.change_item(business, topic=BIAS))
    workspace.perform(tracking.set_topics(challenge, ("Necessity", BIAS)))
    found = proposed(workspace, meeting_id)
    assert line_of(found, challenge).item_id == business
    assert line_of(found, action).item_id == policy


def test_an_unfinished_item_comes_with_what_stood_under_it(workspace: Workspace, held: Id):
    item = item_like(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    workspace.perform(agenda.change_item(item.id, topic="Watchlist", planned_minutes=20))
    meeting_id = following(workspace)
    found = proposed(workspace, meeting_id)
    (unfinished,) = found.items
    assert (unfinished.item.id, unfinished.to_item_id, unfinished.carried) == (item.id, None, 0)
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    assert line_of(found, challenge).item_id == item.id
    workspace.perform(carry(meeting_id, [CarriedItem(item.id), CarriedRecord(challenge, item.id)]))
    new = item_like(workspace, meeting_id, "Watchlist policy")
    assert (new.carried_from_id, new.topic, new.planned_minutes) == (item.id, "Watchlist", 20)
    assert workspace.read.on_agenda(meeting_id) == {challenge: new.id}
    assert proposed(workspace, meeting_id).items == ()
    workspace.undo()
    assert workspace.read.on_agenda(meeting_id) == {}
    assert proposed(workspace, meeting_id) == found


def test_an_item_of_the_same_title_takes_an_unfinished_one_over(workspace: Workspace, held: Id):
    item = item_like(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.WAITING))
    meeting_id = following(workspace)
    there = workspace.perform(agenda.add_item(meeting_id, "Watchlist Policy"))
    count = len(workspace.read.items(meeting_id))
    (unfinished,) = proposed(workspace, meeting_id).items
    assert unfinished.to_item_id == there
    workspace.perform(carry(meeting_id, [CarriedItem(item.id, there)]))
    assert len(workspace.read.items(meeting_id)) == count
    workspace.perform(agenda.open_item(there))
    workspace.perform(agenda.set_item_state(there, ItemState.DEFERRED))
    third = following(workspace, dt.date(2027, 1, 14))
    again = next(each for each in proposed(workspace, third).items if each.item.id == there)
    assert (again.carried, again.age_days) == (1, 0)


def test_a_meeting_that_has_not_begun_leaves_nothing_unfinished(workspace: Workspace):
    following(workspace)
    assert proposed(workspace, following(workspace, dt.date(2027, 1, 14))).items == ()


def test_a_line_counts_how_old_and_how_often_carried_and_repeats_the_promise(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    for month in (12, 1, 2):
        meeting_id = following(workspace, dt.date(2026 + (month < 12), month, 10))
        workspace.perform(carry(meeting_id, [CarriedRecord(challenge)]))
    lead = Party(person_of(workspace, "LL"))
    due = dt.date(2027, 2, 1)
    workspace.perform(add_response(challenge, "By February.", by=lead, on=DAY, promised_by=due))
    last = following(workspace, dt.date(2027, 3, 10))
    line = line_of(inheritance(workspace.read, last, dt.date(2027, 2, 11)), challenge)
    assert (line.age_days, line.carried, line.overdue_days) == (84, 3, 10)
    assert line.promise is not None
    assert (line.promise.text, line.promise.by_id, line.promise.promised_by) == (
        "By February.",
        lead.person_id,
        due,
    )
    assert workspace.read.tracked_of_ids([challenge])[0].status is ChallengeStatus.ANSWERED


def test_an_assurance_is_proposed_when_it_is_stale_by_the_day_of_the_meeting(workspace: Workspace):
    claim = workspace.perform(recording.add_record(RecordKind.ASSURANCE, "Every alert is reviewed."))
    workspace.perform(tracking.change_assurance(claim, stale_after=LATER))
    on_its_last_day = following(workspace)
    later = following(workspace, LATER + dt.timedelta(days=1))
    assert claim not in {each.record.id for each in proposed(workspace, on_its_last_day).records}
    assert claim in {each.record.id for each in proposed(workspace, later).records}
