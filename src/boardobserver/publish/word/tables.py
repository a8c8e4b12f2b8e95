"""Tables and fields as tables of a Word file, with their header cells marked as such."""

from boardobserver.publish.document import Cell, Field, Fields, Run, Table, text
from boardobserver.publish.stretches import one_line, reads_right_to_left
from boardobserver.publish.word.elements import Element, element, paragraph, twips
from boardobserver.publish.word.styles import FIELD_TERM_WIDTH, Style
from boardobserver.publish.word.text import Text

_LETTER, _BOLD_LETTER = 7.0, 7.4
"""About as wide as a letter of a table's text is, in points, and a little more."""

_PADDING = 10.0
_NARROW = 0.24
"""A column is widened to its widest word up to this share of the width."""


class Tables:
    """Writes the tables of one document.

    Args:
        said: Writes their text.
        width: The width between the margins, in points.
    """

    def __init__(self, said: Text, width: float) -> None:
        self._text = said
        self._width = width

    def table(self, table: Table) -> Element:
        """A table whose header row is repeated on every page, and whose rows are each on one."""
        widths = _widths(table, self._width)
        titles = tuple((text(column.title),) for column in table.columns)
        header = self._row(titles, widths, Style.CELL_HEADER)
        header.insert(0, element("trPr", element("cantSplit"), element("tblHeader")))
        rows = [self._row(row, widths, Style.CELL, self._text.key_of(row)) for row in table.rows]
        for row in rows:
            row.insert(0, element("trPr", element("cantSplit")))
        return _whole(Style.TABLE, widths, [header, *rows], one_line(table.caption), has_header=True)

    def fields(self, fields: Fields) -> Element:
        """Terms, which head their rows, and what they are."""
        widths = [FIELD_TERM_WIDTH, self._width - FIELD_TERM_WIDTH]
        rows = [self._field(field, widths) for field in fields.rows]
        return _whole(Style.FIELDS, widths, rows, "", has_header=False)

    def _field(self, field: Field, widths: list[float]) -> Element:
        term: Cell = ((Run(field.term, is_bold=True),),)
        return self._row((term, field.lines), widths, Style.CELL)

    def _row(self, cells: tuple[Cell, ...], widths: list[float], style: Style, key: str = "") -> Element:
        made = [self._cell(cell, width, style) for cell, width in zip(cells, widths, strict=True)]
        if key:
            first = made[0][1]
            first[1:] = self._text.marked(key, first[1:])
        return element("tr", *made)

    def _cell(self, cell: Cell, width: float, style: Style) -> Element:
        said = [
            paragraph(style, self._text.said(runs), reads_right_to_left=reads_right_to_left(runs))
            for runs in cell
        ]
        properties = element("tcPr", element("tcW", w=twips(width), type="dxa"))
        return element("tc", properties, *(said or [paragraph(style)]))


def _whole(
    style: Style, widths: list[float], rows: list[Element], caption: str, *, has_header: bool
) -> Element:
    """A table; its caption is read out to those who cannot see it."""
    look = element(
        "tblLook",
        val="06A0" if has_header else "0680",
        firstRow=int(has_header),
        lastRow=0,
        firstColumn=1,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        look,
        *([element("tblCaption", val=caption)] if caption else []),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    return element("tbl", properties, grid, *rows)


def _widths(table: Table, whole: float) -> list[float]:
    """The widths of the columns: their shares, but a narrow one holds its widest word at the others' cost."""
    shares = sum(column.share for column in table.columns)
    wanted = [whole * column.share / shares for column in table.columns]
    least = [min(_widest_word(table, place), whole * _NARROW) for place in range(len(wanted))]
    widths = [max(pair) for pair in zip(wanted, least, strict=True)]
    over, spare = sum(widths) - whole, sum(widths) - sum(least)
    if over > spare:  # so many narrow columns that none would keep its share: as they were
        return wanted
    part = over / spare if spare else 0.0
    return [width - (width - low) * part for width, low in zip(widths, least, strict=True)]


def _widest_word(table: Table, place: int) -> float:
    """About how wide the widest word in a column is, its header included."""
    runs = (run for row in table.rows for line in row[place] for run in line)
    said = (Run(table.columns[place].title, is_bold=True), *runs)
    widths = (
        len(word) * (_BOLD_LETTER if run.is_bold else _LETTER) for run in said for word in run.text.split()
    )
    return max(widths, default=0.0) + _PADDING
