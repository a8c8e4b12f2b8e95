"""What a unit is called in the journal and in the menu: what it does, and to which record.

Commands are named before they are done, and a record often gets its reference only then. So the reference of
the one record that a unit turned out to be about is put after the words: "record a response: CH-2026-014".
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from boardobserver.domain.plain_text import plain_text
from boardobserver.storage.images import Image

if TYPE_CHECKING:
    # Loaded with what changes a board, and not at the start.
    from boardobserver.storage.reader import Reader

_LONGEST: Final = 80
_RECORD_COLUMNS: Final = {
    "tracked": "id",
    "challenge": "id",
    "advice": "id",
    "action": "id",
    "decision": "id",
    "assurance": "id",
    "response": "challenge_id",
    "action_update": "action_id",
    "movement": "tracked_id",
    "tracked_topic": "tracked_id",
    "document_use": "tracked_id",
}
"""By table, the column that says which record a row is of."""


def named(label: str) -> str:
    """What a command does, on one line that a menu has room for: it may hold a name of any length."""
    words = " ".join(plain_text(label).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def with_record(label: str, read: "Reader", images: Iterable[Image]) -> str:
    """A label with the reference of the record that a unit is about, if it is about one.

    Args:
        label: What it does.
        read: Reads what the unit has done.
        images: What it did.
    """
    keys = {key for image in images if (key := _record_of(image)) is not None}
    heads = read.heads_of_ids(keys) if len(keys) == 1 else ()
    return f"{label}: {heads[0].reference}" if heads else label


def _record_of(image: Image) -> str | None:
    column = _RECORD_COLUMNS.get(image.table)
    if column == "id":
        return image.row_id
    values = {**(image.before or {}), **(image.after or {})}
    key = values.get(column or "")
    return None if key is None else str(key)
