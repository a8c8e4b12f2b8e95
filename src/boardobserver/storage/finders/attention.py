"""The records that need attention, a query for each of the needs; `domain.attention` says what they mean.

Only the columns that a short list shows are read: Home asks all of this before it is shown.
"""

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal, null, select
from sqlalchemy.orm import aliased

from boardobserver.domain.attention import WaitingRecord
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Due
from boardobserver.domain.tracking import is_closed, open_statuses
from boardobserver.domain.words import (
    AdviceResponse,
    AdviceStatus,
    AssuranceStatus,
    ChallengeStatus,
    DueKind,
    RecordKind,
    ResponseView,
)
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import (
    ActionRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    EntryRow,
    ResponseRow,
    TrackedRow,
)

_HEAD = (
    TrackedRow.id,
    TrackedRow.kind,
    TrackedRow.year,
    TrackedRow.serial,
    TrackedRow.text,
    TrackedRow.raised_on,
    TrackedRow.meeting_id,
)
_OPEN = [status.value for status in open_statuses()]
_ADVICE_ALIVE = [status.value for status in AdviceStatus if not is_closed(status)]


def actions_dated(connection: Connection, before: dt.date) -> tuple[WaitingRecord, ...]:
    """The open actions due before a day, and those due at a next meeting, whenever that is."""
    chosen = _with(
        ActionRow.owner_id,
        ActionRow.owner_organisation_id,
        ActionRow.due_kind,
        ActionRow.due_on,
        ActionRow.due_set_on,
        null(),
    )
    is_dated = (ActionRow.due_kind == DueKind.DATE) & (ActionRow.due_on < before)
    return _found(
        connection,
        chosen.join(ActionRow, ActionRow.id == TrackedRow.id).where(
            _is(RecordKind.ACTION),
            TrackedRow.status.in_(_OPEN),
            is_dated | (ActionRow.due_kind == DueKind.NEXT_MEETING),
        ),
    )


def challenges_awaiting(connection: Connection) -> tuple[WaitingRecord, ...]:
    """The challenges that wait for a response, or for what was promised; `day` is of the promise."""
    newest = aliased(ResponseRow)
    is_open = TrackedRow.status.in_(_OPEN)
    promised = select(ResponseRow.challenge_id).where(ResponseRow.promised_by.is_not(None))
    chosen = _with(
        ChallengeRow.directed_to_id,
        ChallengeRow.directed_to_organisation_id,
        literal(DueKind.NONE.value),
        null(),
        null(),
        newest.promised_by,
    )
    promise = (
        (newest.id == _newest_response())
        & newest.promised_by.is_not(None)
        & (newest.view != ResponseView.SATISFIED)
    )
    return _found(
        connection,
        chosen.join(ChallengeRow, ChallengeRow.id == TrackedRow.id)
        .outerjoin(newest, promise)
        .where(
            _is(RecordKind.CHALLENGE),
            # Said apart from the newest response, so that it is looked for only where more was promised.
            is_open | ((TrackedRow.status == ChallengeStatus.ANSWERED.value) & TrackedRow.id.in_(promised)),
            is_open | newest.id.is_not(None),
        ),
    )


def advice_without_response(connection: Connection) -> tuple[WaitingRecord, ...]:
    """The advice that is not at its end, and that nobody has responded to."""
    return _advice(connection, AdviceRow.response == AdviceResponse.NONE)


def advice_to_review(connection: Connection, today: dt.date) -> tuple[WaitingRecord, ...]:
    """The advice that is not at its end, and whose review date has come; `day` is that date."""
    return _advice(connection, AdviceRow.review_date <= today)


def stale_assurances(connection: Connection, today: dt.date) -> tuple[WaitingRecord, ...]:
    """The assurances that stand, but no longer count; `day` is the last on which they did."""
    chosen = _with(
        AssuranceRow.given_by_id,
        AssuranceRow.given_by_organisation_id,
        literal(DueKind.NONE.value),
        null(),
        null(),
        AssuranceRow.stale_after,
    )
    return _found(
        connection,
        chosen.join(AssuranceRow, AssuranceRow.id == TrackedRow.id).where(
            _is(RecordKind.ASSURANCE),
            TrackedRow.status == AssuranceStatus.STANDING.value,
            AssuranceRow.stale_after < today,
        ),
    )


def _advice(connection: Connection, need: ColumnElement[bool]) -> tuple[WaitingRecord, ...]:
    chosen = _with(null(), null(), literal(DueKind.NONE.value), null(), null(), AdviceRow.review_date)
    return _found(
        connection,
        chosen.join(AdviceRow, AdviceRow.id == TrackedRow.id).where(
            _is(RecordKind.ADVICE), TrackedRow.status.in_(_ADVICE_ALIVE), need
        ),
    )


def _newest_response() -> Any:
    """The newest response to the challenge, without those whose line was withdrawn."""
    return (
        select(ResponseRow.id)
        .outerjoin(EntryRow, EntryRow.id == ResponseRow.entry_id)
        .where(ResponseRow.challenge_id == TrackedRow.id, EntryRow.withdrawn_at.is_(None))
        .order_by(ResponseRow.at.desc(), ResponseRow.id.desc())
        .limit(1)
        .correlate(TrackedRow)
        .scalar_subquery()
    )


def _is(kind: RecordKind) -> ColumnElement[bool]:
    return TrackedRow.kind == kind


def _with(*columns: Any) -> Select[*tuple[Any, ...]]:
    return select(*_HEAD, *columns).order_by(TrackedRow.raised_on, TrackedRow.year, TrackedRow.serial)


def _found(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> tuple[WaitingRecord, ...]:
    return tuple(
        WaitingRecord(
            id=row[0],
            kind=row[1],
            reference=Reference(row[1], row[2], row[3]),
            text=row[4],
            raised_on=row[5],
            meeting_id=row[6],
            person_id=row[7],
            organisation_id=row[8],
            due=Due(DueKind(row[9]), row[10]),
            due_set_on=row[11],
            day=row[12],
        )
        for row in rows(connection, chosen)
    )
