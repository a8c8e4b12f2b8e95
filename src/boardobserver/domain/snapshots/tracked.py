"""The records followed from meeting to meeting, and what happened to them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots.boards import Id
from boardobserver.domain.words import (
    ActionStatus,
    Addressee,
    AdviceResponse,
    AdviceStatus,
    AssuranceLevel,
    AssuranceStatus,
    ChallengeKind,
    ChallengeStatus,
    DecidedBy,
    DecisionStatus,
    DecisionVerb,
    DueKind,
    Movement,
    ObserverPosition,
    RecordKind,
    ResponseView,
)

TrackedStatus: TypeAlias = ChallengeStatus | AdviceStatus | ActionStatus | DecisionStatus | AssuranceStatus


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a date, the next meeting, or not said (which is flagged).

    >>> Due(DueKind.NEXT_MEETING)
    Due(kind=<DueKind.NEXT_MEETING: 'next_meeting'>, on=None)
    """

    kind: DueKind = DueKind.NONE
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A response to a challenge. A challenge can have several."""

    id: Id
    text: str
    by_id: Id | None
    by_organisation_id: Id | None
    at: datetime
    in_meeting: bool
    entry_id: Id | None
    promised_by: date | None
    view: ResponseView


@dataclass(frozen=True, slots=True)
class ChallengeDetails:
    """What only a challenge has.

    Attributes:
        outcome: What changed because of it.
        closing_evidence: What shows so, and lets it be closed.
        question_id: The standing question that it put, if any.
    """

    kind: ChallengeKind
    directed_to_id: Id | None
    directed_to_organisation_id: Id | None
    assumption: str
    evidence_asked: str
    outcome: str
    responses: tuple[Response, ...]
    closing_evidence: str = ""
    question_id: Id | None = None


@dataclass(frozen=True, slots=True)
class AdviceDetails:
    """What only a piece of ethics advice has."""

    source_body: str
    source_document: str
    source_date: date | None
    paragraph: str
    addressee: Addressee
    response: AdviceResponse
    response_reason: str
    response_date: date | None
    implementation: str
    review_date: date | None


@dataclass(frozen=True, slots=True)
class ActionUpdate:
    """A dated word on how an action is going; updates are only ever added.

    Attributes:
        entry_id: The line of a meeting's record that it was noted as; None outside a meeting.
    """

    id: Id
    on: date
    text: str
    by_id: Id | None
    entry_id: Id | None = None


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What only an action has.

    Attributes:
        closing_evidence: What shows that it was done, and lets it be closed.
        outcome: What came of it.
        due_set_on: The day on which its due date was given: "the next meeting" counts from there.
    """

    owner_id: Id | None
    owner_organisation_id: Id | None
    due: Due
    closing_evidence: str
    updates: tuple[ActionUpdate, ...]
    outcome: str = ""
    due_set_on: date | None = None


@dataclass(frozen=True, slots=True)
class DecisionDetails:
    """What only a decision has. It is the Board's; the observers' position stands beside it."""

    verb: DecisionVerb
    decided_by: DecidedBy
    reasons: str
    conditions: str
    dissent: str
    effective_date: date | None
    paper: str
    observer_position: ObserverPosition


@dataclass(frozen=True, slots=True)
class AssuranceDetails:
    """What only an assurance has; its claim, what the Board was told, is the record's text.

    Attributes:
        evidence: The evidence that was cited for it.
        evidence_seen: Whether the observers have seen that evidence.
        level: How far they rely on the claim.
        gaps: What it leaves open.
        stale_after: The last day on which it counts; None for as long as it stands.
    """

    given_by_id: Id | None
    given_by_organisation_id: Id | None
    evidence: str
    evidence_seen: bool
    level: AssuranceLevel
    gaps: str
    stale_after: date | None


@dataclass(frozen=True, slots=True)
class WithheldDetails:
    """What the public edition says of a record that is withheld whole: nothing but its reference."""


Details: TypeAlias = (
    ChallengeDetails | AdviceDetails | ActionDetails | DecisionDetails | AssuranceDetails | WithheldDetails
)


@dataclass(frozen=True, slots=True)
class WithheldField:
    """A day or an owner of a record that the public edition does not say, or the full one marks.

    Attributes:
        field: Its name among the details; "owner" and "due" for what several of them make up, "today" for
            what is due today where that prints, "until" and "changed" for what a movement says.
        part_id: The response, update or movement that it is of; None for the record itself.
        label: What stands in its place.
    """

    field: str
    part_id: Id | None
    label: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """A record that is followed from meeting to meeting.

    Attributes:
        text: The record's own words (for ethics advice: verbatim).
        topics: Names from the board's list of grounds and topics.
        entry_id: The entry that raised it; None when made outside a meeting.
        reason: Why it was withdrawn or superseded; empty otherwise.
        links: The records that it names as related, by identifier.
        withheld: The fields that are empty because the public edition does not say them.
    """

    id: Id
    kind: RecordKind
    reference: Reference
    text: str
    status: TrackedStatus
    topics: tuple[str, ...]
    raised_on: date
    raised_by_id: Id | None
    meeting_id: Id | None
    item_id: Id | None
    entry_id: Id | None
    reason: str
    links: tuple[Id, ...]
    details: Details
    withheld: tuple[WithheldField, ...] = ()

    def label_of(self, field: str, part_id: Id | None = None) -> str:
        """What stands in the place of a field that is withheld; empty where it is not."""
        return next(iter(self.labels_of(field, part_id)), "")

    def labels_of(self, field: str, part_id: Id | None = None) -> tuple[str, ...]:
        """What stands in the place of everything that goes by the name of a field and is withheld."""
        return tuple(each.label for each in self.withheld if (each.field, each.part_id) == (field, part_id))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record that a movement changed, with its values as text (`domain.field_values`)."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class MovementRecord:
    """Something that happened to a tracked record.

    Attributes:
        fields: What it changed of the record, but for its status. A whole register is read without them.
        until_on: The day to which it was deferred, if it was deferred to a day.
        until_meeting_id: The meeting to which it was deferred, if it was deferred to a meeting.
    """

    id: Id
    record_id: Id
    what: Movement
    at: datetime
    meeting_id: Id | None
    item_id: Id | None
    entry_id: Id | None
    status_after: TrackedStatus
    words: str
    by_id: Id | None
    until_on: date | None = None
    until_meeting_id: Id | None = None
    fields: tuple[FieldChange, ...] = ()
