"""Keeps what one looks at in sight when all that scrolls with it is laid out anew."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from boardobserver.ui.shell.theme import Theme


class KeptPlace(QObject):
    """The place in a scroll area: how far down which of its parts it is, not how many pixels from the top.

    Where the text becomes larger or the window narrower, what stands above grows, and would push it away.

    Args:
        theme: The size of the text.
        area: Scrolls; owns this.
        parts: What stands in it from top to bottom, side by side with nothing.
    """

    def __init__(self, theme: Theme, area: QScrollArea, parts: Sequence[QWidget]) -> None:
        super().__init__(area)
        self._theme = theme
        self._bar = area.verticalScrollBar()
        self._parts = tuple(parts)
        self._part: QWidget | None = None
        self._steps = 0.0
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        self._bar.valueChanged.connect(self._on_moved)
        for part in self._parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part that is laid out anew takes the place along once all are."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self._part is not None:
            self._settling.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _settle(self) -> None:
        if self._part is not None:
            self._bar.setValue(self._part.y() + round(self._steps * self._theme.space(1)))

    @Slot(int)
    def _on_moved(self, value: int) -> None:
        # A bar that is cut short by a new layout is not moved by anybody.
        if self._settling.isActive():
            return
        above = [part for part in self._parts if part.isVisible() and part.y() <= value]
        self._part = above[-1] if above else None
        if self._part is not None:
            self._steps = (value - self._part.y()) / self._theme.space(1)
