"""Ties the open board to the window: its name, what was saved, undo, and the pages built on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.services.changes import Changes
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.welcome import WelcomePage
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.focus import commit_focused
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location, Page
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.undo import UndoKeys
from boardobserver.ui.shell.window import MainWindow
from boardobserver.ui.widgets.empty_state import EmptyState

BuildPage = Callable[[OpenBoard], QWidget]
"""Makes a page's widget on an open board."""


class BoardPages:
    """Builds pages on whatever board is open at the time, or the welcome while none is."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._opener: BoardOpener | None = None

    def follow(self, opener: BoardOpener) -> None:
        """Take boards from this opener; before that there is none."""
        self._opener = opener

    def page(self, page_id: str, title: str, icon: str, build: BuildPage, *, in_sidebar: bool = True) -> Page:
        """A page that is built on the open board."""
        return Page(page_id, title, icon, partial(self._build, build), in_sidebar)

    def _build(self, build: BuildPage) -> QWidget:
        if self._opener is None:
            return QWidget()
        if self._opener.busy_words:
            return EmptyState(self._theme, "lock", self._opener.busy_words, "")
        if self._opener.board is None:
            return WelcomePage(self._theme, self._opener)
        return build(self._opener.board)


class BoardLink(QObject):
    """Shows the state of the open board in the window's frame, and answers undo and redo."""

    def __init__(self, window: MainWindow, opener: BoardOpener) -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._undo_keys = UndoKeys(
            window.commands,
            window,
            undo=self._undo,
            redo=self._redo,
            undo_label=self._undo_label,
            redo_label=self._redo_label,
        )
        window.commands.connect_command("file.save", self._on_save)
        opener.board_changed.connect(self._on_board_changed)
        window.lets_go = partial(opener.lets_go, window.close)
        self._on_board_changed()

    def _undo(self) -> None:
        commit_focused(self._window)
        if self._opener.board is not None:
            self._opener.board.undo()

    def _redo(self) -> None:
        commit_focused(self._window)
        if self._opener.board is not None:
            self._opener.board.redo()

    def _undo_label(self) -> str | None:
        board = self._opener.board
        return None if board is None else board.workspace.undo_label

    def _redo_label(self) -> str | None:
        board = self._opener.board
        return None if board is None else board.workspace.redo_label

    @Slot()
    def _on_board_changed(self) -> None:
        board = self._opener.board
        self._window.pages.forget_pages()
        if board is None and self._opener.left_off is not None:
            # It is the same board as before and after, under whose name it is worked on.
            self._window.commands.set_board_open(False)
        elif board is None:
            self._window.show_board("", None)
        else:
            self._show_particulars(board)
            board.changed.connect(self._on_changed)
        self._window.go_to(Location(self._window.pages.pages[0].id))
        self._undo_keys.refresh()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        board = self._opener.board
        if board is None:
            return
        if changes.concern("board"):
            self._show_particulars(board)
        self._window.status_bar.show_saved(board.workspace.local(board.workspace.now()).time())
        self._window.status_bar.show_words(changes.label[:1].upper() + changes.label[1:])
        self._undo_keys.refresh()

    @Slot()
    def _on_save(self) -> None:
        board = self._opener.board
        if board is None or board.workspace.is_read_only:
            return
        commit_focused(self._window)
        board.drafts.flush()
        if not board.drafts.has_unwritten:
            self._window.notices.show_notice(Notice(Tone.GOOD, self.tr("Everything is saved as you type.")))

    def _show_particulars(self, board: OpenBoard) -> None:
        particulars = board.workspace.overview.board()
        self._window.show_board(particulars.name, particulars.marking)
