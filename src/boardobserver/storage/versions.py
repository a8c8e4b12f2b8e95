"""The version of a board file, and the migrations that bring an older one up to date.

Alembic is imported only when a migration is due: it costs more to load than the board does.
"""

import sqlite3
from enum import Enum, auto
from pathlib import Path

from boardobserver.storage.encryption import BoardKey

HEAD = "0003"
"""The newest revision that this program knows. Revisions are four digits and compare as text."""

MIGRATIONS = Path(__file__).parent / "migrations"


class Age(Enum):
    """How a file's version stands to the program's."""

    OLDER = auto()
    CURRENT = auto()
    NEWER = auto()


def age_of(connection: sqlite3.Connection) -> Age:
    """How the version of an open board stands to this program's."""
    revision = revision_of(connection)
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
    """Back the board up beside itself, then bring it up to date, each migration in one transaction."""
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
