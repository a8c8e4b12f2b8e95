"""Verifying: whether a PDF is what the program makes of the record in it, and what the board says today.

That a file agrees with its own record shows that it is whole, and not that the record is the board's: whoever
knows the program could write both anew. Held against a board, the record is compared field by field, and
the head of the journal that it names is looked for.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from boardobserver.domain.dates import spell_date
from boardobserver.domain.differences import Difference, differences
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import ordinal
from boardobserver.domain.withholding import EditionContent, in_edition
from boardobserver.host.files import read_within

if TYPE_CHECKING:
    from boardobserver.publish.pdf.reading import ReadPdf
    from boardobserver.storage.reader import Reader

LARGEST_FILE: Final = 128 * 2**20
"""No set of minutes is larger, in bytes: a thousand pages are about ten million."""

_SECONDS: Final = 120.0
"""No minutes take longer to make; those of a thousand pages take a tenth of it."""

_LARGEST_MADE: Final = 16 * 2**20
"""Of no larger record the file is made anew: that takes forty times its size in memory."""

_TOO_LARGE: Final = "The record of this PDF is larger than that of any meeting. It was not verified."

_DIGITS: Final = re.compile("[0-9a-f]{8,64}")
"""A group of the digits of a hash."""

_OTHER_VERSION: Final = (
    "The file says that another version of Board Observer drew it (layout {layout}), which may account for "
    "some of this:"
)
_NOT_OURS: Final = (
    "This PDF carries no record: it is no minutes of Board Observer’s, or the record was taken out of it."
)


class Verdict(StrEnum):
    """What a file was found to be."""

    EXACT = "exact"
    RESAVED = "resaved"
    OF_ANOTHER_LAYOUT = "of another layout"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a file was found to be, by itself.

    Attributes:
        edition: What its record says; None where it has none that can be read.
        record_sha256: The SHA-256 of the record; empty where it has none.
        is_hash_printed: Whether its pages print that.
        alterations: What is not as the record gives it, in sentences.
        layout: The layout that it says it was drawn by, where that is another than today's.
    """

    verdict: Verdict
    edition: EditionContent | None
    record_sha256: str
    is_hash_printed: bool
    alterations: tuple[str, ...]
    layout: int | None = None

    @property
    def is_verified(self) -> bool:
        """Whether text and record are what the program made."""
        return self.verdict in {Verdict.EXACT, Verdict.RESAVED, Verdict.OF_ANOTHER_LAYOUT}

    @property
    def sentence(self) -> str:
        """What it was found to be, in a sentence or two."""
        return _SENTENCES[self.verdict].format(layout=self.layout)


_SENTENCES = {
    Verdict.EXACT: "This is exactly the file that the program makes of the record in it.",
    Verdict.RESAVED: (
        "Text and record are unaltered. The file was saved again, by another program or another version of "
        "Board Observer, and only its bytes lie otherwise."
    ),
    Verdict.OF_ANOTHER_LAYOUT: (
        "This file was drawn by another version of Board Observer (layout {layout}). Its words agree with "
        "the record in it. Whether some are covered, moved or drawn as others, only that version can tell."
    ),
    Verdict.ALTERED: "This file is not what the program makes of the record in it.",
    Verdict.UNKNOWN: "This file cannot be verified.",
}


@dataclass(frozen=True, slots=True)
class BoardComparison:
    """What the record of a file is to a board.

    Attributes:
        meeting: Which meeting it is of, in words; empty where the board has no such meeting.
        has_journal_head: Whether the head that the file names is one of the board's journal; None where the
            file names none.
        differences: What differs today, field by field.
        disposed_on: When the board disposed of the meeting; None where it has it still.
    """

    meeting: str
    has_journal_head: bool | None
    differences: tuple[Difference, ...]
    disposed_on: date | None = None

    @property
    def is_the_boards(self) -> bool:
        """Whether the board bears the file out: it has the meeting, and the journal that the file names."""
        return bool(self.meeting) and self.has_journal_head is not False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the board has of the file, in sentences; the differences stand beside them."""
        if self.disposed_on is not None:
            gone = f"The board disposed of this meeting on {spell_date(self.disposed_on)}."
            return (*_HEADS[self.has_journal_head], gone)
        if not self.meeting:
            return ("The board has no such meeting.", *_HEADS[self.has_journal_head])
        count = len(self.differences)
        said = {0: "Nothing differs on the board today.", 1: "One field differs on the board today:"}
        return (*_HEADS[self.has_journal_head], said.get(count, f"{count} fields differ on the board today:"))


_HEADS: Final[dict[bool | None, tuple[str, ...]]] = {
    True: ("The board’s journal has the head that the file names.",),
    False: ("The head of the journal that the file names is not in the board’s journal.",),
    None: ("The file names no head of the journal: it was made of a board as it stood.",),
}


def verify_file(path: Path) -> Verification:
    """What a PDF is, found out from itself alone; it may run off the window's thread.

    Raises:
        Refusal: It is no PDF, is damaged or protected, or holds more than any set of minutes does.
        Fault: It cannot be read.
    """
    return verify_minutes(read_within(path, LARGEST_FILE))


def verify_minutes(data: bytes) -> Verification:
    """What a PDF is, by its bytes.

    Raises:
        Refusal: It is no PDF, is damaged or protected, or holds more than any set of minutes does.
    """
    # Loaded only when a file is verified: no start needs it.
    from boardobserver.publish.pdf.reading import read_pdf
    from boardobserver.publish.record_file.format import FILE_NAME
    from boardobserver.publish.record_file.reading import read_record

    found = read_pdf(data)
    record = found.attachments.get(FILE_NAME)
    if record is None:
        return Verification(Verdict.UNKNOWN, None, "", is_hash_printed=False, alterations=(_NOT_OURS,))
    if len(record) > _LARGEST_MADE:
        raise Refusal(_TOO_LARGE)
    digest = sha256(record).hexdigest()
    is_printed = digest in _printed_digits(found)
    try:
        edition = read_record(record)
    except Refusal as refusal:
        said = (refusal.message, *_of_hash(is_printed))
        return Verification(Verdict.ALTERED, None, digest, is_printed, said)
    return _against_record(data, found, edition, digest, is_printed)


def record_words(verification: Verification) -> str:
    """The record of a file in words: of which meeting, in which version and edition, under which hash."""
    if verification.edition is None:
        return ""
    imprint = verification.edition.content.imprint
    printed = "as the minutes print it" if verification.is_hash_printed else "which the minutes do not print"
    return (
        f"{meeting_in(verification.edition)}. Version {imprint.version}, {imprint.edition.value} edition.\n"
        f"SHA-256 of the record, {printed}:\n{verification.record_sha256}"
    )


def meeting_in(edition: EditionContent) -> str:
    """Which meeting a record is of, in words: "MT-2026-006, 14th meeting, 22 November 2026"."""
    meeting = edition.content.record.meeting
    number = f"{ordinal(meeting.number)} meeting" if meeting.number > 0 else "meeting"
    return f"{meeting.reference}, {number}, {spell_date(meeting.held_on)}"


def compare_with_board(read: "Reader", edition: EditionContent, today: date) -> BoardComparison:
    """What the record of a file is to an open board.

    Args:
        read: Reads the board.
        edition: What the record says.
        today: The day, for where records stand today.
    """
    # Loaded only when a file is held against a board: no start needs it.
    from boardobserver.services.minutes_content import MinutesOptions, minutes_content

    imprint = edition.content.imprint
    has_head = read.releases.has_journal_head(imprint.journal_head) if imprint.journal_head else None
    meeting_id = edition.content.record.meeting.id
    if all(each.id != meeting_id for each in read.meetings()):
        return BoardComparison("", has_head, ())
    disposed = read.retention.disposal_of(meeting_id)
    if disposed is not None:
        return BoardComparison(meeting_in(edition), has_head, (), read.board().day_of(disposed.at))
    options = MinutesOptions(
        as_of_today=True, changes=edition.content.changes is not None, edition=imprint.edition
    )
    content = in_edition(minutes_content(read, meeting_id, today, options)).content
    return BoardComparison(meeting_in(edition), has_head, differences(edition.content, content))


def _against_record(
    data: bytes, found: "ReadPdf", edition: EditionContent, digest: str, is_printed: bool
) -> Verification:
    """What a file is whose record can be read: the program makes it anew, and compares."""
    from boardobserver.publish.pdf.alterations import alterations
    from boardobserver.publish.pdf.layouts import differences_in_words
    from boardobserver.publish.pdf.metadata import LAYOUT, layout_named
    from boardobserver.publish.pdf.reading import read_pdf

    try:
        made = _made_of(edition)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        said = ("The record was altered: no minutes can be made of it.", *_of_hash(is_printed))
        return Verification(Verdict.ALTERED, edition, digest, is_printed, said)
    if made == data:
        return Verification(Verdict.EXACT, edition, digest, is_printed, ())
    given = read_pdf(made)
    said = alterations(found, given)
    if not said:
        return Verification(Verdict.RESAVED, edition, digest, is_printed, ())
    layout = layout_named(found.about.get("Producer", ""))
    if layout is not None and layout != LAYOUT and is_printed:
        said = tuple(differences_in_words(found, given))
        if not said:
            verdict = Verdict.OF_ANOTHER_LAYOUT
            return Verification(verdict, edition, digest, is_printed, (), layout)
        said = (_OTHER_VERSION.format(layout=layout), *said)
    return Verification(Verdict.ALTERED, edition, digest, is_printed, (*_of_hash(is_printed), *said))


def _made_of(edition: EditionContent) -> bytes:
    """The file that the program makes of a record.

    Raises:
        Refusal: It takes longer than the minutes of any meeting.
    """
    from boardobserver.publish.pdf.render import PrintingCancelledError, render_pdf
    from boardobserver.services.publishing import edition_document

    until = monotonic() + _SECONDS
    try:
        return render_pdf(edition_document(edition), is_cancelled=lambda: monotonic() > until).data
    except PrintingCancelledError as error:
        raise Refusal(_TOO_LARGE) from error


def _printed_digits(found: "ReadPdf") -> str:
    """The digits of the hashes that the pages print, which may go on over the end of a page."""
    return "".join(word for page in found.pages for word in page.words if _DIGITS.fullmatch(word))


def _of_hash(is_printed: bool) -> tuple[str, ...]:
    if is_printed:
        return ()
    return ("The record, or the SHA-256 that the minutes print, was altered: they do not agree.",)
