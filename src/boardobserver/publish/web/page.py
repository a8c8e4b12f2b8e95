"""A document tree as one web page that stands by itself."""

import hashlib
from base64 import b64encode
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
    head = add(page, "head")
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
    _describe(head, document, blocks.widths)
    foot = add(body, "footer")
    add(foot, "p", one_line(document.short_title))
    add(foot, "p", one_line(document.marking), kind="marking")
    return b"<!DOCTYPE html>\n" + ET.tostring(page, encoding="utf-8", method="html") + b"\n"


def _describe(head: ET.Element, document: Document, widths: list[str]) -> None:
    """What the page says about itself, and how it looks."""
    style = "\n".join((asset("web/document.css").read_text(encoding="utf-8"), *widths, _paper(document)))
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    add(head, "meta", charset="utf-8")
    add(head, "meta", **{"http-equiv": "Content-Security-Policy", "content": policy})
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", one_line(document.title))
    add(head, "meta", name="author", content=one_line(document.author))
    add(head, "meta", name="description", content=one_line(document.short_title))
    add(head, "meta", name="dcterms.modified", content=document.dated.isoformat())
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "style", style)


def _paper(document: Document) -> str:
    """What stands at the head and foot of every printed sheet, for programs that print such lines."""
    size = "A4 landscape" if document.is_across else "A4"
    marking = _quoted(document.marking)
    return f"""@page {{
  size: {size};
  margin: 22mm 20mm;
  @top-center {{ content: {marking}; font: bold 12pt sans-serif; white-space: nowrap; }}
  @top-right {{ content: {_quoted(document.watermark)}; font: bold 12pt sans-serif; white-space: nowrap; }}
  @bottom-left {{ content: {_quoted(document.short_title)}; font: 12pt sans-serif; }}
  @bottom-center {{ content: {marking}; font: bold 12pt sans-serif; white-space: nowrap; }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 12pt sans-serif; }}
}}
"""


def _quoted(words: str) -> str:
    r"""Words as a string of a style sheet: whatever could end it is spelt as its code point.

    >>> _quoted("a</style>")
    '"a\\3c \\2f style\\3e "'
    """
    spelt = (char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in one_line(words))
    return f'"{"".join(spelt)}"'
