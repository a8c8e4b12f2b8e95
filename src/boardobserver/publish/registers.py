"""A register as a document: its lines as they were found on the screen, and at the head how."""

from boardobserver.domain.dates import spell_date
from boardobserver.domain.register_sheet import RegisterSheet
from boardobserver.publish.document import (
    Block,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Notice,
    Paragraph,
    Table,
    strong,
    text,
)
from boardobserver.publish.wording import clock, marking_words


def register_document(sheet: RegisterSheet) -> Document:
    """The document of a register, on pages that lie across."""
    made_on = spell_date(sheet.made_at.date())
    return Document(
        title=f"{sheet.board_name}: {sheet.title}, {made_on}",
        short_title=f"{sheet.title}, {made_on}",
        language="en-GB",
        author=sheet.observing_body,
        marking=marking_words(sheet.marking),
        watermark="",
        dated=sheet.made_at,
        blocks=tuple(_blocks(sheet, made_on)),
        is_across=True,
    )


def _blocks(sheet: RegisterSheet, made_on: str) -> list[Block]:
    body = f" of the {sheet.observing_body}" if sheet.observing_body.strip() else ""
    blocks: list[Block] = [Paragraph((strong(sheet.board_name),))] if sheet.board_name.strip() else []
    blocks.append(Heading(1, sheet.title))
    taken = f"This is taken from the observers’ own register{body}."
    blocks.append(Notice(text(f"{taken} It withholds nothing, and is not for the public.")))
    shown = (text(sheet.filter_words), *([text(sheet.filter_text)] if sheet.filter_text else []))
    found = f"{len(sheet.rows):,} of {sheet.total:,}"
    facts = (
        Field("Shown", shown),
        Field("Found", (text(found),)),
        Field("Sorted by", (text(sheet.sorted_by),)),
        Field("As of", (text(f"{made_on}, {clock(sheet.made_at)}"),)),
    )
    blocks.append(Fields(facts))
    if sheet.rows:
        columns = tuple(Column(each.title, each.share) for each in sheet.columns)
        rows = tuple(tuple((text(words),) for words in row) for row in sheet.rows)
        blocks.append(Table(sheet.title, columns, rows))
    else:
        blocks.append(Paragraph(text("No record was found.")))
    return blocks
