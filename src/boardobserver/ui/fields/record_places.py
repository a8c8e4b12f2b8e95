"""Where in the window records are shown."""

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.ui.registers.looks import page_of
from boardobserver.ui.shell.pages import Location


def place_of_record(kind: RecordKind, record_id: Id) -> Location:
    """The place that shows a record in its register.

    >>> place_of_record(RecordKind.ACTION, "0198")
    Location(page='actions', detail='0198')
    """
    return Location(page_of(kind), record_id)


def place_of_filter(kind: RecordKind, filter_text: str) -> Location:
    """The place that shows what of a register a filter lets through.

    >>> place_of_filter(RecordKind.ACTION, "is:overdue").detail
    'filter:is:overdue'
    """
    return Location(page_of(kind), f"filter:{filter_text}")
