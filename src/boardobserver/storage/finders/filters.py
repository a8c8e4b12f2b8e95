"""The filters of registers that were saved under a name."""

from sqlalchemy import Connection, select

from boardobserver.domain.filters.saved import SavedFilter
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import SavedFilterRow


def saved_filters(connection: Connection, kind: RecordKind) -> tuple[SavedFilter, ...]:
    """The filters of the register of a kind, in their order."""
    statement = (
        select(SavedFilterRow.id, SavedFilterRow.kind, SavedFilterRow.name, SavedFilterRow.text)
        .where(SavedFilterRow.kind == kind)
        .order_by(SavedFilterRow.position, SavedFilterRow.id)
    )
    return tuple(SavedFilter(*row) for row in rows(connection, statement))
