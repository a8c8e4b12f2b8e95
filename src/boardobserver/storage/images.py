"""Row images: what a unit did to one row, in the values as they are stored, and their hashes."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Stored: TypeAlias = str | int | float | None
Values: TypeAlias = dict[str, Stored]


class Operation(StrEnum):
    """What happened to the row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Image:
    """One row before and after. An insert has no before, a delete no after; an update only what changed.

    >>> image = Image("person", "1", Operation.UPDATE, {"name": "A"}, {"name": "B"})
    >>> image.inverted().after
    {'name': 'A'}
    """

    table: str
    row_id: str
    operation: Operation
    before: Values | None
    after: Values | None

    def inverted(self) -> "Image":
        """The image that takes this one back."""
        operation = {
            Operation.INSERT: Operation.DELETE,
            Operation.DELETE: Operation.INSERT,
            Operation.UPDATE: Operation.UPDATE,
        }[self.operation]
        return Image(self.table, self.row_id, operation, before=self.after, after=self.before)

    def digest(self) -> str:
        """SHA-256 of the whole image, in hexadecimal."""
        return digest_of([self.table, self.row_id, self.operation, self.before, self.after])


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: the one text that a value has."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(value: object) -> str:
    """SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def folded(images: list[Image]) -> list[Image]:
    """The images of one unit with several touches of the same row joined into one, in order of first touch.

    A row that was inserted and deleted in the same unit leaves nothing.
    """
    rows: dict[tuple[str, str], Image] = {}
    for image in images:
        key = (image.table, image.row_id)
        earlier = rows.pop(key, None)
        joined = image if earlier is None else _joined(earlier, image)
        if joined is not None:
            rows[key] = joined
    return list(rows.values())


def _joined(first: Image, then: Image) -> Image | None:
    before = first.before
    if then.operation is Operation.DELETE:
        if first.operation is Operation.INSERT:
            return None
        return Image(
            first.table, first.row_id, Operation.DELETE, {**(then.before or {}), **(before or {})}, None
        )
    after = {**(first.after or {}), **(then.after or {})}
    if first.operation is Operation.INSERT:
        return Image(first.table, first.row_id, Operation.INSERT, None, after)
    if first.operation is Operation.DELETE:
        return Image(first.table, first.row_id, Operation.UPDATE, before, after)
    merged = {**(then.before or {}), **(before or {})}
    changed = {key for key in after if after[key] != merged.get(key)}
    if not changed:
        return None
    return Image(
        first.table,
        first.row_id,
        Operation.UPDATE,
        {key: merged[key] for key in merged if key in changed},
        {key: after[key] for key in after if key in changed},
    )
