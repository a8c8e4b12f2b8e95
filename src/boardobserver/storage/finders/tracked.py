"""Tracked records with the details of their kind."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select, true
from sqlalchemy.orm import InstrumentedAttribute

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    Id,
    Response,
    Tracked,
)
from boardobserver.domain.tracking import open_statuses, status_word
from boardobserver.domain.words import RecordKind
from boardobserver.storage.finders.columns import rows
from boardobserver.storage.records import (
    ActionRow,
    ActionUpdateRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    EntryRow,
    LinkRow,
    ResponseRow,
    TopicRow,
    TrackedRow,
    TrackedTopicRow,
)

T = TypeVar("T")


def of_kind(connection: Connection, kind: RecordKind) -> tuple[Tracked, ...]:
    """Every record of a kind, oldest reference first."""
    return _tracked(connection, TrackedRow.kind == kind)


def of_ids(connection: Connection, record_ids: Collection[Id]) -> tuple[Tracked, ...]:
    """The records of those keys that there are."""
    return _tracked(connection, TrackedRow.id.in_(record_ids)) if record_ids else ()


def of_meeting(connection: Connection, meeting_id: Id) -> tuple[Tracked, ...]:
    """The records that a meeting's entries raised or moved."""
    linked = select(EntryRow.record_id).where(
        EntryRow.meeting_id == meeting_id, EntryRow.record_id.is_not(None)
    )
    return _tracked(connection, (TrackedRow.meeting_id == meeting_id) | TrackedRow.id.in_(linked))


def of_reference(connection: Connection, reference: Reference) -> Tracked | None:
    """The record that carries a reference, or None."""
    found = _tracked(
        connection,
        (TrackedRow.kind == reference.kind)
        & (TrackedRow.year == reference.year)
        & (TrackedRow.serial == reference.serial),
    )
    return found[0] if found else None


def all_records(connection: Connection) -> tuple[Tracked, ...]:
    """Every tracked record of the board."""
    return _tracked(connection, true())


def open_records(connection: Connection) -> tuple[Tracked, ...]:
    """The records that still wait for something."""
    return _tracked(connection, TrackedRow.status.in_([status.value for status in open_statuses()]))


def waiting_records(connection: Connection) -> tuple[Tracked, ...]:
    """The records that still wait for something, and those to which more was promised by a day."""
    promised = select(ResponseRow.challenge_id).where(ResponseRow.promised_by.is_not(None))
    open_values = [status.value for status in open_statuses()]
    return _tracked(connection, TrackedRow.status.in_(open_values) | TrackedRow.id.in_(promised))


def _tracked(connection: Connection, chosen: ColumnElement[bool]) -> tuple[Tracked, ...]:
    heads = rows(
        connection,
        select(
            TrackedRow.id,
            TrackedRow.kind,
            TrackedRow.year,
            TrackedRow.serial,
            TrackedRow.text,
            TrackedRow.status,
            TrackedRow.raised_on,
            TrackedRow.raised_by_id,
            TrackedRow.meeting_id,
            TrackedRow.item_id,
            TrackedRow.entry_id,
            TrackedRow.reason,
        )
        .where(chosen)
        .order_by(TrackedRow.year, TrackedRow.serial, TrackedRow.id),
    )
    if not heads:
        return ()
    topics = _topics(connection, chosen)
    links = _links(connection, chosen)
    details = _details(connection, chosen, {head[1] for head in heads})
    return tuple(
        Tracked(
            id=head[0],
            kind=head[1],
            reference=Reference(head[1], head[2], head[3]),
            text=head[4],
            status=status_word(head[1], head[5]),
            topics=tuple(topics[head[0]]),
            raised_on=head[6],
            raised_by_id=head[7],
            meeting_id=head[8],
            item_id=head[9],
            entry_id=head[10],
            reason=head[11],
            links=tuple(links[head[0]]),
            details=details[head[0]],
        )
        for head in heads
    )


def _topics(connection: Connection, chosen: ColumnElement[bool]) -> Mapping[Id, list[str]]:
    topics: defaultdict[Id, list[str]] = defaultdict(list)
    for record_id, name in rows(
        connection,
        select(TrackedTopicRow.tracked_id, TopicRow.name)
        .join(TopicRow, TopicRow.id == TrackedTopicRow.topic_id)
        .join(TrackedRow, TrackedRow.id == TrackedTopicRow.tracked_id)
        .where(chosen)
        .order_by(TopicRow.position),
    ):
        topics[record_id].append(name)
    return topics


def _links(connection: Connection, chosen: ColumnElement[bool]) -> Mapping[Id, list[Id]]:
    links: defaultdict[Id, list[Id]] = defaultdict(list)
    statement = (
        select(LinkRow.from_id, LinkRow.to_id)
        .join(TrackedRow, TrackedRow.id == LinkRow.from_id)
        .where(chosen)
        .order_by(LinkRow.id)
    )
    for record_id, linked_id in rows(connection, statement):
        links[record_id].append(linked_id)
    return links


def _details(
    connection: Connection, chosen: ColumnElement[bool], kinds: set[RecordKind]
) -> dict[Id, Details]:
    details: dict[Id, Details] = {}
    if RecordKind.CHALLENGE in kinds:
        responses = _responses(connection, chosen)
        for record_id, *rest in _rows(connection, chosen, _CHALLENGE):
            *plain, evidence, question = rest
            given = tuple(responses[record_id])
            details[record_id] = ChallengeDetails(
                *plain, responses=given, closing_evidence=evidence, question_id=question
            )
    if RecordKind.ADVICE in kinds:
        details.update((row[0], AdviceDetails(*row[1:])) for row in _rows(connection, chosen, _ADVICE))
    if RecordKind.ACTION in kinds:
        updates = _updates(connection, chosen)
        for row in _rows(connection, chosen, _ACTION):
            record_id, owner, organisation, due_kind, due_on, evidence, outcome, due_set_on = row
            due = Due(due_kind, due_on)
            noted = tuple(updates[record_id])
            details[record_id] = ActionDetails(
                owner, organisation, due, evidence, noted, outcome=outcome, due_set_on=due_set_on
            )
    if RecordKind.DECISION in kinds:
        details.update((row[0], DecisionDetails(*row[1:])) for row in _rows(connection, chosen, _DECISION))
    if RecordKind.ASSURANCE in kinds:
        found = _rows(connection, chosen, _ASSURANCE)
        details.update((row[0], AssuranceDetails(*row[1:])) for row in found)
    return details


def _rows(
    connection: Connection, chosen: ColumnElement[bool], columns: tuple[InstrumentedAttribute[Any], ...]
) -> list[tuple[Any, ...]]:
    return rows(connection, select(*columns).join(TrackedRow, TrackedRow.id == columns[0]).where(chosen))


def _responses(connection: Connection, chosen: ColumnElement[bool]) -> Mapping[Id, list[Response]]:
    """The responses by challenge, without those whose line was withdrawn."""
    found: defaultdict[Id, list[Response]] = defaultdict(list)
    for row in rows(
        connection,
        select(
            ResponseRow.challenge_id,
            ResponseRow.id,
            ResponseRow.text,
            ResponseRow.by_id,
            ResponseRow.by_organisation_id,
            ResponseRow.at,
            ResponseRow.in_meeting,
            ResponseRow.entry_id,
            ResponseRow.promised_by,
            ResponseRow.view,
        )
        .join(TrackedRow, TrackedRow.id == ResponseRow.challenge_id)
        .outerjoin(EntryRow, EntryRow.id == ResponseRow.entry_id)
        .where(chosen, EntryRow.withdrawn_at.is_(None))
        .order_by(ResponseRow.at, ResponseRow.id),
    ):
        found[row[0]].append(Response(*row[1:]))
    return found


def _updates(connection: Connection, chosen: ColumnElement[bool]) -> Mapping[Id, list[ActionUpdate]]:
    """The updates by action, without those whose line was withdrawn."""
    found: defaultdict[Id, list[ActionUpdate]] = defaultdict(list)
    for row in rows(
        connection,
        select(
            ActionUpdateRow.action_id,
            ActionUpdateRow.id,
            ActionUpdateRow.on,
            ActionUpdateRow.text,
            ActionUpdateRow.by_id,
            ActionUpdateRow.entry_id,
        )
        .join(TrackedRow, TrackedRow.id == ActionUpdateRow.action_id)
        .outerjoin(EntryRow, EntryRow.id == ActionUpdateRow.entry_id)
        .where(chosen, EntryRow.withdrawn_at.is_(None))
        .order_by(ActionUpdateRow.on, ActionUpdateRow.id),
    ):
        found[row[0]].append(ActionUpdate(*row[1:]))
    return found


_CHALLENGE = (
    ChallengeRow.id,
    ChallengeRow.kind,
    ChallengeRow.directed_to_id,
    ChallengeRow.directed_to_organisation_id,
    ChallengeRow.assumption,
    ChallengeRow.evidence_asked,
    ChallengeRow.outcome,
    ChallengeRow.closing_evidence,
    ChallengeRow.question_id,
)
_ADVICE = (
    AdviceRow.id,
    AdviceRow.source_body,
    AdviceRow.source_document,
    AdviceRow.source_date,
    AdviceRow.paragraph,
    AdviceRow.addressee,
    AdviceRow.response,
    AdviceRow.response_reason,
    AdviceRow.response_date,
    AdviceRow.implementation,
    AdviceRow.review_date,
)
_ACTION = (
    ActionRow.id,
    ActionRow.owner_id,
    ActionRow.owner_organisation_id,
    ActionRow.due_kind,
    ActionRow.due_on,
    ActionRow.closing_evidence,
    ActionRow.outcome,
    ActionRow.due_set_on,
)
_DECISION = (
    DecisionRow.id,
    DecisionRow.verb,
    DecisionRow.decided_by,
    DecisionRow.reasons,
    DecisionRow.conditions,
    DecisionRow.dissent,
    DecisionRow.effective_date,
    DecisionRow.paper,
    DecisionRow.observer_position,
)
_ASSURANCE = (
    AssuranceRow.id,
    AssuranceRow.given_by_id,
    AssuranceRow.given_by_organisation_id,
    AssuranceRow.evidence,
    AssuranceRow.evidence_seen,
    AssuranceRow.level,
    AssuranceRow.gaps,
    AssuranceRow.stale_after,
)
