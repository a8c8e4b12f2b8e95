"""The page of retention: what is due for disposal, what is held, what was disposed of."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.changes import Changes
from boardobserver.ui.retention.disposal_run import PAGE
from boardobserver.ui.retention.due_panel import DuePanel
from boardobserver.ui.retention.holds_panel import HoldsPanel
from boardobserver.ui.retention.looking import JOB, Found, Looking
from boardobserver.ui.retention.old_backups import OldBackups
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel

_TABLES = ("meeting", "tracked", "movement", "entry", "hold", "disposal", "convention")
_WORDS = 1


class RetentionPage(FreshPage):
    """What is due, what is held and what is gone, one under the other.

    What is due is looked for in a job: on a large board that takes a moment, in which holds can be set.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    disposal_confirmed = Signal(object)
    """What is due is to be disposed of: with the `Confirmed`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self._desk = desk
        self._years: int | None = None
        self.rule = Words()
        self.due = DuePanel(desk, is_read_only=board.workspace.is_read_only)
        self.holds = HoldsPanel(desk, board)
        columns = (
            Column(self.tr("Disposed of on"), characters=20),
            Column(self.tr("What"), characters=40),
            Column(self.tr("How much"), characters=36),
            Column(self.tr("By"), characters=16),
            Column(self.tr("Why"), characters=30),
        )
        self.gone = FittedTable(
            desk.theme,
            "retention-gone",
            self.tr("Disposed of"),
            desk.settings,
            RowsModel(columns),
            stretched=_WORDS,
            most_rows=10,
        )
        self.nothing_gone = Words(self.tr("Nothing was disposed of yet."), quiet=True)
        self.old_backups = OldBackups(desk, board)
        self._build()
        self.due.box.confirmed.connect(self.disposal_confirmed)
        self.due.look_requested.connect(self._look)
        self.old_backups.failed.connect(self._show_fault)

    def show_location(self, detail: str) -> None:
        """Show the page, with what `detail` names ready to be held."""
        self.catch_up()
        if detail:
            self.holds.propose(detail)

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.LOOSE)
        sections: tuple[tuple[QWidget, ...], ...] = (
            (Heading(self.tr("Retention")), self.rule),
            (self.due,),
            (self.old_backups,),
            (self.holds,),
            (Heading(self.tr("Disposed of"), level=2), self.nothing_gone, self.gone),
        )
        for section in sections:
            within = QVBoxLayout()
            theme.arrange(within, gap=Space.NORMAL)
            for part in section:
                within.addWidget(part)
            column.addLayout(within)
        column.addStretch(1)
        self.nothing_gone.hide()
        self.gone.hide()

    def _read(self) -> None:
        read = self._board.workspace.read
        self._years = read.releases.conventions().years_kept
        self.rule.setText(self._rule(self._years))
        self.holds.show_holds(read.retention.holds())
        self._look()

    @Slot()
    def _look(self) -> None:
        workspace = self._board.workspace
        self.due.show_looking()
        looking = Looking(
            workspace.path,
            workspace.key,
            self._desk.settings.backup_folder,
            workspace.local(workspace.now()).date(),
            workspace.overview.board().zone,
        )
        job = self._desk.jobs.run(JOB, self.tr("Looking for what is due"), looking)
        job.finished.connect(self._on_found)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.due.show_cancelled)

    def _rule(self, years: int | None) -> str:
        if years is None:
            return self.tr(
                "This board keeps everything for good. The page of conventions says for how long meetings are"
                " kept."
            )
        return self.tr(
            "A meeting is kept for {years} years after the end of the financial year, 31 March, in which it"
            " was held; a record as long as the last meeting that has it. The page of conventions says for"
            " how many years."
        ).format(years=years)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        if self._board.is_closed:
            return
        self.due.show_found(found, years=self._years)
        self.gone.show_rows(list(found.gone))
        self.gone.setVisible(bool(found.gone))
        self.nothing_gone.setVisible(not found.gone)
        self.old_backups.show_backups(found.backups, found.preview.board_name)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, Fault | Refusal):
            raise error
        self.due.show_cancelled()
        self._show_fault(error)

    @Slot(object)
    def _show_fault(self, fault: Fault | Refusal) -> None:
        remedy = fault.remedy if isinstance(fault, Fault) else ""
        self._board.tell(Notice(Tone.FAULT, fault.message, remedy, key=PAGE))


def _is_affected(changes: Changes) -> bool:
    return changes.concern(*_TABLES)
