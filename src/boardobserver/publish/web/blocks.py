"""The nodes of a document tree as elements of a web page, in the order of the tree."""

from base64 import b64encode
from xml.etree import ElementTree as ET

from boardobserver.publish.document import (
    Blanks,
    Block,
    Cell,
    Fields,
    Heading,
    ListBlock,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Runs,
    Table,
    Tone,
    text,
)
from boardobserver.publish.stretches import one_line, reads_right_to_left
from boardobserver.publish.web.elements import add, append_text, say

_DEEPEST = 6
_PIXELS_OF_A_MM = 96 / 25.4

_LONG_WORD = 28
"""A word of more letters may be broken, so that a table stays within its page."""


class Blocks:
    """Adds the nodes of one document to a page.

    Args:
        main: What they are added to.
    """

    def __init__(self, main: ET.Element) -> None:
        self._main = main
        self._tables = 0

    def add(self, block: Block) -> None:
        """Add one node as the last."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Notice():
                self._say("p", block.runs, kind="notice", role="note")
            case ListBlock():
                self._list(block)
            case Fields():
                self._fields(block)
            case Blanks():
                self._blanks(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                add(self._main, "div", kind="new-page")

    def _heading(self, heading: Heading) -> None:
        made = add(self._main, f"h{min(heading.level, _DEEPEST)}")
        _number(made, heading.number)
        say(made, text(heading.text))

    def _paragraph(self, paragraph: Paragraph) -> None:
        kinds = (
            "numbered" if paragraph.number else "inset" if paragraph.is_inset else "",
            "" if paragraph.tone is Tone.PLAIN else paragraph.tone.value,
        )
        made = self._say("p", (), kind=" ".join(kind for kind in kinds if kind))
        _number(made, paragraph.number)
        _say_in_its_direction(made, paragraph.runs)

    def _list(self, block: ListBlock) -> None:
        whole = add(self._main, "ol" if block.is_numbered else "ul", kind="inset" if block.is_inset else "")
        for item in block.items:
            _say_in_its_direction(add(whole, "li"), item)

    def _fields(self, block: Fields) -> None:
        whole = add(self._main, "dl", kind="fields")
        for field in block.rows:
            row = add(whole, "div")
            say(add(row, "dt"), text(field.term))
            _say_cell(add(row, "dd"), field.lines)

    def _blanks(self, block: Blanks) -> None:
        for label in block.labels:
            line = add(self._main, "p", kind="blank")
            say(add(line, "span"), text(label))
            add(line, "span")

    def _table(self, block: Table) -> None:
        self._tables += 1
        name = f"table-{self._tables}"
        # It can be wider than a narrow screen: then it alone moves sideways, by the keys too.
        wide = add(self._main, "div", kind="wide", role="region", tabindex="0", **{"aria-labelledby": name})
        whole = add(wide, "table")
        say(add(whole, "caption", id=name), text(block.caption))
        shares = sum(column.share for column in block.columns)
        header = add(add(whole, "thead"), "tr")
        for column in block.columns:
            share = max(1, round(100 * column.share / shares))
            say(add(header, "th", kind=f"w{share}", scope="col"), text(column.title))
        body = add(whole, "tbody")
        for cells in block.rows:
            row = add(body, "tr")
            for place, cell in enumerate(cells):
                kind = _breaking(cell)
                made = add(row, "td", kind=kind) if place else add(row, "th", kind=kind, scope="row")
                _say_cell(made, cell)

    def _picture(self, picture: Picture) -> None:
        data = b64encode(picture.data).decode("ascii")
        add(
            add(self._main, "figure"),
            "img",
            src=f"data:{picture.media_type};base64,{data}",
            alt=one_line(picture.alternative),
            width=f"{round(picture.width_mm * _PIXELS_OF_A_MM)}",
        )

    def _say(self, tag: str, runs: Runs, *, kind: str, **attributes: str) -> ET.Element:
        made = add(self._main, tag, kind=kind, **attributes)
        _say_in_its_direction(made, runs)
        return made


def _number(parent: ET.Element, number: str) -> None:
    if number:
        add(parent, "span", one_line(number), kind="number")
        append_text(parent, " ")


def _say_in_its_direction(parent: ET.Element, runs: Runs) -> None:
    if reads_right_to_left(runs):
        parent.set("dir", "rtl")
    say(parent, runs)


def _say_cell(parent: ET.Element, cell: Cell) -> None:
    """What stands in a cell: one paragraph as it is, several as such."""
    if len(cell) == 1:
        _say_in_its_direction(parent, cell[0])
        return
    for runs in cell:
        _say_in_its_direction(add(parent, "p"), runs)


def _breaking(cell: Cell) -> str:
    """Where a cell may be broken: a long word anywhere, a short one that stands alone nowhere."""
    words = [word for runs in cell for run in runs for word in run.text.split()]
    if any(len(word) > _LONG_WORD for word in words):
        return "breaks"
    return "whole" if len(words) == 1 else ""
