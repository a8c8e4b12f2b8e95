import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.boards import DAY, board, note, person_of, planned_meeting

from boardobserver.domain.errors import Refusal
from boardobserver.domain.inheritance import Inheritance, InheritedRecord
from boardobserver.domain.snapshots import AgendaItem, Id
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    ChallengeStatus,
    ItemState,
    Movement,
    RecordKind,
    Section,
)
from boardobserver.services import agenda, entries, meetings, recording, tracking
from boardobserver.services.carrying import (
    CarriedItem,
    CarriedRecord,
    carry,
    defer_from_agenda,
    inheritance,
    take_off_agenda,
)
from boardobserver.services.deferring import defer
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace

pytestmark = pytest.mark.usefixtures("held")

NEXT_DAY = dt.date(2026, 12, 10)
BIAS = "Bias and equality"


@pytest.fixture
def held(workspace: Workspace) -> Id:
    """A meeting whose items were all taken, with a challenge, an action and advice under one on policy."""
    meeting_id = planned_meeting(workspace)
    item_id = workspace.perform(agenda.add_item(meeting_id, "Watchlist policy"))
    workspace.perform(agenda.open_item(item_id))
    for typed in ("? What testing supports 0.64?", "! @LL to publish the report", "* Train every operator"):
        note(workspace, meeting_id, typed, item_id)
    for item in workspace.read.items(meeting_id):
        workspace.perform(agenda.set_item_state(item.id, ItemState.DONE))
    workspace.perform(meetings.end_meeting(meeting_id))
    return meeting_id


def following(workspace: Workspace, on: dt.date = NEXT_DAY) -> Id:
    return workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, on))


def proposed(workspace: Workspace, meeting_id: Id) -> Inheritance:
    return inheritance(workspace.read, meeting_id, workspace.now().date())


def record_of(workspace: Workspace, kind: RecordKind) -> Id:
    return workspace.read.tracked_of_kind(kind)[-1].id


def line_of(found: Inheritance, record_id: Id) -> InheritedRecord:
    return next(each for each in found.records if each.record.id == record_id)


def item_called(workspace: Workspace, meeting_id: Id, title: str) -> AgendaItem:
    return next(item for item in workspace.read.items(meeting_id) if item.title == title)


def section_of(workspace: Workspace, meeting_id: Id, section: Section) -> Id:
    return next(item.id for item in workspace.read.items(meeting_id) if item.section is section)


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
    item = item_called(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    workspace.perform(agenda.change_item(item.id, topic="Watchlist", planned_minutes=20))
    meeting_id = following(workspace)
    found = proposed(workspace, meeting_id)
    (unfinished,) = found.items
    assert (unfinished.item.id, unfinished.to_item_id, unfinished.carried) == (item.id, None, 0)
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    assert line_of(found, challenge).item_id == item.id
    workspace.perform(carry(meeting_id, [CarriedItem(item.id), CarriedRecord(challenge, item.id)]))
    new = item_called(workspace, meeting_id, "Watchlist policy")
    assert (new.carried_from_id, new.topic, new.planned_minutes) == (item.id, "Watchlist", 20)
    assert workspace.read.on_agenda(meeting_id) == {challenge: new.id}
    assert proposed(workspace, meeting_id).items == ()
    workspace.undo()
    assert workspace.read.on_agenda(meeting_id) == {}
    assert proposed(workspace, meeting_id) == found


def test_an_item_of_the_same_title_takes_an_unfinished_one_over(workspace: Workspace, held: Id):
    item = item_called(workspace, held, "Watchlist policy")
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
    workspace.perform(tracking.change_assurance(claim, stale_after=NEXT_DAY))
    on_its_last_day = following(workspace)
    later = following(workspace, NEXT_DAY + dt.timedelta(days=1))
    assert claim not in {each.record.id for each in proposed(workspace, on_its_last_day).records}
    assert claim in {each.record.id for each in proposed(workspace, later).records}


def test_what_is_deferred_beyond_a_meeting_is_only_listed(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    first, second = following(workspace), following(workspace, dt.date(2027, 1, 14))
    workspace.perform(defer(challenge, to_meeting_id=second, words="the lead is away"))
    line = proposed(workspace, first).records[-1]
    assert line.record.id == challenge
    assert line.deferral is not None
    assert (line.deferral.meeting_id, line.deferral.words) == (second, "the lead is away")
    assert line_of(proposed(workspace, second), challenge).deferral is None
    workspace.perform(defer(challenge, until=NEXT_DAY + dt.timedelta(days=1)))
    assert line_of(proposed(workspace, first), challenge).deferral is not None
    workspace.perform(defer(challenge, until=NEXT_DAY))
    assert line_of(proposed(workspace, first), challenge).deferral is None


def test_what_comes_back_is_proposed_whatever_its_state(workspace: Workspace):
    decision = workspace.perform(recording.add_record(RecordKind.DECISION, "The Board noted the report."))
    meeting_id = following(workspace)
    assert decision not in {each.record.id for each in proposed(workspace, meeting_id).records}
    workspace.perform(defer(decision, to_meeting_id=meeting_id))
    assert line_of(proposed(workspace, meeting_id), decision).deferral is None


def test_a_deferral_ends_when_the_record_is_moved_but_not_when_its_owner_changes(
    workspace: Workspace, held: Id
):
    action, challenge = (record_of(workspace, kind) for kind in (RecordKind.ACTION, RecordKind.CHALLENGE))
    meeting_id = following(workspace)
    for each in (action, challenge):
        workspace.perform(defer(each, until=dt.date(2027, 5, 1)))
    owner = person_of(workspace, "BC")
    workspace.perform(tracking.change_action(action, owner_id=owner))
    assert set(workspace.read.deferrals()) == {action, challenge}
    workspace.perform(tracking.add_update(action, "drafted"))
    reference = workspace.read.tracked_of_ids([challenge])[0].reference
    note(workspace, held, f"? Once more ^{reference}")
    assert workspace.read.deferrals() == {}
    assert all(each.deferral is None for each in proposed(workspace, meeting_id).records)


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


def test_deferring_from_an_agenda_takes_it_off_in_one_step(workspace: Workspace):
    action = record_of(workspace, RecordKind.ACTION)
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedRecord(action)]))
    with pytest.raises(Refusal, match="still to come") as refused:
        workspace.perform(defer_from_agenda(action, meeting_id, until=DAY))
    assert refused.value.field == "until"
    assert list(workspace.read.on_agenda(meeting_id)) == [action]
    workspace.perform(defer_from_agenda(action, meeting_id, until=dt.date(2027, 5, 1)))
    assert workspace.read.on_agenda(meeting_id) == {}
    assert workspace.read.deferrals()[action].on == dt.date(2027, 5, 1)
    workspace.undo()
    assert list(workspace.read.on_agenda(meeting_id)) == [action]


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
    item = item_called(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedItem(item.id), CarriedRecord(challenge, item.id)]))
    workspace.perform(defer(action, to_meeting_id=meeting_id))
    before = workspace.read.movements(challenge)
    workspace.perform(meetings.remove_meeting(meeting_id))
    assert [each.what for each in workspace.read.movements(challenge)] == [Movement.RAISED]
    assert workspace.read.deferrals()[action].on == NEXT_DAY
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
    item = item_called(workspace, held, "Watchlist policy")
    workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    meeting_id = following(workspace)
    workspace.perform(carry(meeting_id, [CarriedItem(item.id)]))
    there = workspace.read.items(meeting_id)
    workspace.perform(carry(meeting_id, [CarriedItem(item.id), CarriedRecord(challenge, item.id)]))
    assert workspace.read.items(meeting_id) == there
    gone_on = item_called(workspace, meeting_id, "Watchlist policy")
    assert workspace.read.on_agenda(meeting_id) == {challenge: gone_on.id}


def test_an_item_of_another_meeting_takes_no_unfinished_one_over(workspace: Workspace, held: Id):
    item, other = workspace.read.items(held)[-2:]
    with pytest.raises(Refusal, match="not on the agenda"):
        workspace.perform(carry(following(workspace), [CarriedItem(item.id, other.id)]))
    assert workspace.read.items(held)[-2:] == (item, other)


@pytest.mark.parametrize(
    ("until", "to_meeting", "refusal"),
    [
        (None, None, Refusal("Say to which day, or to which meeting.", "until")),
        (NEXT_DAY, "later", Refusal("Give a day or a meeting, not both.", "until")),
        (DAY, None, Refusal("Give a day that is still to come.", "until")),
        (None, "over", Refusal("The 1st meeting is over. Choose a later one.", "to_meeting_id")),
    ],
)
def test_a_deferral_names_one_day_or_meeting_that_is_to_come(
    workspace: Workspace, held: Id, until: dt.date | None, to_meeting: str | None, refusal: Refusal
):
    to_meeting_id = {"later": following(workspace), "over": held}.get(to_meeting or "")
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    with pytest.raises(Refusal) as refused:
        workspace.perform(defer(challenge, until=until, to_meeting_id=to_meeting_id))
    assert (refused.value.message, refused.value.field) == (refusal.message, refusal.field)
    assert workspace.read.deferrals() == {}


def test_what_is_deferred_at_a_meeting_says_so_in_its_history(workspace: Workspace):
    challenge = record_of(workspace, RecordKind.CHALLENGE)
    here, later = following(workspace), following(workspace, dt.date(2027, 1, 14))
    item_id = section_of(workspace, here, Section.MATTERS_ARISING)
    with pytest.raises(Refusal, match="this meeting"):
        workspace.perform(defer(challenge, to_meeting_id=here, at_meeting_id=here))
    workspace.perform(defer(challenge, to_meeting_id=later, at_meeting_id=here, item_id=item_id))
    last = workspace.read.movements(challenge)[-1]
    assert (last.what, last.meeting_id, last.item_id, last.until_meeting_id) == (
        Movement.DEFERRED,
        here,
        item_id,
        later,
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
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
