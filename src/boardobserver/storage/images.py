"""Row images: what a unit did to one row, in the values as they are stored, and their hashes."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias, cast

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


def values_from(stored: str | None) -> Values | None:
    """The values of one side of an image out of the text that is kept of them; None where there is none.

    Raises:
        ValueError: What stands there are no values.
    """
    try:
        values: Any = None if stored is None else json.loads(stored)
    except RecursionError as error:
        message = "an image is not nested so deep"
        raise ValueError(message) from error
    if values is None or isinstance(values, dict):
        return cast("Values | None", values)
    message = "an image is an object"
    raise ValueError(message)


def digest_of(value: object) -> str:
    """SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()
