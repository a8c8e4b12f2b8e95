"""What a damaged board still knows that its backup does not: read as far as it can be, added to a copy."""

import sqlite3
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, RowMapping, insert, select

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.storage import journal
from boardobserver.storage.connection import open_connection
from boardobserver.storage.disposing.again import dispose_again, disposed_rows, is_disposal
from boardobserver.storage.drafts import drafts_in
from boardobserver.storage.driver import DriverError
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.engine import driver_connection, engine_on, open_engine, writing
from boardobserver.storage.faults import full_disk_told
from boardobserver.storage.images import Image
from boardobserver.storage.named_files import named_in_journal
from boardobserver.storage.replay import replay
from boardobserver.storage.tables import journal_image, journal_unit

_UNREADABLE = (DriverError, Fault, Refusal, ValueError, TypeError, KeyError)
"""What a damaged file, or a row of it that is nonsense, is met with."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A unit that a damaged board's journal still has, as its rows stand there."""

    unit: RowMapping
    images: tuple[RowMapping, ...]

    def checked(self, previous_hash: str, disposed: Mapping[tuple[str, Id], int]) -> list[Image]:
        """What it did, if it is whole and follows the unit of that hash.

        An image that a later disposal emptied is as whole as can be, and no part of what is given: the unit
        of the disposal says how its row stands after all.

        Args:
            previous_hash: The hash.
            disposed: By table and key, the last unit that disposed of a row.

        Raises:
            ValueError: It is not, or does not.
        """
        unit = journal.unit_from(self.unit)
        images = [journal.image_from(row) for row in self.images]
        hashes = [row["hash"] for row in self.images]
        is_emptied = [
            image.before is None
            and image.after is None
            and disposed.get((image.table, image.row_id), 0) > unit.seq
            for image in images
        ]
        told = [image for image, emptied in zip(images, is_emptied, strict=True) if not emptied]
        is_whole = [each.digest() for each in told] == [
            hash_ for hash_, emptied in zip(hashes, is_emptied, strict=True) if not emptied
        ]
        if unit.previous_hash != previous_hash or not is_whole or unit.digest(hashes) != unit.hash:
            message = f"unit {unit.seq} is not what its hash says"
            raise ValueError(message)
        return told


def add_what_is_left(
    damaged: tuple[Path, BoardKey | None],
    copy: tuple[Path, BoardKey | None],
    *,
    through_disposals: bool,
) -> int:
    """Add to a copy of a backup what the journal of the damaged board has beyond it, unit by unit.

    It stops at the first unit that cannot be read, does not follow the one before it, or does not fit. What
    is kept outside the journal, files of documents and what was being typed, is added as far as it is sound.

    Args:
        damaged: The damaged board, and what opens it if it is encrypted; it is only read.
        copy: A sound board that was restored from a backup of it, and what opens it; nobody has it open.
        through_disposals: Whether to go on over what a later disposal has emptied, which is sound only if
            that disposal is come to.

    Returns:
        How many units were added.

    Raises:
        OSError: The disk has no room for them.
    """
    added = 0
    with _as_far_as_it_is_sound(), closing(open_connection(*damaged, read_only=True)) as source:
        engine = open_engine(*copy)
        try:
            with _as_far_as_it_is_sound(), engine_on(source).connect() as reader:
                disposed = _disposed_in(source) if through_disposals else {}
                for found in _beyond(reader, _tip(*copy)):
                    with writing(engine) as connection:
                        _add(connection, found, disposed)
                    added += 1
            with writing(engine) as connection:
                _add_outside(source, connection)
        finally:
            engine.dispose()
    return added


@contextmanager
def _as_far_as_it_is_sound() -> Generator[None]:
    """Go on where something cannot be read or does not fit; a disk without room is no such thing."""
    with suppress(*_UNREADABLE), full_disk_told():
        yield


def _tip(copy: Path, key: BoardKey | None) -> int:
    with closing(open_connection(copy, key, read_only=True)) as connection:
        return int(connection.execute("SELECT coalesce(max(seq), 0) FROM journal_unit").fetchone()[0])


def _beyond(connection: Connection, seq: int) -> Iterator[_Found]:
    """The units of a journal after the one of that number, one by one, as far as they can be read."""
    while True:
        seq += 1
        unit = connection.execute(select(journal_unit).where(journal_unit.c.seq == seq)).mappings().first()
        if unit is None:
            return
        images = (
            select(journal_image).where(journal_image.c.unit_seq == seq).order_by(journal_image.c.ordinal)
        )
        yield _Found(unit, tuple(connection.execute(images).mappings()))


def _disposed_in(source: sqlite3.Connection) -> dict[tuple[str, Id], int]:
    with suppress(*_UNREADABLE):
        return disposed_rows(source)
    return {}  # no emptied image is known to be lawful then


def _add(connection: Connection, found: _Found, disposed: Mapping[tuple[str, Id], int]) -> None:
    images = found.checked(journal.head_hash(connection), disposed)
    if is_disposal(images):
        dispose_again(driver_connection(connection), images)
    else:
        replay(connection, images)
    connection.execute(insert(journal_unit), [dict(found.unit)])
    rows = [{name: value for name, value in row.items() if name != "id"} for row in found.images]
    if rows:
        connection.execute(insert(journal_image), rows)


def _add_outside(source: sqlite3.Connection, connection: Connection) -> None:
    """Take over what the journal does not hold; a row that cannot be read ends its table."""
    with _as_far_as_it_is_sound():
        for kind, year, last in source.execute("SELECT kind, year, last_serial FROM allotted"):
            connection.exec_driver_sql(
                "INSERT INTO allotted VALUES (?, ?, ?) ON CONFLICT (kind, year)"
                " DO UPDATE SET last_serial = max(last_serial, excluded.last_serial)",
                (kind, year, last),
            )
    with _as_far_as_it_is_sound():
        named = named_in_journal(driver_connection(connection))
        for key, data in source.execute("SELECT sha256, bytes FROM content"):
            if key in named and sha256(data).hexdigest() == key:
                connection.exec_driver_sql("INSERT OR IGNORE INTO content VALUES (?, ?)", (key, data))
    with _as_far_as_it_is_sound():
        for draft in drafts_in(source):
            stored = (draft.scope, draft.text, draft.kept_at)
            connection.exec_driver_sql("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", stored)
