"""The three columns of the step: side by side where there is room, else one at a time, chosen above."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.segmented import Segment, Segmented

AGENDA = "agenda"
RECORD = "record"
SIDE = "side"

_NEEDED = 200
"""Narrower than so many steps of the grid, one column is shown at a time."""
_WIDTHS = (55, 150, 79)

_LEAST = 14
"""Least height, in steps, of what is shown: a few lines, so that the line to type in stays on the screen."""


class Columns(QWidget):
    """Agenda, record and side pane.

    Its `chooser` says which is shown where there is room for one; its place is the step's to give.

    Args:
        theme: The look.
        agenda: The left column.
        record: The middle one, which takes the room that is over.
        side: The right one.
    """

    reflowed = Signal(bool)
    """They are now side by side, or not."""

    def __init__(
        self, theme: Theme, agenda: QWidget, record: QWidget, side: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = {AGENDA: agenda, RECORD: record, SIDE: side}
        self._is_wide = True
        self._shown = RECORD
        segments = (
            Segment(RECORD, self.tr("Record"), "notebook-pen"),
            Segment(AGENDA, self.tr("Agenda"), "list"),
            Segment(SIDE, self.tr("Details"), "info"),
        )
        self.chooser = Segmented(theme, segments, self.tr("What is shown"))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self.chooser.chosen.connect(self.show_part)
        theme.changed.connect(self._reflow)
        self._reflow()

    @property
    def is_wide(self) -> bool:
        """Whether all three are side by side."""
        return self._is_wide

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Bring a column into sight, where only one is."""
        self._shown = part
        self.chooser.set_current(part)
        self._show_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._reflow()

    def _build(self) -> None:
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(self._theme.space(Space.CLOSE))
        # From the outside in: what goes into another has all in it looked at anew.
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self._splitter, 1)
        for part in (AGENDA, RECORD, SIDE):
            self._splitter.addWidget(self._parts[part])
        self._splitter.setStretchFactor(1, 1)

    @Slot()
    def _reflow(self) -> None:
        space = self._theme.space
        self._is_wide = self.width() >= space(_NEEDED)
        self.reflowed.emit(self._is_wide)
        for part, width in zip((AGENDA, RECORD, SIDE), (40, 80, 55), strict=True):
            self._parts[part].setMinimumWidth(space(width) if self._is_wide else 0)
        # The record keeps a few lines even where the window is very low; the page scrolls then.
        self._splitter.setMinimumHeight(space(_LEAST))
        self._show_parts()
        if self._is_wide and not self._is_set:
            self._is_set = True
            rest = max(space(80), self.width() - space(_WIDTHS[0] + _WIDTHS[2]))
            self._splitter.setSizes([space(_WIDTHS[0]), rest, space(_WIDTHS[2])])

    _is_set = False

    def _show_parts(self) -> None:
        self.chooser.setVisible(not self._is_wide)
        for part, widget in self._parts.items():
            widget.setVisible(self._is_wide or part == self._shown)
