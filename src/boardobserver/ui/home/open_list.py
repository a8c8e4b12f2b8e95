"""A short list on Home: a heading with its number, the first lines, and a way to all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

MOST = 5
"""So many lines of a list are shown, where all of it can be seen elsewhere."""

_ROWS_SEEN = 8


class OpenList(QFrame):
    """A list whose lines lead somewhere; it is seen only while there is something in it.

    Its table is made with its first lines: most lists of most boards are empty when the window is opened.

    Args:
        desk: What pages work with.
        name: What its table is remembered by.
        title: Its heading.
        columns: Its columns.
        stretched: The column that takes the width that is left.
    """

    line_chosen = Signal(str)
    """The person wants to open this line: its id."""

    all_requested = Signal()
    """The person wants to see all of it."""

    def __init__(
        self,
        desk: Desk,
        name: str,
        title: str,
        columns: Sequence[Column],
        *,
        stretched: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._title = title
        self._columns = tuple(columns)
        self._stretched = stretched
        self._table: FittedTable | None = None
        self.heading = Heading(title, 2)
        self.all_button = QPushButton()
        self.all_button.setProperty("role", "quiet")
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        desk.theme.arrange(self._column, margin=Space.WIDE, gap=Space.NORMAL)
        head = QHBoxLayout()
        desk.theme.arrange(head, gap=Space.NORMAL)
        head.addWidget(self.heading, 1)
        head.addWidget(self.all_button)
        self._column.addLayout(head)
        self.all_button.clicked.connect(self.all_requested)
        self.hide()

    @property
    def title(self) -> str:
        """What the list is of."""
        return self._title

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The lines that are shown."""
        return () if self._table is None else self._model.rows

    @property
    def table(self) -> FittedTable:
        """The table of the lines."""
        if self._table is None:
            self._model = RowsModel(self._columns)
            self._table = FittedTable(
                self._desk.theme,
                self._name,
                self._title,
                self._desk.settings,
                self._model,
                stretched=self._stretched,
                most_rows=_ROWS_SEEN,
            )
            self._table.row_id_chosen.connect(self.line_chosen)
            self._table.clicked.connect(self._on_clicked)
            self._column.addWidget(self._table)
        return self._table

    def show_rows(self, rows: Sequence[TableRow], number: int) -> None:
        """Show lines, and a way to the rest; nothing at all where there is none.

        Args:
            rows: All lines, or the first of them.
            number: How many there are altogether.
        """
        self.setVisible(bool(rows))
        if not rows:
            if self._table is not None:
                self._table.show_rows([])
            return
        self.heading.setText(self.tr("{title} ({number})").format(title=self._title, number=number))
        self.all_button.setText(self.tr("Show all {number}").format(number=number))
        self.all_button.setAccessibleName(
            self.tr("{title}: show all {number}").format(title=self._title, number=number)
        )
        self.all_button.setVisible(number > len(rows))
        self.table.show_rows(list(rows))

    def place_under_heading(self, widget: QWidget) -> None:
        """Let something more be said between the heading and the lines."""
        self._column.insertWidget(1, widget)

    def name_way(self, words: str) -> None:
        """Offer the way to all of it whatever the number, in these words."""
        self.all_button.setText(words)
        self.all_button.setAccessibleName(words)
        self.all_button.show()

    @Slot()
    def _on_clicked(self) -> None:
        row_id = self.table.current_id
        if row_id:
            self.line_chosen.emit(row_id)
