"""What is withheld, the versions of minutes, their corrections, what was issued, the board's conventions."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

from boardobserver.domain.conventions import Conventions, conventions_from
from boardobserver.domain.release import Edition, exemptions_from
from boardobserver.domain.snapshots import Correction, Id, Issued, Version, VersionNumber, Withholding
from boardobserver.storage.finders import documents
from boardobserver.storage.finders.query import Query, one_of, types_of

_OLDEST_FIRST = "ORDER BY id"


def withholdings(connection: Connection) -> tuple[Withholding, ...]:
    """Everything on the board that the public edition does not say, in the order in which it was withheld."""
    return _WITHHOLDINGS.all(connection, _OLDEST_FIRST)


def restricted_of(connection: Connection, item_ids: Collection[Id]) -> frozenset[Id]:
    """Those of some agenda items that were in part 2 of their meetings."""
    chosen = one_of("id", item_ids)
    return frozenset(_RESTRICTED.all(connection, f"WHERE part = 2 AND {chosen.where}", *chosen.values))


def versions(connection: Connection, meeting_id: Id) -> tuple[Version, ...]:
    """The versions of a meeting's minutes, oldest first."""
    return _VERSIONS.all(connection, "WHERE meeting_id = ? ORDER BY major, minor", meeting_id)


def corrections(connection: Connection, meeting_id: Id) -> tuple[Correction, ...]:
    """The corrections to a meeting's minutes, by number."""
    return _CORRECTIONS.all(connection, "WHERE meeting_id = ? ORDER BY number", meeting_id)


def corrections_made_at(connection: Connection, meeting_id: Id) -> tuple[Correction, ...]:
    """The corrections to earlier minutes that a meeting agreed or was put, by number."""
    return _CORRECTIONS.all(connection, "WHERE agreed_at_id = ? ORDER BY number, id", meeting_id)


def issued(connection: Connection, meeting_id: Id) -> tuple[Issued, ...]:
    """The documents of a meeting that went out, oldest first."""
    return _ISSUED.all(connection, f"WHERE meeting_id = ? {_OLDEST_FIRST}", meeting_id)


def conventions(connection: Connection) -> Conventions:
    """The board's conventions, with the bytes of its logo."""
    values = dict(_CONVENTIONS.all(connection))
    return conventions_from(values, _logo(connection, values.get("logo", "")))


def with_logo(connection: Connection, kept: Conventions) -> Conventions:
    """Conventions out of a record that stands by itself, with the bytes of the logo that they name."""
    if kept.logo is None:
        return kept
    return replace(kept, logo=replace(kept.logo, png=_logo(connection, kept.logo.sha256)))


def _logo(connection: Connection, sha256: str) -> bytes:
    return (documents.bytes_of(connection, sha256) if sha256 else None) or b""


def journal_head(connection: Connection) -> str:
    """The hash of the journal's last unit; empty before the first."""
    return _HEAD.first(connection, "ORDER BY seq DESC LIMIT 1") or ""


def journal_head_of(connection: Connection, rows: Mapping[str, Collection[Id]]) -> str:
    """The hash of the last unit that changed any of some rows, by their tables; empty when none did."""
    latest = 0
    for table, keys in rows.items():
        chosen = one_of("row_id", keys)
        found = _LATEST.first(connection, f"WHERE table_name = ? AND {chosen.where}", table, *chosen.values)
        latest = max(latest, found or 0)
    return _HEAD.first(connection, "WHERE seq = ?", latest) or ""


def has_journal_head(connection: Connection, head: str) -> bool:
    """Whether a unit of the journal has this hash."""
    return _HEAD.first(connection, "WHERE hash = ?", head) is not None


def _withholding(*values: Any) -> Withholding:
    *plain, exemptions, reason = values
    return Withholding(*plain, exemptions=exemptions_from(exemptions), reason=reason)


def _version(key: Id, meeting_id: Id, major: int, minor: int, *rest: Any) -> Version:
    return Version(key, meeting_id, VersionNumber(major, minor), *rest)


def _issued(key: Id, meeting_id: Id, major: int, minor: int, *rest: Any) -> Issued:
    return Issued(key, meeting_id, VersionNumber(major, minor), *rest)


def _same(value: int | None) -> int | None:
    return value


def _pair(name: str, value: str) -> tuple[str, str]:
    return name, value


_WITHHOLDINGS = Query(
    _withholding,
    (str,) * 8,
    "SELECT id, meeting_id, entry_id, item_id, tracked_id, passage, exemptions, reason FROM withholding",
)
_RESTRICTED = Query(str, (str,), "SELECT id FROM item")
_VERSIONS = Query(
    _version,
    (str, str, int, int, *types_of(Version)[3:]),
    """
    SELECT id, meeting_id, major, minor, made_at, made_by_id, reason, record_sha256, journal_head
    FROM version
    """,
)
_CORRECTIONS = Query(
    Correction,
    types_of(Correction),
    """
    SELECT id, meeting_id, agreed_at_id, number, target, target_id, field, place, "before", "after", reason,
           made_at, made_by_id, version_id,
           COALESCE((SELECT title FROM meeting WHERE meeting.id = agreed_at_id), ''),
           (SELECT held_on FROM meeting WHERE meeting.id = agreed_at_id)
    FROM correction
    """,
)
_ISSUED = Query(
    _issued,
    (str, str, int, int, Edition, *types_of(Issued)[4:]),
    """
    SELECT id, meeting_id, major, minor, edition, format, sha256, size, issued_on, issued_to, issued_by_id,
           note
    FROM issued
    """,
)
_CONVENTIONS = Query(_pair, (str, str), "SELECT name, value FROM convention")
_LATEST = Query(_same, (int,), "SELECT max(unit_seq) FROM journal_image")
_HEAD = Query(str, (str,), "SELECT hash FROM journal_unit")
