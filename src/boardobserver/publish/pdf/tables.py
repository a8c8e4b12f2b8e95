"""Tables and fields as boxes of rows: split between rows, and within one that is too tall for a page."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from boardobserver.publish.pdf.line import Line
from boardobserver.publish.pdf.pen import Lines, Pen
from boardobserver.publish.pdf.structure import Element
from boardobserver.publish.pdf.theme import (
    CELL_PADDING,
    HEADER_TINT,
    RULE,
    UPRIGHT,
    TextStyle,
)

_TALL = UPRIGHT.text_height / 3
"""A row higher than this may be split rather than leave so much of a page empty."""

_FEWEST_OF_A_ROW = 3


class CellBox(NamedTuple):
    """The lines of one cell."""

    element: Element
    lines: tuple[Line, ...]
    left: float


@dataclass(slots=True, eq=False)
class RowBox:
    """The cells of one row."""

    cells: tuple[CellBox, ...]
    style: TextStyle
    padding: float = CELL_PADDING
    height: float = field(init=False)
    """That of its highest cell; asked for again on every page that its table goes over."""

    def __post_init__(self) -> None:
        """Work the height out."""
        highest = max((self._height_of(cell.lines) for cell in self.cells), default=0.0)
        self.height = highest + self.padding * 2

    def split(self, room: float, fewest: int) -> "tuple[RowBox, RowBox] | None":
        """As many lines of every cell as fit, and the rest of each; None if that is fewer than `fewest`."""
        fits = [self._fitting(cell.lines, room - self.padding * 2) for cell in self.cells]
        left = [len(cell.lines) - fit for cell, fit in zip(self.cells, fits, strict=True)]
        if max(fits, default=0) < max(1, fewest) or not any(left):
            return None
        cut = list(zip(self.cells, fits, strict=True))
        return (
            replace(self, cells=tuple(cell._replace(lines=cell.lines[:fit]) for cell, fit in cut)),
            replace(self, cells=tuple(cell._replace(lines=cell.lines[fit:]) for cell, fit in cut)),
        )

    def _height_of(self, lines: tuple[Line, ...]) -> float:
        return len(lines) * self.style.leading + sum(line.gap for line in lines)

    def _fitting(self, lines: tuple[Line, ...], room: float) -> int:
        """How many lines of a cell fit."""
        used = 0.0
        for number, line in enumerate(lines):
            used += self.style.leading + line.gap
            if used > room + 0.01:
                return number
        return len(lines)

    def draw(self, pen: Pen, top: float) -> None:
        """Every cell that has something left to say."""
        for cell in self.cells:
            if cell.lines:
                pen.text(cell.element, self.style, Lines(cell.lines, cell.left, top + self.padding))


@dataclass(frozen=True, slots=True)
class TableBox:
    """Rows under a header that is repeated on every page; without a header they are plain fields."""

    header: RowBox | None
    rows: tuple[RowBox, ...]
    before: float = 4.0
    after: float = 12.0
    keeps_next: bool = False
    is_continued: bool = False

    @property
    def _header_height(self) -> float:
        return self.header.height if self.header else 0.0

    @property
    def height(self) -> float:
        """Header and rows."""
        return self._header_height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """The header and the first row, or the beginning of it where it is tall."""
        first = self.rows[0].height if self.rows else 0.0
        return self._header_height + min(first, _TALL)

    def split(self, room: float, *, is_forced: bool) -> "tuple[TableBox, TableBox] | None":
        """The rows that fit and the rest."""
        used, fit = self._header_height, 0
        while fit < len(self.rows) and used + self.rows[fit].height <= room:
            used += self.rows[fit].height
            fit += 1
        if fit == len(self.rows):
            return None
        head, tail = self.rows[:fit], self.rows[fit:]
        must = is_forced and not head
        if must or tail[0].height > _TALL:
            parts = tail[0].split(room - used, 1 if must else _FEWEST_OF_A_ROW)
            if parts is not None:
                head, tail = (*head, parts[0]), (parts[1], *tail[1:])
        if not head:
            return None
        return replace(self, rows=head), replace(self, rows=tail, is_continued=True)

    def draw(self, pen: Pen, top: float) -> None:
        """The header, then each row; rules between them where there is a header."""
        if self.header is not None:
            with pen.artifact():
                pen.tint(HEADER_TINT, 0.0, top, pen.sheet.text_width, self.header.height)
            self._draw_header(self.header, pen, top)
            top += self.header.height
        for row in self.rows:
            row.draw(pen, top)
            top += row.height
            if self.header is not None:
                with pen.artifact():
                    pen.rule(RULE, 0.0, top, pen.sheet.text_width)

    def _draw_header(self, header: RowBox, pen: Pen, top: float) -> None:
        """The header as such the first time, and as an artifact where it is repeated."""
        if not self.is_continued:
            header.draw(pen, top)
            return
        with pen.artifact("/Type /Pagination"):
            for cell in header.cells:
                baseline = pen.baseline(header.style, top + header.padding)
                for line in cell.lines:
                    pen.line_at(line, header.style, cell.left, baseline)
                    baseline -= header.style.leading
