"""Reading PDFs back, as a reader program does: text page by page, where each character is, bookmarks.

Whatever the program printed is held to what its documents must keep to, wherever a test reads one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import page as validation
import pypdfium2
from tests.support import archival
from tests.support.pdf_structure import Node, structure_of

from boardobserver.publish.document import Document, texts_of
from boardobserver.publish.pdf.faces import pieces_of
from boardobserver.publish.pdf.metadata import layout_named

_BREAKS = re.compile("[\t\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class CharBox:
    """A character and where it is on its page, in points from the lower left."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def page_texts(data: bytes) -> list[str]:
    """The text of each page, in the order in which it is read out; what the program printed is archival."""
    if layout_named(metadata(data).get("Producer", "")) is not None:  # a printer’s file names Qt there
        require_archival(data)
    with pypdfium2.PdfDocument(data) as document:
        return [_text_of(document[number]) for number in range(len(document))]


def char_boxes(data: bytes) -> list[list[CharBox]]:
    """Every character of each page, in the order in which it is read out."""
    with pypdfium2.PdfDocument(data) as document:
        return [list(_characters(document[number])) for number in range(len(document))]


def _text_of(page: Any) -> str:
    text = page.get_textpage()
    said: str = text.get_text_range()
    text.close()
    page.close()
    return said


def _characters(page: Any) -> Iterator[CharBox]:
    text = page.get_textpage()
    said: str = text.get_text_range()
    place = 0
    for char in said:
        yield CharBox(char, *text.get_charbox(place))
        place += len(char.encode("utf-16-le")) // 2  # it counts in units of UTF-16
    text.close()
    page.close()


def plain(text: str) -> str:
    """Text without white space and in compatibility forms: what must be there wherever lines are broken."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def outline(data: bytes) -> list[tuple[int, str]]:
    """The bookmarks in order, each with its level from 0."""
    document: Any = pypdfium2.PdfDocument(data)
    found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    return found


def metadata(data: bytes) -> dict[str, str]:
    """The entries of the document's information."""
    with pypdfium2.PdfDocument(data) as document:
        return document.get_metadata_dict()


def require_archival(data: bytes, document: Document | None = None) -> None:
    """The PDF conforms to PDF/UA-1 and PDF/A-3a, claims both, and keeps to what validators do not look at.

    Args:
        data: The file.
        document: What it was made from; every word of it must be read out once, in its order.
    """
    _require_archival(data)
    if document is not None:
        assert plain(spoken_text(data)) == plain(expected_text(document))


@lru_cache(maxsize=32)
def _require_archival(data: bytes) -> None:
    for profile in ("ua1", "3a"):
        report = validation.validate_pdf_bytes(
            data, profile=profile, limits=validation.SafetyLimits.unlimited()
        )
        assert report.is_compliant, [(profile, each.rule_id, each.message) for each in report.failures]
    structure = structure_of(data)
    archival.check_headings(structure.root)
    archival.check_tables(structure.root)
    archival.check_lists(structure.root)
    archival.check_order(structure)
    archival.check_setting(structure)
    archival.check_links(structure.root)
    archival.check_spoken(structure.root)
    archival.check_file(data, structure)


def spoken_text(data: bytes) -> str:
    """What is read out of the structure, but for the labels of lists."""
    return "".join(_spoken(structure_of(data).root))


def _spoken(node: Node) -> Iterator[str]:
    if node.spoken:
        yield node.spoken
        return
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.tag != "Lbl":
            yield from _spoken(kid)


def expected_text(document: Document) -> str:
    """All that a document says, in its order, with what no face covers spelt out."""
    words = (text for block in document.blocks for text in texts_of(block))
    return "".join(part for text in words for _, part in pieces_of(_BREAKS.sub(" ", text)))
