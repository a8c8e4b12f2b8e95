"""Opening the board that a command names: with its passphrase from a file or the surroundings.

A passphrase is never an argument: whoever lists the processes of a machine reads their arguments.
"""

import argparse
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.files import unread
from boardobserver.host.machine import actor
from boardobserver.services.workspace import Workspace

VARIABLE = "BOARDOBSERVER_PASSPHRASE"
"""Where a command finds the passphrase when no file is named."""

_LONGEST = 4096
_HOW = f"Name a file that holds it with --passphrase-file, or set {VARIABLE}."


def opened(chosen: argparse.Namespace, *, read_only: bool = False) -> Workspace:
    """The board that the arguments name.

    Raises:
        Refusal: It is encrypted, and the passphrase is missing or wrong.
        Fault: It cannot be opened.
    """
    with passphrase_of(chosen) as passphrase:
        return Workspace.open(chosen.board, actor=actor(), passphrase=passphrase, read_only=read_only)


@contextmanager
def passphrase_of(chosen: argparse.Namespace) -> Generator[Passphrase | None]:
    """The passphrase that was given with a command, or None; a refusal for want of one says how to give it.

    Raises:
        Refusal: The file that was named holds none.
        Fault: It cannot be read.
    """
    # Whatever the command starts in turn is not to have it.
    surrounding = os.environ.pop(VARIABLE, "")
    file: Path | None = chosen.passphrase_file
    passphrase = Passphrase.of(surrounding) if file is None else read_passphrase(file)
    try:
        yield passphrase
    except Refusal as refusal:
        if refusal.field != "passphrase" or passphrase is not None:
            raise
        raise Refusal(f"{refusal.message} {_HOW}", refusal.field) from None


def read_passphrase(file: Path) -> Passphrase:
    """The first line of a file, which may be a pipe: that of a program that keeps passphrases.

    Raises:
        Refusal: It holds none.
        Fault: It cannot be read.
    """
    try:
        with file.open("rb") as stream:
            line = stream.readline(_LONGEST + 1)
    except OSError as error:
        raise unread(error, file) from error
    except ValueError as error:  # a NUL in the name
        raise Refusal("That cannot be the name of a file.", "passphrase") from error
    if len(line) > _LONGEST:
        raise Refusal(f"“{file.name}” holds no passphrase: its first line is too long.", "passphrase")
    try:
        words = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refusal(f"“{file.name}” holds no passphrase: it is no text in UTF-8.", "passphrase") from None
    if not words:
        raise Refusal(f"“{file.name}” holds no passphrase: its first line is empty.", "passphrase")
    return Passphrase(words)
