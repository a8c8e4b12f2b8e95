"""What the minutes say of the items and their lines, and in which order, as a document tree."""

from dataclasses import replace
from datetime import date

import pytest
from tests.support.meetings import OPENED, MeetingMaker
from tests.support.minutes_tree import headings_of, lines_of, meeting_with_people, words_of

from boardobserver.domain.conventions import Conventions, PrintedWords
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import (
    DecisionVerb,
    DueKind,
    EntryKind,
    ItemState,
    ObserverPosition,
    PreviousMinutes,
    Section,
)
from boardobserver.publish.document import Heading, ListBlock, Paragraph, Tone, texts_of
from boardobserver.publish.minutes import minutes


def test_standing_sections_print_under_their_item_or_where_they_belong() -> None:
    maker = meeting_with_people()
    maker.attends("BC")
    maker.declares("LL", "a relative works for a supplier", "Left for item 3.")
    maker.meeting = replace(
        maker.meeting, previous_minutes=PreviousMinutes.APPROVED, next_date=date(2027, 1, 22), ended_at=OPENED
    )
    maker.item("Last minutes", Section.PREVIOUS_MINUTES)
    maker.item("LFR update")
    maker.entry("something was said.", by="LL")
    assert headings_of(maker) == [
        "Note of the 14th meeting",
        "Attendance",
        "Declarations of interest",
        "1 Last minutes",
        "2 LFR update",
        "Next meeting and close",
        "Sign-off",
        "Annex A: initials and abbreviations",
    ]
    lines = lines_of(maker)
    assert "LFR lead (MPS) declared an interest: a relative works for a supplier\nLeft for item 3. " in lines
    assert "The minutes of the previous meeting were approved. 1.1" in lines
    assert "LL: something was said. 2.1" in lines
    assert "The next meeting would be held on Friday 22 January 2027. " in lines


def test_items_keep_the_order_of_the_agenda() -> None:
    maker = MeetingMaker()
    maker.item("Any other business", Section.ANY_OTHER_BUSINESS)
    maker.item("An item", state=ItemState.DEFERRED)
    maker.item("Welcome", Section.WELCOME, state=ItemState.WAITING)
    assert headings_of(maker)[1:-1] == ["1 Any other business", "2 An item", "3 Welcome"]
    assert "This item was deferred. 2.1" in lines_of(maker)
    assert "This item was not taken. 3.1" in lines_of(maker)


def test_lines_without_any_item_print_under_a_heading_of_their_own() -> None:
    maker = meeting_with_people()
    maker.entry("first", by="OB")
    maker.entry("second")
    assert "Notes of the meeting" in headings_of(maker)
    assert {"OB: first 1", "second 2"} <= set(lines_of(maker))


def test_lines_noted_before_the_first_item_print_before_it() -> None:
    maker = meeting_with_people()
    maker.entry("early")
    maker.item("LFR update")
    maker.entry("later")
    headings = headings_of(maker)
    assert headings.index("Before the first item") < headings.index("1 LFR update")
    assert {"early 0.1", "later 1.1"} <= set(lines_of(maker))


def test_a_challenge_and_its_response_are_named_and_numbered() -> None:
    maker = meeting_with_people()
    maker.item("LFR update")
    first = maker.challenge("What supports 0.64?", by="OB", to="MPS")
    maker.response("The tests of 2024.", first, by="LL")
    maker.challenge("And the denominator?", by="OB")
    maker.response("More on the tests.", first, by="MPS")
    assert lines_of(maker)[1:] == [
        "Challenge CH-2026-001 (OB to MPS): What supports 0.64? 1.1",
        "Response (LL): The tests of 2024. 1.2",
        "Challenge CH-2026-002 (OB): And the denominator? 1.3",
        "Response to CH-2026-001 (MPS): More on the tests. 1.4",
    ]


def test_the_printed_word_for_a_challenge_can_be_another() -> None:
    maker = meeting_with_people()
    maker.challenge("What supports 0.64?", by="OB")
    words = Conventions(words=PrintedWords(challenge="Question"))
    content = replace(maker.content(), conventions=words)
    said = ["".join(texts_of(block)) for block in minutes(content).blocks]
    assert "1Question CH-2026-001 (OB): What supports 0.64?" in said
    assert "Annex A: questions" in said
    assert not any("Challenge" in part or "challenge" in part for part in said)


def test_a_decision_is_the_boards_and_the_observers_position_stands_beside_it() -> None:
    maker = meeting_with_people()
    maker.decision(
        "the new policy", DecisionVerb.APPROVED, reasons="Tests.", position=ObserverPosition.RESERVED
    )
    (line,) = (line for line in lines_of(maker) if line.startswith("Decision"))
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
    maker = meeting_with_people()
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


def test_private_notes_never_reach_the_tree() -> None:
    maker = meeting_with_people()
    maker.item("LFR update")
    maker.entry("between ourselves", EntryKind.PRIVATE_NOTE, by="OB")
    assert "between ourselves" not in words_of(maker)


def test_headings_have_no_gaps_in_their_levels() -> None:
    maker = meeting_with_people()
    maker.attends("BC")
    maker.item("LFR update")
    levels = [block.level for block in minutes(maker.content()).blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
