"""Reading web pages back, as a browser does: by the algorithm of HTML itself, and with no mistake in them."""

from typing import Any
from xml.etree import ElementTree as ET

from tests.support.structure import Part, part
from tinyhtml5.parser import HTMLParser

_KNOWN = {"invalid-codepoint"}
"""Said of characters that no font shows and that a page may hold all the same."""


def page_of(data: bytes) -> ET.Element:
    """The page; what a browser would have to put right in it fails the test."""
    parser: Any = HTMLParser(namespace_html_elements=False)
    page: ET.Element = parser.parse(data.decode())
    mistakes = [error for _place, error, *_ in parser.errors if error not in _KNOWN]
    assert not mistakes, mistakes
    return page


def said(element: ET.Element | None) -> str:
    """All the text within an element."""
    assert element is not None
    return "".join(element.itertext())


def parts_of_page(data: bytes) -> list[Part]:
    """The parts of a page, as its elements have them."""
    main = page_of(data).find("body/main")
    assert main is not None
    return [_part(element) for element in main if element.get("class") != "new-page"]


def _part(element: ET.Element) -> Part:
    match element.tag:
        case "ul" | "ol":
            return part("numbers" if element.tag == "ol" else "bullets", map(said, element.iter("li")))
        case "dl":
            cells = [cell for row in element for cell in row]
            assert [cell.tag for cell in cells] == ["dt", "dd"] * len(element)
            return part("fields", map(said, cells), ("row" if cell.tag == "dt" else "" for cell in cells))
        case "div":
            return _table(element)
        case "figure":
            (picture,) = element
            return part("picture", (picture.get("alt", ""),))
        case _:
            return part(element.tag, (said(element),))


def _table(around: ET.Element) -> Part:
    """A table within what lets it move sideways, which is named by its caption."""
    (table,) = around
    caption = table.find("caption")
    assert caption is not None
    assert around.get("aria-labelledby") == caption.get("id")
    cells = [cell for row in table.iter("tr") for cell in row]
    assert all((cell.tag == "th") == bool(cell.get("scope")) for cell in cells)
    scopes = {"col": "column", "row": "row"}
    return part("table", map(said, cells), (scopes.get(cell.get("scope", ""), "") for cell in cells))
