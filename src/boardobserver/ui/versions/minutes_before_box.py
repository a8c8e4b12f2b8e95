"""A quiet way to correct the minutes of the meeting before, while that item of the agenda is being taken."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.versions.corrections_panel import CorrectionsPanel
from boardobserver.ui.widgets.link_button import LinkButton


class MinutesBeforeBox(QWidget):
    """One line that unfolds into the corrections to the earlier minutes, which are made when it first does.

    Args:
        theme: The look.
        board: The open board.
    """

    unfolded = Signal(bool)
    """The corrections are shown now, or not any more."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._title = ""
        self._shown: tuple[Id, Id, bool] | None = None
        self._panel: CorrectionsPanel | None = None
        self.button = LinkButton()
        self._area = QScrollArea()
        self._build()
        self.button.clicked.connect(self._on_clicked)

    @property
    def panel(self) -> CorrectionsPanel:
        """The corrections."""
        if self._panel is None:
            self._panel = CorrectionsPanel(self._theme, self._board)
            self._hold(self._panel)
            self._show_corrections()
        return self._panel

    @property
    def is_unfolded(self) -> bool:
        """Whether the corrections are shown."""
        return not self._area.isHidden()

    def show_previous(self, previous: Meeting | None, at_id: Id, *, is_editable: bool) -> None:
        """Offer the corrections to the minutes of a meeting; None for none, and nothing is shown."""
        self.setVisible(previous is not None)
        if previous is None:
            self.fold()
            return
        self._title = previous.title
        self._shown = (previous.id, at_id, is_editable)
        if self._panel is not None:
            self._show_corrections()
        self._name()

    @Slot()
    def fold(self) -> None:
        """Show the one line only."""
        if self.is_unfolded:
            self._area.hide()
            self._name()
            self.unfolded.emit(False)

    def _show_corrections(self) -> None:
        if self._shown is not None:
            meeting_id, at_id, is_editable = self._shown
            self.panel.show_corrections(meeting_id, at_id, is_editable=is_editable)

    def _hold(self, panel: CorrectionsPanel) -> None:
        """Put the corrections where they scroll."""
        held = QWidget()
        inner = QVBoxLayout(held)
        self._theme.arrange(inner, margin=Space.CLOSE)
        inner.addWidget(panel)
        inner.addStretch(1)
        self._area.setWidget(held)
        self._area.viewport().setAutoFillBackground(False)
        held.setAutoFillBackground(False)

    def _build(self) -> None:
        self._area.setProperty("role", "page")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where there is little height the corrections scroll, and the way back stays.
        self._area.setMinimumHeight(1)
        column = QVBoxLayout(self)
        self._theme.arrange_sides(column, across=Space.CLOSE, down=Space.TIGHT, gap=Space.TIGHT)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area, 1)
        self._area.hide()
        self.hide()

    def _name(self) -> None:
        words = (
            self.tr("Back to what is open")
            if self.is_unfolded
            else self.tr("Correct the minutes of the {title}")
        )
        self.button.set_words(words.format(title=self._title))

    @Slot()
    def _on_clicked(self) -> None:
        if self.is_unfolded:
            self.fold()
            return
        self.panel.show()
        self._area.show()
        self._name()
        self.unfolded.emit(True)
