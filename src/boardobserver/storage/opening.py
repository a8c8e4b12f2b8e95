"""Opening a board file: lock, then what it is, then its version, backup and migrations, then its health."""

from pathlib import Path

from sqlalchemy import Engine

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.lock import BoardLock
from boardobserver.storage import versions
from boardobserver.storage.engine import APPLICATION_ID, open_engine, reading, writing
from boardobserver.storage.faults import StorageFault, faults_named
from boardobserver.storage.tables import METADATA

SUFFIX = ".board"
_SQLITE_HEADER = b"SQLite format 3\x00"


def create(path: Path) -> tuple[Engine, BoardLock]:
    """Make a new, empty board file and open it for writing.

    Raises:
        Refusal: The name does not end in `.board`, or something of that name is there already.
        Fault: The folder is missing or cannot be written to.
    """
    if path.suffix != SUFFIX:
        raise Refusal(f"A board’s file name ends in “{SUFFIX}”, and “{path.name}” does not.", "path")
    if path.exists():
        raise Refusal(f"“{path.name}” is there already. Choose another name: nothing is overwritten.", "path")
    if not path.parent.is_dir():
        raise Fault(f"There is no folder “{path.parent}”.", "Choose a folder that is there.")
    lock = BoardLock(path)
    lock.acquire()
    try:
        _touch_owner_only(path)
        with faults_named(path):
            engine = open_engine(path, create=True)
            with writing(engine) as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                METADATA.create_all(connection)
                versions.stamp(connection)
    except BaseException:
        _remove_new(path)
        lock.release()
        raise
    return engine, lock


def open_for_writing(path: Path) -> tuple[Engine, BoardLock]:
    """Open a board for one writer, after the backup and the migrations that are due."""
    _require_board(path)
    lock = BoardLock(path)
    lock.acquire()
    try:
        with faults_named(path):
            engine = open_engine(path)
            try:
                if _gate(path, engine) is not versions.Age.CURRENT:
                    engine = versions.migrate(path, engine)
                _require_health(path, engine)
            except BaseException:
                engine.dispose()
                raise
    except BaseException:
        lock.release()
        raise
    return engine, lock


def open_for_reading(path: Path) -> Engine:
    """Open a board without changing a byte of it; a writer may have it open at the same time."""
    _require_board(path)
    with faults_named(path):
        engine = open_engine(path, read_only=True)
        try:
            _require_current(path, _gate(path, engine))
        except BaseException:
            engine.dispose()
            raise
    return engine


def _require_board(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except FileNotFoundError:
        raise StorageFault(
            f"There is no board at “{path}”.",
            "It may have been moved or renamed, or its disk may not be connected.",
        ) from None
    except IsADirectoryError:
        raise StorageFault(
            f"“{path}” is a folder, not a board.", "Choose a file that this program made."
        ) from None
    except OSError as error:
        raise StorageFault(
            f"The board “{path}” cannot be read: {error.strerror}.", "Check the file and its disk."
        ) from error
    if header != _SQLITE_HEADER:
        raise StorageFault(f"“{path.name}” is not a board.", "Choose a file that this program made.")


def _gate(path: Path, engine: Engine) -> versions.Age:
    with reading(engine) as connection:
        if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
            raise StorageFault(f"“{path.name}” is not a board.", "Choose a file that this program made.")
        age = versions.age_of(connection)
    if age is versions.Age.NEWER:
        raise StorageFault(
            f"The board “{path.name}” was made by a newer version of this program.",
            "Install the newer version to open it. It has not been changed.",
        )
    return age


def _require_current(path: Path, age: versions.Age) -> None:
    if age is versions.Age.OLDER:
        raise StorageFault(
            f"The board “{path.name}” was last used with an older version of this program.",
            "Open it once in the window, where it can be written to; it is brought up to date then.",
        )


def _require_health(path: Path, engine: Engine) -> None:
    with reading(engine) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StorageFault(
            f"The board “{path.name}” is damaged: {found}.",
            "Keep the file as it is, and open the newest backup beside it.",
            code=11,
        )


def _touch_owner_only(path: Path) -> None:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise Fault(
            f"“{path}” cannot be made: {error.strerror}.", "Choose a folder that you may write to."
        ) from error


def _remove_new(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
