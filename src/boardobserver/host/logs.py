"""The log of this machine: what the program did and where it failed, never what was written in a board.

A log is read by people who may not read the board, so no caller logs the text of a note, and the message of
an exception, which may quote one, is left out: its kind and its place in the code are kept.
"""

import logging
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from boardobserver.host.files import OWNER_ONLY, fault_of

_FILE = "boardobserver.log"
_LARGEST = 1_000_000
_KEPT = 3
_ROOT = "boardobserver"


@contextmanager
def logging_to(folder: Path, level: int = logging.INFO) -> Generator[Path]:
    """Keep a log in that folder while the block runs; gives the path of the file.

    Raises:
        Fault: The log cannot be written there.
    """
    path = folder / _FILE
    try:
        handler = _OwnerOnlyFileHandler(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
    except OSError as error:
        raise fault_of(error, path) from error
    handler.setFormatter(OneLineFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger(_ROOT)
    level_before = root.level
    root.setLevel(level)
    root.addHandler(handler)
    try:
        yield path
    finally:
        root.removeHandler(handler)
        root.setLevel(level_before)
        handler.close()


class OneLineFormatter(logging.Formatter):
    """Writes a record so that nothing in it can pass for another record."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The record on exactly one line."""
        return one_line(super().formatMessage(record))

    def formatException(self, ei: object) -> str:
        """The kinds and places of a chain of exceptions, indented, without their messages."""
        error = ei[1] if isinstance(ei, tuple) else None  # pyright: ignore[reportUnknownVariableType] - logging's own loose tuple
        if not isinstance(error, BaseException):
            return ""
        return "\n".join(f"    {one_line(line)}" for line in _places(error))


def one_line(text: str) -> str:
    r"""The text with every line break and control character written as an escape.

    >>> one_line("saved\n2026-05-03 INFO forged")
    'saved\\n2026-05-03 INFO forged'
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def _places(error: BaseException) -> Iterator[str]:
    """A line for each exception of the chain, the newest first, and one for each frame it passed."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        yield from _frames(current.__traceback__)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        yield f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_qualname}"


class _OwnerOnlyFileHandler(RotatingFileHandler):
    """A rotating log that only its owner can read."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
        return TextIOWrapper(
            os.fdopen(descriptor, "ab"), encoding=self.encoding, errors="backslashreplace", write_through=True
        )
