"""Whether a board file is sound: the database, the journal's chain, and the rows against their images.

The journal of a large board is larger than its rows, so it is gone through twice, in two orders, and is never
held whole: by unit for the chain, by row for what each row must be.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from boardobserver.storage import journal
from boardobserver.storage.disposing.guard import disposing_units
from boardobserver.storage.drafts import drafts_in
from boardobserver.storage.engine import driver_connection
from boardobserver.storage.images import Image, Operation, Values, canonical
from boardobserver.storage.locks import missing_locks
from boardobserver.storage.named_files import named_in_journal
from boardobserver.storage.records import DisposalRow, DocumentRow, IssuedRow, Row, VersionRow
from boardobserver.storage.shape import missing_from
from boardobserver.storage.structure import added_to, altered_in, mistyped_in
from boardobserver.storage.tables import content, journal_image, journal_unit
from boardobserver.storage.turns import out_of_turn

_MOST = 20
"""So many findings of one sort are told; the rest are counted."""

_ROWS_AT_ONCE = 500
_NO_GROUP: tuple[int | None, Iterable[RowMapping]] = (None, ())
_NO_ROW: tuple[str | None, Values] = (None, {})
_LATER = "SELECT unit_seq FROM journal_image WHERE table_name = ? AND row_id = ? AND unit_seq > ?"
_TOO_LOW = """
    SELECT used.kind, used.year FROM (
        SELECT kind, year, max(serial) AS serial FROM tracked GROUP BY kind, year
        UNION SELECT 'meeting', year, max(serial) FROM meeting GROUP BY year
    ) AS used LEFT JOIN allotted ON allotted.kind = used.kind AND allotted.year = used.year
    WHERE coalesce(allotted.last_serial, 0) < used.serial ORDER BY used.kind, used.year
"""


def findings(connection: Connection, *, with_additions: bool = False) -> tuple[str, ...]:
    """What is wrong with an open board, a sentence each; empty when it is sound.

    Args:
        connection: The board.
        with_additions: Whether tables that somebody put beside the program's are told too.
    """
    driven = driver_connection(connection)
    # What is asked beyond this asks of tables that are as they were made.
    damage = (
        _damage(connection)
        or missing_from(driven)
        or [*_few(altered_in(driven))]
        or [*_few(mistyped_in(driven))]
    )
    if damage:
        return tuple(damage)
    found = [
        *_dangling(connection),
        *_few(_broken_chain(connection)),
        *_few(out_of_turn(driven)),
        *_few(_changed_rows(connection)),
        *_few(_wrong_files(connection)),
        *_few(_serials_given_again(connection)),
        *_few(_damaged_drafts(connection)),
        *missing_locks(driven),
        *(_few(added_to(driven)) if with_additions else ()),
    ]
    return tuple(found)


def _damage(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [] if rows == ["ok"] else [f"The database is damaged: {row}." for row in rows]


def _dangling(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"A row of “{row[0]}” points at a row of “{row[2]}” that is not there." for row in rows[:_MOST]]


def _broken_chain(connection: Connection) -> Iterator[str]:
    """Verify each unit and its images."""
    previous, last_seq, last_image = journal.GENESIS, 0, 0
    disposing = disposing_units(driver_connection(connection))
    units = _mappings(connection, select(journal_unit).order_by(journal_unit.c.seq))
    for row, images in _with_images(connection, units):
        try:
            unit = journal.unit_from(row)
        except ValueError:
            yield f"Change {row['seq']} of the journal was altered: it cannot be read."
            previous, last_seq = row["hash"], row["seq"]
            continue
        if unit.seq != last_seq + 1:
            yield f"Change {last_seq + 1} of the journal is missing."
        elif unit.previous_hash != previous:
            yield f"Change {unit.seq} of the journal does not follow the one before it."
        hashes: list[str] = []
        for stored in images:
            if (stored["id"], stored["ordinal"]) != (last_image + 1, len(hashes)):
                yield f"Change {unit.seq} of the journal was altered: an image is missing or out of place."
            last_image = stored["id"]
            hashes.append(stored["hash"])
            if not (_is_whole(stored) or _is_emptied(connection, stored, disposing)):
                name = stored["table_name"]
                yield f"Change {unit.seq} of the journal was altered: its image of “{name}”."
        if unit.digest(hashes) != unit.hash:
            yield f"Change {unit.seq} of the journal ({unit.label}) was altered."
        previous, last_seq = unit.hash, unit.seq
    known = select(journal_unit.c.seq)
    strays = select(journal_image.c.unit_seq).where(journal_image.c.unit_seq.not_in(known)).distinct()
    for seq in connection.execute(strays.order_by(journal_image.c.unit_seq)).scalars():
        yield f"The journal has images of a change {seq} that is not in it."


def _with_images(
    connection: Connection, units: Iterable[RowMapping]
) -> Iterator[tuple[RowMapping, Iterable[RowMapping]]]:
    """Each unit with its images, both in their order."""
    of_units = select(journal_image).join(journal_unit, journal_unit.c.seq == journal_image.c.unit_seq)
    ordered = of_units.order_by(journal_image.c.unit_seq, journal_image.c.ordinal)
    groups = groupby(_mappings(connection, ordered), itemgetter("unit_seq"))
    seq, images = next(groups, _NO_GROUP)
    for unit in units:
        if unit["seq"] == seq:
            yield unit, images
            seq, images = next(groups, _NO_GROUP)
        else:
            yield unit, ()


def _image(row: RowMapping) -> Image | None:
    """An image out of its row; None when what stands there is no image."""
    try:
        return journal.image_from(row)
    except (ValueError, TypeError):
        return None


def _is_whole(stored: RowMapping) -> bool:
    """Whether an image has its hash, and is written in the one way that the program writes it."""
    image = _image(stored)
    if image is None or image.digest() != stored["hash"]:
        return False
    sides = ((stored["before"], image.before), (stored["after"], image.after))
    return all(text is None or text == canonical(values) for text, values in sides)


def _is_emptied(connection: Connection, stored: RowMapping, disposing: frozenset[int]) -> bool:
    """Whether an image was emptied by a unit that disposed of something, and has one of the row."""
    if _image(stored) is None or (stored["before"], stored["after"]) != (None, None):
        return False
    later = driver_connection(connection).execute(
        _LATER, (stored["table_name"], stored["row_id"], stored["unit_seq"])
    )
    return any(seq in disposing for (seq,) in later)


def _changed_rows(connection: Connection) -> Iterator[str]:
    """Compare each row with what its images say that it is: both in the order of their keys, side by side."""
    for table in Row.metadata.tables.values():
        if not any(table is mapper.local_table for mapper in Row.registry.mappers):
            continue
        expected = _expected(connection, table.name)
        row_id, values = next(expected, _NO_ROW)
        for row in _rows_of(connection, table.name):
            there = str(row["id"])
            while row_id is not None and row_id < there:
                yield f"A row of “{table.name}” was removed outside the program: {row_id}."
                row_id, values = next(expected, _NO_ROW)
            if row_id != there:
                yield f"A row of “{table.name}” was added outside the program: {there}."
                continue
            # A column that the images do not know came with a later version, and has held nothing since.
            changed = [column for column, value in row.items() if values.get(column) != value]
            if changed:
                names = ", ".join(sorted(changed))
                yield f"A row of “{table.name}” was changed outside the program: {there} ({names})."
            row_id, values = next(expected, _NO_ROW)
        while row_id is not None:
            yield f"A row of “{table.name}” was removed outside the program: {row_id}."
            row_id, values = next(expected, _NO_ROW)


def _rows_of(connection: Connection, table: str) -> Iterator[RowMapping]:
    """The rows of a table in the order of their keys, each with its values as they are stored."""
    yield from connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY id').mappings()  # noqa: S608 - our tables


def _expected(connection: Connection, table: str) -> Iterator[tuple[str, Values]]:
    """The key and the values of each row that a table must have, in the order of the keys."""
    chosen = select(journal_image).where(journal_image.c.table_name == table)
    ordered = chosen.order_by(journal_image.c.row_id, journal_image.c.unit_seq, journal_image.c.ordinal)
    for row_id, stored in groupby(_mappings(connection, ordered), itemgetter("row_id")):
        values: Values | None = None
        for image in map(_image, stored):
            if image is not None:
                is_gone = image.operation is Operation.DELETE
                values = None if is_gone else {**(values or {}), **(image.after or {})}
        if values is not None:
            yield row_id, values


def _mappings(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> Iterator[RowMapping]:
    """The rows of a statement, a few at a time."""
    yield from connection.execute(chosen.execution_options(yield_per=_ROWS_AT_ONCE)).mappings()


def _wrong_files(connection: Connection) -> Iterator[str]:
    """Verify each file against its hash, one at a time in memory, and that each that is named is there."""
    there = set(connection.execute(select(content.c.sha256)).scalars())
    for key in sorted(there):
        data = connection.execute(select(content.c.bytes).where(content.c.sha256 == key)).scalar_one()
        if sha256(data).hexdigest() != key:
            yield f"A file was changed outside the program: the one kept as {key}."
    for key in sorted(there - named_in_journal(driver_connection(connection))):
        yield f"A file was added outside the program: the one kept as {key}."
    named = select(DocumentRow.title, DocumentRow.sha256).where(DocumentRow.sha256.is_not(None))
    for title, key in connection.execute(named.order_by(DocumentRow.id)):
        if key not in there:
            yield f"The file of the document “{title}” is missing."
    disposed = set(connection.execute(select(DisposalRow.meeting_id)).scalars())
    for table, key_of, what in (
        (VersionRow, VersionRow.record_sha256, "The record of a version of minutes"),
        (IssuedRow, IssuedRow.sha256, "A file of minutes that were issued"),
    ):
        for meeting_id, key in connection.execute(select(table.meeting_id, key_of).order_by(table.id)):
            if key not in there and meeting_id not in disposed:
                yield f"{what} is missing: {key}."


def _serials_given_again(connection: Connection) -> Iterator[str]:
    """Find where the next reference given would be one that is in use."""
    for kind, year in driver_connection(connection).execute(_TOO_LOW):
        yield f"What was kept of the references given to {kind} records of {year} was changed."


def _damaged_drafts(connection: Connection) -> Iterator[str]:
    """Find text being typed that is not as it was kept; its editor shows it as it stands."""
    for draft in drafts_in(driver_connection(connection)):
        if not draft.is_whole:
            yield f"Text that was being typed was changed outside the program; it now reads: {draft.text}"


def _few(sentences: Iterator[str]) -> Iterator[str]:
    told = 0
    for sentence in sentences:
        told += 1
        if told <= _MOST:
            yield sentence
    if told > _MOST:
        yield f"… and {told - _MOST} more of this sort."
