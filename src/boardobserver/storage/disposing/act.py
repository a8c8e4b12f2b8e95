"""The act of disposal, in one transaction: words leave the rows, the journal's images, the files and drafts.

What is left is proof that it was lawful. The disposal's own unit has an image of each row as it stands
afterwards, and the images before it are empty; their hashes stay, so that the chain still verifies. Whoever
empties an image of a row of which no disposal has one is found by `check`.
"""

import re
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from boardobserver.domain.snapshots import Id
from boardobserver.storage.disposing.rows import NEW_KEYS, GoneRows, Subjects, rows_of
from boardobserver.storage.disposing.watch import Watch, giving_way
from boardobserver.storage.disposing.words import BLANKED, WORDED_FIELDS
from boardobserver.storage.images import Image, Operation, Values
from boardobserver.storage.locks import LOCKS
from boardobserver.storage.unit_head import UnitHead, new_id

NOT_WRITTEN_ANEW = 1
"""The file's user version while what was disposed of may still lie in pages that nothing uses."""

_WORDED = ", ".join(f"'{field}'" for field in sorted(WORDED_FIELDS))
_EMPTY_IMAGES = """
    UPDATE journal_image SET "before" = NULL, "after" = NULL
    WHERE (table_name, row_id) IN (SELECT table_name, row_id FROM temp.gone WHERE is_new)
"""
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


def extent_of(connection: sqlite3.Connection, subjects: Subjects, watch: Watch) -> Extent:
    """How much a disposal would take; nothing is changed.

    Raises:
        DisposalCancelledError: Whoever watches no longer wants to know.
    """
    with giving_way(connection, watch), rows_of(connection, subjects, watch.tell) as gone:
        counts = {table: gone.count(table) for table in gone.tables()}
        people = sorted(str(row["name"] or row["role"]) for row in _values_in(gone.there("person")))
        return Extent(
            {table: count for table, count in counts.items() if count},
            len(gone.files()),
            len(_drafts_of(connection, gone)),
            tuple(people),
        )


def dispose(
    connection: sqlite3.Connection,
    head: UnitHead,
    subjects: Subjects,
    notes: Iterable[DisposalNote],
    watch: Watch,
) -> list[Image]:
    """Dispose of meetings and records; whoever calls chains the images to the journal in this transaction.

    Args:
        connection: The board.
        head: What the unit is.
        subjects: What is disposed of.
        notes: What the log says of it.
        watch: Who waits for it; told how much of the search for the rows is done.

    Returns:
        The images of the unit: of every row as it stands now.

    Raises:
        DisposalCancelledError: Whoever watches no longer wants it; nothing must be committed then.
    """
    with giving_way(connection, watch), unlocked(connection):
        images: list[Image] = []
        with rows_of(connection, subjects, watch.tell) as gone:

            def blank() -> None:
                for table in gone.tables():
                    images.extend(_blanked(connection, gone, table))

            empty(connection, gone, blank)
        images += [_logged(connection, head, note) for note in notes]
    connection.execute(f"PRAGMA user_version = {NOT_WRITTEN_ANEW}")
    return images


def empty(connection: sqlite3.Connection, gone: GoneRows, change_rows: Callable[[], None]) -> None:
    """Have nothing left of rows but what is in their tables: no image, no file, no draft.

    Args:
        connection: The board.
        gone: The rows.
        change_rows: Takes the words out of the rows themselves; done when it is known which files go, which
            the images tell that are emptied then.
    """
    files = [(key,) for key in sorted(gone.files())]
    change_rows()
    connection.execute(_EMPTY_IMAGES)
    connection.executemany("DELETE FROM content WHERE sha256 = ?", files)
    drafts = [(scope,) for scope in _drafts_of(connection, gone)]
    connection.executemany("DELETE FROM draft WHERE scope = ?", drafts)


@contextmanager
def unlocked(connection: sqlite3.Connection) -> Generator[None]:
    """Have no lock on signed minutes for as long as it lasts; within a transaction, which lays them again."""
    for name in LOCKS:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for statement in LOCKS.values():
        connection.execute(statement)


def _blanked(connection: sqlite3.Connection, gone: GoneRows, table: str) -> Iterator[Image]:
    """Take the words out of the rows of a table; the images say all that they hold now."""
    keys = {"gone_table": table}
    if table == "person":
        _give_other_initials(connection, gone)
    # Of a field that a movement changed only words go: its days, keys and states hold none.
    which = f" AND field IN ({_WORDED})" if table == "movement_field" else ""
    statement = f'UPDATE "{table}" SET {_blanks(table)} WHERE id IN ({NEW_KEYS}){which}'  # noqa: S608 - our columns
    connection.execute(
        statement, {**keys, **{f"blank_{name}": each for name, each in BLANKED[table].items()}}
    )
    for values in _values_in(gone.there(table)):
        yield Image(table, str(values["id"]), Operation.UPDATE, {}, values)
    for key in gone.not_there(table):
        yield Image(table, key, Operation.DELETE, {}, None)


def _blanks(table: str) -> str:
    # What says nothing goes on saying nothing: nobody is to think that there were words.
    each = """"{0}" = CASE WHEN coalesce("{0}", '') = '' THEN "{0}" ELSE :blank_{0} END"""
    return ", ".join(each.format(column) for column in BLANKED[table])


def _values_in(rows: sqlite3.Cursor) -> Iterator[Values]:
    names = [column[0] for column in rows.description]
    return (dict(zip(names, row, strict=True)) for row in rows)


def _give_other_initials(connection: sqlite3.Connection, gone: GoneRows) -> None:
    """Initials tell who it was, and have to be somebody's alone."""
    named = [str(values["id"]) for values in _values_in(gone.there("person")) if values["initials"]]
    taken = {row[0] for row in connection.execute("SELECT initials FROM person")}
    free = (initials for number in count(1) if (initials := f"X{number}") not in taken)
    connection.executemany("UPDATE person SET initials = ? WHERE id = ?", zip(free, named, strict=False))


def _drafts_of(connection: sqlite3.Connection, gone: GoneRows) -> list[str]:
    """The drafts of editors of what is disposed of: their scopes name it by its key."""
    scopes: Collection[tuple[str]] = connection.execute("SELECT scope FROM draft").fetchall()
    return [scope for (scope,) in scopes if gone.has_any(_KEY.findall(scope))]


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
