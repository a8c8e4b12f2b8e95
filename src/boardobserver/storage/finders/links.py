"""Links between tracked records, and the records that words or a reference look for."""

from collections.abc import Collection
from datetime import date
from sqlite3 import Connection
from typing import Any

from boardobserver.domain.linkage import Link, RecordHead
from boardobserver.domain.numbering import (
    USUAL_REFERENCES,
    ActionKey,
    Reference,
    ReferenceStyle,
    SerialPlace,
    reference_style,
)
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import is_closed, is_open, status_word
from boardobserver.domain.words import ChallengeStatus, RecordKind
from boardobserver.storage.finders.query import REFERENCES, Chosen, Query, one_of, types_of

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
    chosen = _matches(typed, style_of(connection))
    rest = f"WHERE {chosen.where} ORDER BY year DESC, serial DESC, id DESC LIMIT ?"
    return _HEADS.all(connection, rest, *chosen.values, most)


def answered_challenges(connection: Connection, typed: str, most: int) -> tuple[RecordHead, ...]:
    """As `heads_matching`, of the challenges that are answered and not closed."""
    chosen = _matches(typed, style_of(connection))
    answered = one_of("status", [each for each in ChallengeStatus if not (is_open(each) or is_closed(each))])
    rest = f"WHERE kind = ? AND {answered.where} AND {chosen.where} ORDER BY year DESC, serial DESC LIMIT ?"
    return _HEADS.all(connection, rest, RecordKind.CHALLENGE.value, *answered.values, *chosen.values, most)


def style_of(connection: Connection) -> ReferenceStyle:
    """How the board writes its references."""
    return _STYLE.first(connection) or USUAL_REFERENCES


def _matches(typed: str, style: ReferenceStyle) -> Chosen:
    exact = Reference.parse(typed, style)
    if exact is not None:
        return Chosen("kind = ? AND year = ? AND serial = ?", (exact.kind.value, exact.year, exact.serial))
    typed = plain_text(typed[:_LONGEST_TYPED])
    words = [f"%{_literally(word)}%" for word in typed.split()]
    has_words = " AND ".join(f"text LIKE ? ESCAPE '{_ESCAPE}'" for _ in words)
    # As the board writes them, and as usual; a set, because most boards write them as usual.
    begun = [_spelled(each) for each in dict.fromkeys((style, USUAL_REFERENCES))]
    begins = " OR ".join(f"{each.where} LIKE ? ESCAPE '{_ESCAPE}'" for each in begun)
    values = (value for each in begun for value in (*each.values, f"{_literally(typed.strip())}%"))
    return Chosen(f"({begins} OR ({has_words}))" if words else f"({begins})", (*values, *words))


def _spelled(style: ReferenceStyle) -> Chosen:
    """The reference of a record as a style writes it, to be compared."""
    is_year_first = style.place is SerialPlace.YEAR_FIRST
    number = f"printf('%0{int(style.digits)}d', serial)"
    parts = f"year || '-' || {number}" if is_year_first else f"{number} || '-' || year"
    cases = " ".join("WHEN ? THEN ?" for _ in RecordKind)
    lettered = f"(CASE kind {cases} END || '-' || {parts})"
    values = tuple(value for kind in RecordKind for value in (kind.value, style.prefix(kind)))
    if style.action_key is ActionKey.USUAL:
        return Chosen(lettered, values)
    keyed = f"(CASE kind WHEN ? THEN {_ACTION_KEYS[style.action_key]} ELSE {lettered} END)"
    return Chosen(keyed, (RecordKind.ACTION.value, *values))


def _literally(words: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        words = words.replace(sign, _ESCAPE + sign)
    return words


def _head(status: str, text: str, record_id: Id, kind: RecordKind, *parts: Any) -> RecordHead:
    return RecordHead(record_id, Reference(kind, *parts), text, status_word(kind, status))


_ACTION_KEYS = {
    ActionKey.MONTH: "printf('%s_%04d_%02d', substr(raised_on, 6, 2), year, serial)",
    ActionKey.DATE: "printf('%04d%s%s/%02d', year, substr(raised_on, 6, 2), substr(raised_on, 9, 2), serial)",
}
_STYLE = Query(reference_style, (str,), f"SELECT {REFERENCES}")
_LINKS = Query(Link, types_of(Link), "SELECT id, from_id, to_id, relation FROM link")
_HEADS = Query(
    _head,
    (str, str, str, RecordKind, int, int, date, ReferenceStyle),
    f"SELECT status, text, id, kind, year, serial, raised_on, {REFERENCES} FROM tracked",  # noqa: S608 - our columns
)
