"""What can be read from a board about publishing: what is withheld, versions, corrections, conventions."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.snapshots import Correction, Id, Issued, Version, Withholding
from boardobserver.storage.finders import releases


class Releases:
    """Reads from an open board, or from within a unit.

    Args:
        source: Gives a connection for as long as a question takes.
    """

    def __init__(self, source: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._source = source

    def withholdings(self) -> tuple[Withholding, ...]:
        """Everything on the board that the public edition does not say, the oldest withholding first."""
        with self._source() as connection:
            return releases.withholdings(connection)

    def restricted_of(self, item_ids: Collection[Id]) -> frozenset[Id]:
        """Those of some agenda items that were in part 2 of their meetings."""
        with self._source() as connection:
            return releases.restricted_of(connection, item_ids)

    def versions(self, meeting_id: Id) -> tuple[Version, ...]:
        """The versions of a meeting's minutes, oldest first."""
        with self._source() as connection:
            return releases.versions(connection, meeting_id)

    def corrections(self, meeting_id: Id) -> tuple[Correction, ...]:
        """The corrections to a meeting's minutes, by number."""
        with self._source() as connection:
            return releases.corrections(connection, meeting_id)

    def corrections_made_at(self, meeting_id: Id) -> tuple[Correction, ...]:
        """The corrections to earlier minutes that a meeting agreed or was put, by number."""
        with self._source() as connection:
            return releases.corrections_made_at(connection, meeting_id)

    def issued(self, meeting_id: Id) -> tuple[Issued, ...]:
        """The documents of a meeting that went out, oldest first."""
        with self._source() as connection:
            return releases.issued(connection, meeting_id)

    def conventions(self) -> Conventions:
        """The board's conventions."""
        with self._source() as connection:
            return releases.conventions(connection)

    def with_logo(self, kept: Conventions) -> Conventions:
        """Conventions out of a record that stands by itself, with the bytes of the logo that they name."""
        with self._source() as connection:
            return releases.with_logo(connection, kept)

    def journal_head(self) -> str:
        """The hash of the journal's last unit; empty before the first."""
        with self._source() as connection:
            return releases.journal_head(connection)

    def journal_head_of(self, rows: Mapping[str, Collection[Id]]) -> str:
        """The hash of the last unit that changed any of some rows, by their tables; empty when none did."""
        with self._source() as connection:
            return releases.journal_head_of(connection, rows)

    def has_journal_head(self, head: str) -> bool:
        """Whether the journal ended with a unit of this hash at some time."""
        with self._source() as connection:
            return releases.has_journal_head(connection, head)
