"""What changes of a record leave in its history: nothing where they tidy, else one movement a visit."""

import datetime as dt
from collections.abc import Callable

import pytest
from tests.support.boards import DAY, SteppingClock, note, person_of

from boardobserver.domain.field_words import worded_changes
from boardobserver.domain.snapshots import Due, FieldChange, Id, MovementRecord
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    AssuranceLevel,
    ChallengeStatus,
    DueKind,
    MeetingStatus,
    Movement,
    RecordKind,
    ResponseView,
)
from boardobserver.services import meetings, recording, tracking
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

NEXT_DAY = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
FIRST, SECOND = dt.date(2026, 12, 1), dt.date(2027, 1, 15)


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def workspace(workspace: Workspace, clock: SteppingClock):
    """The same board, whose clock the test can put forward."""
    workspace.close()
    opened = Workspace.open(workspace.path, actor="tester", clock=clock)
    yield opened
    opened.close()
    assert check_board(opened.path) == ()


def raised(workspace: Workspace, meeting_id: Id, typed: str) -> Id:
    entry = workspace.read.entries_of_ids([note(workspace, meeting_id, typed)])[0]
    assert entry.record_id is not None
    return entry.record_id


def happened(workspace: Workspace, record_id: Id) -> list[tuple[Movement, Id | None]]:
    return [(each.what, each.meeting_id) for each in workspace.read.movements(record_id)]


def said(workspace: Workspace, movement: MovementRecord) -> list[str]:
    names = {person.id: person.initials for person in workspace.read.people()}
    names |= {body.id: body.short_name for body in workspace.read.organisations()}
    return [each.sentence for each in worded_changes(movement, names.get)]


def hold(workspace: Workspace, meeting_id: Id) -> None:
    workspace.perform(meetings.start_meeting(meeting_id))
    workspace.perform(meetings.end_meeting(meeting_id))


def to(day: dt.date) -> Due:
    return Due(DueKind.DATE, day)


def test_what_is_changed_in_the_meeting_that_raised_it_is_tidied(workspace: Workspace, meeting_id: Id):
    action = raised(workspace, meeting_id, "! @LL to act by 30 April")
    workspace.perform(tracking.change_due(action, to(FIRST), meeting_id=meeting_id))
    workspace.perform(tracking.change_action(action, owner_id=None, meeting_id=meeting_id))
    workspace.perform(tracking.change_text(action, "LL to act at once", meeting_id=meeting_id))
    assert happened(workspace, action) == [(Movement.RAISED, meeting_id)]


def test_the_same_at_a_later_meeting_is_an_event_of_that_meeting(workspace: Workspace, meeting_id: Id):
    action = raised(workspace, meeting_id, "! @LL to act by 1 December")
    later = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, DAY))
    workspace.perform(tracking.change_due(action, to(SECOND), meeting_id=later))
    body = workspace.read.organisations()[0]
    workspace.perform(
        tracking.change_action(action, meeting_id=later, owner_id=None, owner_organisation_id=body.id)
    )
    assert happened(workspace, action)[1:] == [
        (Movement.DUE_CHANGED, later),
        (Movement.REASSIGNED, later),
    ]
    due, owner = workspace.read.movements(action)[1:]
    assert FieldChange("due_on", "2026-12-01", "2027-01-15") in due.fields
    assert said(workspace, due) == ["Due: 1 December 2026 → 15 January 2027"]
    assert said(workspace, owner) == [f"Owner: LL → {body.short_name}"]
    # What is tidied at the first meeting from now on could be taken for what happened at the second.
    workspace.perform(tracking.change_action(action, outcome="It is out", meeting_id=meeting_id))
    assert happened(workspace, action)[-1] == (Movement.UPDATED, meeting_id)


def test_a_meeting_that_is_signed_off_is_no_context_any_more(workspace: Workspace, meeting_id: Id):
    action = raised(workspace, meeting_id, "! @LL to act")
    hold(workspace, meeting_id)
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    assert workspace.read.meeting(meeting_id).status is MeetingStatus.SIGNED_OFF
    workspace.perform(tracking.change_due(action, to(FIRST), meeting_id=meeting_id))
    workspace.perform(
        tracking.change_status(
            action, ActionStatus.CLOSED, words="It is out", evidence="Paper 03", meeting_id=meeting_id
        )
    )
    workspace.perform(tracking.add_update(action, "And it stays out", meeting_id=meeting_id))
    assert happened(workspace, action)[1:] == [
        (Movement.DUE_CHANGED, None),
        (Movement.CLOSED, None),
        (Movement.UPDATED, None),
    ]


def test_a_visit_is_one_movement_and_goes_when_everything_is_as_it_was(
    workspace: Workspace, clock: SteppingClock
):
    advice = workspace.perform(recording.add_record(RecordKind.ADVICE, "Publish the test results."))
    workspace.perform(tracking.change_advice(advice, source_document="Final report"))
    assert happened(workspace, advice) == [(Movement.RAISED, None)]

    clock.at = NEXT_DAY
    workspace.perform(tracking.change_advice(advice, response=AdviceResponse.UNDER_CONSIDERATION))
    workspace.perform(tracking.change_advice(advice, response=AdviceResponse.REJECTED))
    workspace.perform(tracking.change_advice(advice, response_reason="The vendor forbids it."))
    workspace.perform(tracking.change_advice(advice, response_date=FIRST))
    (responded,) = workspace.read.movements(advice)[1:]
    assert said(workspace, responded) == [
        "Response of the MPS: None → Rejected",
        "Reason given: The vendor forbids it.",
        "Date of the response: 1 December 2026",
    ]

    workspace.perform(tracking.change_advice(advice, response_date=None))
    workspace.perform(tracking.change_advice(advice, response_reason=""))
    workspace.perform(tracking.change_advice(advice, response=AdviceResponse.NONE))
    assert happened(workspace, advice) == [(Movement.RAISED, None)]
    for _ in range(3):
        workspace.undo()
    assert workspace.read.movements(advice)[1:] == (responded,)


def test_another_day_makes_it_another_movement(workspace: Workspace, clock: SteppingClock):
    action = workspace.perform(recording.add_record(RecordKind.ACTION, "To publish"))
    for day in range(3):
        clock.at = NEXT_DAY + dt.timedelta(days=day)
        workspace.perform(tracking.change_due(action, to(FIRST + dt.timedelta(days=day))))
        workspace.perform(tracking.change_due(action, to(SECOND + dt.timedelta(days=day))))
    assert [each.what for each in workspace.read.movements(action)[1:]] == [Movement.DUE_CHANGED] * 3


def test_a_meeting_that_ended_between_makes_it_another_movement(workspace: Workspace, clock: SteppingClock):
    action = workspace.perform(recording.add_record(RecordKind.ACTION, "To publish"))
    clock.at = NEXT_DAY
    workspace.perform(tracking.change_due(action, to(FIRST)))
    held = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, NEXT_DAY.date()))
    hold(workspace, held)
    workspace.perform(tracking.change_due(action, to(SECOND)))
    workspace.perform(tracking.change_due(action, to(SECOND + dt.timedelta(days=1))))
    assert [said(workspace, each) for each in workspace.read.movements(action)[1:]] == [
        ["Due: 1 December 2026"],
        ["Due: 1 December 2026 → 16 January 2027"],
    ]


def test_status_and_grounds_are_one_movement_that_says_each_thing_once(workspace: Workspace, meeting_id: Id):
    challenge = raised(workspace, meeting_id, "? Why 0.64?")
    close = tracking.change_status(
        challenge,
        ChallengeStatus.CLOSED,
        words="The policy changed",
        evidence="Paper 03",
        meeting_id=meeting_id,
    )
    workspace.perform(close)
    closed = workspace.read.movements(challenge)[-1]
    assert (closed.what, closed.meeting_id, closed.words) == (
        Movement.CLOSED,
        meeting_id,
        "The policy changed",
    )
    assert {each.field for each in closed.fields} == {"outcome", "closing_evidence"}
    assert said(workspace, closed) == ["Closing evidence: Paper 03"]
    withdraw = tracking.change_status(challenge, ChallengeStatus.WITHDRAWN, words="a slip")
    workspace.perform(withdraw)
    assert workspace.read.movements(challenge)[-1].fields == (FieldChange("reason", "", "a slip"),)


def test_the_view_of_a_response_is_followed_and_the_responses_are_told_apart(
    workspace: Workspace, clock: SteppingClock
):
    challenge = workspace.perform(recording.add_record(RecordKind.CHALLENGE, "Why 0.64?"))
    first = workspace.perform(add_response(challenge, "We shall see.", by=Party()))
    second = workspace.perform(add_response(challenge, "We have seen.", by=Party()))
    workspace.perform(tracking.change_response(second, view=ResponseView.PARTLY))
    assert len(workspace.read.movements(challenge)) == 3, "said of it as it came in"
    clock.at = NEXT_DAY
    workspace.perform(tracking.change_response(first, view=ResponseView.NOT_SATISFIED))
    workspace.perform(tracking.change_response(second, view=ResponseView.SATISFIED))
    workspace.perform(tracking.change_response(second, text="We have seen it."))
    moved = workspace.read.movements(challenge)[3:]
    assert [each.what for each in moved] == [Movement.REASSESSED, Movement.REASSESSED, Movement.UPDATED]
    assert [said(workspace, each) for each in moved] == [
        ["Observers’ view: Awaiting → Not satisfied"],
        ["Observers’ view: Partly satisfied → Satisfied"],
        ["Response: We have seen. → We have seen it."],
    ]


CHANGES: list[tuple[RecordKind, Callable[[Id], Command[None]], tuple[Movement, list[str]]]] = [
    (
        RecordKind.ASSURANCE,
        lambda key: tracking.change_assurance(key, level=AssuranceLevel.LIMITED, evidence_seen=True),
        (Movement.REASSESSED, ["Evidence seen: No → Yes", "Level of assurance: None → Limited"]),
    ),
    (
        RecordKind.ASSURANCE,
        lambda key: tracking.change_assurance(key, stale_after=FIRST),
        (Movement.REASSESSED, ["Counts until: 1 December 2026"]),
    ),
    (
        RecordKind.ACTION,
        lambda key: tracking.change_due(key, Due(DueKind.NEXT_MEETING)),
        (Movement.DUE_CHANGED, ["Due: Next meeting"]),
    ),
    (
        RecordKind.ADVICE,
        lambda key: tracking.change_advice(key, review_date=FIRST),
        (Movement.UPDATED, ["Review on: 1 December 2026"]),
    ),
    (
        RecordKind.DECISION,
        lambda key: tracking.change_decision(key, conditions="In Westminster only"),
        (Movement.UPDATED, ["Conditions: In Westminster only"]),
    ),
    (
        RecordKind.CHALLENGE,
        lambda key: tracking.change_text(key, "Why 0.62?"),
        (Movement.UPDATED, ["Words: Said once → Why 0.62?"]),
    ),
]


@pytest.mark.parametrize(("kind", "change", "history"), CHANGES)
def test_every_field_has_its_movement_and_undo_takes_each_back_exactly(
    workspace: Workspace,
    clock: SteppingClock,
    kind: RecordKind,
    change: Callable[[Id], Command[None]],
    history: tuple[Movement, list[str]],
):
    made = workspace.perform(recording.add_record(kind, "Said once"))
    clock.at = NEXT_DAY
    before = workspace.read.tracked_of_ids([made]), workspace.read.movements(made)
    workspace.perform(change(made))
    last = workspace.read.movements(made)[-1]
    assert (last.what, said(workspace, last)) == history
    after = workspace.read.tracked_of_ids([made]), workspace.read.movements(made)
    workspace.perform(change(made))
    assert (workspace.read.tracked_of_ids([made]), workspace.read.movements(made)) == after
    workspace.undo()
    assert (workspace.read.tracked_of_ids([made]), workspace.read.movements(made)) == before
    workspace.redo()
    assert (workspace.read.tracked_of_ids([made]), workspace.read.movements(made)) == after


def test_a_person_who_is_gone_from_the_names_leaves_no_key_behind():
    change = FieldChange("owner_id", "0193", None)
    movement = MovementRecord(
        "1",
        "2",
        Movement.REASSIGNED,
        NEXT_DAY,
        None,
        None,
        None,
        ActionStatus.OPEN,
        "",
        None,
        fields=(change,),
    )
    assert worded_changes(movement, lambda _key: None) == ()
