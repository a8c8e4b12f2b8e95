"""Making a board file: aside, until it holds what a new board holds, and only then under its name.

A crash at any moment leaves a whole board under that name, or nothing.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.aside import place_aside
from boardobserver.host.files import OWNER_ONLY, fault_of, sync_folder, take_name
from boardobserver.host.lock import BoardLock
from boardobserver.storage import versions
from boardobserver.storage.connection import APPLICATION_ID, open_connection
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.engine import engine_on, writing
from boardobserver.storage.faults import faults_named
from boardobserver.storage.opening import require_free, require_suffix
from boardobserver.storage.store import Store
from boardobserver.storage.tables import METADATA


@contextmanager
def new_file(path: Path, passphrase: Passphrase | None = None) -> Generator[Store]:
    """A new board file to be filled, empty yet; when the block ends without an error, it takes its name.

    Args:
        path: The file.
        passphrase: With one the file is encrypted from its first byte on.

    Raises:
        Refusal: The name does not end in `.board`, or something of that name is there already.
        Fault: The folder is missing or cannot be written to.
    """
    require_suffix(path)
    require_free(path)
    key = None if passphrase is None else BoardKey.fresh(passphrase)
    try:
        with place_aside(path.parent) as place:
            made = place / path.name
            store = _made(made, key)
            try:
                yield store
            finally:
                store.close()
            take_name(made, path, overwrite=False)
            sync_folder(path.parent)
    except FileExistsError as error:
        require_free(path)
        raise fault_of(error, path) from error
    except OSError as error:
        raise fault_of(error, path) from error


def _made(path: Path, key: BoardKey | None) -> Store:
    lock = BoardLock(path)
    lock.acquire()
    try:
        path.touch(mode=OWNER_ONLY, exist_ok=False)
        with faults_named(path):
            return Store(path, _with_tables(path, key), lock, key)
    except BaseException:
        lock.release()
        raise


def _with_tables(path: Path, key: BoardKey | None) -> sqlite3.Connection:
    connection = open_connection(path, key)
    try:
        # A crash throws the file away, so that it needs no journal on the disk; and with a log beside it, the
        # file alone would not be the board.
        connection.execute("PRAGMA journal_mode = MEMORY")
        with writing(engine_on(connection)) as unit:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            METADATA.create_all(unit)
            versions.stamp(connection)
    except BaseException:
        connection.close()
        raise
    return connection
