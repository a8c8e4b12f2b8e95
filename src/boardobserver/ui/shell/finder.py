"""Ctrl+K: one line that finds commands, and whatever else has registered, by a few letters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from boardobserver.ui.shell.commands import CommandTable, shown_keys, translated
from boardobserver.ui.shell.fuzzy import fit
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.access_key import shown_words

_MOST_SHOWN = 50
_WALKING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that fits what was typed.

    Attributes:
        title: What it is called. `detail`: a few words more: its keys, its date.
        icon: Name of its icon, or empty.
        fitness: How well it fits; the best come first (`fuzzy.fit` gives comparable figures).
        open: Goes there or does it.
    """

    title: str
    detail: str
    icon: str
    fitness: int
    open: Callable[[], object]


class FindProvider(Protocol):
    """Whoever has things to be found: commands, records, people, meetings."""

    def find(self, typed: str) -> Iterable[Found]:
        """What fits the typed letters, in any order; called at each key, so quick."""
        ...


class CommandProvider:
    """Finds the commands that can be given at this moment."""

    def __init__(self, table: CommandTable) -> None:
        self._table = table

    def find(self, typed: str) -> Iterable[Found]:
        """The commands whose name fits."""
        for command in self._table.offered():
            action = self._table.action(command.id)
            title = f"{command.menu.title}: {shown_words(action.text())}"
            fitness = fit(typed, title)
            if fitness and command.id != "edit.find":
                keys = translated(" or ").join(shown_keys(command))
                yield Found(title, keys, command.icon, fitness, action.trigger)


class Finder(QFrame):
    """The line and its list, over the window; Enter opens the chosen one, Escape goes back."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._providers: list[FindProvider] = []
        self._found: list[Found] = []
        self._came_from: QWidget | None = None
        self.line = QLineEdit()
        self._list = QTreeWidget()
        self._nothing = QLabel(self.tr("Nothing fits these letters."))
        self._build()
        self.line.textEdited.connect(self._on_edited)
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self.line.installEventFilter(self)
        self._list.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def add_provider(self, provider: FindProvider) -> None:
        """Have one more provider asked at each key."""
        self._providers.append(provider)

    @Slot()
    def ask(self) -> None:
        """Open the line, empty, with the focus in it."""
        if not self.isVisible():
            self._came_from = self.window().focusWidget()
        self.line.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def titles(self) -> tuple[str, ...]:
        """What is listed now, best first."""
        return tuple(each.title for each in self._found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the line; close on Escape or when the focus goes; follow the window."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.FocusOut and not self._has_focus():
            self.hide()
        return False

    def _build(self) -> None:
        self.setProperty("role", "float")
        self.setAutoFillBackground(True)
        self.line.setPlaceholderText(self.tr("Type a few letters of a command, page or record"))
        self.line.setAccessibleName(self.tr("Find"))
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setProperty("role", "inside")
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setColumnCount(2)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.CLOSE, gap=Space.CLOSE)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addWidget(self._list)

    def _place(self) -> None:
        room = self.window().size()
        width = min(self._theme.space(140), room.width() - self._theme.space(8))
        height = min(self._theme.space(90), room.height() - self._theme.space(24))
        self.setGeometry((room.width() - width) // 2, self._theme.space(14), width, height)

    def _search(self, typed: str) -> None:
        found = [each for provider in self._providers for each in provider.find(typed)]
        if typed.strip():
            found.sort(key=lambda each: -each.fitness)
        self._found = found[:_MOST_SHOWN]
        self._list.clear()
        self._list.setIconSize(QSize(self._theme.icon_size(), self._theme.icon_size()))
        for each in self._found:
            item = QTreeWidgetItem(self._list, [each.title, each.detail])
            item.setIcon(0, self._theme.icons(each.icon or "chevron-right", Tint.QUIET))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._choose(0)
        self._nothing.setVisible(not self._found)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        if watched is self.line and event.key() in _WALKING_KEYS:
            self._walk(event.key())
            return True
        if watched is self.line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._row())
            return True
        return False

    def _walk(self, key: int) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        self._choose(max(0, min(len(self._found) - 1, self._row() + steps[Qt.Key(key)])))

    def _choose(self, row: int) -> None:
        item = self._list.topLevelItem(row)
        if item is not None:
            self._list.setCurrentItem(item)

    def _row(self) -> int:
        item = self._list.currentItem()
        return -1 if item is None else self._list.indexOfTopLevelItem(item)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._found):
            chosen = self._found[row]
            self._leave()
            chosen.open()

    def _leave(self) -> None:
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @Slot(str)
    def _on_edited(self, typed: str) -> None:
        self._search(typed)

    @Slot(QTreeWidgetItem, int)
    def _on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        if self.isVisible():  # where one click activates, it comes twice
            self._open(self._list.indexOfTopLevelItem(item))
