import sys
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QToolBar
from pytestqt.qtbot import QtBot

from boardobserver.ui.meetings.commands import MEETING_COMMANDS
from boardobserver.ui.shell.commands import CommandTable, Menu, WindowCommand, keys_of, shown_keys
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window_commands import window_table
from boardobserver.ui.taking.taking_commands import TAKING_COMMANDS

_PAGES = tuple(Page(f"page{at}", f"Page {at}", "house", QMainWindow) for at in range(1, 13))


def _note() -> WindowCommand:
    return WindowCommand("meeting.note", "Note", Menu.MEETING, "Note something.", shortcuts=("F2",))


def test_every_command_is_unique_named_explained_and_in_a_menu() -> None:
    table = window_table(_PAGES)
    assert [each for each, count in Counter(each.id for each in table).items() if count > 1] == []
    for command in table:
        assert command.text
        assert command.tooltip.endswith(".")
        assert command.menu in Menu
        assert "&" not in command.text


def test_no_two_commands_share_a_key_and_every_key_is_one() -> None:
    keys = [QKeySequence(key).toString() for command in window_table(_PAGES) for key in command.shortcuts]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert all(keys)


def test_every_icon_is_there(theme: Theme) -> None:
    for command in window_table(_PAGES):
        if command.icon:
            assert not theme.icons(command.icon).isNull()


def test_no_two_commands_of_the_window_look_the_same() -> None:
    table = window_table(_PAGES)
    icons = [each.icon for each in table if each.icon and not each.id.startswith("go.page")]
    assert [icon for icon, count in Counter(icons).items() if count > 1] == []


def test_the_first_nine_pages_have_a_key() -> None:
    going = [each for each in window_table(_PAGES) if each.id.startswith("go.page")]
    assert [each.shortcuts for each in going] == [*((f"Ctrl+{at}",) for at in range(1, 10)), (), (), ()]


@pytest.mark.parametrize("clash", [("meeting.note", "F3"), ("meeting.other", "F2")])
def test_a_clash_of_ids_or_keys_is_refused(theme: Theme, qtbot: QtBot, clash: tuple[str, str]) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    other = WindowCommand(clash[0], "Other", Menu.MEETING, "Other.", shortcuts=(clash[1],))
    with pytest.raises(ValueError, match=clash[0]):
        CommandTable((_note(), other), theme.icons, window)


def test_a_command_is_offered_once_something_answers_it(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = CommandTable((_note(),), theme.icons, window)
    assert table.unconnected() == ("meeting.note",)
    assert not table.action("meeting.note").isVisible()
    table.connect_command("meeting.note", window.close)
    assert table.unconnected() == ()
    assert table.offered() == (_note(),)


def test_the_key_works_only_while_a_board_is_open(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    command = WindowCommand("a.b", "Do", Menu.FILE, "Do it.", shortcuts=("F2",), needs_board=True)
    table = CommandTable((command,), theme.icons, window)
    window.addActions(table.actions())
    given: list[str] = []
    table.connect_command("a.b", lambda: given.append("done"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert given == []
    table.set_board_open(True)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert given == ["done"]


def test_menus_and_toolbar_share_the_actions(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = CommandTable(window_table(_PAGES), theme.icons, window)
    menus = table.fill_menu_bar(window.menuBar())
    listed = [action for menu in menus.values() for action in menu.actions() if not action.isSeparator()]
    assert sorted(action.objectName() for action in listed) == sorted(each.id for each in table.commands)
    toolbar = QToolBar(window)
    table.fill_toolbar(toolbar)
    assert toolbar.actions()
    assert set(toolbar.actions()) <= set(listed)


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown_keys(_note()) == ("F2",)


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_no_command_takes_a_key_that_its_system_has_for_itself(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    commands = (*window_table(_PAGES), *MEETING_COMMANDS, *TAKING_COMMANDS)
    keys = [QKeySequence(key).toString() for command in commands for key in keys_of(command)]
    assert len(keys) == len(set(keys)) > 30
    taken = {"Ctrl+H", "Ctrl+M", "Ctrl+W", "Ctrl+Space", "Alt+Left", "Alt+Right"}
    taken |= {f"Ctrl+Shift+{number}" for number in range(3, 7)}
    assert set(keys).isdisjoint(taken if system == "darwin" else {"Alt+F4", "Ctrl+Alt+Del", "Alt+Space"})


def test_only_quit_and_about_stand_in_the_programs_own_menu(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    table = CommandTable(window_table(_PAGES), theme.icons, window)
    roles = {command.id: table.action(command.id).menuRole() for command in window_table(_PAGES)}
    own = {name for name, role in roles.items() if role is not QAction.MenuRole.NoRole}
    assert own == {"file.quit", "help.about"}
