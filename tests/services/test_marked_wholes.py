"""The full edition marks whatever it prints of records and items that are withheld whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.particulars import an_id
from tests.support.properties import examples
from tests.support.withheld_editions import a_maker, content, withheld
from tests.support.withheld_meetings import withheld_meeting

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import AgendaItem, Declaration, MinutesContent, WithheldDetails
from boardobserver.domain.withholding import in_edition
from boardobserver.domain.withholding.words import MARK
from boardobserver.domain.words import Section
from boardobserver.publish.document import Document, Fields, Heading, Paragraph, Runs, Table
from boardobserver.publish.record_file.reading import read_record
from boardobserver.publish.record_file.writing import record_bytes
from boardobserver.services.publishing import edition_document, publish_minutes
from boardobserver.services.verifying import Verdict, verify_minutes

LEAD = "[Withheld from the public, section 31(1): "


def full(made: MinutesContent) -> MinutesContent:
    return replace(made, imprint=replace(made.imprint, edition=Edition.FULL))


def document(made: MinutesContent) -> Document:
    return edition_document(in_edition(made))


def words_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def rows_of(made: Document, reference: str) -> list[list[str]]:
    """The cells of a record in every table, without its reference."""
    return [
        [words_of(line) for cell in row[1:] for line in cell]
        for block in made.blocks
        if isinstance(block, Table)
        for row in block.rows
        if row[0] and words_of(row[0][0]) == reference
    ]


def under(made: Document, title: str) -> list[str]:
    """What stands under a heading, line by line."""
    blocks = list(made.blocks)
    at = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.text == title)
    lines: list[str] = []
    for block in blocks[at + 1 :]:
        if isinstance(block, Heading):
            break
        if isinstance(block, Paragraph):
            lines.append(words_of(block.runs))
        elif isinstance(block, Fields):
            lines += [words_of(line) for row in block.rows for line in row.lines]
    return lines


def test_every_cell_of_a_record_is_marked_its_status_too():
    maker = a_maker()
    action = maker.action("MPS to move the vans", owner="MPS")
    other = maker.action("MPS to count them", owner="MPS")
    made = document(full(content(maker.record(), withheld(record_id=action.id))))
    (cells,) = rows_of(made, str(action.reference))
    assert [each for each in cells if not MARK.fullmatch(each)] == []
    assert f"{LEAD}Open]" in cells
    assert f"{LEAD}Not recorded]" in cells
    (cells,) = rows_of(made, str(other.reference))
    assert "Open" in cells


def test_the_papers_and_the_presenter_of_an_item_are_marked_and_no_others():
    maker = a_maker()
    hidden: AgendaItem = maker.items[-1]
    maker.item("Cameras", presenter="JD", papers=(("Paper 4", "The camera report"),))
    made = document(full(content(maker.record(), withheld(item_id=hidden.id))))
    (about, *_) = under(made, "Watchlists")
    assert about == f"{LEAD}Paper 3, The Kestrel report. Presented by Jane Doemark (MPS).]"
    (about, *_) = under(made, "Cameras")
    assert about == "Paper 4, The camera report. Presented by Jane Doemark (MPS)."


def test_what_prints_of_the_meeting_under_a_withheld_item_is_marked():
    maker = a_maker()
    maker.item("Interests", section=Section.DECLARATIONS)
    hidden = maker.items[-1]
    interest = Declaration(an_id(9700), maker.person_id("JD") or "", None, 1, "Shares in a maker", "")
    record = replace(maker.record(), declarations=(interest,))
    made = document(full(content(record, withheld(item_id=hidden.id))))
    assert under(made, "Interests") == [
        f"{LEAD}Jane Doemark (MPS) declared an interest: Shares in a maker]",
    ]


@pytest.mark.parametrize("edition", Edition)
def test_a_file_says_by_the_number_of_its_format_that_it_does(edition: Edition):
    maker = a_maker()
    action = maker.action("MPS to move the vans", owner="MPS")
    chosen = content(maker.record(), withheld(record_id=action.id), edition=edition)
    record = record_bytes(in_edition(chosen))
    assert (b'"format_version":2' in record) is (edition is Edition.FULL)
    assert read_record(record) == in_edition(chosen)
    assert verify_minutes(publish_minutes(chosen).pdf).verdict is Verdict.EXACT


def test_a_record_of_the_first_format_prints_as_it_did():
    maker = a_maker()
    action = maker.action("MPS to move the vans", owner="MPS")
    before = replace(
        in_edition(full(content(maker.record(), withheld(record_id=action.id)))), marks_wholes=False
    )
    assert b'"format_version":1' in record_bytes(before)
    (cells,) = rows_of(edition_document(read_record(record_bytes(before))), str(action.reference))
    assert "Open" in cells


@examples(60)
@given(st.integers(0, 10_000))
def test_nothing_prints_unmarked_of_any_record_that_the_public_edition_has_not(seed: int):
    made = withheld_meeting(seed)
    public = in_edition(made.in_edition(Edition.PUBLIC)).content.record
    whole = document(made.in_edition(Edition.FULL))
    gone = [each for each in public.records.values() if isinstance(each.details, WithheldDetails)]
    for each in gone:
        for cells in rows_of(whole, str(each.reference)):
            assert [line for line in cells if MARK.sub("", line).strip("• ")] == []
