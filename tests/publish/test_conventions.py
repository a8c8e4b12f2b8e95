"""What the conventions of a board make of one and the same meeting."""

from dataclasses import replace

import pytest
from tests.support.meetings import MeetingMaker

from boardobserver.domain.conventions import Annex, Conventions, ParagraphNumbering, PrintedWords
from boardobserver.domain.numbering import ActionKey, ReferenceStyle
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.domain.words import DecisionVerb, Section
from boardobserver.publish.document import Document, Fields, Heading, Paragraph, Table, texts_of
from boardobserver.publish.minutes import minutes

_SECTIONS = (Section.WELCOME, Section.DECLARATIONS, Section.BUSINESS, Section.BUSINESS, Section.CLOSE)


def _content() -> MinutesContent:
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("LL", "LFR lead", of="MPS")
    maker.person("OB", "Lead observer", is_observer=True)
    maker.attends("LL", items="3–4")
    for number, section in enumerate(_SECTIONS, 1):
        maker.item(f"Item {number}", section)
        maker.entry(f"Line of item {number}")
    maker.challenge("What supports 0.64?", by="OB")
    maker.decision("the new policy", DecisionVerb.AGREED)
    return maker.content()


def _made(content: MinutesContent, conventions: Conventions, restricted: tuple[int, ...] = ()) -> Document:
    items = tuple(
        replace(each, part=2 if each.position in restricted else 1) for each in content.record.items
    )
    return minutes(replace(content, record=replace(content.record, items=items), conventions=conventions))


def _headings(document: Document) -> list[tuple[int, str, str]]:
    blocks = document.blocks
    return [(each.level, each.number, each.text) for each in blocks if isinstance(each, Heading)]


def _items(document: Document) -> list[tuple[str, str]]:
    return [(number, words) for _level, number, words in _headings(document) if number]


def _said(document: Document) -> list[str]:
    return ["".join(texts_of(block)) for block in document.blocks]


def test_restricted_items_follow_under_a_heading_of_their_own_and_are_numbered_on() -> None:
    made = _made(_content(), Conventions(), restricted=(3,))
    assert _headings(made)[:8] == [
        (1, "", "Note of the 14th meeting"),
        (2, "", "Part 1: open"),
        (3, "1", "Item 1"),
        (3, "2", "Item 2"),
        (3, "3", "Item 4"),
        (3, "4", "Item 5"),
        (2, "", "Part 2: restricted"),
        (3, "5", "Item 3"),
    ]
    assert "5.1Line of item 3" in _said(made)
    assert any("restricted part" in each for each in _said(made))


def _numbered(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph) and block.number]


def test_a_meeting_that_is_all_restricted_has_no_empty_open_part() -> None:
    made = _made(_content(), Conventions(), restricted=(1, 2, 3, 4, 5))
    assert "Part 1: open" not in [words for _level, _number, words in _headings(made)]


def test_whoever_was_there_for_some_items_was_there_for_those_of_the_new_numbers() -> None:
    content = _content()
    assert any("(items 3–4)" in each for each in _said(_made(content, Conventions())))
    assert any("(items 3, 5)" in each for each in _said(_made(content, Conventions(), restricted=(3,))))


def test_sections_print_in_the_order_of_the_board_and_are_numbered_so() -> None:
    order = (
        Section.WELCOME,
        Section.BUSINESS,
        *(s for s in Section if s not in (Section.WELCOME, Section.BUSINESS)),
    )
    made = _made(_content(), Conventions(sections=order))
    assert _items(made) == [
        ("1", "Item 1"),
        ("2", "Item 3"),
        ("3", "Item 4"),
        ("4", "Item 2"),
        ("5", "Item 5"),
    ]


@pytest.mark.parametrize(
    ("conventions", "numbers"),
    [
        (Conventions(), ["1.1", "2.1"]),
        (Conventions(paragraphs=ParagraphNumbering.YEAR, first_paragraph=31), ["31", "32"]),
        (Conventions(paragraphs=ParagraphNumbering.SERIAL), ["FRTB/2026/1", "FRTB/2026/2"]),
        (
            Conventions(paragraphs=ParagraphNumbering.SERIAL, paragraph_body="LFR"),
            ["LFR/2026/1", "LFR/2026/2"],
        ),
    ],
)
def test_paragraphs_are_numbered_as_the_board_does(conventions: Conventions, numbers: list[str]) -> None:
    assert [block.number for block in _numbered(_made(_content(), conventions))][:2] == numbers


def test_annexes_are_those_of_the_board_in_its_order() -> None:
    made = _made(_content(), Conventions(annexes=(Annex.DECISIONS, Annex.INITIALS, Annex.CHALLENGES)))
    assert [words for _level, _number, words in _headings(made) if words.startswith("Annex")] == [
        "Annex A: decisions",
        "Annex B: initials and abbreviations",
        "Annex C: challenges",
    ]


def test_a_decision_prints_with_the_verb_of_the_board() -> None:
    said = _said(_made(_content(), Conventions(words=PrintedWords(agreed="resolved"))))
    assert any("(resolved by the Board)" in each for each in said)
    assert any("Resolved: " in each for each in said)


def test_references_are_dressed_wherever_the_record_was_read_from() -> None:
    style = ReferenceStyle(meeting="FR", challenge="Q", action_key=ActionKey.MONTH)
    said = "\n".join(_said(_made(_content(), Conventions(references=style))))
    assert "Q-2026-001" in said
    assert "FR-2026-" in said
    assert "CH-2026" not in said


def test_each_short_form_says_what_it_stands_for_where_it_first_stands() -> None:
    tables = [block for block in _made(_content(), Conventions()).blocks if isinstance(block, Table)]
    fields = [block for block in _made(_content(), Conventions()).blocks if isinstance(block, Fields)]
    numbered = _numbered(_made(_content(), Conventions()))
    runs = [run for block in numbered for run in block.runs]
    runs += [run for block in fields for row in block.rows for line in row.lines for run in line]
    runs += [run for block in tables for row in block.rows for cell in row for line in cell for run in line]
    expanded = [run for run in runs if run.expansion]
    assert len({run.text for run in expanded}) == len(expanded)
    (observer,) = [run for run in expanded if run.text == "OB"]
    assert observer.expansion == "Lead observer"
