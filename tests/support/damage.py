"""Files of boards as they are found: large ones, and such as a failing disk has spoilt."""

import sqlite3
from pathlib import Path

_PAGE = 4096


def enlarge(path: Path, drafts: int) -> None:
    """Fill a closed board with so many texts that were being typed, each as large as a page."""
    with sqlite3.connect(path) as connection:
        rows = (
            "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO draft SELECT 'scope ' || i, hex(zeroblob(1900)), '2026-11-19' FROM n"
        )
        connection.execute(rows, (drafts,))
    connection.close()


def break_last_page(path: Path) -> None:
    """Spoil the last page of a closed board; it holds text that was being typed."""
    enlarge(path, 100)
    with path.open("r+b") as file:
        file.seek(-_PAGE, 2)
        file.write(b"\xff" * _PAGE)
