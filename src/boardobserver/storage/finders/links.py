"""Links between tracked records, and the records that words or a reference look for."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from boardobserver.domain.linkage import Link, RecordHead
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import LinkRow, TrackedRow

_ESCAPE = "\\"


def touching(connection: Connection, record_ids: Collection[Id]) -> tuple[Link, ...]:
    """The links at either end of which any of those records stands, oldest first."""
    found = rows(
        connection,
        select(LinkRow.id, LinkRow.from_id, LinkRow.to_id, LinkRow.relation)
        .where(or_(LinkRow.from_id.in_(record_ids), LinkRow.to_id.in_(record_ids)))
        .order_by(LinkRow.id),
    )
    return tuple(Link(*row) for row in found)


def heads_of_ids(connection: Connection, record_ids: Collection[Id]) -> tuple[RecordHead, ...]:
    """The heads of the records of those keys that there are, by reference."""
    return _heads(connection, _select_heads().where(TrackedRow.id.in_(record_ids)))


def heads_matching(connection: Connection, typed: str, most: int) -> tuple[RecordHead, ...]:
    """The records whose reference begins with what was typed, or that have its words; newest first."""
    chosen = _select_heads().where(_matches(typed))
    newest_first = chosen.order_by(None).order_by(
        TrackedRow.year.desc(), TrackedRow.serial.desc(), TrackedRow.id.desc()
    )
    return _heads(connection, newest_first.limit(most))


def _matches(typed: str) -> ColumnElement[bool]:
    exact = Reference.parse(typed)
    if exact is not None:
        return and_(
            TrackedRow.kind == exact.kind, TrackedRow.year == exact.year, TrackedRow.serial == exact.serial
        )
    prefixes = {kind: str(Reference(kind, 0, 0))[:3] for kind in RecordKind}
    reference = case(prefixes, value=TrackedRow.kind).concat(
        func.printf("%04d-%03d", TrackedRow.year, TrackedRow.serial)
    )
    words = [TrackedRow.text.ilike(f"%{_literally(word)}%", escape=_ESCAPE) for word in typed.split()]
    begun = reference.ilike(f"{_literally(typed.strip())}%", escape=_ESCAPE)
    return or_(begun, and_(*words)) if words else begun


def _literally(words: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        words = words.replace(sign, _ESCAPE + sign)
    return words


def _select_heads() -> Select[*tuple[Any, ...]]:
    return select(
        TrackedRow.id, TrackedRow.kind, TrackedRow.year, TrackedRow.serial, TrackedRow.text, TrackedRow.status
    ).order_by(TrackedRow.year, TrackedRow.serial, TrackedRow.id)


def _heads(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> tuple[RecordHead, ...]:
    return tuple(
        RecordHead(row[0], Reference(row[1], row[2], row[3]), row[4], status_word(row[1], row[5]))
        for row in rows(connection, chosen)
    )
