"""Links between tracked records, and the records that words or a reference look for."""

from collections.abc import Collection
from sqlite3 import Connection

from boardobserver.domain.linkage import Link, RecordHead
from boardobserver.domain.numbering import Reference
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import is_closed, is_open, status_word
from boardobserver.domain.words import ChallengeStatus, RecordKind
from boardobserver.storage.finders.query import Chosen, Query, one_of, types_of

_ESCAPE = "\\"
_LONGEST_TYPED = 400
"""Nobody types more to find a record; SQLite refuses a search for a whole page that was pasted."""


def touching(connection: Connection, record_ids: Collection[Id]) -> tuple[Link, ...]:
    """The links at either end of which any of those records stands, oldest first."""
    begins, ends = one_of("from_id", record_ids), one_of("to_id", record_ids)
    rest = f"WHERE {begins.where} OR {ends.where} ORDER BY id"
    return _LINKS.all(connection, rest, *begins.values, *ends.values)


def heads_of_ids(connection: Connection, record_ids: Collection[Id]) -> tuple[RecordHead, ...]:
    """The heads of the records of those keys that there are, by reference."""
    chosen = one_of("id", record_ids)
    return _HEADS.all(connection, f"WHERE {chosen.where} ORDER BY year, serial, id", *chosen.values)


def heads_matching(connection: Connection, typed: str, most: int) -> tuple[RecordHead, ...]:
    """The records whose reference begins with what was typed, or that have all its words; newest first."""
    chosen = _matches(typed)
    rest = f"WHERE {chosen.where} ORDER BY year DESC, serial DESC, id DESC LIMIT ?"
    return _HEADS.all(connection, rest, *chosen.values, most)


def answered_challenges(connection: Connection, typed: str, most: int) -> tuple[RecordHead, ...]:
    """As `heads_matching`, of the challenges that are answered and not closed."""
    chosen = _matches(typed)
    answered = one_of("status", [each for each in ChallengeStatus if not (is_open(each) or is_closed(each))])
    rest = f"WHERE kind = ? AND {answered.where} AND {chosen.where} ORDER BY year DESC, serial DESC LIMIT ?"
    return _HEADS.all(connection, rest, RecordKind.CHALLENGE.value, *answered.values, *chosen.values, most)


def _matches(typed: str) -> Chosen:
    exact = Reference.parse(typed)
    if exact is not None:
        return Chosen("kind = ? AND year = ? AND serial = ?", (exact.kind.value, exact.year, exact.serial))
    typed = plain_text(typed[:_LONGEST_TYPED])
    words = [f"%{_literally(word)}%" for word in typed.split()]
    has_words = " AND ".join(f"text LIKE ? ESCAPE '{_ESCAPE}'" for _ in words)
    begins = f"{_REFERENCE} LIKE ? ESCAPE '{_ESCAPE}'"
    where = f"({begins} OR ({has_words}))" if words else begins
    return Chosen(where, (f"{_literally(typed.strip())}%", *words))


def _literally(words: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        words = words.replace(sign, _ESCAPE + sign)
    return words


def _head(status: str, text: str, record_id: Id, kind: RecordKind, *parts: int) -> RecordHead:
    return RecordHead(record_id, Reference(kind, *parts), text, status_word(kind, status))


_PREFIXES = " ".join(f"WHEN '{kind.value}' THEN '{str(Reference(kind, 0, 0))[:3]}'" for kind in RecordKind)
_REFERENCE = f"(CASE kind {_PREFIXES} END || printf('%04d-%03d', year, serial))"
_LINKS = Query(Link, types_of(Link), "SELECT id, from_id, to_id, relation FROM link")
_HEADS = Query(
    _head,
    (str, str, str, RecordKind, int, int),
    "SELECT status, text, id, kind, year, serial FROM tracked",
)
