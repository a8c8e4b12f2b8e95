"""The formats that documents are put out in: which one the end of a file's name asks for, and writing it."""

from enum import StrEnum
from pathlib import Path

from boardobserver.domain.errors import Refusal
from boardobserver.publish.document import Document


class Format(StrEnum):
    """A kind of file that a document can be, by how its name ends."""

    PDF = "pdf"
    WORD = "docx"
    WEB = "html"

    @property
    def ending(self) -> str:
        """The end of the names of its files."""
        return f".{self.value}"


def format_of(path: Path) -> Format:
    """The format that the name of a file asks for.

    Raises:
        Refusal: It asks for none that there is.

    >>> format_of(Path("Note of the meeting.DOCX"))
    <Format.WORD: 'docx'>
    """
    for each in Format:
        if path.suffix.lower() == each.ending:
            return each
    raise Refusal(
        f"“{path.name}” does not say what to write: its name ends in .pdf for a PDF, in .docx for a Word "
        "file, or in .html for a web page.",
        "path",
    )


def written(document: Document, wanted: Format) -> bytes:
    """A document as a file of that format. The same document gives the same bytes."""
    # Each writer is loaded only where somebody asks for such a file.
    match wanted:
        case Format.PDF:
            from boardobserver.publish.pdf.render import render_pdf

            return render_pdf(document).data
        case Format.WORD:
            from boardobserver.publish.word.file import word_bytes

            return word_bytes(document)
        case Format.WEB:
            from boardobserver.publish.web.page import web_bytes

            return web_bytes(document)
