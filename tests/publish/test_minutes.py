"""What the minutes say, and in which order, as a document tree."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from tests.support.meetings import OPENED, MeetingMaker

from boardobserver.domain.conventions import Conventions, PrintedWords
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import (
    AttendanceList,
    DecisionVerb,
    DueKind,
    EntryKind,
    ItemState,
    MeetingStatus,
    ObserverPosition,
    PreviousMinutes,
    Section,
)
from boardobserver.publish.document import Fields, Heading, ListBlock, Paragraph, Table, Tone, texts_of
from boardobserver.publish.minutes import minutes


def _maker() -> MeetingMaker:
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("BC", "Board Chair", of="MPS")
    maker.person("LL", "LFR lead", of="MPS")
    maker.person("OB", "Lead observer", is_observer=True)
    return maker


def _headings(maker: MeetingMaker) -> list[str]:
    blocks = minutes(maker.content()).blocks
    return [f"{b.number} {b.text}".strip() for b in blocks if isinstance(b, Heading)]


def _lines(maker: MeetingMaker) -> list[str]:
    """Every paragraph as it reads, its number before it."""
    blocks = minutes(maker.content()).blocks
    return [" ".join(("".join(r.text for r in b.runs), b.number)) for b in blocks if isinstance(b, Paragraph)]


def _said(maker: MeetingMaker) -> str:
    return "\n".join(part for block in minutes(maker.content()).blocks for part in texts_of(block))


def _fields(maker: MeetingMaker) -> dict[str, list[str]]:
    return {
        row.term: ["".join(run.text for run in line) for line in row.lines]
        for block in minutes(maker.content()).blocks
        if isinstance(block, Fields)
        for row in block.rows
    }


def _table(maker: MeetingMaker, heading: str) -> list[list[str]]:
    """The rows of the annex under a heading."""
    blocks = minutes(maker.content()).blocks
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and heading in b.text)
    table = blocks[place + 1]
    assert isinstance(table, Table)
    return [["\n".join("".join(r.text for r in line) for line in cell) for cell in row] for row in table.rows]


def test_an_empty_meeting_has_its_header_and_a_place_to_sign() -> None:
    assert _headings(MeetingMaker()) == ["Note of the 14th meeting", "Sign-off"]
    assert "observers’ own note" in _said(MeetingMaker())
    assert "It is not the Board’s minutes." in _said(MeetingMaker())


def test_the_header_block_says_what_where_and_when() -> None:
    maker = _maker()
    maker.meeting = replace(
        maker.meeting,
        started_at=OPENED + timedelta(minutes=4),
        ended_at=OPENED + timedelta(minutes=125),
        via="Teams",
        chair_id=maker.person_id("BC"),
        author_id=maker.person_id("OB"),
    )
    fields = _fields(maker)
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
    assert _fields(maker)["Time"] == ["from 11:00"]


def test_attendance_is_in_four_lists_with_partial_attendance() -> None:
    maker = _maker()
    maker.attends("BC")
    maker.attends("LL", AttendanceList.IN_ATTENDANCE, items="3–9", arrived=time(10, 20), is_remote=True)
    maker.attends("OB", AttendanceList.OBSERVERS, left=time(11, 30), note="by invitation")
    maker.meeting = replace(maker.meeting, chair_id=maker.person_id("LL"), quorate=False, quorum_needed=3)
    fields = _fields(maker)
    assert fields["Present"] == ["Board Chair (BC), Metropolitan Police Service"]
    assert fields["In attendance"] == [
        "LFR lead (LL), Chair, Metropolitan Police Service (items 3–9; from 10:20; remotely)"
    ]
    assert fields["Observers"] == ["Lead observer (OB) (until 11:30; by invitation)"]
    assert "Apologies" not in fields
    assert "The meeting was not quorate (quorum: 3)." in _said(maker)


def test_standing_sections_print_under_their_item_or_where_they_belong() -> None:
    maker = _maker()
    maker.attends("BC")
    maker.declares("LL", "a relative works for a supplier", "Left for item 3.")
    maker.meeting = replace(
        maker.meeting, previous_minutes=PreviousMinutes.APPROVED, next_date=date(2027, 1, 22), ended_at=OPENED
    )
    maker.item("Last minutes", Section.PREVIOUS_MINUTES)
    maker.item("LFR update")
    maker.entry("something was said.", by="LL")
    assert _headings(maker) == [
        "Note of the 14th meeting",
        "Attendance",
        "Declarations of interest",
        "1 Last minutes",
        "2 LFR update",
        "Next meeting and close",
        "Sign-off",
        "Annex A: initials and abbreviations",
    ]
    lines = _lines(maker)
    assert "LFR lead (MPS) declared an interest: a relative works for a supplier\nLeft for item 3. " in lines
    assert "The minutes of the previous meeting were approved. 1.1" in lines
    assert "LL: something was said. 2.1" in lines
    assert "The next meeting would be held on Friday 22 January 2027. " in lines


def test_items_keep_the_order_of_the_agenda() -> None:
    maker = MeetingMaker()
    maker.item("Any other business", Section.ANY_OTHER_BUSINESS)
    maker.item("An item", state=ItemState.DEFERRED)
    maker.item("Welcome", Section.WELCOME, state=ItemState.WAITING)
    assert _headings(maker)[1:-1] == ["1 Any other business", "2 An item", "3 Welcome"]
    assert "This item was deferred. 2.1" in _lines(maker)
    assert "This item was not taken. 3.1" in _lines(maker)


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


def test_lines_without_any_item_print_under_a_heading_of_their_own() -> None:
    maker = _maker()
    maker.entry("first", by="OB")
    maker.entry("second")
    assert "Notes of the meeting" in _headings(maker)
    assert {"OB: first 1", "second 2"} <= set(_lines(maker))


def test_lines_noted_before_the_first_item_print_before_it() -> None:
    maker = _maker()
    maker.entry("early")
    maker.item("LFR update")
    maker.entry("later")
    headings = _headings(maker)
    assert headings.index("Before the first item") < headings.index("1 LFR update")
    assert {"early 0.1", "later 1.1"} <= set(_lines(maker))


def test_a_challenge_and_its_response_are_named_and_numbered() -> None:
    maker = _maker()
    maker.item("LFR update")
    first = maker.challenge("What supports 0.64?", by="OB", to="MPS")
    maker.response("The tests of 2024.", first, by="LL")
    maker.challenge("And the denominator?", by="OB")
    maker.response("More on the tests.", first, by="MPS")
    assert _lines(maker)[1:] == [
        "Challenge CH-2026-001 (OB to MPS): What supports 0.64? 1.1",
        "Response (LL): The tests of 2024. 1.2",
        "Challenge CH-2026-002 (OB): And the denominator? 1.3",
        "Response to CH-2026-001 (MPS): More on the tests. 1.4",
    ]


def test_the_printed_word_for_a_challenge_can_be_another() -> None:
    maker = _maker()
    maker.challenge("What supports 0.64?", by="OB")
    words = Conventions(words=PrintedWords(challenge="Question"))
    content = replace(maker.content(), conventions=words)
    said = ["".join(texts_of(block)) for block in minutes(content).blocks]
    assert "1Question CH-2026-001 (OB): What supports 0.64?" in said
    assert "Annex A: questions" in said
    assert not any("Challenge" in part or "challenge" in part for part in said)


def test_a_decision_is_the_boards_and_the_observers_position_stands_beside_it() -> None:
    maker = _maker()
    maker.decision(
        "the new policy", DecisionVerb.APPROVED, reasons="Tests.", position=ObserverPosition.RESERVED
    )
    (line,) = (line for line in _lines(maker) if line.startswith("Decision"))
    assert line == (
        "Decision DN-2026-001 (approved by the Board): the new policy\n"
        "Reasons: Tests.\nObservers’ position: reserved "
    )


_APRIL, _NEXT = Due(DueKind.DATE, date(2027, 4, 30)), Due(DueKind.NEXT_MEETING)


@pytest.mark.parametrize(
    ("typed", "owner", "due", "printed"),
    [
        ("publish it", "LL", _APRIL, "LFR lead (MPS) to publish it by Friday 30 April 2027"),
        ("@LL to publish it by 30 Apr", "LL", _APRIL, "LFR lead (MPS) to publish it by Friday 30 April 2027"),
        ("MPS to reply.", "MPS", _APRIL, "Metropolitan Police Service to reply by Friday 30 April 2027."),
        ("MPS to reply", "LL", _NEXT, "LFR lead (MPS) to reply by the next meeting"),
        ("Write a paper", "LL", _NEXT, "LFR lead (MPS) to write a paper by the next meeting"),
        (
            "The Home Office to reply",
            "LL",
            _NEXT,
            "The Home Office to reply by the next meeting (owner: LFR lead (MPS))",
        ),
        ("DPIA to be revised", "", Due(), "DPIA to be revised\n(no owner recorded and no due date recorded)"),
        ("reply", "LL", Due(), "LFR lead (MPS) to reply\n(no due date recorded)"),
    ],
)
def test_an_action_says_once_who_and_by_when(typed: str, owner: str, due: Due, printed: str) -> None:
    maker = _maker()
    maker.action(typed, owner=owner, due=due)
    found = [b for b in minutes(maker.content()).blocks if isinstance(b, Paragraph) and b.tone is Tone.ACTION]
    assert ["".join(run.text for run in block.runs) for block in found] == [f"Action AC-2026-001: {printed}"]
    assert all(run.is_bold for run in found[0].runs if not run.text.startswith(("\n", "(no ")))


def test_lines_that_begin_with_a_dash_are_a_list() -> None:
    maker = MeetingMaker()
    maker.entry("Two points:\n- one\n- two\nand on")
    blocks = minutes(maker.content()).blocks
    place = next(n for n, block in enumerate(blocks) if isinstance(block, ListBlock))
    assert texts_of(blocks[place]) == ("one", "two")
    assert texts_of(blocks[place - 1])[-1] == "Two points:"
    assert texts_of(blocks[place + 1]) == ("and on",)


def test_annexes_are_lettered_in_order_and_list_the_records() -> None:
    maker = _maker()
    maker.response(
        "Tests.", maker.challenge("Why?", by="OB", to="MPS", evidence_asked="The report."), by="LL"
    )
    maker.action("publish", owner="LL", due=Due(DueKind.NEXT_MEETING))
    maker.advice("Assess each deployment.", source_document="Final report", paragraph="4.12")
    maker.decision("the policy")
    assert [heading for heading in _headings(maker) if heading.startswith("Annex")] == [
        "Annex A: action log",
        "Annex B: challenges",
        "Annex C: ethics advice",
        "Annex D: initials and abbreviations",
        "Annex E: decisions",
    ]
    assert _table(maker, "action log") == [
        ["AC-2026-001", "publish", "LFR lead (MPS)", "Next meeting", "Open"]
    ]
    ((_, challenge, response, status),) = _table(maker, "challenges")
    assert challenge == "Why?\nQuestion, OB to MPS, 22 November 2026\nEvidence asked for: The report."
    assert response == "LL: Tests.\nObservers’ view: partly satisfied"
    assert status == "Open"
    ((_, advice, _, _),) = _table(maker, "ethics advice")
    assert "Source: London Policing Ethics Panel, Final report, paragraph 4.12" in advice


def test_only_the_short_forms_that_occur_are_explained() -> None:
    maker = _maker()
    maker.entry("the DPIA covered LFR, and PSEDs were another matter.", by="LL")
    assert [row[0] for row in _table(maker, "initials")] == ["DPIA", "LFR", "LL"]


def test_what_a_short_form_stands_for_is_explained_too() -> None:
    maker = _maker()
    maker.person("AB", "Head of RFR", of="MPS")
    maker.entry("yes", by="AB")
    assert [row[0] for row in _table(maker, "initials")] == ["AB", "RFR"]


def test_signed_off_minutes_say_by_whom_and_bear_no_watermark() -> None:
    maker = _maker()
    assert minutes(maker.content()).watermark == "DRAFT"
    maker.meeting = replace(
        maker.meeting,
        status=MeetingStatus.SIGNED_OFF,
        signed_off_by_id=maker.person_id("OB"),
        signed_off_at=OPENED,
    )
    signed = minutes(maker.content())
    assert signed.watermark == ""
    assert signed.dated == OPENED
    assert "Signed off by Lead observer on Sunday 22 November 2026 at 10:00. This is version 1. " in _lines(
        maker
    )


def test_private_notes_never_reach_the_tree() -> None:
    maker = _maker()
    maker.item("LFR update")
    maker.entry("between ourselves", EntryKind.PRIVATE_NOTE, by="OB")
    assert "between ourselves" not in _said(maker)


def test_headings_have_no_gaps_in_their_levels() -> None:
    maker = _maker()
    maker.attends("BC")
    maker.item("LFR update")
    levels = [block.level for block in minutes(maker.content()).blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
