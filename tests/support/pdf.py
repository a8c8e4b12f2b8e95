"""Reading PDFs back, as a reader program does: text page by page, where each character is, bookmarks."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2


@dataclass(frozen=True, slots=True)
class CharBox:
    """A character and where it is on its page, in points from the lower left."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def page_texts(data: bytes) -> list[str]:
    """The text of each page, in the order in which it is read out."""
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
