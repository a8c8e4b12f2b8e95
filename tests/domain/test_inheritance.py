"""What a meeting inherits and where it goes, from plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.support.particulars import HELD_ON, a_meeting, an_id

from boardobserver.domain.attention import MeetingDates
from boardobserver.domain.inheritance import (
    Deferral,
    Inheritance,
    Left,
    Unfinished,
    Waiting,
    deferral_of,
    inherited,
    is_put_off,
)
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import AgendaItem, ChallengeDetails, Id, MovementRecord, Response, Tracked
from boardobserver.domain.words import (
    ChallengeKind,
    ChallengeStatus,
    ItemState,
    Movement,
    RecordKind,
    ResponseView,
    Section,
)

_START = datetime(2026, 10, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_KEEP = {Movement.DUE_CHANGED, Movement.REASSIGNED}


def an_item(number: int, title: str, section: Section = Section.BUSINESS, topic: str = "") -> AgendaItem:
    return AgendaItem(
        an_id(100 + number), number, title, section, None, None, ItemState.WAITING, (), (), topic=topic
    )


def a_challenge(number: int, status: ChallengeStatus = ChallengeStatus.OPEN, *topics: str) -> Tracked:
    return Tracked(
        id=an_id(200 + number),
        kind=RecordKind.CHALLENGE,
        reference=Reference(RecordKind.CHALLENGE, 2026, number),
        text=f"Challenge {number}?",
        status=status,
        topics=topics,
        raised_on=HELD_ON - 30 * _DAY,
        raised_by_id=None,
        meeting_id=None,
        item_id=None,
        entry_id=None,
        reason="",
        links=(),
        details=ChallengeDetails(ChallengeKind.QUESTION, None, None, "", "", "", ()),
    )


def promised(record: Tracked, by: date, view: ResponseView = ResponseView.AWAITING) -> Tracked:
    assert isinstance(record.details, ChallengeDetails)
    response = Response(an_id(300), "Soon.", None, None, _START, True, None, by, view)
    return replace(record, details=replace(record.details, responses=(response,)))


def of(
    agenda: tuple[AgendaItem, ...], *waiting: Waiting, unfinished: tuple[AgendaItem, ...] = ()
) -> Inheritance:
    meeting = a_meeting()
    left = Left(tuple(Unfinished(item, 0, HELD_ON - 40 * _DAY) for item in unfinished), waiting)
    return inherited(meeting, agenda, left, MeetingDates([meeting]), HELD_ON)


def moved(what: Movement, step: int, **until: date | Id) -> MovementRecord:
    record = MovementRecord(
        id=an_id(step),
        record_id=an_id(200),
        what=what,
        at=_START + step * _DAY,
        meeting_id=None,
        item_id=None,
        entry_id=None,
        status_after=ChallengeStatus.OPEN,
        words="",
        by_id=None,
    )
    on, meeting_id = until.get("on"), until.get("meeting")
    return replace(
        record,
        until_on=on if isinstance(on, date) else None,
        until_meeting_id=meeting_id if isinstance(meeting_id, str) else None,
    )


@given(st.lists(st.sampled_from(Movement), max_size=12))
def test_only_the_last_deferral_counts_and_only_while_nothing_was_done(whats: list[Movement]):
    movements = [moved(what, step, on=HELD_ON + step * _DAY) for step, what in enumerate(whats)]
    ends = [step for step, what in enumerate(whats) if what not in _KEEP]
    last = ends[-1] if ends else None
    expected = None
    if last is not None and whats[last] is Movement.DEFERRED:
        expected = Deferral(HELD_ON + last * _DAY)
    assert deferral_of(movements, {}) == expected


def test_a_deferral_to_a_meeting_comes_back_on_the_day_that_it_is_held_on():
    to = an_id(9)
    deferral = deferral_of([moved(Movement.DEFERRED, 1, meeting=to)], {to: HELD_ON + 10 * _DAY})
    assert deferral == Deferral(HELD_ON + 10 * _DAY, to)
    assert is_put_off(deferral, a_meeting())
    assert not is_put_off(deferral, replace(a_meeting(), held_on=HELD_ON + 10 * _DAY))
    assert not is_put_off(deferral, replace(a_meeting(), id=to))
    assert deferral_of([moved(Movement.DEFERRED, 1, meeting=to)], {}) is None


def test_topic_goes_before_title_and_title_before_matters_arising():
    arising = an_item(1, "Matters arising", Section.MATTERS_ARISING)
    bias, testing = an_item(2, "Equality", topic="Bias"), an_item(3, "Testing")
    agenda = (arising, bias, testing)
    found = of(
        agenda,
        Waiting(a_challenge(1, ChallengeStatus.OPEN, "Cost", "Bias"), last_title="Testing"),
        Waiting(a_challenge(2), last_title=" TESTING "),
        Waiting(a_challenge(3), last_title="Something else"),
        Waiting(a_challenge(4)),
    )
    by_number = {each.record.reference.serial: each.item_id for each in found.records}
    assert by_number == {1: bias.id, 2: testing.id, 3: arising.id, 4: arising.id}
    assert [each.record.reference.serial for each in found.records] == [3, 4, 1, 2]
    assert [each.item_id for each in of((testing,), Waiting(a_challenge(5))).records] == [None]


def test_sections_that_the_agenda_has_anyway_are_not_unfinished_business():
    agenda = (an_item(1, "Any other business", Section.ANY_OTHER_BUSINESS), an_item(2, "Policy"))
    left = (
        an_item(11, "AOB", Section.ANY_OTHER_BUSINESS),
        an_item(12, "policy"),
        an_item(13, "Look ahead", Section.FORWARD_LOOK),
    )
    found = of(agenda, unfinished=left)
    assert [(each.item.title, each.to_item_id) for each in found.items] == [
        ("policy", agenda[1].id),
        ("Look ahead", None),
    ]
    assert {each.age_days for each in found.items} == {40}
    taken = (agenda[0], replace(agenda[1], carried_from_id=left[1].id))
    assert [each.item.title for each in of(taken, unfinished=left).items] == ["Look ahead"]


def test_an_answered_challenge_comes_along_only_while_its_promise_is_waited_for():
    answered = a_challenge(1, ChallengeStatus.ANSWERED)
    due = HELD_ON - 5 * _DAY
    assert of((), Waiting(answered)).is_empty
    (line,) = of((), Waiting(promised(answered, due), passed=3)).records
    assert (line.due, line.overdue_days, line.carried, line.age_days) == (due, 5, 2, 30)
    assert line.promise is not None
    assert of((), Waiting(promised(answered, due, ResponseView.SATISFIED))).is_empty
    assert of((), Waiting(promised(a_challenge(1, ChallengeStatus.CLOSED), due))).is_empty


def test_what_was_raised_after_the_meeting_is_none_of_its_inheritance():
    late = replace(a_challenge(1), raised_on=HELD_ON + _DAY)
    assert of((), Waiting(late)).records == ()


def test_what_is_deferred_stands_last_and_is_no_proposal():
    later = Deferral(HELD_ON + _DAY)
    found = of((), Waiting(a_challenge(1), deferral=later), Waiting(a_challenge(2)))
    assert [(each.record.reference.serial, each.deferral) for each in found.records] == [
        (2, None),
        (1, later),
    ]
    assert not found.is_empty
    assert of((), Waiting(a_challenge(1), deferral=later)).is_empty
    assert not of((), Waiting(a_challenge(1), deferral=Deferral(HELD_ON))).is_empty
