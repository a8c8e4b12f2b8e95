"""Whether a board file is sound: the database, the journal's chain, and the rows against their images."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, select

from boardobserver.storage import journal
from boardobserver.storage.engine import driver_connection
from boardobserver.storage.images import Image, Operation, Values
from boardobserver.storage.records import DocumentRow, Row
from boardobserver.storage.shape import missing_from
from boardobserver.storage.tables import content, journal_image, journal_unit

_MOST = 20
"""So many findings of one sort are told; the rest are counted."""

_State = dict[tuple[str, str], Values]


def findings(connection: Connection) -> tuple[str, ...]:
    """What is wrong with an open board, a sentence each; empty when it is sound."""
    damage = _damage(connection) or missing_from(driver_connection(connection))
    if damage:
        return tuple(damage)
    state: _State = {}
    found = [
        *_dangling(connection),
        *_few(_broken_chain(connection, state)),
        *_few(_changed_rows(connection, state)),
        *_few(_wrong_files(connection)),
    ]
    return tuple(found)


def _damage(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [] if rows == ["ok"] else [f"The database is damaged: {row}." for row in rows]


def _dangling(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"A row of “{row[0]}” points at a row of “{row[2]}” that is not there." for row in rows[:_MOST]]


def _broken_chain(connection: Connection, state: _State) -> Iterator[str]:
    """Verify each unit and image, and build up in `state` what the images say that the rows are."""
    previous, last_seq = journal.GENESIS, 0
    images = _images_by_unit(connection)
    for row in connection.execute(select(journal_unit).order_by(journal_unit.c.seq)).mappings():
        try:
            unit = journal.unit_from(row)
        except ValueError:
            yield f"Change {row['seq']} of the journal was altered: it cannot be read."
            previous, last_seq = row["hash"], row["seq"]
            images.pop(row["seq"], None)
            continue
        if unit.seq != last_seq + 1:
            yield f"Change {last_seq + 1} of the journal is missing."
        elif unit.previous_hash != previous:
            yield f"Change {unit.seq} of the journal does not follow the one before it."
        hashes: list[str] = []
        for stored in images.pop(unit.seq, []):
            hashes.append(stored["hash"])
            image = _image(stored)
            if image is None or image.digest() != stored["hash"]:
                name = stored["table_name"]
                yield f"Change {unit.seq} of the journal was altered: its image of “{name}”."
            if image is not None:
                _apply(state, image)
        if unit.digest(hashes) != unit.hash:
            yield f"Change {unit.seq} of the journal ({unit.label}) was altered."
        previous, last_seq = unit.hash, unit.seq
    for seq in images:
        yield f"The journal has images of a change {seq} that is not in it."


def _images_by_unit(connection: Connection) -> dict[int, list[RowMapping]]:
    by_unit: defaultdict[int, list[RowMapping]] = defaultdict(list)
    ordered = select(journal_image).order_by(journal_image.c.unit_seq, journal_image.c.ordinal)
    for row in connection.execute(ordered).mappings():
        by_unit[row["unit_seq"]].append(row)
    return by_unit


def _image(row: RowMapping) -> Image | None:
    """An image out of its row; None when what stands there is no image."""
    try:
        return journal.image_from(row)
    except (ValueError, TypeError):
        return None


def _apply(state: _State, image: Image) -> None:
    key = (image.table, image.row_id)
    if image.operation is Operation.DELETE:
        state.pop(key, None)
    else:
        state[key] = {**state.get(key, {}), **(image.after or {})}


def _changed_rows(connection: Connection, state: _State) -> Iterator[str]:
    for table in Row.metadata.tables.values():
        if not any(table is mapper.local_table for mapper in Row.registry.mappers):
            continue
        expected = {row_id: values for (name, row_id), values in state.items() if name == table.name}
        for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"').mappings():  # noqa: S608
            values = expected.pop(row["id"], None)
            if values is None:
                yield f"A row of “{table.name}” was added outside the program: {row['id']}."
                continue
            # A column that the images do not know came with a later version, and has held nothing since.
            changed = [column for column, value in row.items() if values.get(column) != value]
            if changed:
                names = ", ".join(sorted(changed))
                yield f"A row of “{table.name}” was changed outside the program: {row['id']} ({names})."
        for row_id in expected:
            yield f"A row of “{table.name}” was removed outside the program: {row_id}."


def _wrong_files(connection: Connection) -> Iterator[str]:
    """Verify each file against its hash, one at a time in memory, and that each document's file is there."""
    there = set(connection.execute(select(content.c.sha256)).scalars())
    for key in sorted(there):
        data = connection.execute(select(content.c.bytes).where(content.c.sha256 == key)).scalar_one()
        if sha256(data).hexdigest() != key:
            yield f"A file was changed outside the program: the one kept as {key}."
    named = select(DocumentRow.title, DocumentRow.sha256).where(DocumentRow.sha256.is_not(None))
    for title, key in connection.execute(named.order_by(DocumentRow.id)):
        if key not in there:
            yield f"The file of the document “{title}” is missing."


def _few(sentences: Iterator[str]) -> Iterator[str]:
    told = 0
    for sentence in sentences:
        told += 1
        if told <= _MOST:
            yield sentence
    if told > _MOST:
        yield f"… and {told - _MOST} more of this sort."
