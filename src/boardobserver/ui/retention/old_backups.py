"""The backups that still hold what was disposed of; removed when the name of the board is typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.backups import Backup
from boardobserver.services.older_backups import remove_backups
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField

_MOST = 12


class OldBackups(QWidget):
    """Shown only while there are any.

    Args:
        desk: The look, and where backups go.
        board: The open board.
    """

    failed = Signal(object)
    """One could not be removed: the `Refusal` or the `Fault`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workspace = board.workspace
        self._backups: tuple[Backup, ...] = ()
        self._board_name = ""
        self.said = Words()
        self.places = Words(quiet=True, is_exact=True)
        self.places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.typed = LineField()
        self.form = Form(desk.theme)
        self.form.add_row("typed", self.tr("Type the name of the board"), self.typed)
        self.remove_button = QPushButton(self.tr("Remove these backups…"))
        self.sure_button = QPushButton(self.tr("Remove them for good"))
        self.leave_button = QPushButton(self.tr("Keep them"))
        self._build()
        self.remove_button.clicked.connect(self._on_remove)
        self.sure_button.clicked.connect(self._on_sure)
        self.typed.returnPressed.connect(self._on_sure)
        self.leave_button.clicked.connect(self._on_left)
        self.hide()

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Backups that still hold it"), level=2))
        column.addWidget(self.said)
        column.addWidget(self.places)
        column.addWidget(self.form)
        row = QWidget()
        flow = FlowLayout(row)
        theme.arrange(flow, gap=Space.CLOSE)
        for button in (self.remove_button, self.sure_button, self.leave_button):
            flow.addWidget(button)
        column.addWidget(row)
        self.sure_button.setIcon(theme.icons.beside_words("trash-2"))

    def show_backups(self, backups: tuple[Backup, ...], board_name: str) -> None:
        """Say where they lie, if there are any."""
        self._backups, self._board_name = backups, board_name
        self.said.setText(
            self.tr(
                "What was disposed of still stands in backups: {count}. They are not changed unasked. Copies"
                " that lie elsewhere are not known to the program: remove those by hand."
            ).format(count=len(backups))
        )
        shown = [self._line(each) for each in backups[:_MOST]]
        if len(backups) > _MOST:
            shown.append(self.tr("… and {count} more beside them").format(count=len(backups) - _MOST))
        self.places.setText("\n".join(shown))
        self._ask(is_sure=False)
        self.setVisible(bool(backups))

    def _line(self, backup: Backup) -> str:
        made = self._workspace.local(backup.made_at)
        return f"{show_date(made.date())}, {made:%H:%M}: {backup.path}"

    def _ask(self, *, is_sure: bool) -> None:
        self.remove_button.setVisible(not is_sure)
        self.sure_button.setVisible(is_sure)
        self.leave_button.setVisible(is_sure)
        self.form.setVisible(is_sure)

    @Slot()
    def _on_remove(self) -> None:
        self.form.clear_refusals()
        self.typed.clear()
        self._ask(is_sure=True)
        self.typed.setFocus()

    @Slot()
    def _on_left(self) -> None:
        self._ask(is_sure=False)
        self.remove_button.setFocus()

    @Slot()
    def _on_sure(self) -> None:
        if self.typed.text().strip() != self._board_name.strip():
            words = self.tr("This is not the board’s name. No backup was removed.")
            self.form.show_refusal(Refusal(words, "typed"))
            return
        try:
            remove_backups(self._workspace.path, self._backups, self._desk.settings.backup_folder)
        except (Refusal, Fault) as error:
            self.failed.emit(error)
        left = tuple(each for each in self._backups if each.path.exists())
        self.show_backups(left, self._board_name)
