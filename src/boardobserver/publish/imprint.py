"""The last section of minutes: which document this is, what it was made of, and what it does not say."""

from dataclasses import replace
from itertools import groupby

from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.withholding import EditionContent, WithheldCount
from boardobserver.publish.document import (
    Block,
    Document,
    Field,
    Fields,
    Heading,
    ListBlock,
    Paragraph,
    text,
)

TITLE = "About this document"

EDITIONS = {
    Edition.FULL: "Full edition, for those who may read all of it",
    Edition.PUBLIC: "Public edition",
}
"""What a document says of the edition that it is."""

_DIGITS = 16
"""A hash is printed in groups of so many digits, so that it can be read out and compared."""


def with_imprint(document: Document, edition: EditionContent, record_sha256: str) -> Document:
    """The document with its last section.

    Args:
        document: The minutes.
        edition: What they say.
        record_sha256: The hash of the record of this edition, which the text was made of.
    """
    return replace(document, blocks=(*document.blocks, *imprint_blocks(edition, record_sha256)))


def imprint_blocks(edition: EditionContent, record_sha256: str) -> list[Block]:
    """What a document says of itself."""
    imprint = edition.content.imprint
    said = (
        ("Version", str(imprint.version)),
        ("Edition", EDITIONS[imprint.edition]),
        ("Record", f"The text was made of the record with the SHA-256 {_grouped(record_sha256)}"),
        (
            "Journal",
            f"The board’s journal had come to the change {_grouped(imprint.journal_head)}"
            if imprint.journal_head
            else "",
        ),
    )
    fields = Fields(tuple(Field(term, (text(words),)) for term, words in said if words))
    return [Heading(2, TITLE, is_of_whole=True), fields, *_withheld(edition)]


def _withheld(edition: EditionContent) -> list[Block]:
    """How much is withheld, by exemption."""
    is_public = edition.content.imprint.edition is Edition.PUBLIC
    items = tuple(
        text(f"{_ground(exemption)}: {_amount(tuple(counts))}")
        for exemption, counts in groupby(edition.counts, lambda count: count.exemption)
    )
    if not items:
        return [Paragraph(text("Nothing was withheld from this edition."))] if is_public else []
    what = "What was withheld" if is_public else "What is marked here as withheld from the public"
    lead = f"{what}, on the exemptions of the Freedom of Information Act 2000:"
    return [Paragraph(text(lead)), ListBlock(items)]


def _ground(exemption: Exemption | None) -> str:
    if exemption is None:
        return "Part 2 of the meeting, with no exemption recorded"
    return f"Section {exemption.clause}, {exemption.short_title}"


def _amount(counts: tuple[WithheldCount, ...]) -> str:
    *most, last = [_counted(each) for each in counts]
    return f"{', '.join(most)} and {last}" if most else last


def _counted(count: WithheldCount) -> str:
    return f"{count.count} {count.sort.value}{'' if count.count == 1 else 's'}"


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + _DIGITS] for at in range(0, len(digest), _DIGITS))
