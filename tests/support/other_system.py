"""The process of `test_other_systems`: another system or another language, made believe."""

import datetime as dt
import hashlib
import locale
import pkgutil
import sys
from importlib import import_module
from types import ModuleType

import boardobserver

_LACKING = {
    "win32": ("fcntl", "grp", "pwd", "resource", "termios"),
    "darwin": ("msvcrt", "winreg"),
}


def _names() -> list[str]:
    every = pkgutil.walk_packages(boardobserver.__path__, "boardobserver.")
    # Alembic runs what is there; nobody imports it.
    return [each.name for each in every if ".migrations" not in each.name and "__main__" not in each.name]


def load(system: str) -> None:
    """Load every module as if on that system; the libraries are loaded as they are here."""
    names = _names()
    for name in names:
        import_module(name)
    for name in [each for each in sys.modules if each.partition(".")[0] == "boardobserver"]:
        del sys.modules[name]
    for name in _LACKING[system]:
        sys.modules[name] = None  # pyright: ignore[reportArgumentType] - so that importing it fails
    if system == "win32":
        sys.modules["msvcrt"] = ModuleType("msvcrt")
    sys.platform = system
    for name in names:
        import_module(name)
    print(len(names))


def write_minutes() -> None:
    """Print the minutes of a meeting in each format, as the window does, and say what bytes they have."""
    from PySide6.QtWidgets import QApplication
    from tests.support.meetings import MeetingMaker

    from boardobserver.domain.snapshots import MinutesContent
    from boardobserver.services.formats import Format
    from boardobserver.services.publishing import minutes_file

    QApplication([])  # takes on the system's language for everything in the process
    maker = MeetingMaker()
    for number in range(40):
        maker.entry(f"The threshold of {number / 64} was accepted at step {number}.")
    content = MinutesContent(maker.record())
    print(f"{dt.date(2026, 10, 3):%B}", locale.format_string("%.1f", 1.5))
    for wanted in Format:
        print(wanted, hashlib.sha256(minutes_file(content, wanted)).hexdigest())


if __name__ == "__main__":
    if sys.argv[1] == "print":
        write_minutes()
    else:
        load(sys.argv[2])
