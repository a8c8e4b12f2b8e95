"""The command that withholds, for menus, keys, search and help; whichever page shows words answers it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from boardobserver.ui.shell.commands import CommandTable, Menu, WindowCommand

WITHHOLD = "meeting.withhold"

WITHHOLDING_COMMANDS: tuple[WindowCommand, ...] = (
    WindowCommand(
        WITHHOLD,
        "Withhold from the public…",
        Menu.MEETING,
        "Withhold the selected words, or else the line or item, from the public edition; or change that.",
        icon="eye-off",
        shortcuts=("Ctrl+Shift+W",),
        needs_board=True,
    ),
)
"""Offered while a page is shown that answers it."""


def answer_withholding(table: CommandTable, page: QWidget, slot: Callable[[], object]) -> None:
    """Have a page answer the command while it is shown."""
    found = table.findChild(_Answers)
    answers = found if isinstance(found, _Answers) else _Answers(table)
    answers.add(page, slot)


class _Answers(QObject):
    """The pages that answer the command, of which one is shown at a time.

    While one gives way to the other both are shown for a moment, or neither: so it is they together, and not
    each for itself, that say whether the command is offered.
    """

    def __init__(self, table: CommandTable) -> None:
        super().__init__(table)
        self._table = table
        self._slots: dict[QWidget, Callable[[], object]] = {}
        self._shown: list[QWidget] = []
        table.connect_command(WITHHOLD, self._on_given)

    def add(self, page: QWidget, slot: Callable[[], object]) -> None:
        """Let a page answer."""
        self._slots[page] = slot
        page.installEventFilter(self)
        page.destroyed.connect(self._on_destroyed)
        if page.isVisible():
            self._shown.append(page)
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pages as they come and go."""
        if isinstance(watched, QWidget) and watched in self._slots:
            if event.type() == QEvent.Type.Show and watched not in self._shown:
                self._shown.append(watched)
                self._offer()
            elif event.type() == QEvent.Type.Hide and watched in self._shown:
                self._shown.remove(watched)
                self._offer()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_destroyed(self) -> None:
        # A page that goes is handed on as a bare object, not as the one that was added.
        self._slots = {page: slot for page, slot in self._slots.items() if isValid(page)}
        self._shown = [page for page in self._shown if isValid(page)]
        self._offer()

    def _offer(self) -> None:
        self._table.set_available(WITHHOLD, bool(self._shown))

    @Slot()
    def _on_given(self) -> None:
        if self._shown:
            self._slots[self._shown[-1]]()
