"""Publishing: the minutes of a meeting, or a register, as a document, as the bytes of a PDF, as a file.

Plain values go in (`minutes_content` reads them) and come out, so all of it may run off the window's thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from boardobserver.domain.register_sheet import RegisterSheet
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id, Meeting, MinutesContent
from boardobserver.domain.withholding import (
    EditionContent,
    WithheldString,
    as_printed,
    in_edition,
    wholes_marked,
    withheld_strings,
)
from boardobserver.domain.withholding.particulars import particulars_saying
from boardobserver.exchange.spreadsheet import csv_bytes
from boardobserver.host.files import write_aside
from boardobserver.publish.absence import require_absent
from boardobserver.publish.adjoining import cells_across_which
from boardobserver.publish.document import Attachment, Document
from boardobserver.publish.imprint import with_imprint
from boardobserver.publish.minutes import PrintedParagraph, minutes, paragraphs_by_line
from boardobserver.publish.pdf.faces import uncovered
from boardobserver.publish.pdf.render import PrintingCancelledError, render_pdf
from boardobserver.publish.pdf.text import Typesetter
from boardobserver.publish.record_file.format import FILE_NAME, MEDIA_TYPE
from boardobserver.publish.record_file.writing import record_bytes
from boardobserver.publish.registers import register_document
from boardobserver.publish.withheld import with_withheld_marked
from boardobserver.services.formats import Format, format_of, written

Progress = Callable[[int, int], None]
"""Told how many pages are done, of how many."""

IsCancelled = Callable[[], bool]
"""Asked now and then whether the document is still wanted."""

PublishingCancelled = PrintingCancelledError
"""Raised when whoever asked for a document no longer wants it; nothing was written."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A document ready to be shown, saved or printed.

    Attributes:
        pdf: The file, as it is written to disk or sent to paper.
        pages: How many pages it has.
        uncovered: The characters that no face has, named; each prints as its code point.
        findings: What keeps the file from being called accessible and archival, in sentences; with any of
            them it does not claim to be.
        paragraphs: The paragraphs that the lines of a meeting print as, by the keys of the lines.
    """

    pdf: bytes
    pages: int
    uncovered: tuple[str, ...]
    findings: tuple[str, ...]
    paragraphs: Mapping[Id, PrintedParagraph]


class Publish(Protocol):
    """Lays some document out."""

    def __call__(
        self, *, progress: Progress | None = None, is_cancelled: IsCancelled | None = None
    ) -> Publication:
        """The document as a PDF.

        Raises:
            PublishingCancelled: When `is_cancelled` says so.
        """
        ...


def minutes_document(content: MinutesContent) -> Document:
    """The minutes of a meeting as a document tree, in the edition that their imprint names.

    It is made out of what may be published in that edition and nothing else, and carries the record of it.
    """
    return edition_document(in_edition(content))


def edition_document(edition: EditionContent) -> Document:
    """The document of one edition, as its record gives it."""
    record = record_bytes(edition)
    document = with_withheld_marked(minutes(as_printed(edition), wholes_marked(edition)))
    document = with_imprint(document, edition, sha256(record).hexdigest())
    attachment = Attachment(FILE_NAME, MEDIA_TYPE, "The record that these minutes were made of", record)
    return replace(document, attachment=attachment)


def require_releasable(content: MinutesContent, data: bytes, format: str) -> None:  # noqa: A002 - the field's word
    """Make sure that a finished document holds nothing that its edition withholds.

    Args:
        content: What it was made from.
        data: The file.
        format: How its name ends: "pdf", "docx", "html".

    Raises:
        Refusal: Something that is withheld from the public stands in a public edition, and where.
    """
    if content.imprint.edition is Edition.PUBLIC:
        require_absent(data, format, withheld_strings(content), partial(_said_by, content))


def _said_by(content: MinutesContent, string: WithheldString) -> tuple[str, ...]:
    """What of a document says something that is withheld though no text in it does."""
    return (
        *particulars_saying(content, string),
        *dict.fromkeys(cells_across_which(minutes_document(content), string)),
    )


def publish_document(
    document: Document,
    *,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
    typesetter: Typesetter | None = None,
) -> Publication:
    """A document as a PDF. The same document gives the same bytes.

    Raises:
        PublishingCancelled: When `is_cancelled` says so.
    """
    rendered = render_pdf(document, progress, is_cancelled, typesetter)
    return Publication(
        rendered.data, rendered.pages, uncovered(document), rendered.findings, paragraphs_by_line(document)
    )


def publish_minutes(
    content: MinutesContent,
    *,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
    typesetter: Typesetter | None = None,
) -> Publication:
    """The minutes of a meeting as a PDF. The same content gives the same bytes.

    Args:
        content: What they say.
        progress: Told how far it is.
        is_cancelled: Asked whether they are still wanted.
        typesetter: One that remembers what it set before, for whoever publishes them again and again.

    Raises:
        Refusal: Something that is withheld from the public stands in a public edition.
        PublishingCancelled: When `is_cancelled` says so.
    """
    document = minutes_document(content)
    publication = publish_document(
        document, progress=progress, is_cancelled=is_cancelled, typesetter=typesetter
    )
    require_releasable(content, publication.pdf, "pdf")
    return publication


def minutes_file(content: MinutesContent, wanted: Format) -> bytes:
    """The minutes of a meeting as a file of any format. The same content gives the same bytes.

    Raises:
        Refusal: Something that is withheld from the public stands in a public edition.
    """
    data = written(minutes_document(content), wanted)
    require_releasable(content, data, wanted.value)
    return data


def register_file(sheet: RegisterSheet, wanted: Format) -> bytes:
    """A register, as it was found on the screen, as a file of any format."""
    return written(register_document(sheet), wanted)


def publish_register(
    sheet: RegisterSheet,
    *,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Publication:
    """A register, as it was found on the screen, as a PDF. The same sheet gives the same bytes.

    Raises:
        PublishingCancelled: When `is_cancelled` says so.
    """
    return publish_document(register_document(sheet), progress=progress, is_cancelled=is_cancelled)


def print_minutes(
    content: MinutesContent,
    path: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> Publication | None:
    """Write the minutes of a meeting to a file, whole or not at all, in the format that its name ends in.

    Returns:
        The PDF with what is to be said of it; nothing for formats that are laid out where they are read.

    Raises:
        Refusal: Something is there already, and `overwrite` is not set; the name asks for no format; or
            something that is withheld from the public stands in a public edition.
        Fault: The file cannot be written.
        PublishingCancelled: When `is_cancelled` says so; the file is untouched then.
    """
    wanted = format_of(path)
    if wanted is not Format.PDF:
        save_file(minutes_file(content, wanted), path, overwrite=overwrite)
        return None
    publication = publish_minutes(content, progress=progress, is_cancelled=is_cancelled)
    save_file(publication.pdf, path, overwrite=overwrite)
    return publication


def save_file(data: bytes, path: Path, *, overwrite: bool = False) -> None:
    """Write a document of any format to a file, whole or not at all.

    Raises:
        Refusal: Something is there already, and `overwrite` is not set.
        Fault: The file cannot be written.
    """
    write_aside(path, data, overwrite=overwrite)


def export_register(sheet: RegisterSheet, path: Path, *, overwrite: bool = False) -> None:
    """Write a register, as it was found on the screen, to a file for spreadsheets.

    Raises:
        Refusal: Something is there already, and `overwrite` is not set.
        Fault: The file cannot be written.
    """
    columns = [column.title for column in sheet.columns]
    write_aside(path, csv_bytes(columns, sheet.rows), overwrite=overwrite)


def proposed_file_name(meeting: Meeting, edition: Edition = Edition.FULL) -> str:
    """What a file of a meeting's minutes is called unless somebody says otherwise."""
    of_edition = "" if edition is Edition.FULL else f" {edition.value}"
    return f"{meeting.reference} minutes{of_edition}.pdf"
