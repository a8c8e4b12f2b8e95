"""The fields of tracked records as the text that a movement keeps of them, and as values again."""

from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    AssuranceLevel,
    ChallengeKind,
    DecidedBy,
    DecisionVerb,
    DueKind,
    ObserverPosition,
    ResponseView,
    Word,
)

FieldValue: TypeAlias = str | bool | date | StrEnum | None
"""What a field of a record can hold."""

RESPONSE_ID: Final = "response_id"
"""Stands among the fields of a movement for the response that it is about; a new one had none before."""

UPDATE_ID: Final = "update_id"
"""Stands among the fields of a movement for the update of an action that it is about, in the same way."""

PART_IDS: Final = frozenset({RESPONSE_ID, UPDATE_ID})
"""What tells that the other fields of a movement are those of a part of its record, and of which one."""

VOCABULARIES: Final[dict[str, type[Word]]] = {
    "kind": ChallengeKind,
    "view": ResponseView,
    "addressee": Addressee,
    "response": AdviceResponse,
    "due_kind": DueKind,
    "verb": DecisionVerb,
    "decided_by": DecidedBy,
    "observer_position": ObserverPosition,
    "level": AssuranceLevel,
}
DAYS: Final = frozenset(
    {
        "due_on",
        "due_set_on",
        "promised_by",
        "source_date",
        "response_date",
        "review_date",
        "effective_date",
        "stale_after",
    }
)
YES_OR_NO: Final = frozenset({"evidence_seen"})
_YES, _NO = "yes", "no"


def stored_text(value: FieldValue) -> str | None:
    """A value of a field as a movement keeps it.

    >>> stored_text(date(2026, 4, 30)), stored_text(True), stored_text(ResponseView.PARTLY), stored_text(None)
    ('2026-04-30', 'yes', 'partly', None)
    """
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)


def value_of(field: str, text: str | None) -> FieldValue:
    """The value of a field that a movement keeps as text.

    >>> value_of("due_on", "2026-04-30"), value_of("evidence_seen", "no"), value_of("outcome", "It is out.")
    (datetime.date(2026, 4, 30), False, 'It is out.')
    """
    if text is None:
        return None
    if field in VOCABULARIES:
        return VOCABULARIES[field](text)
    if field in DAYS:
        return date.fromisoformat(text)
    return text == _YES if field in YES_OR_NO else text
