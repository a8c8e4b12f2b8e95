"""What keeps the database itself from changing a meeting whose minutes are signed off: triggers.

The services refuse it first, with better words. This is the layer below them: it holds for a slip in the
program, and for whoever opens the file with another. It is no seal: who can write to the file can drop a
trigger, which `check` then tells.

A topic of an item is left free: topics are for finding, print nowhere, and are renamed and merged for ever.
The lawful disposal of a meeting has to drop these triggers and lay them again, in its own transaction.
"""

import sqlite3

LOCKED = "signed off"
"""What a trigger says when it aborts a statement."""

_OF_ITEM = "(SELECT meeting_id FROM item WHERE id = {row}.item_id)"
_MEETING_OF = {
    "item": "{row}.meeting_id",
    "paper": _OF_ITEM,
    "item_span": _OF_ITEM,
    "attendance": "{row}.meeting_id",
    "declaration": "{row}.meeting_id",
    "entry": "{row}.meeting_id",
    "meeting": "{row}.id",
}
"""By table, the key of the meeting that a row belongs to."""

_ITEM_COLUMNS = (
    "id",
    "meeting_id",
    "position",
    "title",
    "section",
    "presenter_id",
    "planned_minutes",
    "state",
    "carried_from_id",
    "part",
)
_ACTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def _lock(table: str, act: str) -> str:
    # A meeting is signed off by an update: what counts is how it stood before.
    rows = ("OLD",) if (table, act) == ("meeting", "UPDATE") else _ACTS[act]
    named = ", ".join(_MEETING_OF[table].format(row=row) for row in rows)
    columns = f" OF {', '.join(_ITEM_COLUMNS)}" if (table, act) == ("item", "UPDATE") else ""
    return (
        f"CREATE TRIGGER {_name(table, act)} BEFORE {act}{columns} ON {table}"  # noqa: S608 - names of tables
        f" WHEN EXISTS (SELECT 1 FROM meeting WHERE id IN ({named}) AND status = 'signed_off')"
        f" BEGIN SELECT RAISE(ABORT, '{LOCKED}'); END"
    )


def _name(table: str, act: str) -> str:
    return f"lock_{table}_{act.lower()}"


LOCKS = {_name(table, act): _lock(table, act) for table in _MEETING_OF for act in _ACTS}
"""The statements that lay the triggers, by their names."""


def missing_locks(connection: sqlite3.Connection) -> list[str]:
    """The triggers that are gone from a board, or say something else; a sentence each."""
    there = _triggers(connection)
    return [
        f"The lock “{name}” on minutes that are signed off was removed or changed outside the program."
        for name, statement in LOCKS.items()
        if there.get(name) != statement
    ]


def foreign_triggers(connection: sqlite3.Connection) -> list[str]:
    """The triggers of a board that are none of the program's; a sentence each.

    Whoever only reads is safe from them. To whoever writes they do what somebody else wants, unseen.
    """
    return [
        f"It holds the trigger “{name}”, which is none of the program’s."
        for name, statement in _triggers(connection).items()
        if LOCKS.get(name) != statement
    ]


def _triggers(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall())
