"""The history of one row, out of the journal's images."""

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from boardobserver.domain.snapshots import Id
from boardobserver.storage.finders.query import Query
from boardobserver.storage.images import Stored, values_from


@dataclass(frozen=True, slots=True)
class Version:
    """One change to one row: when, by whom, in what unit, and the fields before and after it.

    Attributes:
        fields: By field that changed, its stored value before (None in the first version) and after.
    """

    at: datetime
    actor: str
    label: str
    fields: dict[str, tuple[Stored, Stored]]


def history(connection: Connection, table: str, row_id: Id) -> tuple[Version, ...]:
    """Every version of a row, oldest first; blanked images leave a version without fields."""
    of_row = "WHERE image.table_name = ? AND image.row_id = ? ORDER BY image.unit_seq, image.ordinal"
    return _VERSIONS.all(connection, of_row, table, row_id)


def _version(
    at: datetime, actor: str, label: str, stored_before: str | None, stored_after: str | None
) -> Version:
    before, after = values_from(stored_before) or {}, values_from(stored_after) or {}
    return Version(at, actor, label, {key: (before.get(key), after.get(key)) for key in {**before, **after}})


_VERSIONS = Query(
    _version,
    (datetime, str, str, str, str),
    """
    SELECT journal_unit.at, journal_unit.actor, journal_unit.label, image."before", image."after"
    FROM journal_image AS image JOIN journal_unit ON journal_unit.seq = image.unit_seq
    """,
)
