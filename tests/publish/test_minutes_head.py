"""What the minutes say before the items, as a document tree: what, where, when, and who was there."""

from dataclasses import replace
from datetime import time, timedelta

from tests.support.meetings import OPENED, MeetingMaker
from tests.support.minutes_tree import fields_of, headings_of, meeting_with_people, words_of

from boardobserver.domain.words import AttendanceList, PreviousMinutes
from boardobserver.publish.document import ListBlock, texts_of
from boardobserver.publish.minutes import minutes


def test_an_empty_meeting_has_its_header_and_a_place_to_sign() -> None:
    assert headings_of(MeetingMaker()) == ["Note of the 14th meeting", "Sign-off"]
    assert "observers’ own note" in words_of(MeetingMaker())
    assert "It is not the Board’s minutes." in words_of(MeetingMaker())


def test_the_header_block_says_what_where_and_when() -> None:
    maker = meeting_with_people()
    maker.meeting = replace(
        maker.meeting,
        started_at=OPENED + timedelta(minutes=4),
        ended_at=OPENED + timedelta(minutes=125),
        via="Teams",
        chair_id=maker.person_id("BC"),
        author_id=maker.person_id("OB"),
    )
    fields = fields_of(maker)
    assert fields["Date"] == ["Sunday 22 November 2026"]
    assert fields["Time"] == ["10:04 to 12:05"]
    assert fields["Place"] == ["New Scotland Yard, via Teams"]
    assert fields["Chair"] == ["Board Chair (MPS)"]
    assert fields["Status and version"] == ["Draft, version 0.1"]
    assert fields["Marking"] == ["OFFICIAL-SENSITIVE"]
    assert fields["Reference"] == ["MT-2026-006"]
    assert fields["Author"] == ["Lead observer, Mayor’s Office for Policing and Crime"]


def test_times_are_those_of_the_boards_own_zone() -> None:
    maker = MeetingMaker()
    summer = OPENED.replace(month=7)
    maker.meeting = replace(maker.meeting, held_on=summer.date(), started_at=summer, ended_at=None)
    assert fields_of(maker)["Time"] == ["from 11:00"]


def test_attendance_is_in_four_lists_with_partial_attendance() -> None:
    maker = meeting_with_people()
    maker.attends("BC")
    maker.attends("LL", AttendanceList.IN_ATTENDANCE, items="3–9", arrived=time(10, 20), is_remote=True)
    maker.attends("OB", AttendanceList.OBSERVERS, left=time(11, 30), note="by invitation")
    maker.meeting = replace(maker.meeting, chair_id=maker.person_id("LL"), quorate=False, quorum_needed=3)
    fields = fields_of(maker)
    assert fields["Present"] == ["Board Chair (BC), Metropolitan Police Service"]
    assert fields["In attendance"] == [
        "LFR lead (LL), Chair, Metropolitan Police Service (items 3–9; from 10:20; remotely)"
    ]
    assert fields["Observers"] == ["Lead observer (OB) (until 11:30; by invitation)"]
    assert "Apologies" not in fields
    assert "The meeting was not quorate (quorum: 3)." in words_of(maker)


def test_corrections_to_the_previous_minutes_are_numbered() -> None:
    maker = MeetingMaker()
    maker.meeting = replace(
        maker.meeting,
        previous_minutes=PreviousMinutes.APPROVED_WITH_CORRECTIONS,
        corrections="Read “question”.\n\nThe DPO was there.",
    )
    (found,) = (block for block in minutes(maker.content()).blocks if isinstance(block, ListBlock))
    assert found.is_numbered
    assert texts_of(found) == ("Read “question”.", "The DPO was there.")
