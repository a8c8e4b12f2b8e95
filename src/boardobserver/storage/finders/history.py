"""The history of one row, out of the journal's images."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from boardobserver.storage.images import Stored
from boardobserver.storage.journal import image_from
from boardobserver.storage.tables import journal_image, journal_unit


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


def history(connection: Connection, table: str, row_id: str) -> tuple[Version, ...]:
    """Every version of a row, oldest first; blanked images leave a version without fields."""
    rows = connection.execute(
        select(journal_unit.c.at, journal_unit.c.actor, journal_unit.c.label, journal_image)
        .join(journal_unit, journal_unit.c.seq == journal_image.c.unit_seq)
        .where(journal_image.c.table_name == table, journal_image.c.row_id == row_id)
        .order_by(journal_image.c.unit_seq, journal_image.c.ordinal)
    ).mappings()
    versions: list[Version] = []
    for row in rows:
        image = image_from(row)
        before, after = image.before or {}, image.after or {}
        fields = {key: (before.get(key), after.get(key)) for key in {**before, **after}}
        versions.append(Version(datetime.fromisoformat(row["at"]), row["actor"], row["label"], fields))
    return tuple(versions)
