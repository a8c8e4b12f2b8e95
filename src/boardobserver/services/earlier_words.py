"""What texts said before, who wrote it and when; and old words put back.

The versions are read from the journal. Putting one back is a change like any other: it can be undone, goes
into the history itself, and minutes that are signed off refuse it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Unpack

from boardobserver.domain.snapshots import ChallengeDetails, Id, Tracked
from boardobserver.domain.words import RecordKind
from boardobserver.services import agenda, boards, documents, entries, meetings, people, questions, tracking
from boardobserver.services.boards import BoardChanges
from boardobserver.services.command import Command
from boardobserver.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """One version of one text.

    Attributes:
        table: Whose text it is, by the name of its table: "entry", "tracked", "challenge".
        field: Which text.
        name: What that is called: "As typed".
        is_now: Whether it is what the text says today.
    """

    table: str
    row_id: Id
    field: str
    name: str
    words: str
    at: datetime
    actor: str
    is_now: bool


_OF_LINE: Final[Mapping[str, str]] = {"text": "As typed", "wording": "Prints as"}
_OF_ITEM: Final[Mapping[str, str]] = {"title": "Title"}
_OF_MEETING: Final[Mapping[str, str]] = {
    "title": "Title",
    "place": "Place",
    "via": "Via",
    "next_place": "Next meeting: place",
}
_OF_BOARD: Final[Mapping[str, str]] = {
    "name": "Name",
    "body": "Whose board it is",
    "observing_body": "Who observes it",
}
_OF_PERSON: Final[Mapping[str, str]] = {"name": "Name", "role": "Role"}
_OF_QUESTION: Final[Mapping[str, str]] = {"text": "Question"}
_OF_DOCUMENT: Final[Mapping[str, str]] = {"title": "Document: title", "note": "Document: note"}
_OF_USE: Final[Mapping[str, str]] = {"quotation": "Quotation", "sic_note": "Note beside “[sic]”"}
_OF_RESPONSE: Final[Mapping[str, str]] = {"text": "Response"}
_OF_RECORD: Final[Mapping[str, str]] = {"text": "Words"}
_CALLED: Final[Mapping[str, str]] = {
    "board": "the board",
    "person": "a person",
    "item": "an item",
    "meeting": "a meeting",
    "standing_question": "a question",
    "response": "a response",
    "document": "a document",
    "document_use": "a quotation",
}
"""What an undo calls that whose words were put back, where it is no record."""

_OF_KIND: Final[Mapping[RecordKind, Mapping[str, str]]] = {
    RecordKind.CHALLENGE: {
        "assumption": "Assumption tested",
        "evidence_asked": "Evidence asked for",
        "outcome": "Outcome",
        "closing_evidence": "Closing evidence",
    },
    RecordKind.ADVICE: {
        "source_body": "Source",
        "source_document": "Document",
        "paragraph": "Paragraph",
        "response_reason": "Reason given",
        "implementation": "Evidence of implementation",
    },
    RecordKind.ACTION: {"outcome": "Outcome", "closing_evidence": "Closing evidence"},
    RecordKind.DECISION: {
        "reasons": "Reasons",
        "conditions": "Conditions",
        "dissent": "Dissent",
        "paper": "Paper",
    },
    RecordKind.ASSURANCE: {"evidence": "Evidence", "gaps": "Gaps"},
}


def _change_board(_board_id: Id, **changes: Unpack[BoardChanges]) -> Command[None]:
    return boards.change_board(**changes)


_CHANGES: Final[Mapping[str, Callable[..., Command[None]]]] = {
    "board": _change_board,
    "person": people.change_person,
    "item": agenda.change_item,
    "meeting": meetings.change_meeting,
    "standing_question": questions.change_question,
    "response": tracking.change_response,
    "document": documents.change_document,
    "document_use": documents.change_use,
    "challenge": tracking.change_challenge,
    "advice": tracking.change_advice,
    "action": tracking.change_action,
    "decision": tracking.change_decision,
    "assurance": tracking.change_assurance,
}


def earlier_words_of_line(read: Reader, entry_id: Id) -> tuple[EarlierWords, ...]:
    """Every version of what a line says and how it prints, newest first; none while it never changed."""
    return _versions(read, "entry", entry_id, _OF_LINE)


def earlier_words_of_item(read: Reader, item_id: Id) -> tuple[EarlierWords, ...]:
    """Every version of what an agenda item is called, newest first; none while it never changed."""
    return _versions(read, "item", item_id, _OF_ITEM)


def earlier_words_of_meeting(read: Reader, meeting_id: Id) -> tuple[EarlierWords, ...]:
    """Every version of the texts among a meeting's particulars that ever changed, newest first."""
    return _versions(read, "meeting", meeting_id, _OF_MEETING)


def earlier_words_of_board(read: Reader) -> tuple[EarlierWords, ...]:
    """Every version of the texts among the board's particulars that ever changed, newest first."""
    return _versions(read, "board", read.board().id, _OF_BOARD)


def earlier_words_of_person(read: Reader, person_id: Id) -> tuple[EarlierWords, ...]:
    """Every version of what somebody is called and does, newest first; none while it never changed."""
    return _versions(read, "person", person_id, _OF_PERSON)


def earlier_words_of_question(read: Reader, question_id: Id) -> tuple[EarlierWords, ...]:
    """Every version of the words of a standing question, newest first; none while they never changed."""
    return _versions(read, "standing_question", question_id, _OF_QUESTION)


def earlier_words_of_record(read: Reader, record: Tracked) -> tuple[EarlierWords, ...]:
    """Every version of the texts of a record, its responses and documents that ever changed, newest first."""
    details = record.details
    responses = details.responses if isinstance(details, ChallengeDetails) else ()
    uses = read.document_uses(record.id)
    texts = (
        ("tracked", record.id, _OF_RECORD),
        (record.kind.value, record.id, _OF_KIND[record.kind]),
        *(("response", response.id, _OF_RESPONSE) for response in responses),
        *(("document_use", use.id, _OF_USE) for use in uses),
        *(("document", key, _OF_DOCUMENT) for key in dict.fromkeys(use.document.id for use in uses)),
    )
    found = (each for table, row_id, names in texts for each in _versions(read, table, row_id, names))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def restore_words(earlier: EarlierWords) -> Command[None]:
    """Have a text say again what it said before, as a new change.

    Raises:
        Refusal: The minutes that settled it are signed off, or it is not there any more.
    """
    if earlier.table == "entry":
        wanted = entries.edit_entry if earlier.field == "text" else entries.set_wording
        return Command("restore the words of a line", wanted(earlier.row_id, earlier.words).apply)
    if earlier.table == "tracked":
        change = tracking.change_text(earlier.row_id, earlier.words)
    else:
        fields: dict[str, Any] = {earlier.field: earlier.words}
        change = _CHANGES[earlier.table](earlier.row_id, **fields)
    return Command(f"restore the words of {_CALLED.get(earlier.table, 'a record')}", change.apply)


def _versions(read: Reader, table: str, row_id: Id, names: Mapping[str, str]) -> tuple[EarlierWords, ...]:
    history = read.history(table, row_id)
    found: list[EarlierWords] = []
    for field, name in names.items():
        said = [(each, str(each.fields[field][1] or "")) for each in history if field in each.fields]
        told = [
            EarlierWords(table, row_id, field, name, words, each.at, each.actor, each is said[-1][0])
            for each, words in said
            if words  # what was blank has no words to go back to
        ]
        if not all(each.is_now for each in told):
            found.extend(reversed(told))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))
