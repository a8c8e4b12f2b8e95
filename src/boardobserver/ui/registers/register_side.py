"""What stands beside the table: the record that is chosen, or the form for a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.registers.new_record_form import NewRecordForm
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk


class RegisterSide(QWidget):
    """Shows one of the two, and can be closed.

    Args:
        desk: What pages work with.
        board: The open board.
        look: The register.
    """

    closed = Signal()
    """The person wants the whole room for the table."""

    def __init__(
        self, desk: Desk, board: OpenBoard, look: RegisterLook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pane = RecordPane(desk, board)
        self.form = NewRecordForm(desk.theme, board, look)
        self._form_area = QScrollArea()
        self._close = QToolButton()
        self._build(desk)
        self.form.cancelled.connect(self.closed)
        self._close.clicked.connect(self.closed)

    @property
    def is_adding(self) -> bool:
        """Whether the form for a new record is shown."""
        return not self.isHidden() and not self._form_area.isHidden()

    def begin(self) -> None:
        """Begin a new record."""
        self.form.start()
        self._show(is_adding=True)
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: Id) -> None:
        """Show a record."""
        self._show(is_adding=False)
        self.pane.show_record(record_id)

    def leave(self) -> None:
        """Show nothing, and take no room."""
        self.hide()
        self._form_area.hide()
        self.pane.show_record(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, desk: Desk) -> None:
        theme = desk.theme
        self._form_area.setProperty("role", "page")
        self._form_area.setFrameShape(QFrame.Shape.NoFrame)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form_area.setWidgetResizable(True)
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form_area.setWidget(self.form)
        self._close.setProperty("role", "quiet")
        self._close.setIcon(theme.icons("x"))
        self._close.setToolTip(self.tr("Close (Escape)"))
        self._close.setAccessibleName(self.tr("Close what stands beside the table"))
        top = QHBoxLayout()
        theme.arrange(top)
        top.addStretch(1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.TIGHT)
        column.addLayout(top)
        column.addWidget(self._form_area, 1)
        column.addWidget(self.pane, 1)
        self.leave()

    def _show(self, *, is_adding: bool) -> None:
        self._form_area.setVisible(is_adding)
        self.pane.setVisible(not is_adding)
        self.show()
