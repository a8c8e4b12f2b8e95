"""Where in the window a record is shown."""

from collections.abc import Mapping

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.ui.shell.pages import Location

REGISTER_PAGES: Mapping[RecordKind, str] = {
    RecordKind.CHALLENGE: "challenges",
    RecordKind.ADVICE: "advice",
    RecordKind.ACTION: "actions",
    RecordKind.DECISION: "decisions",
    RecordKind.ASSURANCE: "assurance",
}
"""The id of the page of each register."""


def place_of_record(kind: RecordKind, record_id: Id) -> Location:
    """The place that shows a record in its register.

    >>> place_of_record(RecordKind.ACTION, "0198")
    Location(page='actions', detail='0198')
    """
    return Location(REGISTER_PAGES[kind], record_id)


def place_of_filter(kind: RecordKind, filter_text: str) -> Location:
    """The place that shows what of a register a filter lets through.

    >>> place_of_filter(RecordKind.ACTION, "is:overdue").detail
    'filter:is:overdue'
    """
    return Location(REGISTER_PAGES[kind], f"filter:{filter_text}")
