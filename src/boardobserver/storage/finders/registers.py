"""What the registers are made of: the heads of a kind's records, and what else there is to know of each.

Each question is put of some records, or of every one of a kind: a page asks for those in sight, a filter or a
sort for all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from sqlite3 import Connection
from typing import NamedTuple, TypeVar

from boardobserver.domain.numbering import ReferenceStyle
from boardobserver.domain.register_facts import LastMovement, RegisterHead
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import statuses_of
from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    ChallengeKind,
    DueKind,
    Movement,
    RecordKind,
    ResponseView,
)
from boardobserver.storage.finders.query import REFERENCES, Chosen, Query, keyed, one_of

T = TypeVar("T")

_OWN: dict[RecordKind, str] = {
    RecordKind.CHALLENGE: "own.directed_to_id own.directed_to_organisation_id own.kind",
    RecordKind.ADVICE: "NULL NULL NULL own.addressee own.response NULL own.review_date",
    RecordKind.ACTION: "own.owner_id own.owner_organisation_id NULL NULL NULL"
    " own.due_kind own.due_on own.due_set_on",
    RecordKind.DECISION: "",
    RecordKind.ASSURANCE: "own.given_by_id own.given_by_organisation_id NULL NULL NULL NULL own.stale_after",
}
"""What the table of a kind has for the head, in the order of its fields; those left out are none."""


class FoundTrack(NamedTuple):
    """The latest movement of a record, and the meetings that any of its movements names."""

    last: LastMovement
    meeting_ids: tuple[Id, ...]


class NewestResponse(NamedTuple):
    """The newest response to a challenge: by when it promised more, and the observer's view of it."""

    promised_by: date | None
    view: ResponseView


class RegisterFinder:
    """Reads what the register of a kind is made of.

    Args:
        source: Gives a connection for as long as a question takes.
        kind: The kind of record.
    """

    def __init__(self, source: Callable[[], AbstractContextManager[Connection]], kind: RecordKind) -> None:
        self._source = source
        self._kind = kind

    def heads(self, record_ids: Collection[Id] | None = None) -> tuple[RegisterHead, ...]:
        """The heads of the records of this kind, oldest reference first."""
        if record_ids is None:
            chosen = Chosen("tracked.kind = ?", (self._kind.value,))
        else:
            chosen = one_of("tracked.id", record_ids)  # the table of the kind, which is joined, has no others
        return self._found(_HEADS[self._kind], chosen, "ORDER BY tracked.year, tracked.serial, tracked.id")

    def topics(self, record_ids: Collection[Id] | None = None) -> Mapping[Id, tuple[str, ...]]:
        """The topics of those records that have any, in the board's order."""
        chosen = self._belonging("tracked_topic.tracked_id", record_ids)
        found: defaultdict[Id, tuple[str, ...]] = defaultdict(tuple)
        for record_id, name in self._found(_TOPICS, chosen, "ORDER BY topic.position, topic.id"):
            found[record_id] += (name,)
        return found

    def tracks(self, record_ids: Collection[Id] | None = None) -> Mapping[Id, FoundTrack]:
        """Where the records have been."""
        chosen = self._belonging("tracked_id", record_ids)
        return dict(self._found(_TRACKS, chosen, "GROUP BY tracked_id"))

    def newest_responses(self, record_ids: Collection[Id] | None = None) -> Mapping[Id, NewestResponse]:
        """The newest response to each challenge that has one, those of withdrawn lines left out."""
        chosen = self._belonging("challenge_id", record_ids)
        return dict(self._found(_RESPONSES, chosen, "AND entry.withdrawn_at IS NULL GROUP BY challenge_id"))

    def owners(self, keys: Mapping[str, Collection[Id]]) -> frozenset[Id] | None:
        """The records that rows of other tables belong to; None when such a row is no more.

        Args:
            keys: By the name of the table, the keys of its rows.
        """
        found: set[Id] = set()
        with self._source() as connection:
            for table, question in _OWNERS.items():
                wanted = keys.get(table, ())
                chosen = one_of("id", wanted)
                owners = question.all(connection, f"WHERE {chosen.where}", *chosen.values) if wanted else ()
                if len(owners) < len(wanted):
                    return None
                found.update(owners)
        return frozenset(found)

    def _belonging(self, column: str, record_ids: Collection[Id] | None) -> Chosen:
        """That a column names one of some records, or any of this kind."""
        if record_ids is not None:
            return one_of(column, record_ids)
        return Chosen(f"{column} IN (SELECT id FROM tracked WHERE kind = ?)", (self._kind.value,))  # noqa: S608 - our columns

    def _found(self, query: Query[T], chosen: Chosen, rest: str) -> tuple[T, ...]:
        with self._source() as connection:
            return query.all(connection, f"WHERE {chosen.where} {rest}", *chosen.values)


def _track(
    what: Movement, at: datetime, meeting_id: Id | None, passed: str | None, _newest: str
) -> FoundTrack:
    return FoundTrack(LastMovement(what, at, meeting_id), tuple(passed.split(",")) if passed else ())


def _response(promised_by: date | None, view: ResponseView, _newest: str) -> NewestResponse:
    return NewestResponse(promised_by, view)


def _heads(kind: RecordKind) -> Query[RegisterHead]:
    head = "id kind year serial text status raised_on raised_by_id meeting_id"
    columns = [*(f"tracked.{column}" for column in head.split()), REFERENCES, *_OWN[kind].split()]
    common = (str, RecordKind, int, int, str, statuses_of(kind), date, str, str, ReferenceStyle)
    own = (str, str, ChallengeKind, Addressee, AdviceResponse, DueKind, date, date)
    source = f"FROM tracked JOIN {kind.value} AS own ON own.id = tracked.id"
    return Query(RegisterHead, (*common, *own)[: len(columns)], f"SELECT {', '.join(columns)} {source}")


_HEADS = {kind: _heads(kind) for kind in _OWN}
_TOPICS = Query(
    keyed(str),
    (str, str),
    """
    SELECT tracked_topic.tracked_id, topic.name
    FROM tracked_topic
    JOIN topic ON topic.id = tracked_topic.topic_id
    """,
)
# SQLite takes the columns that stand beside a `max` from the row that has it; the key decides between two
# movements, or responses, of one instant, as in every list of them.
_TRACKS = Query(
    keyed(_track),
    (str, Movement, datetime, str, str, str),
    """
    SELECT tracked_id, what, at, meeting_id, group_concat(DISTINCT meeting_id), max(at || id)
    FROM movement
    """,
)
_RESPONSES = Query(
    keyed(_response),
    (str, date, ResponseView, str),
    """
    SELECT response.challenge_id, response.promised_by, response.view, max(response.at || response.id)
    FROM response
    LEFT JOIN entry ON entry.id = response.entry_id
    """,
)
_OWNERS = {
    "movement": Query(str, (str,), "SELECT tracked_id FROM movement"),
    "response": Query(str, (str,), "SELECT challenge_id FROM response"),
    "tracked_topic": Query(str, (str,), "SELECT tracked_id FROM tracked_topic"),
}
"""The tables whose rows are parts of a record, each with the question which records those are."""
