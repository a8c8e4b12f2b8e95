"""Reading web pages back, as a browser does: by the algorithm of HTML itself, and with no mistake in them."""

from typing import Any
from xml.etree import ElementTree as ET

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
