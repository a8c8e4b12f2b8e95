"""Drafts: text being typed that no unit has committed. Kept outside the journal, so that they can go."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from boardobserver.domain.plain_text import plain_text
from boardobserver.storage.tables import draft


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
        read: Callable[[], AbstractContextManager[Connection]],
        write: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._read = read
        self._write = write

    def keep(self, scope: str, text: str, now: datetime) -> None:
        """Keep the text of an editor; empty text drops its draft."""
        with self._write() as connection:
            if not text:
                connection.execute(delete(draft).where(draft.c.scope == scope))
                return
            values = {"scope": scope, "text": plain_text(text), "updated_at": now.isoformat()}
            statement = insert(draft).values(values)
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[draft.c.scope],
                    set_={"text": statement.excluded.text, "updated_at": statement.excluded.updated_at},
                )
            )

    def text_of(self, scope: str) -> str:
        """The draft of an editor, or an empty string."""
        with self._read() as connection:
            return connection.scalar(select(draft.c.text).where(draft.c.scope == scope)) or ""

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        with self._read() as connection:
            rows = connection.execute(select(draft).order_by(draft.c.updated_at))
            return tuple(Draft(row.scope, row.text, row.updated_at) for row in rows)
