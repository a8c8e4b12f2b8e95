"""The page of retention: what is due for disposal, what is held, what was disposed of."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Fault
from boardobserver.domain.retention import Standing
from boardobserver.services.changes import Changes
from boardobserver.services.disposal import DisposalPreview, backups_before_disposal, preview_disposal
from boardobserver.services.retention import standings_of
from boardobserver.ui.retention.dispose_box import DisposeBox
from boardobserver.ui.retention.holds_panel import HoldsPanel
from boardobserver.ui.retention.old_backups import OldBackups
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

PAGE: Final = "retention"
"""The id of the page."""

_TABLES = ("meeting", "tracked", "movement", "entry", "hold", "disposal", "convention")
_WORDS = 1


class RetentionPage(FreshPage):
    """What is due, what is held and what is gone, one under the other.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self._desk = desk
        self._preview: DisposalPreview | None = None
        self.rule = Words()
        due = (
            Column(self.tr("Reference"), characters=16),
            Column(self.tr("What"), characters=36),
            Column(self.tr("Date"), characters=20),
            Column(self.tr("Kept until"), characters=20),
            Column(self.tr("How much"), characters=36),
        )
        self.due = self._table("retention-due", self.tr("Due for disposal"), due)
        self.nothing_due = Words(quiet=True)
        self.still_open = Words()
        self.dispose_button = QPushButton(self.tr("Dispose of these…"))
        self.box = DisposeBox(desk.theme, board)
        self.holds = HoldsPanel(desk, board)
        gone = (
            Column(self.tr("Disposed of on"), characters=20),
            Column(self.tr("What"), characters=40),
            Column(self.tr("How much"), characters=36),
            Column(self.tr("By"), characters=16),
            Column(self.tr("Why"), characters=30),
        )
        self.gone = self._table("retention-gone", self.tr("Disposed of"), gone)
        self.nothing_gone = Words(self.tr("Nothing was disposed of yet."), quiet=True)
        self.old_backups = OldBackups(desk.theme)
        self._build()
        self.dispose_button.clicked.connect(self._on_dispose)
        self.box.left.connect(self._on_left)
        self.box.disposed.connect(self._on_disposed)
        self.old_backups.failed.connect(self._show_fault)

    def show_location(self, detail: str) -> None:
        """Show the page, with what `detail` names ready to be held."""
        self.catch_up()
        if detail:
            self.holds.propose(detail)

    def _table(self, name: str, title: str, columns: tuple[Column, ...]) -> FittedTable:
        desk = self._desk
        return FittedTable(
            desk.theme, name, title, desk.settings, RowsModel(columns), stretched=_WORDS, most_rows=10
        )

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Retention")))
        column.addWidget(self.rule)
        column.addWidget(Heading(self.tr("Due for disposal"), level=2))
        column.addWidget(self.nothing_due)
        column.addWidget(self.due)
        column.addWidget(self.still_open)
        self.dispose_button.setIcon(theme.icons.beside_words("trash-2"))
        row = QWidget()
        flow = FlowLayout(row)
        theme.arrange(flow, gap=Space.CLOSE)
        flow.addWidget(self.dispose_button)
        column.addWidget(row)
        self.box.hide()
        column.addWidget(self.box)
        column.addWidget(self.old_backups)
        column.addWidget(self.holds)
        column.addWidget(Heading(self.tr("Disposed of"), level=2))
        column.addWidget(self.nothing_gone)
        column.addWidget(self.gone)
        column.addStretch(1)

    def _read(self) -> None:
        workspace = self._board.workspace
        read = workspace.read
        today = workspace.local(workspace.now()).date()
        preview = self._preview = preview_disposal(read, today)
        self.due.show_rows([_due_row(each, preview.counts[each.kept.id]) for each in preview.due])
        years = read.releases.conventions().years_kept
        self.rule.setText(self._rule(years))
        self.nothing_due.setText(self._nothing_due(years))
        self.nothing_due.setVisible(not preview.due)
        self.due.setVisible(bool(preview.due))
        said = self.tr("As old, but still open and so kept until they are closed: {count} records.")
        self.still_open.setText(said.format(count=preview.still_open))
        self.still_open.setVisible(preview.still_open > 0)
        if not preview.due:
            self.box.hide()
        elif self.box.isVisibleTo(self):
            self.box.show_preview(preview)
        self._offer()
        self.holds.show_standings(standings_of(read, today), read.retention.holds())
        disposals = read.retention.disposals()
        rows = [
            TableRow(
                each.id,
                (show_date(workspace.local(each.at).date()), each.what, each.counts, each.by, each.reason),
            )
            for each in disposals
        ]
        self.gone.show_rows(rows)
        self.gone.setVisible(bool(rows))
        self.nothing_gone.setVisible(not rows)
        self._read_backups()

    def _read_backups(self) -> None:
        workspace = self._board.workspace
        try:
            found = backups_before_disposal(workspace.read, workspace.path, self._desk.settings.backup_folder)
        except Fault as fault:
            self._show_fault(fault)
            found = ()
        self.old_backups.show_backups(found, workspace.local)

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

    def _nothing_due(self, years: int | None) -> str:
        return self.tr("Nothing ever is.") if years is None else self.tr("Nothing is due.")

    def _offer(self) -> None:
        is_due = self._preview is not None and bool(self._preview.due)
        may = is_due and not self._board.workspace.is_read_only
        self.dispose_button.setVisible(may and not self.box.isVisibleTo(self))

    @Slot()
    def _on_dispose(self) -> None:
        if self._preview is not None:
            self.box.begin(self._preview)
            self.box.show()
            self._offer()
            self.box.setFocus()

    @Slot()
    def _on_left(self) -> None:
        self.box.hide()
        self._offer()
        self.dispose_button.setFocus()

    @Slot()
    def _on_disposed(self) -> None:
        self.box.hide()
        self.reload()
        self.gone.setFocus()

    @Slot(object)
    def _show_fault(self, fault: Fault) -> None:
        self._board.tell(Notice(Tone.FAULT, fault.message, fault.remedy, key=PAGE))
        self._offer()


def _due_row(standing: Standing, counts: str) -> TableRow:
    kept = standing.kept
    until = show_date(standing.until) if standing.until else ""
    return TableRow(kept.id, (str(kept.reference), kept.words, show_date(kept.day), until, counts))


def _is_affected(changes: Changes) -> bool:
    return changes.concern(*_TABLES)
