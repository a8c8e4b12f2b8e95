"""Lives through a journey on an encrypted board: in the window, or a command of the command line.

Whoever starts it may forbid it all sockets but those of the machine itself: the system then ends the process
at the first other one that anything in it asks for, Python or not.
"""

import ctypes
import logging
import os
import platform
import socket
import struct
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.support.hands import Hands

from boardobserver.__main__ import main as run
from boardobserver.host.logs import logging_to
from boardobserver.host.machine import keep_to_owner
from boardobserver.host.paths import log_folder
from boardobserver.ui.meetings.commands import PLAN
from boardobserver.ui.registers.register_commands import EXPORT, PRINT
from boardobserver.ui.shell.pages import Location

_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: how the kernel calls it, and the number of the call that makes a socket."""

_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid_network() -> None:
    """Have the kernel end this process when it, or anything in it, makes a socket that is not AF_UNIX."""
    architecture, call = _SOCKET_CALLS[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUALS, 0, 4, architecture),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_EQUALS, 0, 3, call),
        (_LOAD, 0, 0, 16),  # its first argument: the family of the socket
        (_EQUALS, 1, 0, socket.AF_UNIX),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)):
        if libc.prctl(*words) != 0:
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def window(folder: Path, words: str, sentence: str, *, prints: bool) -> None:
    """Make a board, note, copy, lock, save, print, change the passphrase, meet a bug, and end in mid-word."""
    _application = QApplication([])
    for name in ("settings", "reports"):
        (folder / name).mkdir(mode=0o700)  # as `host.paths` makes them
    hands = Hands(folder)
    hands.answers.file = folder / "journey.board"
    hands.key(Qt.Key.Key_Return)  # "New board…" has the focus
    hands.enter(words)
    hands.enter(words)
    hands.window.commands.action(PLAN).trigger()
    hands.write("22 Nov 2026")
    hands.click("Plan meeting")
    hands.click("Take notes")
    hands.click("Start the meeting")
    for mark in ("", "? ", "! ", "= ", "~ "):
        hands.enter(f"{mark}{sentence}")
    hands.write(f"Half of {sentence}")
    hands.control(Qt.Key.Key_A)
    hands.control(Qt.Key.Key_C)
    hands.control(Qt.Key.Key_L)
    hands.enter(words)
    hands.click("Minutes")
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.answers.file = folder / "saved.pdf"
    hands.click("Save as…")
    hands.wait(lambda: any("saved.pdf" in said for said in hands.notices()))
    _export(hands, folder)
    if prints:
        _print(hands, folder)
    _change_passphrase(hands, words)
    hands.program.guard.meet(ValueError(sentence))  # a bug whose message quotes a note
    hands.control(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_Return)
    hands.click("Take notes")
    hands.write(f"More of {sentence}")
    hands.wait_a_moment()
    print("lived", flush=True)
    os._exit(0)  # a crash leaves more behind than a proper end


def _change_passphrase(hands: Hands, words: str) -> None:
    hands.window.commands.action("file.passphrase").trigger()
    hands.enter(words)
    hands.enter(f"{words} again")
    hands.enter(f"{words} again")
    hands.wait(lambda: "The passphrase was changed." in hands.notices())


def _export(hands: Hands, folder: Path) -> None:
    """Write a register for a spreadsheet."""
    hands.window.go_to(Location("challenges"))
    hands.answers.file = folder / "register.csv"
    hands.window.commands.action(EXPORT).trigger()
    hands.wait(lambda: any("register.csv" in said for said in hands.notices()))


def _print(hands: Hands, folder: Path) -> None:
    """Print a register on what stands for paper."""
    paper = hands.answers.paper = folder / "paper.pdf"
    hands.window.commands.action(PRINT).trigger()
    hands.wait(lambda: paper.exists() and hands.program.desk.jobs.is_idle)


def main(guard: str, what: str, *words: str) -> int:
    """Do it, and say how it went."""
    os.umask(0)
    if guard == "guarded":
        forbid_network()
    if what == "socket":
        socket.socket(getattr(socket, words[0])).close()
        return 0
    if what == "window":
        keep_to_owner()  # as `main` does
        with logging_to(log_folder(), logging.DEBUG):
            window(Path(words[0]), words[1], words[2], prints=guard != "guarded")
    return run(list(words))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
