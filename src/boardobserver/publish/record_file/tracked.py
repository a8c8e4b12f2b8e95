"""The records followed from meeting to meeting in the format, one object a kind, told apart by `kind`."""

from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

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
    ObserverPosition,
    ResponseView,
)
from boardobserver.publish.record_file.parts import Instant, Key, Part, Reference


class Response(Part, frozen=True):
    """A response to a challenge.

    Attributes:
        id: Its key.
        text: What was answered.
        by_id: The person who answered.
        by_organisation_id: The organisation that answered.
        at: When.
        in_meeting: Whether it was given in a meeting.
        entry_id: The line that it was noted as.
        promised_by: The day by which more was promised.
        view: What the observers made of it.
    """

    id: Key
    text: str
    by_id: Key | None
    by_organisation_id: Key | None
    at: Instant
    in_meeting: bool
    entry_id: Key | None
    promised_by: date | None
    view: ResponseView


class ChallengeDetails(Part, frozen=True):
    """What only a challenge has.

    Attributes:
        kind: In what form it was put.
        directed_to_id: The person to whom it was put.
        directed_to_organisation_id: The organisation to which it was put.
        assumption: The assumption that it tests.
        evidence_asked: The evidence that it asks for.
        outcome: What changed because of it.
        responses: The responses to it, oldest first.
        closing_evidence: What shows that it may be closed.
        question_id: The standing question that it put.
    """

    kind: ChallengeKind
    directed_to_id: Key | None
    directed_to_organisation_id: Key | None
    assumption: str
    evidence_asked: str
    outcome: str
    responses: tuple[Response, ...]
    closing_evidence: str
    question_id: Key | None


class AdviceDetails(Part, frozen=True):
    """What only a piece of ethics advice has.

    Attributes:
        source_body: Who gave it.
        source_document: In which document.
        source_date: The date of that.
        paragraph: Its paragraph there.
        addressee: To whom it was given.
        response: The response to it.
        response_reason: The reason given with that.
        response_date: The day of that.
        implementation: What shows that it was put into practice.
        review_date: The day on which it is looked at again.
    """

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


class Due(Part, frozen=True):
    """When something is due.

    Attributes:
        kind: How that is given.
        on: The day, where it is given as one.
    """

    kind: DueKind
    on: date | None


class ActionUpdate(Part, frozen=True):
    """A dated word on how an action is going.

    Attributes:
        id: Its key.
        on: The day.
        text: The word.
        by_id: The person who gave it.
        entry_id: The line that it was noted as.
    """

    id: Key
    on: date
    text: str
    by_id: Key | None
    entry_id: Key | None


class ActionDetails(Part, frozen=True):
    """What only an action has.

    Attributes:
        owner_id: The person who owns it.
        owner_organisation_id: The organisation that owns it.
        due: When it is due.
        closing_evidence: What shows that it was done.
        updates: How it is going, oldest first.
        outcome: What came of it.
        due_set_on: The day on which its due date was given.
    """

    owner_id: Key | None
    owner_organisation_id: Key | None
    due: Due
    closing_evidence: str
    updates: tuple[ActionUpdate, ...]
    outcome: str
    due_set_on: date | None


class DecisionDetails(Part, frozen=True):
    """What only a decision has; it is the board's, and the observers' position stands beside it.

    Attributes:
        verb: What the board did.
        decided_by: Who took it.
        reasons: Its reasons.
        conditions: Its conditions.
        dissent: Who dissented, and why.
        effective_date: From which day it holds.
        paper: The paper that it was taken on.
        observer_position: Where the observers stood on it.
    """

    verb: DecisionVerb
    decided_by: DecidedBy
    reasons: str
    conditions: str
    dissent: str
    effective_date: date | None
    paper: str
    observer_position: ObserverPosition


class AssuranceDetails(Part, frozen=True):
    """What only an assurance has; its claim is the record's text.

    Attributes:
        given_by_id: The person who gave it.
        given_by_organisation_id: The organisation that gave it.
        evidence: The evidence that was cited.
        evidence_seen: Whether the observers have seen that.
        level: How far they rely on the claim.
        gaps: What it leaves open.
        stale_after: The last day on which it counts.
    """

    given_by_id: Key | None
    given_by_organisation_id: Key | None
    evidence: str
    evidence_seen: bool
    level: AssuranceLevel
    gaps: str
    stale_after: date | None


class WithheldField(Part, frozen=True):
    """A day or an owner of a record that the public edition does not say; the field itself is empty.

    Attributes:
        field: Its name among the details; "owner" and "due" for what several of them make up, "today" for
            what was due on the later day that the annexes tell of, "until" and "changed" for what a
            movement says.
        part_id: The response, update or movement that it is of; null for the record itself.
        label: What stands in its place.
    """

    field: str
    part_id: Key | None
    label: str


StatusT = TypeVar("StatusT", bound=StrEnum)
DetailsT = TypeVar("DetailsT", bound=Part)


class _Tracked(
    Part, Generic[StatusT, DetailsT], frozen=True, kw_only=True, tag_field="kind", omit_defaults=True
):
    """What every kind of record has, with the words for where it stands and what only that kind has.

    Attributes:
        id: Its key.
        reference: Its printed reference.
        text: Its own words.
        topics: What it is about.
        raised_on: The day on which it was raised.
        raised_by_id: The person who raised it.
        meeting_id: The meeting that it was raised at.
        item_id: The agenda item that it was raised under.
        entry_id: The line that raised it.
        reason: Why it was withdrawn or superseded; empty otherwise.
        links: The records that it names as related.
        withheld: The fields that the public edition does not say; left out where there is none.
        status: Where it stood.
        details: What only its kind has; null where the record is withheld whole.
    """

    id: Key
    reference: Reference
    text: str
    topics: tuple[str, ...]
    raised_on: date
    raised_by_id: Key | None
    meeting_id: Key | None
    item_id: Key | None
    entry_id: Key | None
    reason: str
    links: tuple[Key, ...]
    withheld: tuple[WithheldField, ...] = ()
    status: StatusT
    details: DetailsT | None


class Challenge(_Tracked[ChallengeStatus, ChallengeDetails], frozen=True, tag="challenge"):
    """A challenge that the observers put, as it stood at the end of the meeting."""


class Advice(_Tracked[AdviceStatus, AdviceDetails], frozen=True, tag="advice"):
    """A piece of ethics advice, as it stood at the end of the meeting."""


class Action(_Tracked[ActionStatus, ActionDetails], frozen=True, tag="action"):
    """An action, as it stood at the end of the meeting."""


class Decision(_Tracked[DecisionStatus, DecisionDetails], frozen=True, tag="decision"):
    """A decision of the board, as it stood at the end of the meeting."""


class Assurance(_Tracked[AssuranceStatus, AssuranceDetails], frozen=True, tag="assurance"):
    """An assurance that the board was given, as it stood at the end of the meeting."""


Tracked: TypeAlias = Challenge | Advice | Action | Decision | Assurance
"""A record that is followed from meeting to meeting."""
