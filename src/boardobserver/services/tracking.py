"""The fields of tracked records, changed beside the line that raised them or elsewhere."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TypedDict, Unpack

from boardobserver.domain.errors import Refusal
from boardobserver.domain.lifecycles import Asked, asked_for, movement_of, require_permitted
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Due, Id, TrackedStatus
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    AssuranceLevel,
    ChallengeKind,
    DecidedBy,
    DecisionVerb,
    Movement,
    ObserverPosition,
    ResponseView,
)
from boardobserver.services import grounds, tracked_rows
from boardobserver.services.command import Command
from boardobserver.services.rows import assign, editable_meeting, required, today
from boardobserver.storage.records import (
    ActionRow,
    ActionUpdateRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    EntryRow,
    ResponseRow,
    Row,
    TopicRow,
    TrackedRow,
    TrackedTopicRow,
)
from boardobserver.storage.unit import Unit

_SAID = frozenset({"text", "by_id", "by_organisation_id"})
"""What of a response was said at the meeting; the rest is what became of it."""

_SETTLED: dict[type[Row], frozenset[str]] = {
    ChallengeRow: frozenset(
        {"kind", "directed_to_id", "directed_to_organisation_id", "assumption", "evidence_asked"}
    ),
    AdviceRow: frozenset({"source_body", "source_document", "source_date", "paragraph", "addressee"}),
    DecisionRow: frozenset(DecisionRow.__table__.columns.keys()),
    AssuranceRow: frozenset({"given_by_id", "given_by_organisation_id"}),
}
"""What of a record was settled at the meeting, and stays as the signed minutes have it."""


class ChallengeChanges(TypedDict, total=False):
    """The fields that only a challenge has."""

    kind: ChallengeKind
    directed_to_id: Id | None
    directed_to_organisation_id: Id | None
    assumption: str
    evidence_asked: str
    outcome: str
    closing_evidence: str


class AdviceChanges(TypedDict, total=False):
    """The fields that only a piece of ethics advice has."""

    source_body: str
    source_document: str
    source_date: dt.date | None
    paragraph: str
    addressee: Addressee
    response: AdviceResponse
    response_reason: str
    response_date: dt.date | None
    implementation: str
    review_date: dt.date | None


class ActionChanges(TypedDict, total=False):
    """The fields that only an action has, but for its due date."""

    owner_id: Id | None
    owner_organisation_id: Id | None
    outcome: str
    closing_evidence: str


class DecisionChanges(TypedDict, total=False):
    """The fields that only a decision has."""

    verb: DecisionVerb
    decided_by: DecidedBy
    reasons: str
    conditions: str
    dissent: str
    effective_date: dt.date | None
    paper: str
    observer_position: ObserverPosition


class AssuranceChanges(TypedDict, total=False):
    """The fields that only an assurance has."""

    given_by_id: Id | None
    given_by_organisation_id: Id | None
    evidence: str
    evidence_seen: bool
    level: AssuranceLevel
    gaps: str
    stale_after: dt.date | None


class ResponseChanges(TypedDict, total=False):
    """The fields of a response to a challenge."""

    text: str
    by_id: Id | None
    by_organisation_id: Id | None
    promised_by: dt.date | None
    view: ResponseView


def change_text(record_id: Id, text: str) -> Command[None]:
    """Change a record's own words; the line that raised it stays as it was typed.

    Raises:
        Refusal: The minutes of the meeting that raised it are signed off.
    """

    def apply(unit: Unit) -> None:
        record = unit.get(TrackedRow, record_id)
        if record.meeting_id is not None:
            editable_meeting(unit, record.meeting_id)
        record.text = required(text, "text", "A record cannot be empty. Withdraw it instead.")

    return Command("change a record’s words", apply)


def change_status(
    record_id: Id, status: TrackedStatus, *, words: str = "", evidence: str = ""
) -> Command[None]:
    """Bring a record to another status that its kind permits from the one it has.

    Args:
        record_id: The record.
        status: The status.
        words: What is said of it: the reason for which it is withdrawn or superseded, the outcome with
            which it is closed.
        evidence: What shows that it can be closed, or that advice is implemented.

    Raises:
        Refusal: The move is not permitted, or something that it asks for is neither given nor on the record
            already; `field` says what.
    """

    def apply(unit: Unit) -> None:
        record = unit.get(TrackedRow, record_id)
        before = status_word(record.kind, record.status)
        if before == status:
            return
        require_permitted(record.kind, before, status)
        said = {asked: plain_text(words).strip() for asked in (Asked.OUTCOME, Asked.REASON)}
        said[Asked.EVIDENCE] = plain_text(evidence).strip()
        grounds.keep(unit, record, asked_for(status), said)
        what = movement_of(record.kind, before, status)
        tracked_rows.add_movement(unit, record, what, status=status, words=said[Asked.REASON])

    return Command(f"change a record’s status to {status.label.lower()}", apply)


def set_topics(record_id: Id, topics: tuple[str, ...]) -> Command[None]:
    """Set the grounds and topics of a record, out of the board's list."""

    def apply(unit: Unit) -> None:
        known = {topic.name: topic.id for topic in unit.find(TopicRow)}
        unknown = [topic for topic in topics if topic not in known]
        if unknown:
            raise Refusal(f"“{unknown[0]}” is not on the board’s list of topics.", "topics")
        wanted = {known[topic] for topic in topics}
        there = {row.topic_id: row for row in unit.find(TrackedTopicRow, tracked_id=record_id)}
        for topic_id in there.keys() - wanted:
            unit.delete(there[topic_id])
        for topic_id in sorted(wanted - there.keys()):
            unit.add(TrackedTopicRow(id=unit.new_id(), tracked_id=record_id, topic_id=topic_id))

    return Command("change a record’s topics", apply)


def change_challenge(record_id: Id, **changes: Unpack[ChallengeChanges]) -> Command[None]:
    """Change what only a challenge has; what was put is settled when the minutes are signed off."""
    return _change(ChallengeRow, record_id, changes, "change a challenge")


def change_advice(record_id: Id, **changes: Unpack[AdviceChanges]) -> Command[None]:
    """Change what only a piece of ethics advice has; its source is settled by the signed minutes."""
    return _change(AdviceRow, record_id, changes, "change a piece of ethics advice")


def change_action(record_id: Id, **changes: Unpack[ActionChanges]) -> Command[None]:
    """Change what only an action has."""
    return _change(ActionRow, record_id, changes, "change an action")


def change_due(record_id: Id, due: Due) -> Command[None]:
    """Change when an action is due; "the next meeting" is the next one from today."""

    def apply(unit: Unit) -> None:
        action = unit.get(ActionRow, record_id)
        if Due(action.due_kind, action.due_on) != due:
            action.due_kind, action.due_on, action.due_set_on = due.kind, due.on, today(unit)

    return Command("change a due date", apply)


def change_decision(record_id: Id, **changes: Unpack[DecisionChanges]) -> Command[None]:
    """Change what only a decision has; all of it is settled when the minutes are signed off."""
    return _change(DecisionRow, record_id, changes, "change a decision")


def change_assurance(record_id: Id, **changes: Unpack[AssuranceChanges]) -> Command[None]:
    """Change what only an assurance has; who gave it is settled when the minutes are signed off."""
    return _change(AssuranceRow, record_id, changes, "change an assurance")


def change_response(response_id: Id, **changes: Unpack[ResponseChanges]) -> Command[None]:
    """Change a response to a challenge, or the observer's view of it.

    Raises:
        Refusal: Who said what at a meeting is to be changed, and its minutes are signed off.
    """

    def apply(unit: Unit) -> None:
        response = unit.get(ResponseRow, response_id)
        if response.entry_id is not None and _would_change(response, changes, _SAID):
            editable_meeting(unit, unit.get(EntryRow, response.entry_id).meeting_id)
        if "text" in changes:
            changes["text"] = required(changes["text"], "text", "A response cannot be empty.")
        assign(response, changes)

    return Command("change a response", apply)


def add_update(action_id: Id, text: str, *, by_id: Id | None = None) -> Command[Id]:
    """Add a dated word on how an action is going."""

    def apply(unit: Unit) -> Id:
        record = unit.get(TrackedRow, action_id)
        words = required(text, "text", "Say how the action is going.")
        update = ActionUpdateRow(
            id=unit.new_id(), action_id=action_id, on=today(unit), text=words, by_id=by_id, entry_id=None
        )
        unit.add(update)
        tracked_rows.add_movement(unit, record, Movement.UPDATED, words=words, by_id=by_id)
        return update.id

    return Command("add an update to an action", apply)


def _change(kind: type[Row], record_id: Id, changes: Mapping[str, object], label: str) -> Command[None]:
    def apply(unit: Unit) -> None:
        row = unit.get(kind, record_id)
        record = unit.get(TrackedRow, record_id)
        if record.meeting_id is not None and _would_change(row, changes, _SETTLED.get(kind, frozenset())):
            editable_meeting(unit, record.meeting_id)
        assign(row, changes)

    return Command(label, apply)


def _would_change(row: Row, changes: Mapping[str, object], fields: Collection[str]) -> bool:
    return any(field in fields and getattr(row, field) != value for field, value in changes.items())
