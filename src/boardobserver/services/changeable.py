"""Which fields of each kind of record can be changed, what that is called, and what signed minutes settle."""

import datetime as dt
from collections.abc import Iterable
from typing import TypedDict

from boardobserver.domain.snapshots import FieldChange, Id
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
    ResponseView,
)
from boardobserver.storage.records import (
    ActionRow,
    AdviceRow,
    AssuranceRow,
    ChallengeRow,
    DecisionRow,
    Row,
)

SAID = frozenset({"text", "by_id", "by_organisation_id"})
"""What of a response was said at the meeting; the rest is what became of it."""

SETTLED: dict[type[Row], frozenset[str]] = {
    ChallengeRow: frozenset(
        {"kind", "directed_to_id", "directed_to_organisation_id", "assumption", "evidence_asked"}
    ),
    AdviceRow: frozenset({"source_body", "source_document", "source_date", "paragraph", "addressee"}),
    DecisionRow: frozenset(DecisionRow.__table__.columns.keys()),
    AssuranceRow: frozenset({"given_by_id", "given_by_organisation_id"}),
}
"""What of a record was settled at the meeting, and stays as the signed minutes have it."""

_ROWS: dict[RecordKind, type[Row]] = {
    RecordKind.CHALLENGE: ChallengeRow,
    RecordKind.ADVICE: AdviceRow,
    RecordKind.ACTION: ActionRow,
    RecordKind.DECISION: DecisionRow,
    RecordKind.ASSURANCE: AssuranceRow,
}


_EVENTS: tuple[tuple[Movement, frozenset[str]], ...] = (
    (Movement.DUE_CHANGED, frozenset({"due_kind", "due_on"})),
    (Movement.REASSIGNED, frozenset({"owner_id", "owner_organisation_id"})),
    (Movement.RESPONDED, frozenset({"response", "response_reason", "response_date"})),
    (Movement.REASSESSED, frozenset({"level", "evidence_seen", "stale_after", "view"})),
)
"""What a change of some fields is called in a record's history."""


def event_of(changes: Iterable[FieldChange]) -> Movement:
    """What a change of these fields is called; an update when it has no name of its own.

    >>> event_of([FieldChange("response_reason", "", "cost")]).value, event_of([]).value
    ('responded', 'updated')
    """
    changed = {change.field for change in changes}
    return next((what for what, fields in _EVENTS if fields & changed), Movement.UPDATED)


def settled_fields(kind: RecordKind) -> frozenset[str]:
    """The fields of a kind of record that signed minutes settle, its words among them.

    >>> sorted(settled_fields(RecordKind.ACTION)), "level" in settled_fields(RecordKind.ASSURANCE)
    (['text'], False)
    """
    return SETTLED.get(_ROWS[kind], frozenset[str]()) | {"text"}


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
