"""The light check of a finished document, before it may say what it conforms to.

It looks at what was written while it is written, at the elements and the marks that they own, so that it
costs next to nothing. What it finds is told in sentences; a document with findings is written all the same,
and claims nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator

from boardobserver.publish.pdf.metadata import Metadata
from boardobserver.publish.pdf.pen import Pen
from boardobserver.publish.pdf.structure import Element, Hotspot, Mark

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_HEADING = re.compile(r"H([1-6])")
_CELLS = frozenset({"TH", "TD"})


def findings_about(metadata: Metadata, root: Element, pen: Pen, faces: list[str]) -> tuple[str, ...]:
    """What keeps a document from being called accessible and archival, in sentences; nothing if it is both.

    Args:
        metadata: What it says about itself.
        root: Its structure.
        pen: What its pages were drawn with.
        faces: The faces that are wanting in the file, each in a sentence.
    """
    elements = list(root.walk())
    found = (
        *_about_itself(metadata),
        *_headings(elements),
        *_tables(elements),
        *_spoken(elements),
        *_marks(elements, pen),
        *faces,
    )
    return tuple(dict.fromkeys(found))


def _about_itself(metadata: Metadata) -> Iterator[str]:
    if not metadata.title:
        yield "The document has no title."
    if _LANGUAGE.fullmatch(metadata.language) is None:
        yield "The document does not say what language it is in."


def _headings(elements: list[Element]) -> Iterator[str]:
    """The first is of level 1, none leaves out a level on the way down, and each has words."""
    last = 0
    for element in elements:
        match = _HEADING.fullmatch(element.tag)
        if match is None:
            continue
        if not element.kids:
            yield "A heading has no words."
        level = int(match[1])
        if level > last + 1:
            above = f"one of level {last}" if last else "nothing"
            yield f"A heading of level {level} follows {above}: a level is left out."
        last = level


def _tables(elements: list[Element]) -> Iterator[str]:
    """Every table has header cells that say what they head, and rows of as many cells."""
    for table in (element for element in elements if element.tag == "Table"):
        rows = [[kid.tag for kid in row.kids if isinstance(kid, Element)] for row in _rows(table)]
        if not any("TH" in row for row in rows):
            yield "A table has no header cells."
        if len({len(row) for row in rows}) > 1 or any(not _CELLS.issuperset(row) for row in rows):
            yield "The rows of a table have different numbers of cells."
    if any(element.tag == "TH" and not element.scope for element in elements):
        yield "A header cell does not say what it heads."


def _rows(table: Element) -> list[Element]:
    return [kid for kid in table.kids if isinstance(kid, Element)]


def _spoken(elements: list[Element]) -> Iterator[str]:
    """What cannot be read off the page has words, and what leads somewhere can be followed."""
    for element in elements:
        if element.tag == "Figure" and not element.alternative.strip():
            yield "A picture has no words for those who cannot see it."
        if element.tag == "Link" and not any(isinstance(kid, Hotspot) for kid in element.kids):
            yield "A link cannot be followed."


def _marks(elements: list[Element], pen: Pen) -> Iterator[str]:
    """Every mark on every page belongs to one element, and nothing was drawn without one."""
    owned = Counter(kid for element in elements for kid in element.kids if isinstance(kid, Mark))
    drawn = {Mark(page, number) for page, count in enumerate(pen.marks) for number in range(count)}
    if owned.keys() != drawn or any(count > 1 for count in owned.values()):
        yield "Text on a page belongs to no part of the document, or to two."
    if pen.surface.unmarked:
        yield "Something on a page is neither marked as text nor as decoration."
