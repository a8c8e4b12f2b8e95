"""Which texts of a board can be put back: what each is called, and the command that changes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, Unpack

from boardobserver.domain.snapshots import Id
from boardobserver.services import (
    agenda,
    attendance,
    boards,
    corrections,
    documents,
    entries,
    meetings,
    people,
    questions,
    saved_filters,
    series,
    topics,
    tracking,
    withholding,
)
from boardobserver.services.boards import BoardChanges
from boardobserver.services.command import Command


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of the rows of a table.

    Attributes:
        owner: Whose words they are, as an undo says it: "a topic".
        names: What each text is called, by its field.
        change: Gives the command that changes texts of a row: of its key, and of the new words by field.
    """

    owner: str
    names: Mapping[str, str]
    change: Callable[..., Command[None]]


Table: TypeAlias = Literal[
    "action",
    "advice",
    "assurance",
    "attendance",
    "board",
    "challenge",
    "correction",
    "decision",
    "declaration",
    "document",
    "document_use",
    "entry",
    "item",
    "meeting",
    "organisation",
    "paper",
    "person",
    "response",
    "saved_filter",
    "series",
    "standing_item",
    "standing_question",
    "topic",
    "tracked",
    "withholding",
]
"""The tables that have such texts."""


def _change_line(entry_id: Id, **words: str) -> Command[None]:
    if "text" in words:
        return entries.edit_entry(entry_id, words["text"])
    return entries.set_wording(entry_id, words["wording"])


def _change_record(record_id: Id, *, text: str) -> Command[None]:
    return tracking.change_text(record_id, text)


def _change_board(_board_id: Id, **changes: Unpack[BoardChanges]) -> Command[None]:
    return boards.change_board(**changes)


_OF_RECORD: Final = "a record"
TEXTS: Final[Mapping[Table, Texts]] = {
    "action": Texts(
        _OF_RECORD,
        {"outcome": "Outcome", "closing_evidence": "Closing evidence"},
        tracking.change_action,
    ),
    "advice": Texts(
        _OF_RECORD,
        {
            "source_body": "Source",
            "source_document": "Document",
            "paragraph": "Paragraph",
            "response_reason": "Reason given",
            "implementation": "Evidence of implementation",
        },
        tracking.change_advice,
    ),
    "assurance": Texts(_OF_RECORD, {"evidence": "Evidence", "gaps": "Gaps"}, tracking.change_assurance),
    "attendance": Texts(
        "an attendance", {"items": "Items attended", "note": "Note"}, attendance.change_attendance
    ),
    "board": Texts(
        "the board",
        {"name": "Name", "body": "Whose board it is", "observing_body": "Who observes it"},
        _change_board,
    ),
    "challenge": Texts(
        _OF_RECORD,
        {
            "assumption": "Assumption tested",
            "evidence_asked": "Evidence asked for",
            "outcome": "Outcome",
            "closing_evidence": "Closing evidence",
        },
        tracking.change_challenge,
    ),
    "correction": Texts(
        "a correction", {"after": "What it should say", "reason": "Why"}, corrections.change_correction
    ),
    "decision": Texts(
        _OF_RECORD,
        {"reasons": "Reasons", "conditions": "Conditions", "dissent": "Dissent", "paper": "Paper"},
        tracking.change_decision,
    ),
    "declaration": Texts(
        "a declaration", {"interest": "Interest", "handling": "Handling"}, attendance.change_declaration
    ),
    "document": Texts(
        "a document",
        {
            "title": "Document: title",
            "publisher": "Document: publisher",
            "version": "Document: version",
            "published_at": "Document: where it is published",
            "note": "Document: note",
        },
        documents.change_document,
    ),
    "document_use": Texts(
        "a quotation",
        {"place": "Place in the document", "quotation": "Quotation", "sic_note": "Note beside “[sic]”"},
        documents.change_use,
    ),
    "entry": Texts("a line", {"text": "As typed", "wording": "Prints as"}, _change_line),
    "item": Texts("an item", {"title": "Title"}, agenda.change_item),
    "meeting": Texts(
        "a meeting",
        {
            "title": "Title",
            "place": "Place",
            "via": "Via",
            "corrections": "Corrections to the minutes before",
            "next_place": "Next meeting: place",
        },
        meetings.change_meeting,
    ),
    "organisation": Texts(
        "an organisation", {"name": "Name", "short_name": "Short name"}, people.change_organisation
    ),
    "paper": Texts("a paper", {"reference": "Paper: number", "title": "Paper: title"}, agenda.change_paper),
    "person": Texts(
        "a person", {"name": "Name", "initials": "Initials", "role": "Role"}, people.change_person
    ),
    "response": Texts("a response", {"text": "Response"}, tracking.change_response),
    "saved_filter": Texts("a saved filter", {"name": "Saved filter"}, saved_filters.rename_filter),
    "series": Texts("a series", {"name": "Name"}, series.change_series),
    "standing_item": Texts("a standing agenda", {"title": "Standing item"}, series.rename_standing_item),
    "standing_question": Texts("a question", {"text": "Question"}, questions.change_question),
    "topic": Texts("a topic", {"name": "Name"}, topics.rename_topic),
    "tracked": Texts(_OF_RECORD, {"text": "Words"}, _change_record),
    "withholding": Texts("a withholding", {"reason": "Why it is withheld"}, withholding.change_withholding),
}
"""By table; a text that is not here is set once, or is a setting."""
