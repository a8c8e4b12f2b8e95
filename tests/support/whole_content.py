"""Minutes with all that they can have besides a meeting, and text as a board holds it."""

from datetime import UTC, date, datetime
from hashlib import sha256

from tests.support.any_meetings import hostile_text
from tests.support.particulars import an_id

from boardobserver.domain.appearing import what_appears
from boardobserver.domain.conventions import Conventions, Logo, PrintedWords
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.release import Edition, Exemption, Grade
from boardobserver.domain.snapshots import (
    AsOfToday,
    Correction,
    Id,
    Imprint,
    MeetingRecord,
    MinutesContent,
    RecordToday,
    VersionNumber,
    Withholding,
)
from boardobserver.domain.withholding import EditionContent, WithheldCount, WithheldSort

_LOGO = b"\x89PNG"

BOARD_TEXT = hostile_text().map(plain_text)
"""Hostile text as it comes out of a board."""


def as_edition(content: MinutesContent) -> EditionContent:
    """The content, with what a public edition tells besides."""
    counts = (
        WithheldCount(Exemption.LAW_ENFORCEMENT, WithheldSort.PASSAGE, 3),
        WithheldCount(None, WithheldSort.ITEM, 1),
    )
    return EditionContent(what_appears(content), counts, ("[Withheld: section 31(1)]",))


def whole_content(record: MeetingRecord, words: str) -> MinutesContent:
    """A meeting with all that minutes can have besides."""
    return MinutesContent(
        record=record,
        today=AsOfToday(
            date(2026, 12, 1),
            {key: RecordToday(each.status, date(2027, 1, 31)) for key, each in record.records.items()},
        ),
        imprint=Imprint(VersionNumber(0, 3), Edition.FULL, "ab" * 32),
        withholdings=(_withholding(record.meeting.id, words),),
        corrections=(_correction(record.meeting.id, words),),
        conventions=Conventions(
            named_from=Grade.INSPECTOR,
            years_kept=None,
            house_name=words,
            logo=Logo(sha256(_LOGO).hexdigest(), words, _LOGO),
            words=PrintedWords(challenge="Question"),
        ),
    )


def _withholding(meeting_id: Id, passage: str) -> Withholding:
    exemptions = (Exemption.LAW_ENFORCEMENT, Exemption.PERSONAL_INFORMATION)
    return Withholding(an_id(7), meeting_id, None, None, None, passage, exemptions, "It says how.")


def _correction(meeting_id: Id, before: str) -> Correction:
    return Correction(
        id=an_id(8),
        meeting_id=meeting_id,
        agreed_at_id=an_id(9),
        number=1,
        target="entry",
        target_id=an_id(10),
        field="wording",
        place="paragraph 3.2",
        before=before,
        after="",
        reason="It was said otherwise.",
        made_at=datetime(2027, 1, 5, 9, 30, 0, 250, tzinfo=UTC),
        made_by_id=None,
        version_id=None,
    )
