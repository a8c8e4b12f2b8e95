"""What happened to the records, in the format."""

from datetime import date

from boardobserver.domain.words import Movement
from boardobserver.publish.record_file.parts import Instant, Key, Part


class FieldChange(Part, frozen=True):
    """A field of a record that a movement changed.

    Attributes:
        field: Its name, as it stands among the record's members or its details.
        before: Its value before, as text.
        after: Its value after, as text.
    """

    field: str
    before: str | None
    after: str | None


class MovementRecord(Part, frozen=True):
    """Something that happened to a record.

    Attributes:
        id: Its key.
        record_id: The record.
        what: What happened.
        at: When.
        meeting_id: At which meeting.
        item_id: Under which agenda item.
        entry_id: The line that it was noted at.
        status_after: Where the record stood after it, a word of its kind's statuses.
        words: In what words, where no line has them.
        by_id: The person who did it.
        until_on: The day to which it was deferred.
        until_meeting_id: The meeting to which it was deferred.
        fields: What it changed of the record.
    """

    id: Key
    record_id: Key
    what: Movement
    at: Instant
    meeting_id: Key | None
    item_id: Key | None
    entry_id: Key | None
    status_after: str
    words: str
    by_id: Key | None
    until_on: date | None
    until_meeting_id: Key | None
    fields: tuple[FieldChange, ...]
