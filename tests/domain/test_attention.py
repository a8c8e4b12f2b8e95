"""What needs attention on a day, and when "the next meeting" is."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.particulars import a_meeting

from boardobserver.domain.attention import (
    MeetingDates,
    Need,
    age_days,
    due_on,
    meetings_passed,
    needs_of,
    overdue_days,
)
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    Details,
    Due,
    Meeting,
    MovementRecord,
    Response,
    Tracked,
    TrackedStatus,
)
from boardobserver.domain.words import (
    ActionStatus,
    Addressee,
    AdviceResponse,
    AdviceStatus,
    AssuranceLevel,
    AssuranceStatus,
    ChallengeKind,
    ChallengeStatus,
    DueKind,
    Movement,
    RecordKind,
    ResponseView,
)

TODAY = dt.date(2026, 4, 15)
RAISED = dt.date(2026, 3, 1)
NEXT = Due(DueKind.NEXT_MEETING)
NO_MEETINGS = MeetingDates(())


def record(
    kind: RecordKind, status: TrackedStatus, details: Details, *, meeting_id: str | None = None
) -> Tracked:
    return Tracked(
        id="1",
        kind=kind,
        reference=Reference(kind, 2026, 1),
        text="Words",
        status=status,
        topics=(),
        raised_on=RAISED,
        raised_by_id=None,
        meeting_id=meeting_id,
        item_id=None,
        entry_id=None,
        reason="",
        links=(),
        details=details,
    )


def action(due: Due, status: ActionStatus = ActionStatus.OPEN, **changes: dt.date | None) -> Tracked:
    details = replace(ActionDetails(None, None, due, "", ()), due_set_on=changes.get("due_set_on"))
    return record(RecordKind.ACTION, status, details, meeting_id="held")


def challenge(
    status: ChallengeStatus, *promises: dt.date | None, view: ResponseView = ResponseView.AWAITING
) -> Tracked:
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    given_in_turn = tuple(
        Response(str(n), "Words", None, None, at, True, None, promise, view)
        for n, promise in enumerate(promises)
    )
    details = ChallengeDetails(ChallengeKind.QUESTION, None, None, "", "", "", given_in_turn)
    return record(RecordKind.CHALLENGE, status, details)


def advice(response: AdviceResponse, review: dt.date | None, status: AdviceStatus) -> Tracked:
    details = AdviceDetails("LPEP", "", None, "", Addressee.MPS, response, "", None, "", review)
    return record(RecordKind.ADVICE, status, details)


def assurance(stale_after: dt.date | None, status: AssuranceStatus = AssuranceStatus.STANDING) -> Tracked:
    details = AssuranceDetails(None, None, "", False, AssuranceLevel.NONE, "", stale_after)
    return record(RecordKind.ASSURANCE, status, details)


def meeting(key: str, held_on: dt.date, series: str = "board", next_date: dt.date | None = None) -> Meeting:
    return replace(a_meeting(), id=key, held_on=held_on, series_id=series, next_date=next_date)


def needs(tracked: Tracked, on: dt.date = TODAY) -> frozenset[Need]:
    return needs_of(tracked, due_on(tracked, NO_MEETINGS), on)


def test_an_open_action_is_overdue_from_the_day_after_its_date():
    day = dt.date(2026, 4, 14)
    late = action(Due(DueKind.DATE, day))
    assert (overdue_days(late, day, TODAY), overdue_days(late, day, day)) == (1, 0)
    assert needs(late) == {Need.OVERDUE}
    assert needs(late, day) == frozenset()
    assert needs(action(Due(DueKind.DATE, day), ActionStatus.CLOSED)) == frozenset()
    assert needs(action(Due())) == frozenset()


def test_the_next_meeting_is_resolved_when_it_has_a_date():
    given_there = action(NEXT)
    held = meeting("held", RAISED)
    assert due_on(given_there, NO_MEETINGS) is None
    assert due_on(given_there, MeetingDates([held])) is None
    assert due_on(given_there, MeetingDates([replace(held, next_date=dt.date(2026, 4, 2))])) == dt.date(
        2026, 4, 2
    )
    of_another_series = meeting("x", dt.date(2026, 3, 5), "sub-group")
    following = meeting("y", dt.date(2026, 4, 9))
    dates = MeetingDates([following, held, of_another_series, meeting("z", dt.date(2026, 6, 1))])
    assert due_on(given_there, dates) == dt.date(2026, 4, 9)
    assert overdue_days(given_there, dt.date(2026, 4, 9), TODAY) == 6


def test_a_next_meeting_that_was_given_later_counts_from_then():
    slipped = action(NEXT, due_set_on=dt.date(2026, 4, 9))
    dates = MeetingDates(
        [meeting("held", RAISED), meeting("y", dt.date(2026, 4, 9)), meeting("z", dt.date(2026, 6, 1))]
    )
    assert due_on(slipped, dates) == dt.date(2026, 6, 1)


@given(
    st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))),
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
)
def test_the_meeting_after_a_day_is_the_first_later_one(days: list[dt.date], day: dt.date):
    dates = MeetingDates(meeting(str(n), held_on) for n, held_on in enumerate(days))
    assert dates.after(day, None) == min((each for each in days if each > day), default=None)


def test_a_challenge_awaits_a_response_while_it_is_open_or_more_is_promised():
    promise = dt.date(2026, 4, 1)
    assert needs(challenge(ChallengeStatus.OPEN)) == {Need.RESPONSE_AWAITED}
    assert needs(challenge(ChallengeStatus.ANSWERED, None)) == frozenset()
    assert needs(challenge(ChallengeStatus.ANSWERED, promise)) == {Need.RESPONSE_AWAITED, Need.OVERDUE}
    assert needs(challenge(ChallengeStatus.ANSWERED, promise), promise) == {Need.RESPONSE_AWAITED}
    assert needs(challenge(ChallengeStatus.ANSWERED, promise, None)) == frozenset()
    assert needs(challenge(ChallengeStatus.ANSWERED, promise, view=ResponseView.SATISFIED)) == frozenset()
    assert needs(challenge(ChallengeStatus.CLOSED, promise)) == frozenset()
    assert overdue_days(challenge(ChallengeStatus.PART_ANSWERED, promise), promise, TODAY) == 14


@pytest.mark.parametrize(
    ("tracked", "expected"),
    [
        (advice(AdviceResponse.NONE, None, AdviceStatus.OUTSTANDING), {Need.ADVICE_WITHOUT_RESPONSE}),
        (advice(AdviceResponse.UNDER_CONSIDERATION, TODAY, AdviceStatus.IN_PROGRESS), {Need.REVIEW_DUE}),
        (advice(AdviceResponse.REJECTED, TODAY + dt.timedelta(1), AdviceStatus.OUTSTANDING), set[Need]()),
        (advice(AdviceResponse.NONE, TODAY, AdviceStatus.NOT_ACCEPTED), set[Need]()),
        (assurance(TODAY - dt.timedelta(1)), {Need.STALE}),
        (assurance(TODAY), set[Need]()),
        (assurance(None), set[Need]()),
        (assurance(RAISED, AssuranceStatus.SUPERSEDED), set[Need]()),
    ],
)
def test_advice_waits_and_assurance_goes_stale(tracked: Tracked, expected: set[Need]):
    assert needs(tracked) == expected


def test_an_age_is_never_less_than_none():
    raised = action(Due())
    assert (age_days(raised, TODAY), age_days(raised, dt.date(2026, 2, 1))) == (45, 0)


def test_a_record_passed_each_meeting_once():
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    moves = [
        MovementRecord(str(n), "1", Movement.UPDATED, at, key, None, None, ActionStatus.OPEN, "", None)
        for n, key in enumerate(("a", "a", None, "b", "a"))
    ]
    assert meetings_passed(moves) == ("a", "b")
