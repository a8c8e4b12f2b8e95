"""What minutes say of records: as they stood, as they stand today, what has changed; and never more."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support.lived_boards import Board

from boardobserver.domain.closing_checks import closing_checks
from boardobserver.domain.snapshots import ChallengeDetails, Due, Id
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    ChallengeStatus,
    DueKind,
    EntryKind,
)
from boardobserver.services import carrying, entries, introducing, meetings, responding, tracking
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.parties import Party
from boardobserver.services.publishing import publish_minutes


@pytest.fixture
def lived(tmp_path: Path) -> Generator[Board]:
    found = Board(tmp_path)
    yield found
    found.workspace.close()


def test_the_file_of_signed_minutes_is_the_same_bytes_whatever_became_of_the_records(lived: Board):
    perform = lived.workspace.perform
    first = lived.meeting(
        "? @LL what testing supports 0.64?",
        "! @LL to publish the results by 30 April",
        "* Publish the test results.",
        is_signed_off=True,
    )

    def bytes_of_it() -> bytes:
        return publish_minutes(minutes_content(lived.workspace.read, first, lived.clock.at.date())).pdf

    then = bytes_of_it()
    challenge, action, advice = (lived.record(each) for each in ("CH-2026-001", "AC-2026-001", "EA-2026-001"))
    perform(tracking.change_action(action.id, outcome="Half of it is out", meeting_id=first))
    lived.later(10)
    perform(responding.add_response(challenge.id, "The report covers 0.60.", by=Party(lived.lead)))
    lived.later(10)
    lived.meeting("? and 0.62? ^CH-2026-001", "> That too. ^CH-2026-001", "LL has begun. ^AC-2026-001")
    perform(tracking.change_due(action.id, Due(DueKind.NEXT_MEETING)))
    perform(tracking.change_action(action.id, owner_id=None))
    perform(tracking.change_advice(advice.id, response=AdviceResponse.REJECTED, response_reason="Cost"))
    perform(tracking.add_update(action.id, "It slipped."))
    for record, status in ((challenge, ChallengeStatus.CLOSED), (action, ActionStatus.CLOSED)):
        perform(tracking.change_status(record.id, status, words="It is out", evidence="Paper 03"))
    assert bytes_of_it() == then
    assert "It is out" in lived.printed(lived.meeting("closed ^AC-2026-001"))
    assert bytes_of_it() == then


def test_as_of_today_stands_beside_how_it_was(lived: Board):
    first = lived.meeting("! @LL to publish by 30 April", "? Why 0.64?", is_signed_off=True)
    lived.later(30)
    action = lived.record("AC-2026-001")
    lived.workspace.perform(tracking.change_due(action.id, Due(DueKind.DATE, dt.date(2026, 6, 1))))
    lived.workspace.perform(responding.add_response(lived.record("CH-2026-001").id, "So.", by=Party()))
    plain = lived.printed(first)
    assert "30 April 2026" in plain
    assert "1 June 2026" not in plain
    beside = lived.printed(first, as_of_today=True)
    assert "Today (11 February 2026)" in beside
    assert "30 April 2026" in beside
    assert "Due: 1 June 2026" in beside
    assert "Answered" in beside
    assert "So." not in beside


def test_the_annex_of_changes_says_what_has_happened_since_the_meeting_before(lived: Board):
    perform = lived.workspace.perform
    first = lived.meeting("! @LL to publish by 30 April", "? Why 0.64?", "* Publish the results.")
    lived.later(5)
    action, challenge = lived.record("AC-2026-001"), lived.record("CH-2026-001")
    perform(tracking.change_due(action.id, Due(DueKind.DATE, dt.date(2026, 6, 1))))
    perform(responding.add_response(challenge.id, "Because.", by=Party(lived.lead)))
    lived.later(5)
    second = lived.meeting("? Why, again? ^CH-2026-001", "! @LL to explain")
    lived.later(5)
    perform(tracking.change_status(action.id, ActionStatus.CLOSED, words="It is out", evidence="Paper 03"))
    said = lived.printed(second, changes=True)
    annex = said[said.index("what has changed since the previous meeting") :]
    assert "Since the 1st meeting, held on 12 January 2026" in annex
    assert "Due date changed on 17 January 2026." in annex.replace("\n", "")
    assert "Due: 30 April 2026 → 1 June 2026" in annex
    assert "Answered on 17 January 2026, LL: Because." in annex.replace("\n", "")
    assert "Put again at this meeting: Why, again?" in annex.replace("\n", "")
    assert "Raised at this meeting." in annex.replace("\n", "")
    assert "EA-2026-001" not in annex, "nothing happened to it"
    assert "It is out" not in annex, "that was later"
    assert "what has changed" not in lived.printed(first, changes=True), "there was no meeting before"
    quiet = lived.meeting("Nothing new.")
    lived.later(1)
    assert "It is out" in lived.printed(quiet, changes=True)
    assert "nothing has happened to any record" in lived.printed(lived.meeting("Quiet."), changes=True)


def test_what_was_done_in_a_meeting_without_a_line_is_in_its_annex(lived: Board):
    lived.meeting("! @LL to publish by 30 April", is_signed_off=True)
    action = lived.record("AC-2026-001")
    lived.later(7)
    second = lived.meeting("Nothing else.")
    assert "AC-2026-001" not in lived.printed(second)
    close = tracking.change_status(
        action.id, ActionStatus.CLOSED, words="It is out", evidence="Paper 03", meeting_id=second
    )
    lived.workspace.perform(close)
    said = lived.printed(second)
    assert "AC-2026-001" in said
    assert "Outcome: It is out" in said
    assert "Closing evidence: Paper 03" in said
    lived.workspace.undo()
    assert "AC-2026-001" not in lived.printed(second)


def test_what_is_put_right_in_a_late_review_counts_for_its_own_meeting(lived: Board):
    perform = lived.workspace.perform
    first = lived.meeting("! @LL to publish by 30 April")
    action = lived.record("AC-2026-001")
    lived.later(7)
    second = lived.meeting("It slipped. ^AC-2026-001")

    def due(day: int, meeting_id: Id | None) -> None:
        perform(
            tracking.change_due(action.id, Due(DueKind.DATE, dt.date(2026, 6, day)), meeting_id=meeting_id)
        )

    due(1, second)
    assert ("30 April 2026" in lived.printed(first), "1 June 2026" in lived.printed(second)) == (True, True)
    due(20, first)
    assert ("20 June 2026" in lived.printed(first), "20 June 2026" in lived.printed(second)) == (True, True)
    lived.later(7)
    due(29, None)
    assert "29 June 2026" not in lived.printed(first) + lived.printed(second)
    perform(tracking.change_text(action.id, "LL to publish all of it", meeting_id=first))
    assert "all of it" in lived.printed(first)


def test_signed_minutes_stay_the_same_bytes_while_an_earlier_meeting_is_still_under_review(lived: Board):
    perform = lived.workspace.perform
    first = lived.meeting(
        "? @LL what supports 0.64?", "! @LL to publish by 30 April", "! to look into it", "it is tested"
    )
    lines = [entry.id for entry in lived.workspace.read.entries(first)]
    lived.later(7)
    second = lived.meeting("again ^CH-2026-001", "begun ^AC-2026-001", "and ^AC-2026-002", is_signed_off=True)

    def bytes_of_it() -> bytes:
        content = minutes_content(
            lived.workspace.read, second, lived.clock.at.date(), MinutesOptions(changes=True)
        )
        return publish_minutes(content).pdf

    then = bytes_of_it()
    lived.later(1)
    action = lived.record("AC-2026-001")
    lived.note(first, "> @LL nothing does. ^CH-2026-001")
    assert lived.record("CH-2026-001").status is ChallengeStatus.ANSWERED
    perform(tracking.change_due(action.id, Due(DueKind.NEXT_MEETING), meeting_id=first))
    perform(tracking.add_update(action.id, "It slipped.", meeting_id=first))
    perform(entries.edit_entry(lines[0], "@BC what supports 0.62?"))
    perform(entries.edit_entry(lines[1], "@BC to publish by 31 May"))
    perform(introducing.introduce(first, "Data analyst", initials="DA"))
    perform(entries.edit_entry(lines[2], "@DA to look into it"))
    perform(entries.re_mark(lines[3], EntryKind.RESPONSE))
    assert bytes_of_it() == then
    assert "31 May" in lived.printed(first)
    assert "Answered" in lived.printed(lived.meeting("put once more ^CH-2026-001"), changes=True)


def test_what_is_only_carried_to_a_meeting_is_in_its_annex_and_is_no_gap_in_its_record(lived: Board):
    first = lived.meeting("? Why 0.64?", "! to publish")
    lived.later(7)
    second = lived.meeting("Nothing else.")
    challenge, action = lived.record("CH-2026-001"), lived.record("AC-2026-001")
    lived.workspace.perform(
        carrying.carry(second, [carrying.CarriedRecord(challenge.id), carrying.CarriedRecord(action.id)])
    )
    assert {"CH-2026-001", "AC-2026-001"} <= set(lived.printed(second).split())

    def missing(meeting_id: Id) -> str:
        return " ".join(each.sentence for each in closing_checks(lived.workspace.read.record_of(meeting_id)))

    assert "CH-2026-001 has no response" in missing(first)
    assert "AC-2026-001 has no owner" in missing(first)
    assert "-2026-001" not in missing(second).replace("MT-2026-001", "")


def test_no_words_of_private_withdrawn_or_left_out_lines_reach_any_edition(lived: Board):
    """Sentences are planted in lines of two meetings, which are then taken out in every way there is."""
    perform = lived.workspace.perform
    first = lived.meeting()
    perform(meetings.start_meeting(first))
    raised = [lived.note(first, f"{mark}planted {at} from the first") for at, mark in enumerate("?!*=?")]
    kept = lived.note(first, "? a challenge that prints")
    kept_ref = lived.workspace.read.tracked_of_ids(
        [key for each in lived.workspace.read.entries_of_ids([kept]) if (key := each.record_id)]
    )[0].reference
    answers = [lived.note(first, f"> planted answer {at} ^{kept_ref}") for at in range(3)]
    perform(meetings.end_meeting(first))
    lived.later(7)
    second = lived.meeting(f"? put again ^{kept_ref}")
    perform(meetings.start_meeting(second))
    moved = [lived.note(second, f"planted word {at} on ^{kept_ref}") for at in range(3)]
    details = lived.record(str(kept_ref)).details
    assert isinstance(details, ChallengeDetails)
    for response in details.responses:
        perform(tracking.change_response(response.id, text="planted correction", meeting_id=second))
    for taken_out in (raised[:3], answers, moved):
        perform(entries.re_mark(taken_out[0], EntryKind.PRIVATE_NOTE))
        perform(entries.withdraw_entry(taken_out[1], "planted reason"))
        perform(entries.set_in_minutes(taken_out[2], in_minutes=False))
    perform(entries.re_mark(raised[3], EntryKind.NOTE))
    perform(entries.edit_entry(raised[3], "put into other words"))
    perform(entries.edit_entry(raised[4], "put into other words too"))
    slipped = [lived.note(second, f"{mark}planted slip ^{kept_ref}") for mark in ("", "?", ">")]
    for line in slipped:
        perform(entries.edit_entry(line, "put right"))
    perform(entries.edit_entry(lived.note(second, "! @LL to do a planted thing"), "@LL to do it"))
    lived.note(second, "~ planted private note")
    perform(meetings.end_meeting(second))
    for meeting_id in (first, second, lived.meeting(f"once more ^{kept_ref}")):
        said = lived.printed(meeting_id, changes=True, as_of_today=True)
        assert "a challenge that prints" in said
        assert "planted" not in said
