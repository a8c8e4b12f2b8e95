"""How high each row of the record is: guessed at once, laid out when it comes into sight or nobody types."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTableView

from boardobserver.domain.snapshots import Id
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.line_layout import LineLayouts
from boardobserver.ui.taking.record_model import RecordModel
from boardobserver.ui.taking.rows import LineRow

_MEASURED_AT_ONCE = 30
_IDLE_MS = 20


class RowHeights(QObject):
    """Keeps the heights of a view's rows, so that two thousand lines open as fast as twenty.

    Args:
        theme: The look.
        view: Whose rows they are.
        model: What is shown.
        layouts: Where everything stands in a line.
        edited_height: How high a line has to be for the editor on it; None where there is none.
    """

    def __init__(
        self,
        theme: Theme,
        view: QTableView,
        model: RecordModel,
        layouts: LineLayouts,
        edited_height: Callable[[Id], int | None],
    ) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._record = model
        self._layouts = layouts
        self._edited_height = edited_height
        self._measured: set[Id] = set()
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)

    @property
    def is_measuring(self) -> bool:
        """Whether rows out of sight still have to be laid out."""
        return self._idle.isActive()

    @property
    def is_at_end(self) -> bool:
        """Whether the end of the record is in sight."""
        bar = self._view.verticalScrollBar()
        return bar.value() >= bar.maximum() - self._theme.space(2)

    def fit(self, width: int, font: QFont) -> bool:
        """Break the lines for another width or font; says whether anything is different."""
        is_other = self._layouts.fit(width, font)
        if is_other:
            self.guess_all()
        return is_other

    def guess_all(self) -> None:
        """Give every row about the height that it will have; the exact one follows."""
        self._measured.clear()
        header = self._view.verticalHeader()
        # Thousands of sections: the view is told of them once, below.
        header.blockSignals(True)
        heading = self._layouts.heading_height()
        for at, row in enumerate(self._record.rows):
            is_line = isinstance(row, LineRow)
            header.resizeSection(at, self._layouts.guess(row.entry) if is_line else heading)
        header.blockSignals(False)
        self._view.updateGeometries()
        self._view.viewport().update()
        self._idle.start()

    def measure(self, at: int) -> int:
        """Give a row its exact height; gives by how much that is more than before."""
        row = self._record.rows[at]
        edited = self._edited_height(row.entry.id) if isinstance(row, LineRow) else None
        if not isinstance(row, LineRow):
            wanted = self._layouts.heading_height()
        elif edited is not None:
            wanted = edited
        else:
            self._measured.add(row.entry.id)
            wanted = self._layouts.layout(row.entry.id, self._record.view(row)).height
        was = self._view.rowHeight(at)
        if was != wanted:
            self._view.setRowHeight(at, wanted)
        return wanted - was

    def forget(self, rows: range) -> None:
        """These rows are new or read otherwise: they are measured when they are seen, or later.

        Where the end was in sight, it stays so: the line that grew may be the last.
        """
        was_at_end = self.is_at_end
        for at in rows:
            row = self._record.rows[at]
            if isinstance(row, LineRow):
                self._measured.discard(row.entry.id)
            else:
                self.measure(at)
        self._idle.start()
        self.measure_seen()
        if was_at_end:
            self.measure_from_end()
            self._view.scrollToBottom()

    def measure_seen(self) -> None:
        """Lay out what is in sight."""
        at = self._view.rowAt(0)
        bottom = self._view.viewport().height()
        while 0 <= at < len(self._record.rows) and self._view.rowViewportPosition(at) < bottom:
            if not self._is_measured(at):
                self.measure(at)
            at += 1

    def measure_from_end(self) -> None:
        """Lay out what is in sight at the end of the record."""
        room = self._view.viewport().height()
        for at in range(len(self._record.rows) - 1, -1, -1):
            if room <= 0:
                break
            if not self._is_measured(at):
                self.measure(at)
            room -= self._view.rowHeight(at)
        # The header tells the view of new heights from a timer; the scroll bar has to know them now.
        self._view.updateGeometries()

    def _is_measured(self, at: int) -> bool:
        row = self._record.rows[at]
        return not isinstance(row, LineRow) or row.entry.id in self._measured

    @Slot()
    def _on_idle(self) -> None:
        """Measure a few rows that are out of sight, holding what is in sight where it is."""
        waiting = [at for at in range(len(self._record.rows)) if not self._is_measured(at)]
        if not waiting or not self._view.isVisible():
            self._idle.stop()
            return
        top, was_at_end = self._view.rowAt(0), self.is_at_end
        # What comes after is the nearer to what one looks at: the record is read from its end.
        chosen = waiting[-_MEASURED_AT_ONCE:]
        above = sum(self.measure(at) for at in chosen if at < top)
        for at in chosen:
            if at >= top:
                self.measure(at)
        if above or was_at_end:
            self._view.updateGeometries()
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.maximum() if was_at_end else bar.value() + above)
