"""The pages about the passphrases of boards, tied to the window; the sidebar does not have them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.shell.pages import Location, Page
from boardobserver.ui.shell.window import Desk, MainWindow

if TYPE_CHECKING:
    from boardobserver.ui.opening.passphrase_page import PassphraseChange

_UNLOCK = "unlock"
_NEW = "new_board"
_CHANGE = "passphrase"


class OpeningPages(QObject):
    """Goes to a page whenever the opener needs a passphrase, or the person wants to change one.

    Args:
        desk: What pages work with.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._window: MainWindow | None = None
        self._opener: BoardOpener | None = None
        self._change: PassphraseChange | None = None

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, for the window."""
        return (
            Page(_UNLOCK, self.tr("Open an encrypted board"), "lock", self._unlock, in_sidebar=False),
            Page(_NEW, self.tr("A new board"), "plus", self._new, in_sidebar=False),
            Page(_CHANGE, self.tr("Passphrase"), "key-round", self._passphrase, in_sidebar=False),
        )

    def tie(self, window: MainWindow, opener: BoardOpener) -> None:
        """Take this window and what opens its boards from now on."""
        self.setParent(window)
        self._window, self._opener = window, opener
        opener.passphrase_wanted.connect(self._on_passphrase_wanted)
        opener.new_board_wanted.connect(self._on_new_board_wanted)
        window.commands.connect_command("file.passphrase", self._on_passphrase)

    # The pages are imported when they are gone to: a board that is not encrypted opens without them.

    def _unlock(self) -> QWidget:
        from boardobserver.ui.opening.asking_pages import UnlockPage

        page = UnlockPage(self._desk, self._tied()[1])
        page.cancelled.connect(self._on_cancelled)
        return page

    def _new(self) -> QWidget:
        from boardobserver.ui.opening.asking_pages import NewBoardPage

        page = NewBoardPage(self._desk, self._tied()[1])
        page.cancelled.connect(self._on_cancelled)
        return page

    def _passphrase(self) -> QWidget:
        from boardobserver.ui.opening.passphrase_page import PassphraseChange, PassphrasePage

        window, opener = self._tied()
        if opener.board is None:
            return QWidget()
        if self._change is None:
            self._change = PassphraseChange(self._desk, opener, window.notices)
        return PassphrasePage(self._desk, opener.board, self._change)

    def _tied(self) -> tuple[MainWindow, BoardOpener]:
        if self._window is None or self._opener is None:
            raise RuntimeError("no window is tied to its pages")
        return self._window, self._opener

    @Slot(object)
    def _on_passphrase_wanted(self, path: object) -> None:
        self._tied()[0].go_to(Location(_UNLOCK, str(path)))

    @Slot(object)
    def _on_new_board_wanted(self, path: object) -> None:
        self._tied()[0].go_to(Location(_NEW, str(path)))

    @Slot()
    def _on_passphrase(self) -> None:
        self._tied()[0].go_to(Location(_CHANGE))

    @Slot()
    def _on_cancelled(self) -> None:
        pages = self._tied()[0].pages
        if pages.can_go_back:
            pages.go_back()
        else:
            pages.go_to(Location(pages.pages[0].id))
