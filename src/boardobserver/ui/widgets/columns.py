"""Columns that reflow: as many side by side as fit, fewer where the window is narrow or the text large."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from boardobserver.ui.shell.theme import Space, Theme


class Columns(QWidget):
    """Widgets in equal columns, in reading order.

    Args:
        theme: The look.
        least_steps: No column is narrower than so many steps of the grid.
        most: No more columns than this.
    """

    def __init__(
        self, theme: Theme, *, least_steps: int = 52, most: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least_steps = least_steps
        self._most = most
        self._placed: list[tuple[QWidget, int]] = []
        self._count = 0
        self._grid = QGridLayout(self)
        theme.arrange(self._grid, gap=Space.NORMAL)
        theme.changed.connect(self._on_theme_changed)

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Add a widget that takes so many columns, where there are as many."""
        self._placed.append((widget, span))
        self._place(max(1, self._count))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column."""
        hint = super().minimumSizeHint()
        widest = max((widget.minimumSizeHint().width() for widget, _span in self._placed), default=0)
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit now."""
        super().resizeEvent(event)
        self._reflow()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out for the width that there is."""
        super().showEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        least = self._theme.space(self._least_steps)
        gap = self._grid.horizontalSpacing()
        count = max(1, min(self._most, (self.width() + gap) // (least + gap)))
        if count != self._count:
            self._count = count
            self._place(count)

    def _place(self, count: int) -> None:
        for widget, _span in self._placed:
            self._grid.removeWidget(widget)
        row = column = 0
        for widget, wanted in self._placed:
            span = min(wanted, count)
            if column + span > count:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, span)
            column += span
        for at in range(self._most):
            self._grid.setColumnStretch(at, 1 if at < count else 0)
            self._grid.setColumnMinimumWidth(at, 0)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._reflow()


class Beside(QWidget):
    """A main widget with another at its side, or below it where there is no room for both.

    Args:
        theme: The look.
        main: The main widget.
        side: The other one.
        least_steps: Narrower than so many steps of the grid, the other goes below.
        shares: How the width is shared out between both.
    """

    def __init__(
        self,
        theme: Theme,
        main: QWidget,
        side: QWidget,
        *,
        least_steps: int = 210,
        shares: tuple[int, int] = (5, 3),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least_steps = least_steps
        self._side = side
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        theme.arrange(column)
        if main.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed:
            column.addWidget(main)
            column.addStretch(1)
        else:
            column.addWidget(main, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        theme.arrange(self._line, gap=Space.NORMAL)
        self._line.addWidget(self._holder, shares[0])
        self._line.addWidget(side, shares[1], Qt.AlignmentFlag.AlignTop)
        side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._reflow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both fit."""
        super().resizeEvent(event)
        self._reflow()

    @Slot()
    def _reflow(self) -> None:
        is_wide = self.width() >= self._theme.space(self._least_steps)
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if is_wide else directions.TopToBottom
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)
