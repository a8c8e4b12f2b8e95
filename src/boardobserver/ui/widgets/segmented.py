"""A row of steps of which one is chosen: the four steps along the top of a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the steps."""

    id: str
    text: str
    icon: str = ""
    tooltip: str = ""


class Segmented(QWidget):
    """The steps side by side. Tab reaches the chosen one, the arrow keys choose its neighbours."""

    chosen = Signal(str)
    """The person chose the step of this id; setting it in the program says nothing."""

    def __init__(
        self, theme: Theme, segments: Sequence[Segment], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments = tuple(segments)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(name)
        row = FlowLayout(self)
        theme.arrange(row, gap=Space.TIGHT)
        for at, segment in enumerate(self._segments):
            button = self._button(segment)
            self._buttons[segment.id] = button
            self._group.addButton(button, at)
            row.addWidget(button)
        self.set_current(self._segments[0].id)
        self._group.idClicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def current(self) -> str:
        """The id of the chosen step."""
        return self._segments[self._group.checkedId()].id

    def set_current(self, segment_id: str) -> None:
        """Show a step as the chosen one, silently."""
        self._buttons[segment_id].setChecked(True)
        self.setFocusProxy(self._buttons[segment_id])

    def set_text(self, segment_id: str, text: str) -> None:
        """Give a step other words."""
        self._buttons[segment_id].setText(text)
        self._buttons[segment_id].setAccessibleName(text)

    def _button(self, segment: Segment) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "segment")
        button.setText(segment.text)
        button.setAccessibleName(segment.text)
        button.setToolTip(segment.tooltip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if segment.icon:
            button.setIcon(self._theme.icons.beside_words(segment.icon))
        return button

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        segment = self._segments[at]
        self.setFocusProxy(self._buttons[segment.id])
        self.chosen.emit(segment.id)

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size(5)
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
