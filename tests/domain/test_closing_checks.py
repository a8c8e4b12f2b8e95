"""What the closing checks find, and what they let pass."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from tests.support.any_meetings import meeting_records
from tests.support.meetings import OPENED, Fate, MeetingMaker

from boardobserver.domain.closing_checks import Check, closing_checks
from boardobserver.domain.snapshots import Due, MeetingRecord
from boardobserver.domain.words import (
    ActionStatus,
    ChallengeStatus,
    DueKind,
    EntryKind,
    ItemState,
    PreviousMinutes,
    Section,
)


def _complete() -> MeetingMaker:
    """A meeting with nothing amiss."""
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    chair = maker.person("BC", "Board Chair", of="MPS")
    maker.person("OB", "Lead observer", is_observer=True)
    maker.attends("BC", arrived=time(10, 0))
    maker.meeting = replace(
        maker.meeting,
        chair_id=chair,
        quorate=True,
        previous_minutes=PreviousMinutes.APPROVED,
        started_at=OPENED,
        ended_at=OPENED,
    )
    maker.item("Welcome", Section.WELCOME)
    maker.item("LFR update")
    maker.response("The tests of 2024.", maker.challenge("What supports 0.64?", by="OB", to="MPS"))
    maker.action("publish the report", owner="MPS", due=Due(DueKind.DATE, date(2027, 1, 8)))
    return maker


def _found(maker: MeetingMaker) -> list[Check]:
    return [finding.check for finding in closing_checks(maker.record())]


def test_nothing_is_found_in_a_complete_record() -> None:
    assert _found(_complete()) == []


def test_an_empty_meeting_lacks_all_its_particulars() -> None:
    assert _found(MeetingMaker()) == [
        Check.NO_CHAIR,
        Check.NO_ATTENDANCE,
        Check.QUORUM_NOT_RECORDED,
        Check.PREVIOUS_MINUTES_NOT_CONSIDERED,
        Check.NO_END,
    ]


def test_the_first_meeting_of_a_series_has_no_minutes_to_consider() -> None:
    maker = MeetingMaker()
    maker.meeting = replace(maker.meeting, number=1)
    assert Check.PREVIOUS_MINUTES_NOT_CONSIDERED not in _found(maker)
    maker.meeting = replace(maker.meeting, previous_id="0" * 32)
    assert Check.PREVIOUS_MINUTES_NOT_CONSIDERED in _found(maker)


def test_an_action_without_owner_or_date_leads_to_its_line() -> None:
    maker = _complete()
    action = maker.action("find out")
    owner, due = closing_checks(maker.record())
    assert (owner.check, due.check) == (Check.ACTION_WITHOUT_OWNER, Check.ACTION_WITHOUT_DUE_DATE)
    assert owner.sentence == f"Action {action.reference} has no owner."
    assert owner.entry_id == due.entry_id == maker.entries[-1].id
    assert owner.item_id == maker.items[-1].id
    assert owner.record_id == action.id


def test_a_closed_action_needs_nothing_more() -> None:
    maker = _complete()
    maker.action("find out", status=ActionStatus.CLOSED)
    assert _found(maker) == []


def test_an_action_due_at_the_next_meeting_has_a_date() -> None:
    maker = _complete()
    maker.action("report back", owner="BC", due=Due(DueKind.NEXT_MEETING))
    assert _found(maker) == []


def test_a_challenge_without_a_response_is_found_and_a_settled_one_is_not() -> None:
    maker = _complete()
    maker.challenge("Why?", by="OB")
    maker.challenge("Why else?", by="OB", status=ChallengeStatus.CLOSED)
    assert _found(maker) == [Check.CHALLENGE_WITHOUT_RESPONSE]


def test_a_withdrawn_response_answers_nothing() -> None:
    maker = _complete()
    challenge = maker.challenge("Why?", by="OB")
    maker.entry("Because.", EntryKind.RESPONSE, record_id=challenge.id, fate=Fate.WITHDRAWN)
    assert _found(maker) == [Check.CHALLENGE_WITHOUT_RESPONSE]


def test_a_withdrawn_action_is_not_asked_after() -> None:
    maker = _complete()
    maker.action("find out", fate=Fate.WITHDRAWN)
    assert _found(maker) == []


def test_items_left_open_untaken_or_without_a_line_are_found() -> None:
    maker = _complete()
    maker.item("Open", state=ItemState.OPEN)
    maker.entry("a line")
    maker.item("Waiting", state=ItemState.WAITING)
    maker.item("Silent", state=ItemState.DONE)
    maker.entry("only for myself", EntryKind.PRIVATE_NOTE)
    maker.item("Deferred", state=ItemState.DEFERRED)
    assert [(f.check, f.item_id) for f in closing_checks(maker.record())] == [
        (Check.ITEM_WITHOUT_OUTCOME, item.id) for item in maker.items[2:5]
    ]


def test_a_person_of_this_meeting_without_initials_is_found_once() -> None:
    maker = _complete()
    person = maker.person("XX", "Guest speaker")
    maker.person("", "Someone of another meeting")
    maker.attends("XX")
    maker.entry("I agree.", by="XX")
    maker.people[person] = replace(maker.people[person], initials="")
    (finding,) = closing_checks(maker.record())
    assert (finding.check, finding.person_id) == (Check.PERSON_WITHOUT_INITIALS, person)
    assert finding.sentence == "Guest speaker has no initials."


@given(meeting_records())
def test_every_finding_leads_to_something_of_the_meeting(record: MeetingRecord) -> None:
    for finding in closing_checks(record):
        assert finding.sentence.endswith(".")
        assert finding.item_id is None or finding.item_id in {item.id for item in record.items}
        assert finding.entry_id is None or finding.entry_id in {entry.id for entry in record.entries}
        assert finding.record_id is None or finding.record_id in record.records
        assert finding.person_id is None or finding.person_id in record.people
