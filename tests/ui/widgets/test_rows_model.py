"""A model of plain rows changes by as little as it can, and a table of it keeps its place."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.rows_model import Column, Role, RowsModel, TableRow


def _numbered(number: int, words: str) -> TableRow:
    return TableRow(str(number), (words,))


def _id(row: TableRow) -> str:
    return row.id


_ROWS = st.lists(st.builds(_numbered, st.integers(0, 12), st.text(max_size=3)), unique_by=_id)


@given(before=_ROWS, after=_ROWS)
def test_whatever_changes_each_row_keeps_its_place_by_its_id(
    before: list[TableRow], after: list[TableRow]
) -> None:
    model = RowsModel([Column("Words")])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_rows(before)
    held = {row.id: QPersistentModelIndex(model.index(at, 0)) for at, row in enumerate(before)}
    model.set_rows(after)
    assert model.rows == tuple(after)
    there = {row.id for row in after}
    for row_id, index in held.items():
        assert index.isValid() == (row_id in there)
        if index.isValid():
            assert index.data(Role.ID) == row_id
    tester.deleteLater()


def _table(qtbot: QtBot, theme: Theme, folder: Path, rows: list[TableRow]) -> FittedTable:
    model = RowsModel([Column("Name"), Column("Number", is_number=True)])
    table = FittedTable(theme, "test", "Test", Settings(folder), model, stretched=0)
    qtbot.addWidget(table)
    table.show_rows(rows)
    table.show()
    return table


def _row(name: str) -> TableRow:
    return TableRow(name, (name, "1"))


def test_keys_pass_over_headings(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    rows = [TableRow("h1", ("One",), is_heading=True), _row("a")]
    rows += [TableRow("h2", ("Two",), is_heading=True), _row("b")]
    table = _table(qtbot, theme, tmp_path, rows)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == "a"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_id == "b"
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.current_id == "a"
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_id == "b"


def test_when_the_current_row_goes_its_neighbour_takes_its_place(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    table = _table(qtbot, theme, tmp_path, [_row("a"), _row("b"), _row("c")])
    table.select_id("c")
    table.show_rows([_row("a"), _row("b")])
    assert table.current_id == "b"
    table.show_rows([_row("b"), _row("a")])
    assert table.current_id == "b"
    table.show_rows([])
    assert table.current_id == ""


def test_a_stretched_column_stays_legible_where_there_is_little_room(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    table = _table(qtbot, theme, tmp_path, [_row("a")])
    table.resize(60, 100)
    least = table.fontMetrics().averageCharWidth() * 12
    assert table.columnWidth(0) >= least
    table.resize(900, 100)
    assert table.columnWidth(0) > 500


def test_a_tool_tip_shows_words_as_they_stand_and_not_too_many() -> None:
    model = RowsModel((Column("Text"),))
    model.set_rows([TableRow("a", ("<b>Bold</b> & " + "words " * 10_000,))])
    shown = str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    document = QTextDocument()
    document.setHtml(shown)
    plain = document.toPlainText()
    assert plain.startswith("<b>Bold</b> & words words")
    assert plain.endswith("…")
    assert len(plain) < 1_000
