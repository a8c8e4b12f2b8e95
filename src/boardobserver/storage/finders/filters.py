"""The filters of registers that were saved under a name."""

from sqlite3 import Connection

from boardobserver.domain.filters.saved import SavedFilter
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.query import Query, types_of


def saved_filters(connection: Connection, kind: RecordKind) -> tuple[SavedFilter, ...]:
    """The filters of the register of a kind, in their order."""
    return _SAVED.all(connection, "WHERE kind = ? ORDER BY position, id", kind.value)


_SAVED = Query(SavedFilter, types_of(SavedFilter), "SELECT id, kind, name, text FROM saved_filter")
