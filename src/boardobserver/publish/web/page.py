"""A document tree as one web page that stands by itself."""

import hashlib
from base64 import b64encode
from functools import cache
from xml.etree import ElementTree as ET

from boardobserver.host.assets import asset
from boardobserver.publish.document import Document
from boardobserver.publish.stretches import one_line
from boardobserver.publish.web.blocks import Blocks
from boardobserver.publish.web.elements import add

_TEXT = "text"
"""The name of the part that holds the document's own text, to be skipped to."""


def web_bytes(document: Document) -> bytes:
    """The document as an HTML file. The same document gives the same bytes, whenever and wherever.

    The file needs nothing from elsewhere and runs nothing. It carries no attachment: what goes along with a
    document goes along in the PDF only, because a page has no place for a file that is not also a link.
    """
    page = ET.Element("html", lang=document.language)
    _describe(add(page, "head"), document)
    body = add(page, "body", kind="across" if document.is_across else "")
    add(body, "a", "Skip to the text", kind="skip", href=f"#{_TEXT}")
    top = add(body, "header")
    add(top, "p", one_line(document.marking), kind="marking")
    if document.watermark:
        add(top, "p", one_line(document.watermark), kind="draft")
    main = add(body, "main", id=_TEXT)
    blocks = Blocks(main)
    for block in document.blocks:
        blocks.add(block)
    foot = add(body, "footer")
    add(foot, "p", one_line(document.short_title))
    add(foot, "p", one_line(document.marking), kind="marking")
    return b"<!DOCTYPE html>\n" + ET.tostring(page, encoding="utf-8", method="html") + b"\n"


def _describe(head: ET.Element, document: Document) -> None:
    """What the page says about itself, and how it looks."""
    sheets = (_look(), _furniture(document))
    digests = " ".join(f"'sha256-{_digest(sheet)}'" for sheet in sheets)
    policy = f"default-src 'none'; img-src data:; style-src {digests}; base-uri 'none'; form-action 'none'"
    add(head, "meta", charset="utf-8")
    add(head, "meta", **{"http-equiv": "Content-Security-Policy", "content": policy})
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", one_line(document.title))
    add(head, "meta", name="author", content=one_line(document.author))
    add(head, "meta", name="description", content=one_line(document.short_title))
    add(head, "meta", name="dcterms.modified", content=document.dated.isoformat())
    add(head, "meta", name="referrer", content="no-referrer")
    for sheet in sheets:
        add(head, "style", sheet)


def _digest(sheet: str) -> str:
    return b64encode(hashlib.sha256(sheet.encode()).digest()).decode("ascii")


@cache
def _look() -> str:
    """How every page looks; each share of a table's width has a name, as no element may bear a style."""
    widths = "\n".join(f".w{share} {{ width: {share}%; }}" for share in range(1, 101))
    return f"{asset('web/document.css').read_text(encoding='utf-8')}\n{widths}\n"


def _furniture(document: Document) -> str:
    """What stands at the head and foot of every printed sheet, for programs that print such lines.

    What is of this document stands on lines of its own, so that it can be told from the grammar around it.
    """
    marking = _quoted(document.marking)
    said = {
        "top-center": marking,
        "top-right": _quoted(document.watermark),
        "bottom-left": _quoted(document.short_title),
        "bottom-center": marking,
    }
    boxes = (f"@{box} {{\ncontent:\n{words};\n}}" for box, words in said.items())
    return "\n".join(("@page {", *boxes, "}", ""))


def _quoted(words: str) -> str:
    r"""Words as a string of a style sheet: whatever could end it is spelt as its code point.

    >>> _quoted("a</style>")
    '"a\\3c /style>"'
    """
    spelt = (f"\\{ord(char):x} " if char in '"\\<' else char for char in one_line(words))
    return f'"{"".join(spelt)}"'
