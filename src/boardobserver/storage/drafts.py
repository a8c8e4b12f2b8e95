"""Drafts: text being typed that no unit has committed. Kept outside the journal, so that they can go.

No journal covers them, so that each bears a hash of its own, beside the moment at which it was kept. Those
of earlier versions bear the moment alone, which is shorter, so that no bit that flips makes one of the other.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from boardobserver.domain.plain_text import plain_text

_LONGEST_MOMENT = 32
_STORED = "SELECT CAST(scope AS BLOB), CAST(text AS BLOB), CAST(updated_at AS BLOB) FROM draft"
"""Read as bytes: damaged text may be no text to SQLite any more, and is to be shown nevertheless."""

_STORED_IN = f"{_STORED} WHERE scope = ?"


@dataclass(frozen=True, slots=True)
class Draft:
    """Text being typed in the editor that `scope` names.

    Attributes:
        kept_at: The moment (ISO 8601, UTC), and after it the hash, as they are stored.
        is_whole: Whether all of it is as it was kept; else the text is what is left of it.
    """

    scope: str
    text: str
    kept_at: str
    is_whole: bool = True


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
            stored, moment = plain_text(text), now.isoformat()
            digest = _digest(scope.encode(), stored.encode(), moment.encode())
            connection.execute(
                "INSERT INTO draft (scope, text, updated_at) VALUES (?, ?, ?) ON CONFLICT (scope)"
                " DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at",
                (scope, stored, f"{moment} {digest}"),
            )

    def text_of(self, scope: str) -> str:
        """The draft of an editor, damaged or not, or an empty string."""
        with self._read() as connection:
            found = connection.execute(_STORED_IN, (scope,)).fetchone()
            return "" if found is None else _draft(*found).text

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        with self._read() as connection:
            return tuple(sorted(drafts_in(connection), key=lambda draft: draft.kept_at))


def drafts_in(connection: sqlite3.Connection) -> Iterator[Draft]:
    """Every draft of a board one by one, the damaged ones with what is left of them."""
    for row in connection.execute(_STORED):
        yield _draft(*row)


def _draft(scope: bytes | None, text: bytes | None, stamp: bytes | None) -> Draft:
    scope, text, stamp = scope or b"", text or b"", stamp or b""
    moment, _space, digest = stamp.partition(b" ")
    is_whole = _is_moment(stamp) or digest == _digest(scope, text, moment).encode()
    return Draft(_words(scope), _words(text), _words(stamp), is_whole)


def _is_moment(stamp: bytes) -> bool:
    """Whether that is all that versions before kept beside a draft."""
    try:
        datetime.fromisoformat(stamp.decode())
    except ValueError:
        return False
    return len(stamp) <= _LONGEST_MOMENT


def _digest(scope: bytes, text: bytes, moment: bytes) -> str:
    return sha256(b"\0".join((scope, moment, text))).hexdigest()


def _words(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")
