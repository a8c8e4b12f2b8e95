"""The log of disposals in a board's file, whether it is open, damaged, a backup, or of an earlier version."""

from contextlib import closing
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.retention import Disposed
from boardobserver.storage.connection import open_connection, reading
from boardobserver.storage.driver import DriverError
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import NONSENSE, faults_named
from boardobserver.storage.finders.retention import disposals


def disposals_in(path: Path, key: BoardKey | None) -> tuple[Disposed, ...] | None:
    """What the log says, newest first; None when it cannot be read, and of a version that had none, nothing.

    Args:
        path: The file.
        key: What opens it, if it is encrypted.
    """
    try:
        with (
            faults_named(path),
            closing(open_connection(path, key, read_only=True)) as connection,
            reading(connection),
        ):
            has_log = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'disposal'"
            return disposals(connection) if connection.execute(has_log).fetchone() else ()
    except (Fault, Refusal, DriverError, *NONSENSE):
        return None
