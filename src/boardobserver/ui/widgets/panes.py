"""A pane to work in with a narrower one at its side, or under it where the window is narrow."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from boardobserver.ui.shell.theme import Space, Theme


class Panes(QWidget):
    """The main pane fills the height; the side scrolls by itself, or stands in full under the main pane.

    Args:
        theme: The look.
        main: The pane to work in.
        side: What stands beside it.
        side_steps: The width of the side, in steps of the grid.
        least_steps: Narrower than this, the main pane would be of no use, and the side goes under it.
        main_steps: How high the main pane is then, in steps of the grid.
    """

    def __init__(
        self,
        theme: Theme,
        main: QWidget,
        side: QWidget,
        *,
        side_steps: int = 76,
        least_steps: int = 120,
        main_steps: int = 110,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._main = main
        self._side = side
        self._steps = (side_steps, least_steps, main_steps)
        self._area = QScrollArea()
        self._area.setProperty("role", "page")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(side)
        self._area.viewport().setAutoFillBackground(False)
        side.setAutoFillBackground(False)
        side.installEventFilter(self)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.arrange(self._line, gap=Space.WIDE)
        self._line.addWidget(main, 1)
        self._line.addWidget(self._area)
        theme.changed.connect(self._reflow)
        self._reflow()

    @property
    def is_side_by_side(self) -> bool:
        """Whether the side stands at the side."""
        return self._line.direction() is QBoxLayout.Direction.LeftToRight

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Under the main pane, the side is as high as what is in it."""
        if watched is self._side and event.type() == QEvent.Type.LayoutRequest:
            self._fit_side()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both fit."""
        super().resizeEvent(event)
        self._reflow()

    @Slot()
    def _reflow(self) -> None:
        side, least, main = (self._theme.space(steps) for steps in self._steps)
        is_wide = self.width() >= side + least
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._main.setMinimumHeight(0 if is_wide else main)
        self._area.setMinimumWidth(side if is_wide else 0)
        self._area.setMaximumWidth(side if is_wide else self.maximumWidth())
        self._fit_side()

    def _fit_side(self) -> None:
        if self.is_side_by_side:
            self._area.setMinimumHeight(0)
            self._area.setMaximumHeight(self.maximumHeight())
            return
        width = self.width()
        layout = self._side.layout()
        has_height = layout is not None and layout.hasHeightForWidth()
        height = layout.heightForWidth(width) if layout and has_height else self._side.sizeHint().height()
        self._area.setFixedHeight(max(height, self._side.minimumSizeHint().height()))
