"""What a movement changed of a record, in words: "Due: 28 February 2026 → 30 April 2026"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from boardobserver.domain.dates import spell_date
from boardobserver.domain.field_values import (
    DAYS,
    RESPONSE_ID,
    UPDATE_ID,
    VOCABULARIES,
    YES_OR_NO,
    value_of,
)
from boardobserver.domain.snapshots import FieldChange, Id, MovementRecord
from boardobserver.domain.words import Word

NameOf: TypeAlias = Callable[[Id], str | None]
"""What a person or an organisation is called; None for a key that is neither."""

_LABELS: Final[dict[str, str]] = {
    "text": "Words",
    "reason": "Reason",
    "raised_by_id": "Raised by",
    "due_on": "Due",
    "due_kind": "Due",
    "owner_id": "Owner",
    "owner_organisation_id": "Owner",
    "outcome": "Outcome",
    "closing_evidence": "Closing evidence",
    "kind": "Put as",
    "directed_to_id": "Directed to",
    "directed_to_organisation_id": "Directed to",
    "assumption": "Assumption tested",
    "evidence_asked": "Evidence asked for",
    "view": "Observers’ view",
    "promised_by": "More promised by",
    "by_id": "Response given by",
    "by_organisation_id": "Response given by",
    "source_body": "Source",
    "source_document": "Document",
    "source_date": "Date of the document",
    "paragraph": "Paragraph",
    "addressee": "Addressed to",
    "response": "Response of the MPS",
    "response_reason": "Reason given",
    "response_date": "Date of the response",
    "implementation": "Evidence of implementation",
    "review_date": "Review on",
    "verb": "The Board",
    "decided_by": "Decided by",
    "observer_position": "Observers’ position",
    "reasons": "Reasons",
    "conditions": "Conditions",
    "dissent": "Dissent",
    "effective_date": "Effective from",
    "paper": "Paper",
    "given_by_id": "Given by",
    "given_by_organisation_id": "Given by",
    "evidence": "Evidence cited",
    "evidence_seen": "Evidence seen",
    "level": "Level of assurance",
    "gaps": "What it leaves open",
    "stale_after": "Counts until",
}
"""By field. Two fields of one label are two halves of one: a person or an organisation, a day or a word."""

_PART_LABELS: Final = {
    RESPONSE_ID: {"text": "Response"},
    UPDATE_ID: {"text": "Update", "by_id": "Update given by"},
}
"""What a field is called when it is one of a response or an update, by what tells that it is."""

_PARTIES: Final = frozenset(field for field in _LABELS if field.endswith("_id"))


@dataclass(frozen=True, slots=True)
class WordedChange:
    """One change of a record as a person reads it.

    Attributes:
        label: What the field is called.
        before: Its value before, in words; empty for none.
        after: Its value after, in words; empty for none.
        is_prose: Whether the value is somebody's own words, and not a day, a name or a word of a list.
    """

    label: str
    before: str
    after: str
    is_prose: bool = False

    @property
    def sentence(self) -> str:
        """The whole of it on one line.

        >>> WordedChange("Due", "28 February 2026", "30 April 2026").sentence
        'Due: 28 February 2026 → 30 April 2026'
        >>> WordedChange("Outcome", "", "The policy was changed.").sentence
        'Outcome: The policy was changed.'
        """
        if not self.before:
            return f"{self.label}: {self.after}"
        return f"{self.label}: {self.before} → {self.after or '–'}"

    @property
    def printed(self) -> str:
        """As documents say it: of what people wrote only what stands there now."""
        return f"{self.label}: {self.after or 'none'}" if self.is_prose else self.sentence


def worded_changes(movement: MovementRecord, name_of: NameOf) -> tuple[WordedChange, ...]:
    """The changes of a movement in words, in the order of the fields of a form.

    What the words of the movement say already is left out: the reason it was withdrawn, the outcome.

    Args:
        movement: The movement, read with its fields.
        name_of: Names a person or an organisation.
    """
    said = " ".join(movement.words.split())
    found = field_changes_in_words(movement.fields, name_of)
    return tuple(each for each in found if not said or " ".join(each.after.split()) != said)


def field_changes_in_words(changes: Iterable[FieldChange], name_of: NameOf) -> tuple[WordedChange, ...]:
    """Changes of fields in words; those that name nothing a person would know are left out."""
    by_label: dict[str, list[FieldChange]] = {}
    found = {change.field: change for change in changes}
    labels = dict(_LABELS)
    for mark, named in _PART_LABELS.items():
        labels |= named if mark in found else {}
    for field, label in labels.items():
        if field in found:
            by_label.setdefault(label, []).append(found[field])
    worded: list[WordedChange] = []
    for label, halves in by_label.items():
        before = _first([_words(each.field, each.before, name_of) for each in halves])
        after = _first([_words(each.field, each.after, name_of) for each in halves])
        if before != after:
            worded.append(WordedChange(label, before, after, is_prose=_is_prose(halves[0].field)))
    return tuple(worded)


def _is_prose(field: str) -> bool:
    return field not in VOCABULARIES and field not in DAYS and field not in _PARTIES | YES_OR_NO


def _first(words: list[str]) -> str:
    return next((each for each in words if each), "")


def _words(field: str, text: str | None, name_of: NameOf) -> str:
    if text is None:
        return ""
    if field in _PARTIES:
        return name_of(text) or ""
    if field == "due_kind" and text != "next_meeting":
        return ""  # the day says it, or there is none to say
    value = value_of(field, text)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return spell_date(value)
    return value.label if field in VOCABULARIES and isinstance(value, Word) else text
