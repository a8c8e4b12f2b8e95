"""Whether a board file is sound: the database, the journal's chain, and the rows against their images."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from boardobserver.storage import journal
from boardobserver.storage.images import Image, Operation, Values
from boardobserver.storage.records import Row
from boardobserver.storage.tables import journal_image

_MOST = 20
"""So many findings of one sort are told; the rest are counted."""

_State = dict[tuple[str, str], Values]


def findings(connection: Connection) -> tuple[str, ...]:
    """What is wrong with an open board, a sentence each; empty when it is sound."""
    damage = _damage(connection)
    if damage:
        return tuple(damage)
    state: _State = {}
    found = [
        *_dangling(connection),
        *_few(_broken_chain(connection, state)),
        *_few(_changed_rows(connection, state)),
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
    for unit in journal.units(connection):
        if unit.seq != last_seq + 1:
            yield f"Change {last_seq + 1} of the journal is missing."
        elif unit.previous_hash != previous:
            yield f"Change {unit.seq} of the journal does not follow the one before it."
        hashes: list[str] = []
        for image, stored_hash in images.pop(unit.seq, []):
            if image.digest() != stored_hash:
                yield f"Change {unit.seq} of the journal was altered: its image of “{image.table}”."
            hashes.append(stored_hash)
            _apply(state, image)
        if unit.digest(hashes) != unit.hash:
            yield f"Change {unit.seq} of the journal ({unit.label}) was altered."
        previous, last_seq = unit.hash, unit.seq
    for seq in images:
        yield f"The journal has images of a change {seq} that is not in it."


def _images_by_unit(connection: Connection) -> dict[int, list[tuple[Image, str]]]:
    by_unit: dict[int, list[tuple[Image, str]]] = {}
    ordered = select(journal_image).order_by(journal_image.c.unit_seq, journal_image.c.ordinal)
    for row in connection.execute(ordered).mappings():
        by_unit.setdefault(row["unit_seq"], []).append((journal.image_from(row), row["hash"]))
    return by_unit


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
            changed = [column for column, value in values.items() if row.get(column) != value]
            if changed:
                names = ", ".join(sorted(changed))
                yield f"A row of “{table.name}” was changed outside the program: {row['id']} ({names})."
        for row_id in expected:
            yield f"A row of “{table.name}” was removed outside the program: {row_id}."


def _few(sentences: Iterator[str]) -> Iterator[str]:
    told = 0
    for sentence in sentences:
        told += 1
        if told <= _MOST:
            yield sentence
    if told > _MOST:
        yield f"… and {told - _MOST} more of this sort."
