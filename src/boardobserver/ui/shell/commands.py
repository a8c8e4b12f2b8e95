"""The commands of the window: declared once, as data, shared by menus, toolbar, keys, search and help."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from boardobserver.ui.shell.icons import Icons

_CONTEXT = "commands"

_ON_MACOS = {
    **{f"Ctrl+Shift+{number}": f"Ctrl+Alt+{number}" for number in range(1, 5)},
    "Alt+Left": "Ctrl+[",
    "Alt+Right": "Ctrl+]",
}
"""Keys that macOS has for itself: it takes pictures of the screen, and walks by words."""

_ROLES = {"file.quit": QAction.MenuRole.QuitRole, "help.about": QAction.MenuRole.AboutRole}
"""What stands in the program's own menu on macOS."""


class Menu(Enum):
    """The menus of the menu bar, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    GO = "&Go"
    MEETING = "&Meeting"
    RECORDS = "&Records"
    HELP = "&Help"

    @property
    def title(self) -> str:
        """The menu's name as help shows it, without its access key."""
        return translated(self.value).replace("&", "")


@dataclass(frozen=True, slots=True)
class WindowCommand:
    """One thing that the window can be told to do.

    Attributes:
        id: Unique, dotted: "file.print".
        text: What it is called, in sentence case; "…" at the end where it asks for more.
        menu: Where it stands.
        tooltip: One sentence on what it does; also what its entry in the help says.
        icon: Name of its icon, or empty.
        shortcuts: Keys in Qt's portable notation, the first one is shown.
        needs_board: Whether it can only be used while a board is open.
        checkable: Whether it is a state to switch on and off.
        group: Checkable commands of one group exclude each other.
        in_toolbar: Whether it has a button in the window's header.
        starts_section: Whether a separator comes before it in its menu.
    """

    id: str
    text: str
    menu: Menu
    tooltip: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    needs_board: bool = False
    checkable: bool = False
    group: str = ""
    in_toolbar: bool = False
    starts_section: bool = False


def translated(text: str) -> str:
    """A text of the command tables in the language of the application."""
    return QCoreApplication.translate(_CONTEXT, text)


class CommandTable(QObject):
    """The actions made from declared commands.

    A command that nothing has been connected to is not offered anywhere.

    Args:
        commands: All commands, in the order of the menus.
        icons: Where icons come from.
        parent: The window that the keys work in.

    Raises:
        ValueError: Two commands share an id or a key.
    """

    def __init__(self, commands: Iterable[WindowCommand], icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        _check(self._commands)
        self._actions: dict[str, QAction] = {each.id: self._made(each, icons) for each in self._commands}
        self._connected: set[str] = set()
        self._unavailable: set[str] = set()
        self._is_board_open = False
        self._limit: frozenset[str] | None = None

    @property
    def commands(self) -> tuple[WindowCommand, ...]:
        """All commands, in the order of the menus."""
        return self._commands

    def action(self, command_id: str) -> QAction:
        """The action of a command, to place on further widgets."""
        return self._actions[command_id]

    def actions(self) -> tuple[QAction, ...]:
        """All actions, for the window to take so that their keys work."""
        return tuple(self._actions.values())

    def connect_command(self, command_id: str, slot: Callable[..., object]) -> None:
        """Have `slot` called when the command is given; a checkable one passes its new state."""
        self._actions[command_id].triggered.connect(slot)
        self._connected.add(command_id)
        self._refresh(command_id)

    def connect_all(self, slots: Mapping[str, Callable[..., object]]) -> None:
        """Connect many commands at once."""
        for command_id, slot in slots.items():
            self.connect_command(command_id, slot)

    def unconnected(self) -> tuple[str, ...]:
        """Commands that are declared but that nothing answers yet."""
        return tuple(each.id for each in self._commands if each.id not in self._connected)

    def set_board_open(self, is_open: bool) -> None:
        """Say whether a board is open; commands that need one follow."""
        self._is_board_open = is_open
        for command_id in self._actions:
            self._refresh(command_id)

    def set_available(self, command_id: str, is_available: bool) -> None:
        """Say whether a command makes sense at this moment, apart from whether a board is open."""
        if is_available:
            self._unavailable.discard(command_id)
        else:
            self._unavailable.add(command_id)
        self._refresh(command_id)

    def limit_to(self, command_ids: frozenset[str] | None) -> None:
        """Offer nothing but these until told otherwise, by None."""
        self._limit = command_ids
        for command_id in self._actions:
            self._refresh(command_id)

    def offered(self) -> tuple[WindowCommand, ...]:
        """The commands that can be given at this moment."""
        return tuple(each for each in self._commands if self._actions[each.id].isEnabled())

    def fill_menu_bar(self, menu_bar: QMenuBar) -> dict[Menu, QMenu]:
        """Build the menus; those without a command are left out."""
        menus: dict[Menu, QMenu] = {}
        for menu in Menu:
            here = [each for each in self._commands if each.menu is menu]
            if not here:
                continue
            menus[menu] = built = menu_bar.addMenu(translated(menu.value))
            built.setToolTipsVisible(True)
            for each in here:
                if each.starts_section:
                    built.addSeparator()
                built.addAction(self._actions[each.id])
        return menus

    def fill_toolbar(self, toolbar: QToolBar) -> None:
        """Put the commands that have a button on the toolbar."""
        for each in self._commands:
            if each.in_toolbar:
                toolbar.addAction(self._actions[each.id])

    def _made(self, command: WindowCommand, icons: Icons) -> QAction:
        action = QAction(translated(command.text), self)
        action.setObjectName(command.id)
        keys = [QKeySequence(each, QKeySequence.SequenceFormat.PortableText) for each in keys_of(command)]
        action.setShortcuts(keys)
        # Left alone, Qt goes by the words on macOS, and puts into the program's own menu what is called so.
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        tip = translated(command.tooltip)
        action.setToolTip(f"{tip} ({shown_keys(command)[0]})" if keys else tip)
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icons(command.icon))
        # Nothing answers it yet, so it is not offered.
        action.setVisible(False)
        action.setEnabled(False)
        return action

    def _refresh(self, command_id: str) -> None:
        command = next(each for each in self._commands if each.id == command_id)
        action = self._actions[command_id]
        is_connected = command_id in self._connected
        has_board = self._is_board_open or not command.needs_board
        is_within = self._limit is None or command_id in self._limit
        action.setVisible(is_connected)
        action.setEnabled(is_connected and has_board and is_within and command_id not in self._unavailable)


def keys_of(command: WindowCommand) -> tuple[str, ...]:
    """The command's keys on this system, in Qt's portable notation."""
    if sys.platform != "darwin":
        return command.shortcuts
    return tuple(_ON_MACOS.get(each, each) for each in command.shortcuts)


def shown_keys(command: WindowCommand) -> tuple[str, ...]:
    """The command's keys as this platform writes them."""
    return tuple(
        QKeySequence(each, QKeySequence.SequenceFormat.PortableText).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        for each in keys_of(command)
    )


def _check(commands: tuple[WindowCommand, ...]) -> None:
    ids: set[str] = set()
    keys: dict[str, str] = {}
    for each in commands:
        if each.id in ids:
            raise ValueError(f"two commands are called {each.id}")
        ids.add(each.id)
        for key in keys_of(each):
            normal = QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString(
                QKeySequence.SequenceFormat.PortableText
            )
            if not normal or normal in keys:
                raise ValueError(f"the key {key} of {each.id} is void or already of {keys.get(normal)}")
            keys[normal] = each.id
