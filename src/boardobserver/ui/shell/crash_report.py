"""What is written down about a bug: never a word of anybody's notes.

An exception's message and the values of variables can hold text that a person typed (a database driver
quotes the value it refused, a `KeyError` the key). So a report holds neither: only types, places in the
program, and versions.
"""

import hashlib
import platform
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType

import PySide6
from PySide6.QtCore import qVersion

import boardobserver

_PACKAGE = boardobserver.__name__


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One distinct bug.

    Attributes:
        fingerprint: The same for the same bug at the same place.
        text: The report as it is saved and shown.
    """

    fingerprint: str
    text: str


def describe(error: BaseException, when: datetime, thread: str) -> CrashReport:
    """The report of an exception that nobody answered.

    Args:
        error: The exception.
        when: When it was met.
        thread: What ran it: "main", "job".
    """
    body = "\n".join(_chain(error))
    fingerprint = hashlib.sha256(body.encode()).hexdigest()[:12]
    head = (
        f"Board Observer {boardobserver.__version__}: report {fingerprint}",
        f"When: {when.isoformat(timespec='seconds')}",
        f"Thread: {thread}",
        f"System: {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        "",
        "This report holds places in the program and versions only: no text of any note, name or record.",
        "",
    )
    return CrashReport(fingerprint, "\n".join((*head, body, "")))


def _chain(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{'' if current is error else 'after '}{_type_name(current)}"
        yield from _frames(current.__traceback__)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _type_name(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _frames(trace: TracebackType | None) -> Iterator[str]:
    elsewhere = 0
    for frame, line in traceback.walk_tb(trace):
        module = str(frame.f_globals.get("__name__", "?"))
        if module == _PACKAGE or module.startswith(f"{_PACKAGE}."):
            if elsewhere:
                yield f"  … {elsewhere} frames of libraries"
                elsewhere = 0
            path = module.replace(".", "/")
            yield f"  {path}.py, line {line}, in {frame.f_code.co_qualname}"
        else:
            elsewhere += 1
    if elsewhere:
        yield f"  … {elsewhere} frames of libraries"
