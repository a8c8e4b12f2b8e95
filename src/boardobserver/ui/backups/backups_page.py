"""The page of backups: which there are, where they lie, one made now, one restored beside the board."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.backups import (
    Backup,
    back_up_before_restore,
    backups_of,
    folder_beside,
    restore,
)
from boardobserver.services.older_backups import brought_back, brought_back_words
from boardobserver.ui.backups.backup_keeper import BackupKeeper
from boardobserver.ui.backups.folders import AskFolder, ask_folder
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.passphrase_fields import PassphraseField
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow
from boardobserver.ui.widgets.sizes import size_words

PAGE = "backups"
"""The id of the page."""

_JOB = "restore"
_WHY = 1


class BackupsPage(QWidget):
    """The backups of the open board, newest first.

    Args:
        desk: What pages work with.
        board: The open board.
        keeper: Makes the backups.
        opener: Opens a board that was restored.
        ask: Asks for the folder that backups are to go to.
    """

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        keeper: BackupKeeper,
        opener: BoardOpener,
        *,
        ask: AskFolder = ask_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._opener = opener
        self._ask = ask
        self._backups: dict[str, Backup] = {}
        self._held: dict[str, str] = {}
        self.place = Words(quiet=True, is_exact=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.now_button = QPushButton(self.tr("Back up now"))
        self.folder_button = QPushButton(self.tr("Keep them in another folder…"))
        self.usual_button = QPushButton(self.tr("Keep them beside the board"))
        self.table = self._made_table()
        self.holds = Words()
        self.passphrase = PassphraseField()
        self._restoring = Words(quiet=True)
        self._passphrase_row = FormRow(desk.theme, self.tr("Passphrase of this backup"), self.passphrase)
        self.restore_button = QPushButton(self.tr("Restore beside the board"))
        self.empty = Words(self.tr("There is no backup of this board yet."), quiet=True)
        self._build()
        self._connect(keeper)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what there is now: others may write to the folder too."""
        super().showEvent(event)
        self.reload()

    def _connect(self, keeper: BackupKeeper) -> None:
        self.now_button.clicked.connect(keeper.back_up_now)
        self.folder_button.clicked.connect(self._on_folder)
        self.usual_button.clicked.connect(self._on_usual)
        self.passphrase.returnPressed.connect(self._on_restore)
        self.restore_button.clicked.connect(self._on_restore)
        self.table.row_id_chosen.connect(self._on_restore)
        self.table.current_id_changed.connect(self._on_current_changed)
        keeper.backed_up.connect(self.reload)

    @Slot()
    def reload(self) -> None:
        """Read the folders anew."""
        if self._board.is_closed:
            return  # its last backup was made
        path, folder = self._board.workspace.path, self._desk.settings.backup_folder
        try:
            found = backups_of(path, folder)
        except Fault as fault:
            self._board.tell(Notice(Tone.FAULT, fault.message, fault.remedy, key=PAGE))
            found = ()
        self._backups = {str(each.path): each for each in found}
        disposed_at = sorted({each.at for each in self._board.workspace.read.retention.disposals()})
        self._held.clear()
        self.table.show_rows([self._row(each, disposed_at) for each in found])
        self.table.setVisible(bool(found))
        self.restore_button.setVisible(bool(found))
        self._restoring.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.setFocusProxy(self.table if found else self.now_button)
        self.usual_button.setVisible(folder is not None)
        kept = folder or folder_beside(path)
        self.place.setText(self.tr("They are kept in {folder}").format(folder=kept))
        if found and not self.table.current_id:
            self.table.selectRow(0)
        self._show_held()

    def _made_table(self) -> FittedTable:
        columns = (
            Column(self.tr("Made"), characters=34),
            Column(self.tr("Why"), characters=30),
            Column(self.tr("Size"), is_number=True, characters=12),
        )
        theme, settings, title = self._desk.theme, self._desk.settings, self.tr("Backups")
        return FittedTable(
            theme, "backups", title, settings, RowsModel(columns), stretched=_WHY, most_rows=12
        )

    def _row(self, backup: Backup, disposed_at: Sequence[datetime]) -> TableRow:
        local = self._board.workspace.local
        made = local(backup.made_at)
        why = backup.why[:1].upper() + backup.why[1:]
        next_one = next((each for each in disposed_at if backup.made_at <= each), None)
        if next_one is not None:
            said = self.tr("This backup holds what was disposed of on {day}.")
            self._held[str(backup.path)] = said.format(day=show_date(local(next_one).date()))
            why = self.tr("{why}, before a disposal").format(why=why)
        when = f"{show_date(made.date())}, {made:%H:%M}"
        return TableRow(str(backup.path), (when, why, size_words(backup.size)))

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Backups")))
        said = self.tr(
            "The board is backed up every half hour in which it changes, when it is closed, and before a"
            " backup is restored. Each is opened and checked before it counts. All of two days are kept, then"
            " one a day, one a week, one a month."
        )
        column.addWidget(Words(said))
        column.addWidget(self.place)
        self.now_button.setIcon(theme.icons.beside_words("archive"))
        self.now_button.setEnabled(not self._board.workspace.is_read_only)
        self.folder_button.setIcon(theme.icons.beside_words("folder-open"))
        row = QWidget()
        flow = FlowLayout(row)
        theme.arrange(flow, gap=Space.CLOSE)
        for button in (self.now_button, self.folder_button, self.usual_button):
            flow.addWidget(button)
        column.addWidget(row)
        column.addWidget(self.empty)
        column.addWidget(self.table)
        self.holds.hide()
        column.addWidget(self.holds)
        self._restoring.setText(
            self.tr("A backup is restored as a board of its own, beside this one, which stays open as it is.")
        )
        column.addWidget(self._restoring)
        self._passphrase_row.hide()
        column.addWidget(self._passphrase_row)
        self.restore_button.setIcon(theme.icons.beside_words("rotate-ccw"))
        last = QWidget()
        flow = FlowLayout(last)
        theme.arrange(flow, gap=Space.CLOSE)
        flow.addWidget(self.restore_button)
        column.addWidget(last)
        column.addStretch(1)

    def _show_held(self) -> None:
        words = self._held.get(self.table.current_id, "")
        self.holds.setText(words)
        self.holds.setVisible(bool(words))

    @Slot()
    def _on_current_changed(self) -> None:
        self._show_held()
        self._passphrase_row.clear()
        self._passphrase_row.hide()
        self.passphrase.forget()

    @Slot()
    def _on_folder(self) -> None:
        chosen = self._ask(self)
        if chosen is not None:
            self._keep_in(chosen)

    @Slot()
    def _on_usual(self) -> None:
        self._keep_in(None)

    def _keep_in(self, folder: Path | None) -> None:
        self._desk.settings.backup_folder = folder
        self._desk.settings.write()
        self.reload()

    @Slot()
    def _on_restore(self) -> None:
        backup = self._backups.get(self.table.current_id)
        if backup is None:
            return
        workspace = self._board.workspace
        typed = Passphrase.of(self.passphrase.text())
        target = workspace.path.with_name(
            f"{workspace.path.stem} restored {workspace.local(backup.made_at):%Y-%m-%d %H%M%S}.board"
        )

        path, key, now = workspace.path, workspace.key, workspace.now()
        folder, is_kept = self._desk.settings.backup_folder, not workspace.is_read_only

        def work(_context: JobContext) -> tuple[Path, str]:
            said = back_up_before_restore(path, backup.path, key, folder=folder, now=now) if is_kept else ""
            made = restore(backup.path, target, typed or key)
            held = brought_back_words(brought_back(path, key, made, typed or key))
            return made, f"{held} {said}".strip()

        job = self._desk.jobs.run(_JOB, self.tr("Restoring a backup"), work)
        job.finished.connect(self._on_restored)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_restored(self, restored: tuple[Path, str]) -> None:
        path, warning = restored
        self._on_current_changed()
        self.reload()
        message = self.tr("The backup is now the board “{name}”.").format(name=path.name)
        action = NoticeAction(self.tr("Open it"), partial(self._opener.open_path, path))
        tone = Tone.WARNING if warning else Tone.INFO
        where = self.tr("It lies in {folder}.").format(folder=path.parent)
        self._board.tell(Notice(tone, f"{message} {warning}".strip(), where, action, PAGE))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal) and error.field == "passphrase":
            self._passphrase_row.show()
            self._passphrase_row.refuse(error.message)
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.selectAll()
        elif isinstance(error, Refusal):
            self._board.tell(Notice(Tone.WARNING, error.message, key=PAGE))
        elif isinstance(error, Fault):
            self._board.tell(Notice(Tone.FAULT, error.message, error.remedy, key=PAGE))
        else:
            raise error
