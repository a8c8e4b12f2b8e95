"""The format as a whole: one object, which says first what it is and of which version of the format.

A change that a program of today could not read gets the next number, and the reader of this one stays. Each
record is written in the lowest number that holds it. By the second, a full edition marks whatever prints of a
record or an item that is withheld whole; by the first, its words alone.
"""

from datetime import date
from typing import Final, Literal

from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.withholding import WithheldSort
from boardobserver.publish.record_file.meetings import (
    AgendaItem,
    Attendance,
    Board,
    Declaration,
    Entry,
    Meeting,
    Organisation,
    Person,
)
from boardobserver.publish.record_file.movements import MovementRecord
from boardobserver.publish.record_file.parts import Instant, Key, Part, VersionNumber, Whole
from boardobserver.publish.record_file.tracked import Tracked

FORMAT: Final = "boardobserver-minutes"
"""What every record calls its own format."""

FORMAT_VERSION: Final = 2
"""The newest version of the format."""

FILE_NAME: Final = "minutes-record.json"
"""What the record is called among the attachments of a document."""

MEDIA_TYPE: Final = "application/json"


class RecordToday(Part, frozen=True):
    """Where a record stood on the later day that the annexes tell of.

    Attributes:
        record_id: The record.
        status: Where it stood then, a word of its kind's statuses.
        due_on: By which day something was due of it.
    """

    record_id: Key
    status: str
    due_on: date | None


class AsOfToday(Part, frozen=True):
    """Where the records of the meeting stood on a later day.

    Attributes:
        on: The day.
        records: Each record of the meeting, by its key.
    """

    on: date
    records: tuple[RecordToday, ...]


class MeetingChanges(Part, frozen=True):
    """What happened to the records between one meeting and the end of the next.

    Attributes:
        since: The meeting before.
        movements: What happened, in order.
        records: The records that it happened to, as they stood at the end, by their keys.
        entries: The lines at which it happened, by their keys.
        meetings: The meetings at which it happened, by their keys.
    """

    since: Meeting
    movements: tuple[MovementRecord, ...]
    records: tuple[Tracked, ...]
    entries: tuple[Entry, ...]
    meetings: tuple[Meeting, ...]


class Withholding(Part, frozen=True):
    """Something that the public edition does not say; it stands in the full edition only.

    Attributes:
        id: Its key.
        meeting_id: The meeting in whose minutes it was withheld; null for all of the board.
        entry_id: The line that the passage was chosen in, or that is withheld whole.
        item_id: The agenda item that is withheld whole.
        record_id: The record that the passage was chosen in, or that is withheld whole.
        passage: The words; empty when all of the line, item or record is withheld.
        exemptions: What it rests on, by section of the Freedom of Information Act 2000.
    """

    id: Key
    meeting_id: Key | None
    entry_id: Key | None
    item_id: Key | None
    record_id: Key | None
    passage: str
    exemptions: tuple[Exemption, ...]


class WithheldCount(Part, frozen=True):
    """How much of one sort is withheld on one exemption.

    Attributes:
        exemption: The exemption, by section; null for what was said in the restricted part of the meeting.
        sort: What it is that is withheld.
        count: How much of it.
    """

    exemption: Exemption | None
    sort: WithheldSort
    count: Whole


class Correction(Part, frozen=True):
    """A correction to minutes that were signed off.

    Attributes:
        id: Its key.
        meeting_id: The meeting whose minutes it corrects.
        agreed_at_id: The later meeting that agreed it, or at which it was put forward.
        number: Its number, from 1.
        target: What it corrects a field of; empty where that is no single field.
        target_id: The key of that.
        field: The field.
        place: Where it prints, in words.
        before: The words before.
        after: The words after.
        reason: Why.
        made_at: When it was made.
        made_by_id: The person who made it.
        version_id: The version that has it.
        agreed_at: The title of that later meeting.
        agreed_on: The day of that later meeting.
    """

    id: Key
    meeting_id: Key
    agreed_at_id: Key | None
    number: Whole
    target: str
    target_id: Key | None
    field: str
    place: str
    before: str
    after: str
    reason: str
    made_at: Instant
    made_by_id: Key | None
    version_id: Key | None
    agreed_at: str
    agreed_on: date | None


class MinutesFile(Part, frozen=True):
    """The record of a meeting, as one edition of one version of its minutes prints it.

    Attributes:
        format: What this is.
        format_version: The version of this format.
        edition: For whom it is.
        version: Which version of the minutes it is.
        journal_head: The hash of the last unit of the board's journal when the version was made.
        board: The board.
        meeting: The meeting.
        previous: The meeting before.
        attendance: Who was there, and who was not.
        declarations: The interests that were declared.
        items: The agenda, in its order.
        entries: The lines that print, in the order of the record.
        records: The records that the lines raised or moved, and others that were changed, by their keys.
        people: The people who appear, by their keys.
        organisations: The organisations that appear, by their keys.
        today: Where the records stood on a later day, if that prints.
        changes: What has happened since the meeting before, if that prints.
        withholdings: What the public edition does not say; in that edition itself there is none.
        withheld: How much the public edition withholds, by exemption.
        labels: What stands in the public edition where something is withheld, each once.
        corrections: The corrections that this version has, and those put forward or agreed at the meeting.
        conventions: How the board has its documents made: what is not as usual, by name.
        logo: The picture at the head of the first page, a PNG; empty where there is none.
    """

    format: Literal["boardobserver-minutes"]
    format_version: Literal[1, 2]
    edition: Edition
    version: VersionNumber
    journal_head: str
    board: Board
    meeting: Meeting
    previous: Meeting | None
    attendance: tuple[Attendance, ...]
    declarations: tuple[Declaration, ...]
    items: tuple[AgendaItem, ...]
    entries: tuple[Entry, ...]
    records: tuple[Tracked, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    today: AsOfToday | None
    changes: MeetingChanges | None
    withholdings: tuple[Withholding, ...]
    withheld: tuple[WithheldCount, ...]
    labels: tuple[str, ...]
    corrections: tuple[Correction, ...]
    conventions: dict[str, str]
    logo: bytes
