"""What a line or a record said before, with who wrote it and when; one is put back by a button."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from boardobserver.domain.dates import spell_date_shortly
from boardobserver.services.earlier_words import EarlierWords, restore_words
from boardobserver.ui.records.section import Section
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.in_sight import InSight
from boardobserver.ui.widgets.record_table import ColumnMemory
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_WORDS = 0


class EarlierWordsList(Section):
    """The versions, newest first; out of sight while nothing ever changed.

    Args:
        theme: The look.
        board: The open board.
        memory: Where the columns are remembered.
    """

    def __init__(
        self, theme: Theme, board: OpenBoard, memory: ColumnMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._board = board
        self._versions: tuple[EarlierWords, ...] = ()
        self._is_editable = False
        columns = (
            Column(self.tr("Words"), characters=16),
            Column(self.tr("When"), characters=20),
        )
        title = self.tr("Earlier words")
        self.model = RowsModel(columns)
        self.table = FittedTable(
            theme, "earlier-words", title, memory, self.model, stretched=_WORDS, most_rows=5
        )
        self.whole = Words()
        self.restore_button = QPushButton(self.tr("Restore these words"))
        self.restore_button.setIcon(theme.icons.beside_words("rotate-ccw"))
        self.set_up(title, "")
        self.show_empty(is_empty=False)
        row = QWidget()
        flow = FlowLayout(row)
        theme.arrange(flow)
        flow.addWidget(self.restore_button)
        for part in (self.table, self.whole, row):
            self.column.addWidget(part)
        self.restore_button.clicked.connect(self._on_restore)
        self.table.current_id_changed.connect(self._on_current_changed)
        self.hide()
        InSight(theme, self, beside=self)  # what is chosen comes between the list and its button

    def show_versions(self, versions: Sequence[EarlierWords], *, is_editable: bool) -> None:
        """Show these versions."""
        self._versions, self._is_editable = tuple(versions), is_editable
        local = self._board.workspace.local
        is_of_one = len({each.name for each in self._versions}) <= 1
        self.table.show_rows(
            [
                TableRow(
                    str(len(versions) - at),  # a version stays where it is when a newer one comes
                    (
                        each.words if is_of_one else f"{each.name}: {each.words}",
                        f"{spell_date_shortly(local(each.at).date())}, {local(each.at):%H:%M}",
                    ),
                    is_quiet=each.is_now,
                )
                for at, each in enumerate(self._versions)
            ]
        )
        self.setVisible(bool(versions))
        self._on_current_changed()

    def _current(self) -> EarlierWords | None:
        row = self.table.currentIndex().row()
        return self._versions[row] if self.table.current_id and row < len(self._versions) else None

    @Slot()
    def _on_current_changed(self) -> None:
        chosen = self._current()
        self.whole.setText("" if chosen is None else f"{chosen.name}, {chosen.actor}:\n{chosen.words}")
        self.whole.setVisible(chosen is not None)
        self.restore_button.setVisible(self._is_editable)
        self.restore_button.setEnabled(chosen is not None and not chosen.is_now)

    @Slot()
    def _on_restore(self) -> None:
        chosen = self._current()
        if chosen is not None:
            self._board.attempt(restore_words(chosen))
