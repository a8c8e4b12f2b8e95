"""The nodes of a document tree as boxes, one after the other, each with its element of the structure."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TypeAlias

from boardobserver.publish.document import (
    Blanks,
    Block,
    Cell,
    Document,
    Fields,
    Heading,
    ListBlock,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Tone,
    text,
)
from boardobserver.publish.pdf.boxes import BlankBox, Bookmark, Label, PictureBox, TextBox
from boardobserver.publish.pdf.flow import Flowable, NewPage
from boardobserver.publish.pdf.line import Line
from boardobserver.publish.pdf.metadata import sayable
from boardobserver.publish.pdf.pictures import drawable
from boardobserver.publish.pdf.structure import Element
from boardobserver.publish.pdf.tables import CellBox, RowBox, TableBox
from boardobserver.publish.pdf.text import Typesetter
from boardobserver.publish.pdf.theme import (
    BAR_WIDTH,
    BODY,
    BOX_PADDING,
    BOXES,
    CELL_PADDING,
    FIELD_TERM_WIDTH,
    HANGING,
    LIST_INDENT,
    NOTICE_BOX,
    NUMBER_GAP,
    NUMBER_INDENT,
    PARAGRAPH_GAP,
    QUIET,
    TABLE,
    TABLE_HEADER,
    UPRIGHT,
    Sheet,
    TextStyle,
    heading_style,
)

_Box: TypeAlias = TextBox | TableBox | BlankBox | PictureBox

_LEVELS = 6

_NARROW = 0.24
"""A column with less than this share of the width is widened to its widest word, up to this share."""

_SLACK = 0.01
"""Points added to a width that a word is to fit exactly, against rounding."""


class Layout:
    """Lays the nodes of one document out; `root` is the structure that grows meanwhile.

    Args:
        typesetter: Breaks text into lines.
        sheet: The paper.
    """

    def __init__(self, typesetter: Typesetter, sheet: Sheet = UPRIGHT) -> None:
        self._width = sheet.text_width
        self.root = Element("Document")
        self._set = typesetter
        self._outline = -1
        self._indent = NUMBER_INDENT

    def boxes(self, document: Document) -> Iterator[Flowable | NewPage]:
        """The boxes of every block, in order."""
        self._indent = max(NUMBER_INDENT, self._room_for_numbers(document))
        is_of_whole = False
        before: Block | None = None
        for block, following in zip_longest(document.blocks, document.blocks[1:]):
            if isinstance(block, Heading):
                is_of_whole = block.is_of_whole
            # So that it is not left behind at the foot of a page.
            keeps_next = is_of_whole or _leads_on(before, block, following)
            for box in self._boxes_of(block):
                yield replace(box, keeps_next=True) if keeps_next and not isinstance(box, NewPage) else box
            before = block

    def _boxes_of(self, block: Block) -> Iterator[_Box | NewPage]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._paragraph(block)
            case Notice():
                yield self._notice(block)
            case ListBlock():
                yield from self._list(block)
            case Fields():
                yield self._fields(block)
            case Blanks():
                yield from self._blanks(block)
            case Table():
                yield self._table(block)
            case Picture():
                yield self._picture(block)
            case PageBreak():
                yield NewPage()

    def _heading(self, heading: Heading) -> TextBox:
        style = heading_style(heading.level)
        element = self.root.add(f"H{min(heading.level, _LEVELS)}")
        left = NUMBER_INDENT if heading.number else 0.0
        label = self._number(heading.number, style, element)
        title = f"{heading.number} {heading.text}".strip()
        self._outline = min(heading.level - 1, self._outline + 1)
        return TextBox(
            element,
            self._set.lines(text(heading.text), style, self._width - left),
            style,
            left=left,
            before=style.before,
            after=style.after,
            label=label,
            bookmark=Bookmark(sayable(title), self._outline),
            keeps_next=True,
        )

    def _paragraph(self, paragraph: Paragraph) -> TextBox:
        style = QUIET if paragraph.tone is Tone.QUIET else BODY
        box = BOXES.get(paragraph.tone)
        is_inset = bool(paragraph.number) or paragraph.is_inset or box is not None
        left = self._indent if is_inset else 0.0
        element = self.root.add("P")
        label = self._number(paragraph.number, style, element)
        right = BOX_PADDING if box else 0.0
        return TextBox(
            element,
            self._set.lines(paragraph.runs, style, self._width - left - right),
            style,
            left=left,
            after=style.after,
            label=label,
            box=box,
            box_left=left - BOX_PADDING - BAR_WIDTH if box else 0.0,
        )

    def _notice(self, notice: Notice) -> TextBox:
        lines = self._set.lines(notice.runs, BODY, self._width - BOX_PADDING * 2 - BAR_WIDTH)
        element = self.root.add("P")
        return TextBox(
            element, lines, BODY, left=BOX_PADDING + BAR_WIDTH, before=2.0, after=12.0, box=NOTICE_BOX
        )

    def _list(self, block: ListBlock) -> Iterator[TextBox]:
        start = self._indent if block.is_inset else 0.0
        indent = LIST_INDENT + (6.0 if block.is_numbered else 0.0)
        whole = self.root.add("L")
        whole.numbering = "Decimal" if block.is_numbered else "Disc"
        for number, item in enumerate(block.items, 1):
            element = whole.add("LI")
            label_element, body = element.add("Lbl"), element.add("LBody")
            mark = f"{number}." if block.is_numbered else "•"
            yield TextBox(
                body,
                self._set.lines(item, BODY, self._width - start - indent),
                BODY,
                left=start + indent,
                after=BODY.after if number == len(block.items) else 2.5,
                label=Label(self._set.one_line(mark, BODY), start + 3.0, label_element),
            )

    def _fields(self, block: Fields) -> TableBox:
        whole = self.root.add("Table")
        rows: list[RowBox] = []
        for field in block.rows:
            row = whole.add("TR")
            term = self._cell(
                row.add("TH", "Row"), ((Run(field.term, is_bold=True),),), 0.0, FIELD_TERM_WIDTH - 8.0
            )
            value = self._cell(
                row.add("TD"), field.lines, FIELD_TERM_WIDTH, self._width - FIELD_TERM_WIDTH, hangs=True
            )
            rows.append(RowBox((term, value), BODY, padding=2.0))
        return TableBox(None, tuple(rows))

    def _table(self, block: Table) -> TableBox:
        whole = self.root.add("Table")
        whole.summary = block.caption
        widths = self._widths(block)
        titles = tuple(text(column.title) for column in block.columns)
        header = self._row(
            whole.add("TR"), tuple((title,) for title in titles), widths, TABLE_HEADER, is_header=True
        )
        rows = tuple(self._row(whole.add("TR"), row, widths, TABLE, is_header=False) for row in block.rows)
        return TableBox(header, rows)

    def _widths(self, block: Table) -> list[float]:
        """The widths of a table's columns: their shares, but a narrow one is as wide as its widest word."""
        whole = sum(column.share for column in block.columns)
        widths = [self._width * column.share / whole for column in block.columns]
        most = self._width * _NARROW
        # Every narrow column keeps its widest word whole: none is squeezed by the widening of another.
        kept = {
            place: max(width, min(self._widest_word(block, place) + CELL_PADDING * 2 + _SLACK, most))
            for place, width in enumerate(widths)
            if width < most
        }
        others = sum(width for place, width in enumerate(widths) if place not in kept)
        left = self._width - sum(kept.values())
        if left < others / 2:  # so many narrow columns that the others would be squeezed: as they were
            return widths
        return [kept.get(place, width * left / (others or 1.0)) for place, width in enumerate(widths)]

    def _widest_word(self, block: Table, place: int) -> float:
        """The width of the widest word in a column, its header included."""
        title = (Run(block.columns[place].title, is_bold=True),)
        cells = (runs for row in block.rows for runs in row[place])
        return max(self._set.widest_word(runs, TABLE) for runs in (title, *cells))

    def _row(
        self, row: Element, cells: tuple[Cell, ...], widths: list[float], style: TextStyle, *, is_header: bool
    ) -> RowBox:
        made: list[CellBox] = []
        left = 0.0
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            if is_header:
                element = row.add("TH", "Column")
            else:
                element = row.add("TD") if place else row.add("TH", "Row")
            made.append(self._cell(element, cell, left + CELL_PADDING, width - CELL_PADDING * 2, style=style))
            left += width
        return RowBox(tuple(made), style)

    def _cell(
        self,
        element: Element,
        cell: Cell,
        left: float,
        width: float,
        *,
        style: TextStyle = BODY,
        hangs: bool = False,
    ) -> CellBox:
        hang = HANGING if hangs and len(cell) > 1 else 0.0
        lines: list[Line] = []
        for number, runs in enumerate(cell):
            first, *rest = self._set.lines(runs, style, width, hang)
            if number:
                lines[-1] = lines[-1]._replace(has_next=True)
                first = first._replace(gap=PARAGRAPH_GAP)
            lines += [first, *rest]
        return CellBox(element, tuple(lines), left)

    def _blanks(self, block: Blanks) -> Iterator[BlankBox]:
        last = len(block.labels) - 1
        for place, label in enumerate(block.labels):
            line = self._set.one_line(label, BODY)
            yield BlankBox(self.root.add("P"), line, FIELD_TERM_WIDTH, keeps_next=place < last)

    def _picture(self, picture: Picture) -> PictureBox | TextBox:
        """The picture in its size; its alternative in words where the file is none that can be drawn."""
        found = drawable(picture, self._width, UPRIGHT.text_width)
        if found is None:
            return self._paragraph(Paragraph(text(picture.alternative)))
        element = self.root.add("Figure")
        element.alternative = picture.alternative
        return PictureBox(element, found.image, found.width, found.height)

    def _number(self, number: str, style: TextStyle, element: Element) -> Label | None:
        """What a paragraph is quoted by, before it and within its element."""
        if not number:
            return None
        return Label(self._set.one_line(number, style)._replace(has_next=True), 0.0, element)

    def _room_for_numbers(self, document: Document) -> float:
        """How far in the text of numbered paragraphs begins, so that the longest number stands before it."""
        numbers = (block.number for block in document.blocks if isinstance(block, Paragraph))
        longest = max(numbers, key=len, default="")
        return min(self._set.width(longest, BODY) + NUMBER_GAP, self._width / 2) if longest else 0.0


def _leads_on(before: Block | None, block: Block, following: Block | None) -> bool:
    """Whether a paragraph is to be read with what follows: it says more of its heading, or leads on."""
    if not isinstance(block, Paragraph):
        return False
    if isinstance(before, Heading) and isinstance(following, Heading) and following.level > before.level:
        return True
    return block.tone is Tone.QUIET or isinstance(following, ListBlock)
