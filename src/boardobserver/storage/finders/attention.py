"""The records that need attention, a query for each of the needs; `domain.attention` says what they mean.

Only the columns that a short list shows are read: Home asks all of this before it is shown.
"""

import datetime as dt
from collections.abc import Collection
from sqlite3 import Connection
from typing import Any, Final

from boardobserver.domain.attention import WaitingRecord
from boardobserver.domain.numbering import Reference, ReferenceStyle
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.tracking import TRACKED_KINDS, is_closed, open_statuses, statuses_of
from boardobserver.domain.words import (
    AdviceResponse,
    AdviceStatus,
    AssuranceStatus,
    ChallengeStatus,
    DueKind,
    RecordKind,
    ResponseView,
)
from boardobserver.storage.finders.query import REFERENCES, Query, one_of

_IN_ORDER: Final = "ORDER BY tracked.raised_on, tracked.year, tracked.serial"
_OPEN: Final = one_of("tracked.status", [status.value for status in open_statuses()])
_ADVICE_ALIVE: Final = one_of(
    "tracked.status", [status.value for status in AdviceStatus if not is_closed(status)]
)
_ALIVE: Final = one_of(
    "tracked.kind || ' ' || tracked.status",
    [
        f"{kind.value} {status.value}"
        for kind in TRACKED_KINDS
        for status in statuses_of(kind)
        if not is_closed(status)
    ],
)


def open_counts(connection: Connection) -> dict[RecordKind, int]:
    """How many records of each kind still wait for something; kinds without any are left out."""
    return dict(_COUNTS.all(connection, f"WHERE {_OPEN.where} GROUP BY tracked.kind", *_OPEN.values))


def actions_dated(connection: Connection, before: dt.date) -> tuple[WaitingRecord, ...]:
    """The open actions due before a day, and those due at a next meeting, whenever that is."""
    is_dated = "(action.due_kind = ? AND action.due_on < ? OR action.due_kind = ?)"
    return _ACTIONS.all(
        connection,
        f"WHERE {_OPEN.where} AND {is_dated} {_IN_ORDER}",
        *_OPEN.values,
        DueKind.DATE.value,
        before.isoformat(),
        DueKind.NEXT_MEETING.value,
    )


def challenges_awaiting(connection: Connection) -> tuple[WaitingRecord, ...]:
    """The challenges that wait for a response, or for what was promised; `day` is of the promise."""
    is_promised = "(tracked.status = ? AND newest.id IS NOT NULL)"
    return _CHALLENGES.all(
        connection,
        f"WHERE ({_OPEN.where} OR {is_promised}) {_IN_ORDER}",
        ResponseView.SATISFIED.value,
        *_OPEN.values,
        ChallengeStatus.ANSWERED.value,
    )


def advice_without_response(connection: Connection) -> tuple[WaitingRecord, ...]:
    """The advice that is not at its end, and that nobody has responded to."""
    return _ADVICE.all(
        connection,
        f"WHERE {_ADVICE_ALIVE.where} AND advice.response = ? {_IN_ORDER}",
        *_ADVICE_ALIVE.values,
        AdviceResponse.NONE.value,
    )


def advice_to_review(connection: Connection, today: dt.date) -> tuple[WaitingRecord, ...]:
    """The advice that is not at its end, and whose review date has come; `day` is that date."""
    return _ADVICE.all(
        connection,
        f"WHERE {_ADVICE_ALIVE.where} AND advice.review_date <= ? {_IN_ORDER}",
        *_ADVICE_ALIVE.values,
        today.isoformat(),
    )


def stale_assurances(connection: Connection, today: dt.date) -> tuple[WaitingRecord, ...]:
    """The assurances that stand, but no longer count; `day` is the last on which they did."""
    return _ASSURANCES.all(
        connection,
        f"WHERE tracked.status = ? AND assurance.stale_after < ? {_IN_ORDER}",
        AssuranceStatus.STANDING.value,
        today.isoformat(),
    )


def alive_of_ids(connection: Connection, record_ids: Collection[Id]) -> tuple[WaitingRecord, ...]:
    """The records of those keys that are not at their end, each with who raised it."""
    chosen = one_of("tracked.id", record_ids)
    rest = f"WHERE {chosen.where} AND {_ALIVE.where} {_IN_ORDER}"
    return _RAISED.all(connection, rest, *chosen.values, *_ALIVE.values)


def _waiting(record_id: Id, kind: RecordKind, year: int, serial: int, *values: Any) -> WaitingRecord:
    text, raised_on, meeting_id, references, person_id, organisation_id, due_kind, due_on, due_set_on, day = (
        values
    )
    return WaitingRecord(
        id=record_id,
        kind=kind,
        reference=Reference(kind, year, serial, raised_on, references),
        text=text,
        raised_on=raised_on,
        meeting_id=meeting_id,
        person_id=person_id,
        organisation_id=organisation_id,
        due=Due() if due_kind is None else Due(due_kind, due_on),
        due_set_on=due_set_on,
        day=day,
    )


def _count(kind: RecordKind, count: int) -> tuple[RecordKind, int]:
    return kind, count


def _waiting_records(own_columns: str, joined: str) -> Query[WaitingRecord]:
    """Records with columns of their kind: the party (two), what is due (kind, day, given on), and the day."""
    types = (
        *(str, RecordKind, int, int, str, dt.date, str, ReferenceStyle),
        *(str, str, DueKind, dt.date, dt.date, dt.date),
    )
    head = "id kind year serial text raised_on meeting_id"
    columns = ", ".join(f"tracked.{column}" for column in head.split())
    return Query(_waiting, types, f"SELECT {columns}, {REFERENCES}, {own_columns} FROM tracked {joined}")  # noqa: S608 - constants


_COUNTS = Query(_count, (RecordKind, int), "SELECT kind, count(*) FROM tracked")
_ACTIONS = _waiting_records(
    "action.owner_id, action.owner_organisation_id, action.due_kind, action.due_on, action.due_set_on, NULL",
    "JOIN action ON action.id = tracked.id",
)
_CHALLENGES = _waiting_records(
    "challenge.directed_to_id, challenge.directed_to_organisation_id, NULL, NULL, NULL, newest.promised_by",
    # The newest response, without those whose line was withdrawn, if it promised more.
    """
    JOIN challenge ON challenge.id = tracked.id
    LEFT JOIN response AS newest ON newest.promised_by IS NOT NULL AND newest.view != ? AND newest.id = (
        SELECT response.id FROM response LEFT JOIN entry ON entry.id = response.entry_id
        WHERE response.challenge_id = tracked.id AND entry.withdrawn_at IS NULL
        ORDER BY response.at DESC, response.id DESC LIMIT 1
    )
    """,
)
_RAISED = _waiting_records("tracked.raised_by_id, NULL, NULL, NULL, NULL, NULL", "")
_ADVICE = _waiting_records(
    "NULL, NULL, NULL, NULL, NULL, advice.review_date", "JOIN advice ON advice.id = tracked.id"
)
_ASSURANCES = _waiting_records(
    "assurance.given_by_id, assurance.given_by_organisation_id, NULL, NULL, NULL, assurance.stale_after",
    "JOIN assurance ON assurance.id = tracked.id",
)
