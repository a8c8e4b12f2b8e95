"""What is withheld from the public, the versions of minutes, their corrections, and what was issued."""

from dataclasses import dataclass
from datetime import date, datetime

from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots.boards import Id
from boardobserver.domain.words import Word


@dataclass(frozen=True, slots=True)
class Withholding:
    """Something that the public edition does not say, and why.

    Attributes:
        meeting_id: The meeting in whose minutes it was withheld; None for all of the board.
        entry_id: The line that the passage was chosen in, or that is withheld whole.
        item_id: The agenda item that is withheld whole.
        record_id: The tracked record that the passage was chosen in, or that is withheld whole.
        passage: The words, as they stand in the print; empty when all of the line, item or record is.
        exemptions: What it rests on; at least one.
        reason: Why the exemption holds; stays with the board and prints nowhere.
    """

    id: Id
    meeting_id: Id | None
    entry_id: Id | None
    item_id: Id | None
    record_id: Id | None
    passage: str
    exemptions: tuple[Exemption, ...]
    reason: str


class WithheldSort(Word):
    """What it is that is withheld."""

    PASSAGE = "passage"
    LINE = "line"
    ITEM = "item"
    RECORD = "record"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class WithheldCount:
    """How much of one sort is withheld on one exemption; None for what was said in part 2."""

    exemption: Exemption | None
    sort: WithheldSort
    count: int


@dataclass(frozen=True, slots=True, order=True)
class VersionNumber:
    """The number of a version: "0.2" for the second draft, "1" for the minutes signed off.

    >>> str(VersionNumber(0, 2)), str(VersionNumber(2)), VersionNumber(0, 9) < VersionNumber(1)
    ('0.2', '2', True)
    """

    major: int
    minor: int = 0

    def __str__(self) -> str:
        """The number as it prints."""
        return str(self.major) if self.major else f"0.{self.minor}"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a meeting's minutes, kept for good.

    Attributes:
        reason: What it was made for: "Under review", "Signed off", "Correction 1".
        record_sha256: Of the record that it prints, which stands among the board's files.
        journal_head: The hash of the journal's last unit when it was made.
    """

    id: Id
    meeting_id: Id
    number: VersionNumber
    made_at: datetime
    made_by_id: Id | None
    reason: str
    record_sha256: str
    journal_head: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction to minutes that are signed off.

    Attributes:
        meeting_id: The meeting whose minutes it corrects.
        agreed_at_id: The later meeting that agreed it, or at which it was put forward; None when it was made
            outside one.
        number: From 1, within the minutes that it corrects.
        target: The table of the row that it corrects ("entry"); empty where it corrects no single field.
        target_id: The key of that row.
        field: The field of that row ("wording").
        place: Where it prints, in words: "paragraph 3.2".
        made_at: When it was put forward; once it is agreed, when it was.
        version_id: The version that has it; None while it is only put forward.
        agreed_at: The title of that later meeting; empty for none.
        agreed_on: The day of that later meeting.
    """

    id: Id
    meeting_id: Id
    agreed_at_id: Id | None
    number: int
    target: str
    target_id: Id | None
    field: str
    place: str
    before: str
    after: str
    reason: str
    made_at: datetime
    made_by_id: Id | None
    version_id: Id | None
    agreed_at: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that went out: the file itself stands among the board's files.

    Attributes:
        sha256: Of the file.
        format: How the file's name ends: "pdf", "docx", "html".
        issued_to: To whom it went, in words.
    """

    id: Id
    meeting_id: Id
    version: VersionNumber
    edition: Edition
    format: str
    sha256: str
    size: int
    issued_on: date
    issued_to: str
    issued_by_id: Id | None
    note: str
