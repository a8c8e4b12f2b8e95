"""Drafts: text being typed that no unit has committed. Kept outside the journal, so that they can go."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from boardobserver.domain.plain_text import plain_text


@dataclass(frozen=True, slots=True)
class Draft:
    """Text being typed in the editor that `scope` names, as it was at `updated_at` (ISO 8601, UTC)."""

    scope: str
    text: str
    updated_at: str


class Drafts:
    """The drafts of one board."""

    def __init__(
        self,
        read: Callable[[], AbstractContextManager[sqlite3.Connection]],
        write: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self._read = read
        self._write = write

    def keep(self, scope: str, text: str, now: datetime) -> None:
        """Keep the text of an editor; empty text drops its draft."""
        with self._write() as connection:
            if not text:
                connection.execute("DELETE FROM draft WHERE scope = ?", (scope,))
                return
            connection.execute(
                "INSERT INTO draft (scope, text, updated_at) VALUES (?, ?, ?) ON CONFLICT (scope)"
                " DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at",
                (scope, plain_text(text), now.isoformat()),
            )

    def text_of(self, scope: str) -> str:
        """The draft of an editor, or an empty string."""
        with self._read() as connection:
            found = connection.execute("SELECT text FROM draft WHERE scope = ?", (scope,)).fetchone()
            return "" if found is None else str(found[0])

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        with self._read() as connection:
            rows = connection.execute("SELECT scope, text, updated_at FROM draft ORDER BY updated_at")
            return tuple(Draft(*row) for row in rows)
