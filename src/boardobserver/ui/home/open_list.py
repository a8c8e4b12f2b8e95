"""A short list on Home: a heading with its number, the first lines, and how many more there are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_MOST = 8


class OpenList(QFrame):
    """A list whose lines lead to a meeting.

    Args:
        desk: What pages work with.
        name: What its table is remembered by.
        title: Its heading.
        columns: Its columns.
        stretched: The column that takes the width that is left.
        empty: What is said when nothing is in it.
    """

    line_chosen = Signal(str)
    """The person wants to open this line: its id."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        title: str,
        columns: Sequence[Column],
        *,
        stretched: int,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._heading = Heading(title, 2)
        self._empty = Words(empty, quiet=True)
        self._more = Words(quiet=True)
        self.model = RowsModel(columns)
        self.table = FittedTable(
            desk.theme, name, title, desk.settings, self.model, stretched=stretched, most_rows=_MOST
        )
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        desk.theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        for widget in (self._heading, self._empty, self.table, self._more):
            column.addWidget(widget)
        self.table.row_id_chosen.connect(self.line_chosen)
        self.table.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show the first of these rows."""
        self._heading.setText(f"{self._title} ({len(rows)})" if rows else self._title)
        self.table.show_rows(list(rows[:_MOST]))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        left = len(rows) - _MOST
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("and {number} more").format(number=left))

    @Slot()
    def _on_clicked(self) -> None:
        row_id: Id = self.table.current_id
        if row_id:
            self.line_chosen.emit(row_id)
