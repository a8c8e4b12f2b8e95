"""The backups that still hold what was disposed of; removed when the name of the board is typed."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.backups import Backup
from boardobserver.services.older_backups import remove_backups
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField

_MOST = 12


class OldBackups(QWidget):
    """Shown only while there are any.

    Args:
        theme: The look.
    """

    failed = Signal(object)
    """One could not be removed: the `Fault`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: tuple[Backup, ...] = ()
        self._board_name = ""
        self._local: Callable[[datetime], datetime] = lambda instant: instant
        self.said = Words()
        self.places = Words(quiet=True, is_exact=True)
        self.places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.typed = LineField()
        self.form = Form(theme)
        self.form.add_row("typed", self.tr("Type the name of the board"), self.typed)
        self.remove_button = QPushButton(self.tr("Remove these backups…"))
        self.sure_button = QPushButton(self.tr("Remove them for good"))
        self.leave_button = QPushButton(self.tr("Keep them"))
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
        self.remove_button.clicked.connect(self._on_remove)
        self.sure_button.clicked.connect(self._on_sure)
        self.typed.returnPressed.connect(self._on_sure)
        self.leave_button.clicked.connect(self._on_left)
        self.hide()

    def show_backups(
        self, backups: tuple[Backup, ...], board_name: str, local: Callable[[datetime], datetime]
    ) -> None:
        """Say where they lie, if there are any."""
        self._backups, self._board_name, self._local = backups, board_name, local
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
        made = self._local(backup.made_at)
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
            remove_backups(self._backups)
        except Fault as fault:
            self.failed.emit(fault)
        left = tuple(each for each in self._backups if each.path.exists())
        self.show_backups(left, self._board_name, self._local)
