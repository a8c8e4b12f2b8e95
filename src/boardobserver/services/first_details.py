"""What only a record of its kind has, when it is made and no more is known of it than its words."""

import re

from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    AssuranceLevel,
    ChallengeKind,
    DecidedBy,
    DecisionVerb,
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
    Row,
    TrackedRow,
)

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


def first_details(record: TrackedRow, party: Party, due: Due) -> Row:
    """The row of a record's kind, as it is when nothing is known of it yet.

    Args:
        record: The record.
        party: Who owns an action, to whom a challenge is directed, or who gave an assurance.
        due: When an action is due.
    """
    match record.kind:
        case RecordKind.CHALLENGE:
            return _challenge(record, party)
        case RecordKind.ACTION:
            return _action(record, party, due)
        case RecordKind.ADVICE:
            return _advice(record)
        case RecordKind.ASSURANCE:
            return _assurance(record, party)
        case _:
            return _decision(record)


def _verb_of(text: str) -> DecisionVerb:
    """The verb that a decision's words begin or go on with, in the order of what is more particular.

    >>> _verb_of("The Board deferred the policy until June.").value, _verb_of("Go ahead").value
    ('deferred', 'agreed')
    """
    words = text.casefold()
    return next((verb for phrase, verb in _VERBS if phrase in words), DecisionVerb.AGREED)


def _challenge(record: TrackedRow, party: Party) -> ChallengeRow:
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


def _action(record: TrackedRow, party: Party, due: Due) -> ActionRow:
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


def _advice(record: TrackedRow) -> AdviceRow:
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


def _assurance(record: TrackedRow, party: Party) -> AssuranceRow:
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


def _decision(record: TrackedRow) -> DecisionRow:
    return DecisionRow(
        id=record.id,
        verb=_verb_of(record.text),
        decided_by=DecidedBy.BOARD,
        reasons="",
        conditions="",
        dissent="",
        effective_date=None,
        paper="",
        observer_position=ObserverPosition.NO_VIEW,
    )
