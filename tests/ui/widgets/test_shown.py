from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardobserver.domain.words import EntryKind
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.record_table import RecordTable
from boardobserver.ui.widgets.segmented import Segment, Segmented

_STEPS = (
    Segment("prepare", "Prepare", "list-checks"),
    Segment("take", "Take notes"),
    Segment("review", "Review"),
)


def _table(qtbot: QtBot, theme: Theme, folder: Path, columns: int = 3) -> RecordTable:
    table = RecordTable(theme, "meetings", "Meetings", Settings(folder))
    qtbot.addWidget(table)
    model = QStandardItemModel(4, columns, table)
    for row in range(4):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    table.setModel(model)
    table.resize(900, 400)
    table.show()
    return table


def test_a_table_remembers_widths_order_and_what_is_hidden(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    table = _table(qtbot, theme, tmp_path, columns=4)
    table.horizontalHeader().resizeSection(0, 222)
    table.horizontalHeader().moveSection(1, 0)
    table.columns_menu().actions()[2].trigger()
    table.close()
    again = _table(qtbot, theme, tmp_path, columns=4)
    header = again.horizontalHeader()
    assert header.sectionSize(0) == 222
    assert header.visualIndex(1) == 0
    assert again.isColumnHidden(2)


def test_columns_kept_for_another_list_are_not_forced_on_this_one(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    _table(qtbot, theme, tmp_path).keep_columns()
    again = _table(qtbot, theme, tmp_path, columns=5)
    assert [again.isColumnHidden(column) for column in range(5)] == [False] * 5


def test_kept_widths_grow_with_the_text(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    table = _table(qtbot, theme, tmp_path)
    table.horizontalHeader().resizeSection(0, 120)
    table.keep_columns()
    theme.scale_text(200)
    assert table.horizontalHeader().sectionSize(0) == 240
    again = _table(qtbot, theme, tmp_path)
    assert again.horizontalHeader().sectionSize(0) == 240


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    table = _table(qtbot, theme, tmp_path, columns=2)
    table.columns_menu().actions()[0].trigger()
    assert [action.isEnabled() for action in table.columns_menu().actions()] == [True, False]


def test_a_table_is_walked_and_chosen_from_by_keys(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    table = _table(qtbot, theme, tmp_path)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_End)
    with qtbot.waitSignal(table.row_chosen):
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.currentIndex().row() == 3
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0


def test_steps_are_chosen_by_mouse_and_arrows_and_set_silently(qtbot: QtBot, theme: Theme) -> None:
    steps = Segmented(theme, _STEPS, "Steps")
    qtbot.addWidget(steps)
    steps.show()
    steps.activateWindow()
    qtbot.waitUntil(steps.isActiveWindow)
    said: list[str] = []
    steps.chosen.connect(said.append)
    steps.set_current("review")
    assert said == []
    buttons = steps.findChildren(QPushButton)
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(buttons[0], Qt.Key.Key_Right)
    assert said == ["prepare", "take"]
    assert steps.current == "take"
    assert [button.accessibleName() for button in buttons] == ["Prepare", "Take notes", "Review"]


@pytest.mark.parametrize("text_scale", [100, 200])
def test_no_word_of_an_empty_page_is_cut_off(qtbot: QtBot, theme: Theme, text_scale: int) -> None:
    theme.scale_text(text_scale)
    page = EmptyState(theme, "house", "Nothing yet", "What the page is for. " * 10, first_step="Begin")
    qtbot.addWidget(page)
    page.resize(1100, 650)
    page.show()
    for label in page.findChildren(QLabel):
        if label.text():
            assert label.height() >= label.heightForWidth(label.width())
    with qtbot.waitSignal(page.first_step_requested):
        QTest.keyClick(page.findChildren(QPushButton)[0], Qt.Key.Key_Space)


def test_a_row_goes_on_in_the_next_line_and_nothing_overlaps(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    row = FlowLayout()
    theme.arrange(row, gap=2)
    for kind in EntryKind:
        row.addWidget(Badge(theme, theme.kind_badge(kind)))
    column.addLayout(row)
    column.addStretch(1)
    page.show()
    for width in (1300, 600, 250):
        page.resize(width, 700)
        badges = page.findChildren(Badge)
        places = [badge.geometry() for badge in badges]
        assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
        assert all(page.rect().contains(place) for place in places)
        order = [(place.top(), place.left()) for place in places]
        assert order == sorted(order)
    assert len({place.top() for place in places}) > 1


def test_a_badge_says_its_word_and_takes_the_room_it_needs(qtbot: QtBot, theme: Theme) -> None:
    badge = Badge(theme, theme.kind_badge(EntryKind.PRIVATE_NOTE))
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Private note"
    badge.show()
    before = badge.sizeHint()
    theme.scale_text(200)
    assert badge.sizeHint().width() > before.width() * 3 // 2
    badge.set_look(theme.kind_badge(EntryKind.NOTE))
    assert badge.accessibleName() == "Note"


def test_a_heading_never_reads_markup(qtbot: QtBot) -> None:
    heading = Heading("<b>x</b> & more")
    qtbot.addWidget(heading)
    assert heading.textFormat() is Qt.TextFormat.PlainText
