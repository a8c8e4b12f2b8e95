"""Locks the window: at once when told to, and after some minutes in which nobody does anything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from boardobserver.domain.passphrase import Passphrase
from boardobserver.storage.encryption import BoardKey
from boardobserver.ui.locking.idleness import Idleness, Seconds, seconds_passed
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.window import Desk, MainWindow

if TYPE_CHECKING:
    from boardobserver.ui.locking.lock_page import LockPage

_KEY = "lock"
_WARNED_BEFORE = 60
"""So many seconds before the window locks by itself, it says so."""

_STILL_OFFERED = frozenset(("file.quit",))


class WindowLock(QObject):
    """The lock of the window on the open board. The board stays open behind it, and what runs goes on.

    A board that is set aside for the moment, for a disposal, is locked as well, and comes back locked.

    Args:
        desk: The look and the settings.
        window: What is locked.
        opener: Has the open board.
        seconds: Counts the seconds in which nobody does anything.
    """

    def __init__(
        self, desk: Desk, window: MainWindow, opener: BoardOpener, *, seconds: Seconds = seconds_passed
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._opener = opener
        self._page: LockPage | None = None
        self._key: BoardKey | None = None
        self._is_warned = False
        self._copied = ""
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._on_clipboard_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._idleness = Idleness(application, seconds, self)
        self._idleness.looked.connect(self._on_looked)
        self._idleness.acted.connect(self._on_acted)
        window.commands.connect_command("file.lock", self.lock)
        opener.board_changed.connect(self._on_board_changed)
        self._on_board_changed()

    @property
    def page(self) -> "LockPage | None":
        """What the locked window shows; None while it is not locked."""
        return self._page

    @property
    def _has_board(self) -> bool:
        return self._opener.board is not None or self._opener.left_off is not None

    @Slot()
    def lock(self) -> None:
        """Put away what is being typed, and show nothing of the board from now on."""
        board = self._opener.board
        if not self._has_board or self._page is not None:
            return
        from boardobserver.ui.locking.lock_page import LockPage  # late: the start has no need of it

        self._withdraw_warning()
        if board is not None:
            board.drafts.flush()
            board.is_locked = True
        self._page = LockPage(self._desk.theme, is_encrypted=self._key is not None)
        self._page.unlock_requested.connect(self._on_unlock_requested)
        self._window.commands.limit_to(_STILL_OFFERED)
        self._window.curtain.draw(self._page)
        self._empty_clipboard()

    @Slot()
    def look(self) -> None:
        """Warn or lock if nobody has done anything for long enough; it is done now and then by itself."""
        self._idleness.look()

    @Slot(object)
    def _on_unlock_requested(self, passphrase: Passphrase | None) -> None:
        board, page = self._opener.board, self._page
        if page is None:
            return
        if self._key is not None and (passphrase is None or not self._key.comes_from(passphrase)):
            page.refuse(self.tr("The passphrase is wrong."))
            return
        self._page = None
        if board is not None:
            board.is_locked = False
        self._window.commands.limit_to(None)
        self._window.curtain.open()
        page.deleteLater()

    @Slot()
    def _on_board_changed(self) -> None:
        self._window.commands.set_available("file.lock", self._has_board)
        board = self._opener.board
        if board is not None:
            # Kept while the board is set aside, so that a window locked then opens to nobody else.
            self._key = board.workspace.key
        if board is not None and self._page is not None:
            board.is_locked = True
            self._page.set_encrypted(self._key is not None)

    @Slot(float)
    def _on_looked(self, idle: float) -> None:
        longest = self._desk.settings.lock_minutes * 60
        if not longest or not self._has_board or self._page is not None:
            return
        if idle >= longest:
            self.lock()
            self._idleness.swallow()
        elif idle >= longest - _WARNED_BEFORE and not self._is_warned:
            self._is_warned = True
            said = self.tr("The window locks in a minute, because nobody does anything.")
            remedy = self.tr("Any key or the mouse keeps it open.")
            self._window.notices.show_notice(Notice(Tone.INFO, said, remedy, key=_KEY))

    @Slot()
    def _on_acted(self) -> None:
        self._withdraw_warning()

    @Slot()
    def _on_clipboard_changed(self) -> None:
        # What changes while a window of the program is in use was copied in it.
        if QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
            self._copied = self._clipboard.text()

    def _withdraw_warning(self) -> None:
        if self._is_warned:
            self._is_warned = False
            self._window.notices.withdraw(_KEY)

    def _empty_clipboard(self) -> None:
        """Take back what was copied from the program; what comes from elsewhere is left alone."""
        clipboard = self._clipboard
        # A system's list of what was copied may have become the owner of it.
        if clipboard.ownsClipboard() or (self._copied and clipboard.text() == self._copied):
            clipboard.clear(QClipboard.Mode.Clipboard)
        self._copied = ""
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
