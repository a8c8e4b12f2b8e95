"""What this machine remembers for the person: typed keys over an INI file in a given folder."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from boardobserver.ui.shell.theme import SchemeChoice

_TEXT_SCALE = "look/text_scale"
_SCHEME = "look/scheme"
_GEOMETRY = "window/geometry"
_SIDEBAR_WORDS = "window/sidebar_words"
_LAST_BOARD = "board/last"
_BACKUP_FOLDER = "backups/folder"
_FAILED_BACKUP = "backups/failed"
_LOCK_MINUTES = "lock/minutes"
_IN_KEYRING = "keyring/"
_TOLD = "told/"
_COLUMNS = "columns/"
_LAYOUTS = "layouts/"
_MINUTES = "minutes/"


class Settings:
    """The settings of this machine. What cannot be read falls back to its default.

    Args:
        folder: Where `settings.ini` lies; made on the first write.
    """

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def text_scale(self) -> int:
        """Size of text in per cent, 100 to 200."""
        try:
            percent = int(self._text(_TEXT_SCALE))
        except ValueError:
            return 100
        return max(100, min(200, percent))

    @text_scale.setter
    def text_scale(self, percent: int) -> None:
        self._store.setValue(_TEXT_SCALE, str(percent))

    @property
    def scheme(self) -> SchemeChoice:
        """Which colours to use."""
        try:
            return SchemeChoice(self._text(_SCHEME))
        except ValueError:
            return SchemeChoice.SYSTEM

    @scheme.setter
    def scheme(self, choice: SchemeChoice) -> None:
        self._store.setValue(_SCHEME, choice.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was and how large; empty if never kept."""
        return self._bytes(_GEOMETRY)

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue(_GEOMETRY, _encoded(geometry))

    @property
    def sidebar_words(self) -> bool:
        """Whether the navigation shows words beside its icons where there is room."""
        return self._text(_SIDEBAR_WORDS) != "no"

    @sidebar_words.setter
    def sidebar_words(self, shown: bool) -> None:
        self._store.setValue(_SIDEBAR_WORDS, "yes" if shown else "no")

    @property
    def last_board(self) -> Path | None:
        """The board that was open last, whether or not its file is still there."""
        path = self._text(_LAST_BOARD)
        return Path(path) if path else None

    @last_board.setter
    def last_board(self, path: Path | None) -> None:
        if path is None:
            self._store.remove(_LAST_BOARD)
        else:
            self._store.setValue(_LAST_BOARD, str(path))

    @property
    def backup_folder(self) -> Path | None:
        """Where backups go on this machine; None for beside each board."""
        path = self._text(_BACKUP_FOLDER)
        return Path(path) if path else None

    @backup_folder.setter
    def backup_folder(self, folder: Path | None) -> None:
        self._store.setValue(_BACKUP_FOLDER, "" if folder is None else str(folder))

    @property
    def failed_backup(self) -> str:
        """Why the last backup failed, where nobody was there to be told; empty when none did."""
        return self._text(_FAILED_BACKUP)

    @failed_backup.setter
    def failed_backup(self, message: str) -> None:
        self._store.setValue(_FAILED_BACKUP, message)

    @property
    def lock_minutes(self) -> int:
        """After so many minutes in which nobody does anything the window locks; 0 for never."""
        try:
            return max(0, int(self._text(_LOCK_MINUTES)))
        except ValueError:
            return 15

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._store.setValue(_LOCK_MINUTES, str(minutes))

    def is_in_keyring(self, name: str) -> bool:
        """Whether the system's keyring was given the passphrase of the board that it calls so."""
        return self._text(_IN_KEYRING + name) == "yes"

    def keep_in_keyring(self, name: str, is_kept: bool) -> None:
        """Remember whether the keyring has it. The passphrase itself never stands in the settings."""
        if is_kept:
            self._store.setValue(_IN_KEYRING + name, "yes")
        else:
            self._store.remove(_IN_KEYRING + name)

    def was_told(self, key: str) -> bool:
        """Whether something that is said only once was said."""
        return self._text(_TOLD + _hashed(key)) == "yes"

    def keep_told(self, key: str) -> None:
        """Remember that it was said."""
        self._store.setValue(_TOLD + _hashed(key), "yes")

    def columns(self, name: str) -> QByteArray:
        """The columns of the list `name` as its header saved them; empty if never kept."""
        return self._bytes(_COLUMNS + name)

    def keep_columns(self, name: str, columns: QByteArray) -> None:
        """Remember the columns of the list `name`."""
        self._store.setValue(_COLUMNS + name, _encoded(columns))

    def minutes_option(self, name: str) -> bool:
        """Whether minutes print also what the option `name` adds."""
        return self._text(_MINUTES + name) == "yes"

    def keep_minutes_option(self, name: str, *, is_chosen: bool) -> None:
        """Remember whether minutes print also what the option `name` adds."""
        self._store.setValue(_MINUTES + name, "yes" if is_chosen else "no")

    def layout(self, name: str) -> QByteArray:
        """Where the handle between the panes `name` was; empty if never kept."""
        return self._bytes(_LAYOUTS + name)

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        """Remember where the handle between the panes `name` is."""
        self._store.setValue(_LAYOUTS + name, _encoded(layout))

    def write(self) -> None:
        """Put everything on the disk now; the file is replaced whole, never left half written."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        return QByteArray.fromBase64(QByteArray(self._text(key).encode()))


def _hashed(key: str) -> str:
    # It may hold a path of any letters, and names of settings may not.
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _encoded(content: QByteArray) -> str:
    # Plain text, since Qt's own notation for bytes in an INI file differs between its versions.
    return bytes(content.toBase64().data()).decode()
