"""What can be read from a board about keeping: what is kept, what holds it, what was disposed of."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from boardobserver.domain.retention import Disposed, Hold, Kept
from boardobserver.domain.snapshots import Id
from boardobserver.storage.finders import retention

if TYPE_CHECKING:
    from boardobserver.storage.disposing.act import Extent
    from boardobserver.storage.disposing.rows import Subjects
    from boardobserver.storage.disposing.watch import Watch


class Retention:
    """Reads from an open board, or from within a unit.

    Args:
        source: Gives a connection for as long as a question takes.
    """

    def __init__(self, source: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._source = source

    def kept(self) -> tuple[Kept, ...]:
        """Every meeting and record, those disposed of included."""
        with self._source() as connection:
            return retention.kept(connection)

    def holds(self) -> tuple[Hold, ...]:
        """Every hold, lifted ones included, oldest first."""
        with self._source() as connection:
            return retention.holds(connection)

    def holds_of(self, subject_id: Id) -> tuple[Hold, ...]:
        """The holds on a meeting or on a record itself, oldest first."""
        with self._source() as connection:
            return retention.holds_of(connection, subject_id)

    def disposals(self) -> tuple[Disposed, ...]:
        """What was disposed of, newest first."""
        with self._source() as connection:
            return retention.disposals(connection)

    def disposal_of(self, subject_id: Id) -> Disposed | None:
        """The disposal of a meeting or a record; None while it is kept."""
        with self._source() as connection:
            return retention.disposal_of(connection, subject_id)

    def sizes(self) -> dict[Id, dict[str, int]]:
        """By meeting and by record, how many rows of which tables belong to it."""
        with self._source() as connection:
            return retention.sizes(connection)

    def extent(self, subjects: "Subjects", watch: "Watch") -> "Extent":
        """How much a disposal would take; whoever watches may give it up.

        Raises:
            DisposalCancelledError: They have.
        """
        # Loaded only here: nobody needs it to read a board.
        from boardobserver.storage.disposing.act import extent_of

        with self._source() as connection:
            return extent_of(connection, subjects, watch)
