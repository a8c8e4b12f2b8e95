"""The rows of a tracked record: made with the details of their kind, and their movements."""

import datetime as dt
import re
from collections.abc import Sequence

from boardobserver.domain.entry_line import tidy
from boardobserver.domain.snapshots import Due, FieldChange, Id, TrackedStatus
from boardobserver.domain.tracking import first_status
from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    AssuranceLevel,
    ChallengeKind,
    DecidedBy,
    DecisionVerb,
    Movement,
    ObserverPosition,
    RecordKind,
)
from boardobserver.services.parties import Party
from boardobserver.storage.records import (
    ActionRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    EntryRow,
    MovementFieldRow,
    MovementRow,
    Row,
    TrackedRow,
)
from boardobserver.storage.unit import Unit

_SAID = frozenset({Movement.RAISED, Movement.PUT_AGAIN, Movement.ANSWERED, Movement.UPDATED})
"""What happens to a record when a line is said; anything else happens when the observer does it."""

_QUESTION = re.compile(r"\?(?!\S)")
"""A sentence that asks; whom it asks may be named after it."""

_VERBS: tuple[tuple[str, DecisionVerb], ...] = (
    ("not approved", DecisionVerb.REJECTED),
    ("rejected", DecisionVerb.REJECTED),
    ("deferred", DecisionVerb.DEFERRED),
    ("approved", DecisionVerb.APPROVED),
    ("endorsed", DecisionVerb.ENDORSED),
    ("noted", DecisionVerb.NOTED),
)


def insert(
    unit: Unit,
    kind: RecordKind,
    *,
    text: str,
    raised_on: dt.date,
    raised_by_id: Id | None = None,
    source: EntryRow | None = None,
    party: Party = Party(),  # noqa: B008 - frozen
    due: Due = Due(),  # noqa: B008 - frozen
) -> TrackedRow:
    """Make a record of a kind, with the next reference of its year.

    Args:
        unit: The unit.
        kind: The kind of record.
        text: Its own words.
        raised_on: The date; its year is the year of the reference.
        raised_by_id: Who raised it.
        source: The entry that raised it; None outside a meeting.
        party: Who owns an action, to whom a challenge is directed, or who gave an assurance.
        due: When an action is due.
    """
    record = TrackedRow(
        id=unit.new_id(),
        kind=kind,
        year=raised_on.year,
        serial=unit.allot(kind, raised_on.year),
        text=text,
        status=first_status(kind).value,
        raised_on=raised_on,
        raised_by_id=raised_by_id,
        meeting_id=source.meeting_id if source else None,
        item_id=source.item_id if source else None,
        entry_id=source.id if source else None,
        reason="",
    )
    unit.add(record)
    unit.add(first_details(record, party, due))
    return record


def add_movement(
    unit: Unit,
    record: TrackedRow,
    what: Movement,
    *,
    status: TrackedStatus | None = None,
    source: EntryRow | None = None,
    words: str | None = None,
    by_id: Id | None = None,
    meeting_id: Id | None = None,
    fields: Sequence[FieldChange] = (),
    is_late: bool = False,
) -> None:
    """Note that something happened to a record, and bring it to the status given, if any.

    Args:
        unit: The unit.
        record: The record.
        what: What happened.
        status: The status after it; None leaves it.
        source: The entry at which it happened; None outside a meeting.
        words: In what words; None means the entry's.
        by_id: Who did it; the entry's speaker when there is an entry.
        meeting_id: The meeting at which it happened, when no entry says so.
        fields: The fields of the record that it changed.
        is_late: Whether the entry had been noted before, as something else: it happens now, and not when the
            line was said, so that minutes that were signed off between do not know of it.
    """
    if status is not None and record.status != status.value:
        record.status = status.value
    if words is None:
        words = "" if source is None else tidy(source.text)
    movement = MovementRow(
        id=unit.new_id(),
        tracked_id=record.id,
        what=what,
        at=source.at if source is not None and what in _SAID and not is_late else unit.now,
        meeting_id=source.meeting_id if source else meeting_id,
        item_id=source.item_id if source else None,
        entry_id=source.id if source else None,
        status_after=record.status,
        words=words,
        by_id=source.speaker_id if source else by_id,
        until_on=None,
        until_meeting_id=None,
    )
    unit.add(movement)
    for change in fields:
        add_field(unit, movement, change)


def add_field(unit: Unit, movement: MovementRow, change: FieldChange) -> MovementFieldRow:
    """Keep with a movement a field of the record that it changed."""
    row = MovementFieldRow(
        id=unit.new_id(),
        movement_id=movement.id,
        field=change.field,
        before=change.before,
        after=change.after,
    )
    unit.add(row)
    return row


def verb_of(text: str) -> DecisionVerb:
    """The verb that a decision's words begin or go on with, in the order of what is more particular.

    >>> verb_of("The Board deferred the policy until June.").value, verb_of("Go ahead").value
    ('deferred', 'agreed')
    """
    words = text.casefold()
    return next((verb for phrase, verb in _VERBS if phrase in words), DecisionVerb.AGREED)


def first_details(
    record: TrackedRow,
    party: Party = Party(),  # noqa: B008 - frozen
    due: Due = Due(),  # noqa: B008 - frozen
) -> Row:
    """What only a record of its kind has, when nothing of it is known yet."""
    if record.kind is RecordKind.CHALLENGE:
        return ChallengeRow(
            id=record.id,
            kind=ChallengeKind.QUESTION if _QUESTION.search(record.text) else ChallengeKind.CONCERN,
            directed_to_id=party.person_id,
            directed_to_organisation_id=party.organisation_id,
            assumption="",
            evidence_asked="",
            outcome="",
            closing_evidence="",
            question_id=None,
        )
    if record.kind is RecordKind.ACTION:
        return ActionRow(
            id=record.id,
            owner_id=party.person_id,
            owner_organisation_id=party.organisation_id,
            due_kind=due.kind,
            due_on=due.on,
            due_set_on=record.raised_on,
            outcome="",
            closing_evidence="",
        )
    if record.kind is RecordKind.ADVICE:
        return AdviceRow(
            id=record.id,
            source_body="London Policing Ethics Panel",
            source_document="",
            source_date=None,
            paragraph="",
            addressee=Addressee.MPS,
            response=AdviceResponse.NONE,
            response_reason="",
            response_date=None,
            implementation="",
            review_date=None,
        )
    if record.kind is RecordKind.ASSURANCE:
        return AssuranceRow(
            id=record.id,
            given_by_id=party.person_id,
            given_by_organisation_id=party.organisation_id,
            evidence="",
            evidence_seen=False,
            level=AssuranceLevel.NONE,
            gaps="",
            stale_after=None,
        )
    return DecisionRow(
        id=record.id,
        verb=verb_of(record.text),
        decided_by=DecidedBy.BOARD,
        reasons="",
        conditions="",
        dissent="",
        effective_date=None,
        paper="",
        observer_position=ObserverPosition.NO_VIEW,
    )
