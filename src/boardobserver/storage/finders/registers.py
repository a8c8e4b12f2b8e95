"""What the registers are made of: the heads of a kind's records, and what else there is to know of each.

Each question is put of some records, or of every one of a kind: a page asks for those in sight, a filter or a
sort for all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, String, func, null, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from boardobserver.domain.registers import LastMovement, RegisterHead
from boardobserver.domain.snapshots import Id
from boardobserver.domain.tracking import statuses_of
from boardobserver.domain.words import RecordKind, ResponseView
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import (
    ActionRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    EntryRow,
    MovementRow,
    ResponseRow,
    Row,
    TopicRow,
    TrackedRow,
    TrackedTopicRow,
)

_NONE = null()

_OF_KIND: dict[RecordKind, tuple[Any, ...]] = {
    RecordKind.CHALLENGE: (
        ChallengeRow.directed_to_id,
        ChallengeRow.directed_to_organisation_id,
        ChallengeRow.kind,
    ),
    RecordKind.ADVICE: (
        _NONE,
        _NONE,
        _NONE,
        AdviceRow.addressee,
        AdviceRow.response,
        _NONE,
        AdviceRow.review_date,
    ),
    RecordKind.ACTION: (
        ActionRow.owner_id,
        ActionRow.owner_organisation_id,
        _NONE,
        _NONE,
        _NONE,
        ActionRow.due_kind,
        ActionRow.due_on,
        ActionRow.due_set_on,
    ),
    RecordKind.DECISION: (),
    RecordKind.ASSURANCE: (
        AssuranceRow.given_by_id,
        AssuranceRow.given_by_organisation_id,
        _NONE,
        _NONE,
        _NONE,
        _NONE,
        AssuranceRow.stale_after,
    ),
}
"""The columns of a head that only a kind has, in the order of its fields; those left out are none."""

_ROWS: dict[RecordKind, type[Row]] = {
    RecordKind.CHALLENGE: ChallengeRow,
    RecordKind.ADVICE: AdviceRow,
    RecordKind.ACTION: ActionRow,
    RecordKind.DECISION: DecisionRow,
    RecordKind.ASSURANCE: AssuranceRow,
}

_OWNED: tuple[tuple[InstrumentedAttribute[Id], InstrumentedAttribute[Id]], ...] = (
    (MovementRow.id, MovementRow.tracked_id),
    (ResponseRow.id, ResponseRow.challenge_id),
    (TrackedTopicRow.id, TrackedTopicRow.tracked_id),
)
"""The tables whose rows are parts of a record, each with the column that names it."""


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

    def heads(self, record_ids: Collection[Id] | None = None) -> list[RegisterHead]:
        """The heads of the records, oldest reference first."""
        statement = select(
            TrackedRow.id,
            TrackedRow.year,
            TrackedRow.serial,
            TrackedRow.text,
            TrackedRow.status,
            TrackedRow.raised_on,
            TrackedRow.raised_by_id,
            TrackedRow.meeting_id,
            *_OF_KIND[self._kind],
        )
        statement = statement.join_from(TrackedRow, _ROWS[self._kind], _ROWS[self._kind].id == TrackedRow.id)
        statement = statement.order_by(TrackedRow.year, TrackedRow.serial, TrackedRow.id)
        words = {word.value: word for word in statuses_of(self._kind)}
        return [
            RegisterHead(row[0], self._kind, row[1], row[2], row[3], words[row[4]], *row[5:])
            for row in self._rows(statement, record_ids)
        ]

    def topics(self, record_ids: Collection[Id] | None = None) -> Mapping[Id, tuple[str, ...]]:
        """The topics of those records that have any, in the board's order."""
        statement = (
            select(TrackedTopicRow.tracked_id, TopicRow.name)
            .join(TopicRow, TopicRow.id == TrackedTopicRow.topic_id)
            .join(TrackedRow, TrackedRow.id == TrackedTopicRow.tracked_id)
            .order_by(TopicRow.position, TopicRow.id)
        )
        found: defaultdict[Id, tuple[str, ...]] = defaultdict(tuple)
        for record_id, name in self._rows(statement, record_ids):
            found[record_id] += (name,)
        return found

    def tracks(self, record_ids: Collection[Id] | None = None) -> Mapping[Id, FoundTrack]:
        """Where the records have been.

        SQLite takes the columns that stand beside a `max` from the row that has it; the key decides between
        two movements of one instant, as in every list of movements.
        """
        statement = (
            select(
                MovementRow.tracked_id,
                MovementRow.what,
                MovementRow.at,
                MovementRow.meeting_id,
                func.group_concat(MovementRow.meeting_id.distinct()),
                func.max(type_coerce(MovementRow.at, String).concat(MovementRow.id)),
            )
            .join(TrackedRow, TrackedRow.id == MovementRow.tracked_id)
            .group_by(MovementRow.tracked_id)
        )
        return {
            row[0]: FoundTrack(LastMovement(*row[1:4]), tuple(row[4].split(",")) if row[4] else ())
            for row in self._rows(statement, record_ids)
        }

    def newest_responses(self, record_ids: Collection[Id] | None = None) -> Mapping[Id, NewestResponse]:
        """The newest response to each challenge that has one, those of withdrawn lines left out."""
        statement = (
            select(
                ResponseRow.challenge_id,
                ResponseRow.promised_by,
                ResponseRow.view,
                func.max(type_coerce(ResponseRow.at, String).concat(ResponseRow.id)),
            )
            .join(TrackedRow, TrackedRow.id == ResponseRow.challenge_id)
            .outerjoin(EntryRow, EntryRow.id == ResponseRow.entry_id)
            .where(EntryRow.withdrawn_at.is_(None))
            .group_by(ResponseRow.challenge_id)
        )
        return {row[0]: NewestResponse(row[1], row[2]) for row in self._rows(statement, record_ids)}

    def owners(self, keys: Mapping[str, Collection[Id]]) -> frozenset[Id] | None:
        """The records that rows of other tables belong to; None when such a row is no more.

        Args:
            keys: By the name of the table, the keys of its rows.
        """
        found: set[Id] = set()
        with self._source() as connection:
            for key, owner in _OWNED:
                wanted = keys.get(key.table.name, ())
                owners = list(connection.scalars(select(owner).where(key.in_(wanted)))) if wanted else []
                if len(owners) < len(wanted):
                    return None
                found.update(owners)
        return frozenset(found)

    def _rows(
        self, statement: Select[*tuple[Any, ...]], record_ids: Collection[Id] | None
    ) -> list[tuple[Any, ...]]:
        statement = statement.where(TrackedRow.kind == self._kind)
        if record_ids is not None:
            statement = statement.where(TrackedRow.id.in_(record_ids))
        with self._source() as connection:
            return rows(connection, statement)
