"""Series of meetings and their standing agendas are changed on the Meetings page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support import boards
from tests.support.fields import put_back, retype
from tests.support.meetings_window import MeetingsWindow

from boardobserver.domain.snapshots import Id
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.pages import Location


def test_a_topic_of_the_standing_agenda_is_chosen_and_kept_when_a_title_changes(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    window.go_to(Location("meetings", "series"))
    panel = window.page.series
    panel.table.selectRow(5)
    box = panel.item.topic
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    chosen = box.currentText()
    assert chosen in workspace.read.topics()
    assert workspace.read.series()[0].standing_items[5].topic == chosen
    title = panel.item.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "LFR: the month")
    QTest.keyClick(title, Qt.Key.Key_Return)
    item = workspace.read.series()[0].standing_items[5]
    assert (item.title, item.topic) == ("LFR: the month", chosen)
    workspace.undo()
    workspace.undo()
    assert workspace.read.series()[0].standing_items[5].topic == ""
    assert box.currentText() == "No topic"


def _series(window: MeetingsWindow) -> tuple[Id, list[str]]:
    window.go_to(Location("meetings", "series"))
    return window.page.series.choice.value, [row.cells[1] for row in window.page.series.model.rows]  # pyright: ignore[reportReturnType] - a series is always chosen here


def test_the_standing_agenda_is_changed_and_used_by_the_next_meeting(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    _id, titles = _series(window)
    panel = window.page.series
    assert titles[0] == "Welcome and apologies"
    QTest.keyClicks(panel.new_title, "Deployments since the last meeting")
    QTest.keyClick(panel.new_title, Qt.Key.Key_Return)
    panel.table.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    panel.item.minutes.setFocus()
    QTest.keyClicks(panel.item.minutes, "15")
    QTest.keyClick(panel.item.minutes, Qt.Key.Key_Return)
    meeting_id = boards.planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[6]
    assert (item.title, item.planned_minutes) == ("Deployments since the last meeting", 15)
    panel.table.select_id("7")
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert len(workspace.read.series()[0].standing_items) == 9


def test_a_move_to_where_an_item_is_already_is_no_change(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    _series(window)
    panel = window.page.series
    QTest.keyClicks(panel.new_title, "Deployments since the last meeting")
    QTest.keyClick(panel.new_title, Qt.Key.Key_Return)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(panel.table, Qt.Key.Key_Home)
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    titles = [item.title for item in workspace.read.series()[0].standing_items]
    workspace.undo()
    assert [item.title for item in workspace.read.series()[0].standing_items] == titles[:-1]
    panel.table.move_requested.emit("99", 0)  # a row that is dropped here from another table
    assert [item.title for item in workspace.read.series()[0].standing_items] == titles[:-1]


def test_a_series_is_added_renamed_and_never_nameless(window: MeetingsWindow, workspace: Workspace) -> None:
    _series(window)
    panel = window.page.series
    QTest.keyClick(panel.new_name, Qt.Key.Key_Return)
    assert panel.new_name.accessibleDescription() == "Give the series a name."
    QTest.keyClicks(panel.new_name, "Working group")
    QTest.keyClick(panel.new_name, Qt.Key.Key_Return)
    assert panel.name.text() == "Working group"
    assert panel.model.rows == ()
    panel.name.setFocus()
    panel.name.selectAll()
    QTest.keyClicks(panel.name, "Ethics working group")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert {each.name for each in workspace.read.series()} == {"Board meetings", "Ethics working group"}


def test_a_series_and_an_item_of_its_agenda_are_called_again_what_they_were_called(
    window: MeetingsWindow, workspace: Workspace
) -> None:
    _id, titles = _series(window)
    panel = window.page.series
    name = panel.name.text()
    assert panel.earlier.isHidden()
    retype(panel.name, "Extraordinary meetings")
    panel.table.selectRow(2)
    retype(panel.item.title, "The month in figures")
    put_back(panel.earlier, f"Standing item: {titles[2]}")
    put_back(panel.earlier, f"Name: {name}")
    assert _series(window)[1] == titles
    assert workspace.read.series()[0].name == panel.name.text() == name
