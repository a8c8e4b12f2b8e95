"""The grid of topics by quarters, drawn: a figure in each cell, shaded by how many there are."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from boardobserver.ui.priorities.shading import level_of, shade
from boardobserver.ui.priorities.sheet import Sheet
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.tips import tip

_LABEL_SHARE = 0.3
"""No more of the width goes to the names of the topics where the figures need the rest."""

_SMALL = 0.85
_LARGE = 1.1
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PriorityGrid(QWidget):
    """Arrow keys go from cell to cell; Enter, Space or a click opens what is behind one.

    Args:
        theme: The look.
    """

    cell_chosen = Signal(int, int)
    """The person wants to see what is behind the cell of this row and column."""

    current_changed = Signal(int, int)
    """Another cell is the current one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._current = (0, 0)
        self._chosen: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Priorities by topic and quarter"))
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> tuple[int, int]:
        """The row and the column of the current cell."""
        return self._current

    def show_sheet(self, sheet: Sheet) -> None:
        """Show priorities; the current cell stays, at first the newest quarter of the first topic."""
        is_first = self._sheet is None
        self._sheet = sheet
        row, column = (0, sheet.columns - 1) if is_first else self._current
        self._go_to(min(row, sheet.rows - 1), min(column, sheet.columns - 1))
        self.updateGeometry()
        self.update()

    def mark_chosen(self, cell: tuple[int, int] | None) -> None:
        """Show which cell has been opened."""
        self._chosen = cell
        self.update()

    def cell_place(self, row: int, column: int) -> QRect:
        """Where a cell is drawn."""
        left, height = self._label_width(), self._row_height()
        columns = max(1, self._sheet.columns if self._sheet else 1)
        width = self.width() - left
        start = left + width * column // columns
        end = left + width * (column + 1) // columns
        return QRect(start, self._head_height() + row * height, end - start, height)

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        rows = self._sheet.rows if self._sheet else 1
        return QSize(self._theme.space(180), self._head_height() + rows * self._row_height() + 1)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the figures."""
        columns = self._sheet.columns if self._sheet else 1
        figure = QFontMetrics(self._font(_LARGE)).horizontalAdvance("0000") + self._theme.space(2)
        return QSize(self._theme.space(30) + columns * figure, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, the topics and the cells that are to be seen."""
        if self._sheet is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.colours.base))
        self._paint_head(painter)
        for row in range(self._sheet.rows):
            self._paint_label(painter, row)
            for column in range(self._sheet.columns):
                place = self.cell_place(row, column)
                if place.intersects(event.rect()):
                    self._paint_cell(painter, place, row, column)
        if self._chosen is not None:
            self._paint_ring(painter, self._chosen, self._theme.colours.accent_text)
        if self.hasFocus():
            self._paint_ring(painter, self._current, self._theme.colours.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell, or open one."""
        row, column = self._current
        key = Qt.Key(event.key())
        if self._sheet is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            down, across = _STEPS[key]
            self._go_to(
                max(0, min(self._sheet.rows - 1, row + down)),
                max(0, min(self._sheet.columns - 1, column + across)),
            )
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(row, 0 if key == Qt.Key.Key_Home else self._sheet.columns - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.cell_chosen.emit(row, column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the cell under the pointer."""
        cell = self._cell_at(event.position().toPoint())
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._go_to(*cell)
        self.cell_chosen.emit(*cell)

    def event(self, event: QEvent) -> bool:
        """Tell the cell under the pointer in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(event.pos())
            if cell is not None and self._sheet is not None:
                words = tip(self._sheet.sentence(*cell))  # the names of topics are the person's own
                QToolTip.showText(event.globalPos(), words, self, self.cell_place(*cell))
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the current cell."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def _paint_head(self, painter: QPainter) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        colours = self._theme.colours
        painter.fillRect(QRect(0, 0, self.width(), self._head_height()), QColor(colours.sidebar))
        half = self._head_height() // 2
        for column in range(sheet.columns):
            months, year = sheet.column_words(column)
            place = self.cell_place(0, column)
            painter.setPen(QColor(colours.text))
            painter.setFont(self._font(_SMALL))
            above = QRect(place.x(), self._theme.space(1), place.width(), half - self._theme.space(1))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _fitted(painter, months, above.width()))
            painter.setPen(QColor(colours.quiet))
            painter.setFont(self._font(_SMALL))
            painter.drawText(
                QRect(place.x(), half, place.width(), half - self._theme.space(1)),
                Qt.AlignmentFlag.AlignCenter,
                year,
            )

    def _paint_label(self, painter: QPainter, row: int) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        is_total = sheet.is_total(row)
        first = self.cell_place(row, 0)
        place = QRect(self._theme.space(2), first.y(), first.x() - self._theme.space(3), first.height())
        painter.setFont(self._font(1.0, is_bold=is_total))
        painter.setPen(QColor(self._theme.colours.text))
        shown = _fitted(painter, sheet.row_words(row), place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setPen(QColor(self._theme.colours.hairline))
        painter.drawLine(0, first.y(), self.width(), first.y())

    def _paint_cell(self, painter: QPainter, place: QRect, row: int, column: int) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        number = len(sheet.concerns(row, column))
        level = 0 if sheet.is_total(row) else level_of(number, sheet.most)
        pair = shade(self._theme.colours, level)
        painter.fillRect(place.adjusted(1, 1, -1, -1), QColor(pair.ground))
        short = sheet.short(row, column)
        ink = self._theme.colours.text if level == 0 and number else pair.ink
        painter.setPen(QColor(ink))
        painter.setFont(self._font(_LARGE, is_bold=number > 0))
        inner = place.adjusted(2, 2, -2, -2)
        if not short:
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(number) if number else "–")
            return
        line = inner.height() * 11 // 20
        painter.drawText(
            QRect(inner.x(), inner.y(), inner.width(), line), Qt.AlignmentFlag.AlignCenter, str(number)
        )
        painter.setFont(self._font(_SMALL))
        below = QRect(inner.x(), inner.y() + line, inner.width(), inner.height() - line)
        painter.drawText(
            below,
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            _fitted(painter, short, below.width()),
        )

    def _paint_ring(self, painter: QPainter, cell: tuple[int, int], ink: str) -> None:
        """A ring of two colours: whatever the cell's own, one of them stands out."""
        place = self.cell_place(*cell)
        for inset, colour, width in ((1, ink, 2), (3, self._theme.colours.base, 1)):
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(place.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _go_to(self, row: int, column: int) -> None:
        is_other = (row, column) != self._current
        self._current = (row, column)
        if self._sheet is not None:
            self.setAccessibleDescription(self._sheet.sentence(row, column))
        if is_other:
            self.current_changed.emit(row, column)
        self.update()

    def _cell_at(self, at: QPoint) -> tuple[int, int] | None:
        if self._sheet is None:
            return None
        row = (at.y() - self._head_height()) // self._row_height()
        if not 0 <= row < self._sheet.rows:
            return None
        columns = range(self._sheet.columns)
        column = next((each for each in columns if self.cell_place(row, each).contains(at)), None)
        return None if column is None else (row, column)

    def _label_width(self) -> int:
        metrics = QFontMetrics(self._font(1.0))
        rows = range(self._sheet.rows) if self._sheet else range(0)
        words = [self._sheet.row_words(row) for row in rows] if self._sheet else []
        widest = max((metrics.horizontalAdvance(each) for each in words), default=0)
        share = max(round(self.width() * _LABEL_SHARE), self.width() - self._least_cells_width())
        return min(widest + self._theme.space(5), share)

    def _least_cells_width(self) -> int:
        metrics = QFontMetrics(self._font(_SMALL))
        columns = range(self._sheet.columns) if self._sheet else range(0)
        months = [self._sheet.column_words(column)[0] for column in columns] if self._sheet else []
        widest = max((metrics.horizontalAdvance(each) for each in months), default=0)
        return len(months) * (widest + self._theme.space(2))

    def _head_height(self) -> int:
        return 2 * QFontMetrics(self._font(_SMALL)).height() + self._theme.space(2)

    def _row_height(self) -> int:
        lines = QFontMetrics(self._font(_LARGE)).height() + QFontMetrics(self._font(_SMALL)).height()
        return lines + self._theme.space(1)

    def _font(self, factor: float, *, is_bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._theme.point_size(factor))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _fitted(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
