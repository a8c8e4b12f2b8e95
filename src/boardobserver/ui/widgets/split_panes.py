"""A pane to work in and another beside it, or under it where the window is narrow, with a handle between."""

from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from boardobserver.ui.shell.theme import Theme


class LayoutMemory(Protocol):
    """Where the place of a handle is remembered by the name of what it divides."""

    def layout(self, name: str) -> QByteArray:
        """What was kept; empty if nothing was."""
        ...

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        """Remember."""
        ...


class SplitPanes(QSplitter):
    """Remembers where the person put the handle, for each of the two ways apart.

    Args:
        theme: The look.
        name: What it is remembered by.
        memory: Where.
        main: The pane to work in.
        side: The other one; hidden, it leaves the whole room.
        least_steps: Narrower than so many steps of the grid, the side goes under the main pane.
        low_steps: How high each pane is then, at least, in steps of the grid.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        memory: LayoutMemory,
        main: QWidget,
        side: QWidget,
        *,
        least_steps: int = 190,
        low_steps: int = 56,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._memory = memory
        self._panes = (main, side)
        self._steps = (least_steps, low_steps)
        self._is_wide: bool | None = None
        for pane in self._panes:
            self.addWidget(pane)
        side.installEventFilter(self)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._reflow)

    @property
    def is_side_by_side(self) -> bool:
        """Whether the side stands at the side."""
        return self.orientation() is Qt.Orientation.Horizontal

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the main pane the whole room while there is no side."""
        if event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            self._reflow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both fit."""
        super().resizeEvent(event)
        self._reflow()

    @Slot()
    def _reflow(self) -> None:
        least, low = (self._theme.space(steps) for steps in self._steps)
        is_wide = self.width() >= least
        for pane in self._panes:
            pane.setMinimumHeight(0 if is_wide or self._panes[1].isHidden() else low)
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        ways = Qt.Orientation
        self.setOrientation(ways.Horizontal if is_wide else ways.Vertical)
        kept = self._memory.layout(self._kept_as)
        if kept.isEmpty() or not self.restoreState(kept):
            whole = self.width() if is_wide else self.height()
            share = round(whole * 0.36)
            self.setSizes([whole - share, share])

    @property
    def _kept_as(self) -> str:
        return f"{self._name}.{'wide' if self._is_wide else 'narrow'}"

    @Slot(int, int)
    def _on_moved(self, _at: int, _index: int) -> None:
        self._memory.keep_layout(self._kept_as, self.saveState())
