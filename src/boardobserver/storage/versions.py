"""The version of a board file, and the migrations that bring an older one up to date.

Alembic is imported only when a migration is due: it costs more to load than the board does.
"""

import re
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

from boardobserver.storage.driver import DriverError
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import code_of, damaged

HEAD = "0003"
"""The newest revision that this program knows. Revisions are four digits and compare as text."""

_FIRST = "0001"
_REVISION = re.compile("[0-9]{4}")

MIGRATIONS = Path(__file__).parent / "migrations"


class Age(Enum):
    """How a file's version stands to the program's; unknown where the file names none that ever was."""

    UNKNOWN = auto()
    OLDER = auto()
    CURRENT = auto()
    NEWER = auto()


def age_of(connection: sqlite3.Connection) -> Age:
    """How the version of an open board stands to this program's."""
    revision = revision_of(connection)
    if not _REVISION.fullmatch(revision) or revision < _FIRST:
        return Age.UNKNOWN
    if revision == HEAD:
        return Age.CURRENT
    return Age.NEWER if revision > HEAD else Age.OLDER


def revision_of(connection: sqlite3.Connection) -> str:
    """The revision that an open board is at; empty when it has none."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
        return ""
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return "" if revision is None else str(revision[0])


def stamp(connection: sqlite3.Connection) -> None:
    """Write the newest revision into a board that was just made by today's tables."""
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def migrate(path: Path, key: BoardKey | None = None, *, scripts: Path = MIGRATIONS, head: str = HEAD) -> None:
    """Back the board up beside itself, then bring it up to date, all in one transaction.

    Raises:
        Fault: The disk failed, or the board is damaged: it has not the tables of the version that it names.
    """
    with _tables_of_its_version(path):
        _migrate(path, key, scripts, head)


@contextmanager
def _tables_of_its_version(path: Path) -> Generator[None]:
    try:
        yield
    except DriverError as error:
        if code_of(error) != sqlite3.SQLITE_ERROR:  # that of a statement that fits no table
            raise
        raise damaged(path, f"Its tables are not those of its version: {error}.") from error


def _migrate(path: Path, key: BoardKey | None, scripts: Path, head: str) -> None:
    from alembic import command
    from alembic.config import Config

    from boardobserver.storage.backup import back_up, folder_beside
    from boardobserver.storage.engine import open_engine, writing

    back_up(path, folder_beside(path), f"before version {head}", key)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    engine = open_engine(path, key)
    try:
        with writing(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, head)
    finally:
        engine.dispose()
