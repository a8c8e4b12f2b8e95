"""The fields of tracked records, changed beside the line that raised them or elsewhere.

A change takes the meeting in which it is made. Where the record was noted in that meeting too, it is tidied;
anywhere else something has happened to the record, and its history says what (`field_changes`).
"""

from collections.abc import Collection, Mapping
from typing import Unpack

from boardobserver.domain.errors import Refusal
from boardobserver.domain.field_values import UPDATE_ID
from boardobserver.domain.lifecycles import Asked, asked_for, movement_of, require_permitted
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Due, FieldChange, Id, TrackedStatus
from boardobserver.domain.tracking import status_word
from boardobserver.domain.words import Movement
from boardobserver.services import field_changes, grounds
from boardobserver.services.changeable import (
    SAID,
    SETTLED,
    ActionChanges,
    AdviceChanges,
    AssuranceChanges,
    ChallengeChanges,
    DecisionChanges,
    ResponseChanges,
    event_of,
)
from boardobserver.services.command import Command
from boardobserver.services.rows import editable_meeting, required, today
from boardobserver.services.tracked_rows import Moved, add_movement
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


def change_text(record_id: Id, text: str, *, meeting_id: Id | None = None) -> Command[None]:
    """Change a record's own words; the line that raised it stays as it was typed.

    Raises:
        Refusal: The minutes of the meeting that raised it are signed off.
    """

    def apply(unit: Unit) -> None:
        record = unit.get(TrackedRow, record_id)
        if record.meeting_id is not None:
            editable_meeting(unit, record.meeting_id)
        words = required(text, "text", "A record cannot be empty. Withdraw it instead.")
        changes = field_changes.set_fields(record, {"text": words})
        field_changes.note(unit, record, Movement.UPDATED, changes, meeting_id=meeting_id)

    return Command("change a record’s words", apply)


def change_status(
    record_id: Id,
    status: TrackedStatus,
    *,
    words: str = "",
    evidence: str = "",
    meeting_id: Id | None = None,
) -> Command[None]:
    """Bring a record to another status that its kind permits from the one it has.

    What is said of it is the reason for which it is withdrawn or superseded, or the outcome with which it is
    closed; the evidence shows that it can be closed, or that advice is implemented.

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
        moved = Moved(
            movement_of(record.kind, before, status),
            said[Asked.REASON],
            status,
            meeting_id=field_changes.context_of(unit, meeting_id),
            fields=grounds.keep(unit, record, asked_for(status), said),
        )
        add_movement(unit, record, moved)

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


def change_challenge(
    record_id: Id, *, meeting_id: Id | None = None, **changes: Unpack[ChallengeChanges]
) -> Command[None]:
    """Change what only a challenge has; what was put is settled when the minutes are signed off."""
    return _change(ChallengeRow, record_id, changes, "change a challenge", meeting_id)


def change_advice(
    record_id: Id, *, meeting_id: Id | None = None, **changes: Unpack[AdviceChanges]
) -> Command[None]:
    """Change what only a piece of ethics advice has; its source is settled by the signed minutes."""
    return _change(AdviceRow, record_id, changes, "change a piece of ethics advice", meeting_id)


def change_action(
    record_id: Id, *, meeting_id: Id | None = None, **changes: Unpack[ActionChanges]
) -> Command[None]:
    """Change what only an action has."""
    return _change(ActionRow, record_id, changes, "change an action", meeting_id)


def change_due(record_id: Id, due: Due, *, meeting_id: Id | None = None) -> Command[None]:
    """Change when an action is due; "the next meeting" is the next one from today."""

    def apply(unit: Unit) -> None:
        action = unit.get(ActionRow, record_id)
        if Due(action.due_kind, action.due_on) == due:
            return
        changes = {"due_kind": due.kind, "due_on": due.on, "due_set_on": today(unit)}
        changed = field_changes.set_fields(action, changes)
        record = unit.get(TrackedRow, record_id)
        field_changes.note(unit, record, Movement.DUE_CHANGED, changed, meeting_id=meeting_id)

    return Command("change a due date", apply)


def change_decision(
    record_id: Id, *, meeting_id: Id | None = None, **changes: Unpack[DecisionChanges]
) -> Command[None]:
    """Change what only a decision has; all of it is settled when the minutes are signed off."""
    return _change(DecisionRow, record_id, changes, "change a decision", meeting_id)


def change_assurance(
    record_id: Id, *, meeting_id: Id | None = None, **changes: Unpack[AssuranceChanges]
) -> Command[None]:
    """Change what only an assurance has; who gave it is settled when the minutes are signed off."""
    return _change(AssuranceRow, record_id, changes, "change an assurance", meeting_id)


def change_response(
    response_id: Id, *, meeting_id: Id | None = None, **changes: Unpack[ResponseChanges]
) -> Command[None]:
    """Change a response to a challenge, or the observer's view of it.

    Raises:
        Refusal: Who said what at a meeting is to be changed, and its minutes are signed off.
    """

    def apply(unit: Unit) -> None:
        response = unit.get(ResponseRow, response_id)
        if response.entry_id is not None and _would_change(response, changes, SAID):
            editable_meeting(unit, unit.get(EntryRow, response.entry_id).meeting_id)
        if "text" in changes:
            changes["text"] = required(changes["text"], "text", "A response cannot be empty.")
        changed = field_changes.set_fields(response, changes)
        challenge = unit.get(TrackedRow, response.challenge_id)
        field_changes.note(unit, challenge, event_of(changed), changed, meeting_id=meeting_id, part=response)

    return Command("change a response", apply)


def add_update(
    action_id: Id, text: str, *, by_id: Id | None = None, meeting_id: Id | None = None
) -> Command[Id]:
    """Add a dated word on how an action is going."""

    def apply(unit: Unit) -> Id:
        record = unit.get(TrackedRow, action_id)
        words = required(text, "text", "Say how the action is going.")
        update = ActionUpdateRow(
            id=unit.new_id(), action_id=action_id, on=today(unit), text=words, by_id=by_id, entry_id=None
        )
        unit.add(update)
        moved = Moved(
            Movement.UPDATED,
            words,
            by_id=by_id,
            meeting_id=field_changes.context_of(unit, meeting_id),
            fields=(FieldChange(UPDATE_ID, None, update.id),),
        )
        add_movement(unit, record, moved)
        return update.id

    return Command("add an update to an action", apply)


def _change(
    kind: type[Row], record_id: Id, changes: Mapping[str, object], label: str, meeting_id: Id | None
) -> Command[None]:
    def apply(unit: Unit) -> None:
        row = unit.get(kind, record_id)
        record = unit.get(TrackedRow, record_id)
        if record.meeting_id is not None and _would_change(row, changes, SETTLED.get(kind, frozenset())):
            editable_meeting(unit, record.meeting_id)
        changed = field_changes.set_fields(row, changes)
        field_changes.note(unit, record, event_of(changed), changed, meeting_id=meeting_id)

    return Command(label, apply)


def _would_change(row: Row, changes: Mapping[str, object], fields: Collection[str]) -> bool:
    return any(field in fields and getattr(row, field) != value for field, value in changes.items())
