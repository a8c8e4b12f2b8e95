"""The act of disposal, in one transaction: words leave the rows, the journal's images, the files and drafts.

What is left is proof that it was lawful. The disposal's own unit has an image of each row as it stands
afterwards, and the images before it are empty; their hashes stay, so that the chain still verifies. Whoever
empties an image of a row of which no disposal has one is found by `check`.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from boardobserver.domain.snapshots import Id
from boardobserver.storage.disposing.rows import GoneRow, Subjects, rows_of
from boardobserver.storage.disposing.words import BLANKED, WORDED_FIELDS
from boardobserver.storage.images import Image, Operation, Values
from boardobserver.storage.locks import LOCKS
from boardobserver.storage.unit_head import UnitHead, new_id

NOT_WRITTEN_ANEW = 1
"""The file's user version while what was disposed of may still lie in pages that nothing uses."""

_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class DisposalNote:
    """What the log says of one meeting or record; see `domain.retention.Disposed`."""

    meeting_id: Id | None
    record_id: Id | None
    what: str
    reason: str
    counts: str


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a disposal takes: rows by table, those that are in the tables still; files and drafts."""

    rows: dict[str, int]
    files: int
    drafts: int
    people: tuple[str, ...]


def extent_of(connection: sqlite3.Connection, subjects: Subjects) -> Extent:
    """How much a disposal would take; nothing is changed."""
    with rows_of(connection, subjects) as gone:
        rows = gone.rows()
        there = Counter(row.table for row in rows if row.is_there)
        people = [row.id for row in rows if row.table == "person" and row.is_there]
        names = [
            connection.execute("SELECT coalesce(nullif(name, ''), role) FROM person WHERE id = ?", (key,))
            for key in people
        ]
        drafts = _drafts_of(connection, rows)
        return Extent(
            dict(there),
            len(gone.files()),
            len(drafts),
            tuple(sorted(str(each.fetchone()[0]) for each in names)),
        )


def dispose(
    connection: sqlite3.Connection, head: UnitHead, subjects: Subjects, notes: Iterable[DisposalNote]
) -> list[Image]:
    """Dispose of meetings and records; whoever calls chains the images to the journal in this transaction.

    Args:
        connection: The board.
        head: What the unit is.
        subjects: What is disposed of.
        notes: What the log says of it.

    Returns:
        The images of the unit: of every row as it stands now.
    """
    for name in LOCKS:
        connection.execute(f"DROP TRIGGER {name}")
    with rows_of(connection, subjects) as gone:
        rows, files = gone.rows(), gone.files()
        images = [_blanked(connection, row) for row in rows]
        _empty_images(connection, rows)
    connection.executemany("DELETE FROM content WHERE sha256 = ?", [(key,) for key in sorted(files)])
    drafts = _drafts_of(connection, rows)
    connection.executemany("DELETE FROM draft WHERE scope = ?", [(scope,) for scope in drafts])
    images += [_logged(connection, head, note) for note in notes]
    for statement in LOCKS.values():
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {NOT_WRITTEN_ANEW}")
    return images


def _blanked(connection: sqlite3.Connection, row: GoneRow) -> Image:
    """Take the words out of a row; the image says all that it holds now."""
    if not row.is_there:
        return Image(row.table, row.id, Operation.DELETE, {}, None)
    now = _values_of(connection, row)
    blank: Values = dict(BLANKED[row.table])
    if row.table == "movement_field":
        blank = _blank_field(now)
    elif row.table == "person":
        blank["initials"] = _free_initials(connection)
    # What says nothing goes on saying nothing: nobody is to think that there were words.
    blank = {column: value for column, value in blank.items() if now[column] not in ("", None)}
    if blank:
        assigned = ", ".join(f'"{column}" = :{column}' for column in blank)
        statement = f'UPDATE "{row.table}" SET {assigned} WHERE id = :row_key'  # noqa: S608 - our columns
        connection.execute(statement, {**blank, "row_key": row.id})
    return Image(row.table, row.id, Operation.UPDATE, {}, {**now, **blank})


def _values_of(connection: sqlite3.Connection, row: GoneRow) -> Values:
    found = connection.execute(f'SELECT * FROM "{row.table}" WHERE id = ?', (row.id,))  # noqa: S608
    return dict(zip((column[0] for column in found.description), found.fetchone(), strict=True))


def _blank_field(now: Values) -> Values:
    """Of a field that a movement changed only words go: its days, keys and states hold none."""
    return dict(BLANKED["movement_field"]) if now["field"] in WORDED_FIELDS else {}


def _free_initials(connection: sqlite3.Connection) -> str:
    taken = {row[0] for row in connection.execute("SELECT initials FROM person")}
    return next(each for each in (f"X{number}" for number in count(1)) if each not in taken)


def _empty_images(connection: sqlite3.Connection, rows: Sequence[GoneRow]) -> None:
    connection.executemany(
        'UPDATE journal_image SET "before" = NULL, "after" = NULL WHERE table_name = ? AND row_id = ?',
        [(row.table, row.id) for row in rows],
    )


def _drafts_of(connection: sqlite3.Connection, rows: Iterable[GoneRow]) -> list[str]:
    """The drafts of editors of what is disposed of: their scopes name it by its key."""
    keys = {row.id for row in rows}
    scopes: Collection[tuple[str]] = connection.execute("SELECT scope FROM draft").fetchall()
    return [scope for (scope,) in scopes if not keys.isdisjoint(_KEY.findall(scope))]


def _logged(connection: sqlite3.Connection, head: UnitHead, note: DisposalNote) -> Image:
    values: Values = {
        "id": new_id(),
        "meeting_id": note.meeting_id,
        "tracked_id": note.record_id,
        "at": head.at,
        "by": head.actor,
        "what": note.what,
        "reason": note.reason,
        "counts": note.counts,
    }
    connection.execute(
        'INSERT INTO disposal (id, meeting_id, tracked_id, at, "by", what, reason, counts)'
        " VALUES (:id, :meeting_id, :tracked_id, :at, :by, :what, :reason, :counts)",
        values,
    )
    return Image("disposal", str(values["id"]), Operation.INSERT, None, values)
