"""The journal: each unit's row images under a hash chain, written in the unit's own transaction.

The hash of a unit covers the hash of the unit before it and the hashes (not the texts) of its images, so
that an image can be blanked by lawful disposal and the chain still verifies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from boardobserver.storage.engine import driver_connection
from boardobserver.storage.images import Image, Operation, canonical, digest_of, values_from
from boardobserver.storage.tables import journal_image
from boardobserver.storage.unit_head import UnitHead, UnitKind

GENESIS = "0" * 64
"""What stands for the hash before the first unit."""


@dataclass(frozen=True, slots=True)
class JournalUnit:
    """The head of one journaled unit; `at` is ISO 8601 in UTC."""

    seq: int
    id: str
    at: str
    actor: str
    label: str
    kind: UnitKind
    target_seq: int | None
    is_barrier: bool
    previous_hash: str
    hash: str

    def digest(self, image_hashes: Sequence[str]) -> str:
        """The hash that this unit must have, given those of its images in order."""
        return digest_of(
            [
                self.previous_hash,
                self.seq,
                self.id,
                self.at,
                self.actor,
                self.label,
                self.kind,
                self.target_seq,
                self.is_barrier,
                list(image_hashes),
            ]
        )


def append(connection: Connection, head: UnitHead, images: Sequence[Image]) -> int:
    """Chain a unit and its images to the journal.

    Returns:
        The unit's sequence number.
    """
    tip, previous_hash = _tip(connection)
    hashes = [image.digest() for image in images]
    _add_unit(connection, head, tip + 1, previous_hash, hashes)
    _add_images(connection, tip + 1, 0, images, hashes)
    return tip + 1


class Appending:
    """A unit whose images go into the journal as they come, and at last the unit itself.

    It holds the write lock from its beginning, because the unit's number is settled then; and its transaction
    has to put off the check of foreign keys, because the images come before what they belong to.
    """

    def __init__(self, connection: Connection, head: UnitHead) -> None:
        self._connection = connection
        self._head = head
        tip, self._previous_hash = _tip(connection)
        self._seq = tip + 1
        self._hashes: list[str] = []

    @property
    def count(self) -> int:
        """How many images have been added."""
        return len(self._hashes)

    def add(self, images: Sequence[Image]) -> None:
        """Add further images, in the order in which they were made."""
        if images:
            hashes = [image.digest() for image in images]
            _add_images(self._connection, self._seq, self.count, images, hashes)
            self._hashes += hashes

    def finish(self) -> int:
        """Chain the unit to the one before it.

        Returns:
            The unit's sequence number.
        """
        _add_unit(self._connection, self._head, self._seq, self._previous_hash, self._hashes)
        return self._seq


def images_of(connection: Connection, seq: int) -> list[Image]:
    """The images of one unit, in the order in which they were made."""
    rows = connection.execute(
        select(journal_image).where(journal_image.c.unit_seq == seq).order_by(journal_image.c.ordinal)
    ).mappings()
    return [image_from(row) for row in rows]


def image_from(row: RowMapping) -> Image:
    """An image out of its row of the journal.

    Raises:
        ValueError: What stands there is no image.
    """
    return Image(
        table=row["table_name"],
        row_id=row["row_id"],
        operation=Operation(row["operation"]),
        before=values_from(row["before"]),
        after=values_from(row["after"]),
    )


def unit_from(row: RowMapping) -> JournalUnit:
    """The head of a unit out of its row of the journal."""
    fields: dict[str, Any] = {**row, "kind": UnitKind(row["kind"])}
    return JournalUnit(**fields)


def head_hash(connection: Connection) -> str:
    """The hash of the newest unit, which stands for the whole journal."""
    return _tip(connection)[1]


def _tip(connection: Connection) -> tuple[int, str]:
    newest = driver_connection(connection).execute(_NEWEST).fetchone()
    return (0, GENESIS) if newest is None else (newest[0], newest[1])


def _add_unit(
    connection: Connection, head: UnitHead, seq: int, previous_hash: str, image_hashes: Sequence[str]
) -> None:
    unit = JournalUnit(
        seq=seq,
        id=head.id,
        at=head.at,
        actor=head.actor,
        label=head.label,
        kind=head.kind,
        target_seq=head.target_seq,
        is_barrier=head.is_barrier,
        previous_hash=previous_hash,
        hash="",
    )
    stored = {
        "seq": unit.seq,
        "id": unit.id,
        "at": unit.at,
        "actor": unit.actor,
        "label": unit.label,
        "kind": unit.kind.value,
        "target_seq": unit.target_seq,
        "is_barrier": unit.is_barrier,
        "previous_hash": previous_hash,
        "hash": unit.digest(image_hashes),
    }
    driver_connection(connection).execute(_ADD_UNIT, stored)


def _add_images(
    connection: Connection, seq: int, first: int, images: Sequence[Image], hashes: Sequence[str]
) -> None:
    driver_connection(connection).executemany(
        _ADD_IMAGE,
        [
            _stored_image(seq, ordinal, image, hash_)
            for ordinal, (image, hash_) in enumerate(zip(images, hashes, strict=True), start=first)
        ],
    )


def _stored_image(seq: int, ordinal: int, image: Image, hash_: str) -> dict[str, object]:
    return {
        "unit_seq": seq,
        "ordinal": ordinal,
        "table_name": image.table,
        "row_id": image.row_id,
        "operation": image.operation.value,
        "before": None if image.before is None else canonical(image.before),
        "after": None if image.after is None else canonical(image.after),
        "hash": hash_,
    }


# Every line that is noted waits for these, so that they go to the driver as they are.
_NEWEST = "SELECT seq, hash FROM journal_unit ORDER BY seq DESC LIMIT 1"
_ADD_UNIT = """
    INSERT INTO journal_unit (
        seq, id, at, actor, label, kind, target_seq, is_barrier, previous_hash, hash
    ) VALUES (
        :seq, :id, :at, :actor, :label, :kind, :target_seq, :is_barrier, :previous_hash, :hash
    )
"""
_ADD_IMAGE = """
    INSERT INTO journal_image (unit_seq, ordinal, table_name, row_id, operation, "before", "after", hash)
    VALUES (:unit_seq, :ordinal, :table_name, :row_id, :operation, :before, :after, :hash)
"""
