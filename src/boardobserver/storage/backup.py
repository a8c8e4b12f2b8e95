"""Copies of a board through the online backup API, each verified before it counts.

The file itself is never copied: a copy of a database with a write-ahead log loses what is still in the log.
"""

import re
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.aside import place_aside
from boardobserver.host.files import OWNER_ONLY, fault_of, sync_file, take_name
from boardobserver.storage import driver
from boardobserver.storage.connection import (
    APPLICATION_ID,
    open_connection,
    reading,
    require_nothing_left_of,
    unlock,
)
from boardobserver.storage.driver import quoted
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import NOT_A_BOARD, StorageFault, faults_named, full_disk_told

_PAGES_AT_ONCE = 1024
_STAMP = "%Y-%m-%d %H%M%S %f"
_STAMPED = re.compile(r"(?P<stamp>\d{4}-\d{2}-\d{2} \d{6} \d{6}) (?P<why>.+)", re.DOTALL)
_UNCHANGED = "The board has not been changed."


class BackupCancelledError(Exception):
    """Whoever asked for the copy no longer wants it; nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a board that was verified when it was made.

    Attributes:
        made_at: When, in UTC.
        why: What for: "every half hour", "before version 0003".
        size: In bytes.
    """

    path: Path
    made_at: datetime
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class Extent:
    """What a copy must have as its board has it: the journal's head, and the rows of each table."""

    head: str
    counts: dict[str, int]


def folder_beside(path: Path) -> Path:
    """Where the backups of a board lie unless somebody says otherwise: “<name> backups” beside it."""
    return path.absolute().with_name(f"{path.stem} backups")


def backups_in(folder: Path, path: Path) -> tuple[Backup, ...]:
    """The backups of a board that lie in a folder, newest first; none where there is no such folder.

    Raises:
        Fault: The folder cannot be read.
    """
    found: list[Backup] = []
    try:
        for each in folder.iterdir() if folder.is_dir() else ():
            named = _STAMPED.fullmatch(each.stem.removeprefix(f"{path.stem} "))
            if named is None or each.suffix != path.suffix or not each.stem.startswith(f"{path.stem} "):
                continue
            # A folder, a pipe or a link to nothing may be called so, and so may a day that never was.
            with suppress(ValueError, FileNotFoundError):
                made_at = datetime.strptime(named["stamp"], _STAMP).replace(tzinfo=UTC)
                facts = each.stat()
                if S_ISREG(facts.st_mode):
                    found.append(Backup(each, made_at, named["why"], facts.st_size))
    except OSError as error:
        raise fault_of(error, folder) from error
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def back_up(
    path: Path,
    folder: Path,
    why: str,
    key: BoardKey | None = None,
    *,
    now: datetime | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Backup:
    """Copy a board into a folder, and verify the copy: opened, checked and counted. Safe in any thread.

    Somebody may have the board open, and go on writing to it: the copy is of one moment.

    Args:
        path: The board's file.
        folder: Where the copy goes; made where it is not there.
        why: Stands in the copy's name, for whoever looks for it: "before version 0002".
        key: What opens the board, if it is encrypted; the copy is encrypted as it is.
        now: The moment that it is named after; that of the machine's clock where it is left out.
        is_cancelled: Asked now and then whether the copy is still wanted.

    Raises:
        BackupCancelledError: When `is_cancelled` says so.
        Fault: The copy cannot be written, or is not sound.
    """
    made_at = datetime.now(UTC) if now is None else now.astimezone(UTC)
    target = folder / f"{path.stem} {made_at.strftime(_STAMP)} {why}{path.suffix}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with place_aside(folder) as place:
            part = place / target.name
            _copy_verified(path, part, key, is_cancelled)
            part.replace(target)
        return Backup(target, made_at, why, target.stat().st_size)
    except OSError as error:
        raise _no_backup(folder, error) from error


def restore_copy(backup: Path, target: Path, key: BoardKey | None = None) -> None:
    """Make a board of a backup, verified as the backup was and encrypted as it is; safe in any thread.

    Raises:
        Refusal: Something of that name is there already.
        Fault: The backup is damaged or no board, or the board cannot be written.
    """
    try:
        require_nothing_left_of(target)
        with place_aside(target.parent) as place:
            part = place / target.name
            _copy_verified(backup, part, key, lambda: False)
            take_name(part, target, overwrite=False)
    except FileExistsError as error:
        raise Refusal(f"“{target.name}” is there already, and nothing is overwritten.", "path") from error
    except OSError as error:
        raise fault_of(error, target) from error


def head_of(path: Path, key: BoardKey | None = None) -> str:
    """The hash of the last unit in a board's journal; empty before the first.

    Raises:
        Fault: The file cannot be read, or is no board.
    """
    with _board_read(path, key) as connection:
        return _head(connection)


def identity_of(path: Path, key: BoardKey | None = None) -> str:
    """What tells a board from all others, however its file is called: the end of its key."""
    with _board_read(path, key) as connection:
        found = connection.execute("SELECT id FROM board").fetchone()
        return "" if found is None else str(found[0])[-8:]


def extent_of(connection: sqlite3.Connection) -> Extent:
    """What a board holds, in numbers; a copy of it has the same."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]  # noqa: S608 - quoted
        for (name,) in tables
    }
    return Extent(_head(connection), counts)


@contextmanager
def _board_read(path: Path, key: BoardKey | None) -> Generator[sqlite3.Connection]:
    """A board that is only read; any version's, and no other program's file."""
    with faults_named(path), closing(open_connection(path, key, read_only=True)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StorageFault(
                f"“{path.name}” is not a board.", "Choose a file that this program made.", NOT_A_BOARD
            )
        yield connection


def _head(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT hash FROM journal_unit ORDER BY seq DESC LIMIT 1").fetchone()
    return "" if found is None else str(found[0])


def _copy_verified(path: Path, copy: Path, key: BoardKey | None, is_cancelled: Callable[[], bool]) -> None:
    def go_on(*_pages: int) -> None:
        if is_cancelled():
            raise BackupCancelledError

    copy.touch(mode=OWNER_ONLY, exist_ok=False)
    with _board_read(path, key) as source, reading(source):
        wanted = extent_of(source)
        origin: Any = source
        with full_disk_told(), closing(driver.connect(str(copy))) as target:
            if key is not None:
                unlock(target, key)
            origin.backup(target, pages=_PAGES_AT_ONCE, progress=go_on)
            # A copy is one file: with a write-ahead log, whoever reads it would leave two more beside it.
            target.execute("PRAGMA journal_mode = DELETE")
            driver.interrupt_when(target, is_cancelled)
            try:
                found = _wrong_in(target, wanted)
            finally:
                go_on()  # whatever came of it, once it was interrupted
    if found != "ok":
        raise Fault(f"The backup of “{path.name}” is not sound: {found}.", _UNCHANGED)
    sync_file(copy)


def _wrong_in(copy: sqlite3.Connection, wanted: Extent) -> str:
    """What is wrong with a copy, or “ok”."""
    found = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0])
    is_short = found == "ok" and extent_of(copy) != wanted
    return "it does not hold all that the board holds" if is_short else found


def _no_backup(folder: Path, error: OSError) -> Fault:
    fault = fault_of(error, folder)
    return Fault(f"No backup was made. {fault.message}", f"{fault.remedy} {_UNCHANGED}")
