"""Which fields the form of each kind of record has, in their order."""

from collections.abc import Callable
from typing import Any, TypeVar

from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    Id,
    Tracked,
)
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
from boardobserver.services import tracking
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.ui.records.forms import field_specs as a
from boardobserver.ui.records.forms.field_specs import FieldMaker, FieldSpec, shown_due

D = TypeVar("D", bound=Details)


def _of(kind: type[D], read: Callable[[D], Any]) -> Callable[[Tracked], Any]:
    """Reads something of the details of a record of a kind."""

    def value(record: Tracked) -> Any:
        assert isinstance(record.details, kind)
        return read(record.details)

    return value


def _plain(
    kind: type[Details], change: Callable[..., Command[None]], name: str, label: str, make: FieldMaker
) -> FieldSpec:
    """A field that is called on the screen, in the record and in the command by one name."""

    def command(record_id: Id, value: Any, meeting_id: Id | None) -> Command[None]:
        # A field for one line is empty as None, where the record has an empty text.
        given = "" if value is None and make is a.line else value
        return change(record_id, meeting_id=meeting_id, **{name: given})

    return FieldSpec(name, label, make, _of(kind, lambda details: getattr(details, name)), command)


def _direct_to(record_id: Id, given: Party, meeting_id: Id | None) -> Command[None]:
    return tracking.change_challenge(
        record_id,
        meeting_id=meeting_id,
        directed_to_id=given.person_id,
        directed_to_organisation_id=given.organisation_id,
    )


def _give_to(record_id: Id, given: Party, meeting_id: Id | None) -> Command[None]:
    person, organisation = given.person_id, given.organisation_id
    return tracking.change_action(
        record_id, meeting_id=meeting_id, owner_id=person, owner_organisation_id=organisation
    )


def _given_by(record_id: Id, given: Party, meeting_id: Id | None) -> Command[None]:
    person, organisation = given.person_id, given.organisation_id
    return tracking.change_assurance(
        record_id, meeting_id=meeting_id, given_by_id=person, given_by_organisation_id=organisation
    )


def _make_due(record_id: Id, given: Due | None, meeting_id: Id | None) -> Command[None]:
    return tracking.change_due(record_id, given or Due(), meeting_id=meeting_id)


def _set_topics(record_id: Id, given: tuple[str, ...], _meeting_id: Id | None) -> Command[None]:
    return tracking.set_topics(record_id, given)


def _directed_to(details: ChallengeDetails) -> Party:
    return Party(details.directed_to_id, details.directed_to_organisation_id)


def _owner(details: ActionDetails) -> Party:
    return Party(details.owner_id, details.owner_organisation_id)


def _assurer(details: AssuranceDetails) -> Party:
    return Party(details.given_by_id, details.given_by_organisation_id)


_TOPICS = FieldSpec("topics", "Grounds and topics", a.topics, lambda record: record.topics, _set_topics)


def _challenge(name: str, label: str, make: FieldMaker) -> FieldSpec:
    return _plain(ChallengeDetails, tracking.change_challenge, name, label, make)


def _advice(name: str, label: str, make: FieldMaker) -> FieldSpec:
    return _plain(AdviceDetails, tracking.change_advice, name, label, make)


def _decision(name: str, label: str, make: FieldMaker) -> FieldSpec:
    return _plain(DecisionDetails, tracking.change_decision, name, label, make)


def _assurance(name: str, label: str, make: FieldMaker) -> FieldSpec:
    return _plain(AssuranceDetails, tracking.change_assurance, name, label, make)


FIELDS: dict[RecordKind, tuple[FieldSpec, ...]] = {
    RecordKind.CHALLENGE: (
        _challenge("kind", "Put as", a.one_of(ChallengeKind)),
        FieldSpec("directed_to_id", "Directed to", a.party, _of(ChallengeDetails, _directed_to), _direct_to),
        _TOPICS,
        _challenge("assumption", "Assumption tested", a.words),
        _challenge("evidence_asked", "Evidence asked for", a.words),
        _challenge("outcome", "What changed", a.words),
        _challenge("closing_evidence", "Evidence that closes it", a.words),
    ),
    RecordKind.ADVICE: (
        _advice("addressee", "Addressed to", a.one_of(Addressee)),
        _TOPICS,
        _advice("source_body", "Given by", a.line),
        _advice("source_document", "Document", a.line),
        _advice("source_date", "Date of the document", a.day),
        _advice("paragraph", "Paragraph", a.line),
        _advice("response", "Response of the MPS", a.one_of(AdviceResponse)),
        _advice("response_reason", "Reason given", a.words),
        _advice("response_date", "Date of the response", a.day),
        _advice("implementation", "Evidence of implementation", a.words),
        _advice("review_date", "Review on", a.day),
    ),
    RecordKind.ACTION: (
        FieldSpec("owner_id", "Owner", a.party, _of(ActionDetails, _owner), _give_to),
        FieldSpec("due", "Due", a.due, _of(ActionDetails, lambda details: shown_due(details.due)), _make_due),
        _TOPICS,
        _plain(ActionDetails, tracking.change_action, "outcome", "What came of it", a.words),
        _plain(ActionDetails, tracking.change_action, "closing_evidence", "Evidence that closes it", a.words),
    ),
    RecordKind.DECISION: (
        _decision("verb", "The Board", a.one_of(DecisionVerb)),
        _decision("decided_by", "Decided by", a.one_of(DecidedBy)),
        _decision("observer_position", "Observers’ position", a.one_of(ObserverPosition)),
        _TOPICS,
        _decision("reasons", "Reasons", a.words),
        _decision("conditions", "Conditions", a.words),
        _decision("dissent", "Dissent", a.words),
        _decision("effective_date", "Effective from", a.day),
        _decision("paper", "Paper", a.line),
    ),
    RecordKind.ASSURANCE: (
        FieldSpec("given_by_id", "Given by", a.party, _of(AssuranceDetails, _assurer), _given_by),
        _assurance("level", "Level of assurance", a.one_of(AssuranceLevel)),
        _TOPICS,
        _assurance("evidence", "Evidence cited", a.words),
        _assurance("evidence_seen", "Evidence seen by the observers", a.yes_or_no),
        _assurance("gaps", "What it leaves open", a.words),
        _assurance("stale_after", "Counts until", a.day),
    ),
}
"""The fields that only a kind has; the words and the status of a record stand before them."""
