"""A bare SQLite table: what a program would do that had no journal, no layers and no rules."""

import sqlite3
from pathlib import Path

_WORDS = "The watchlist was reported for the quarter, with 16,000 records checked before deployment"


def bare_table(path: Path) -> sqlite3.Connection:
    """A new database file, as durable as a board: write-ahead log, and on the disk when committed."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, at TEXT, kind TEXT, who TEXT, text TEXT)")
    return connection


def insert_bare(connection: sqlite3.Connection, count: int) -> None:
    """Commit so many rows at once."""
    connection.execute("BEGIN IMMEDIATE")
    rows = (("2026-11-19T10:31:00+00:00", "note", "LL", _WORDS) for _ in range(count))
    connection.executemany("INSERT INTO line (at, kind, who, text) VALUES (?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def bare_rows(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every row."""
    return connection.execute("SELECT * FROM line").fetchall()
