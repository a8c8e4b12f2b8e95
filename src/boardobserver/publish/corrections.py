"""Corrections in print: which version they make of minutes, their list, and where a meeting made them."""

from collections.abc import Iterable, Iterator
from datetime import date

from boardobserver.domain.dates import spell_date
from boardobserver.domain.snapshots import Correction, MeetingRecord, MinutesContent
from boardobserver.publish.document import Block, Field, Fields, Heading, Runs, strong, text
from boardobserver.publish.wording import local

TITLE = "Corrections to these minutes"


def corrections_of(corrections: Iterable[Correction], record: MeetingRecord) -> list[Correction]:
    """The corrections that were made to these minutes, by number."""
    own = (each for each in corrections if each.meeting_id == record.meeting.id and each.version_id)
    return sorted(own, key=lambda each: each.number)


def version_words(content: MinutesContent) -> str:
    """Which version minutes are: "version 2, corrected on 3 December 2026 (correction 1)"."""
    record = content.record
    version = f"version {content.imprint.version}"
    made = corrections_of(content.corrections, record)
    if not made:
        return version
    on = max(_agreed_on(each, record) for each in made)
    *most, last = [str(each.number) for each in made]
    numbers = f"corrections {', '.join(most)} and {last}" if most else f"correction {last}"
    return f"{version}, corrected on {spell_date(on)} ({numbers})"


def correction_blocks(corrections: Iterable[Correction], record: MeetingRecord) -> Iterator[Block]:
    """The section that lists the corrections that minutes have: old text, new text, reason, where agreed."""
    made = corrections_of(corrections, record)
    if made:
        yield Heading(2, TITLE)
    for each in made:
        named = f"Correction {each.number}"
        yield Heading(3, f"{named}: {each.place}" if each.place else named)
        where = f"{each.agreed_at}, {spell_date(each.agreed_on)}" if each.agreed_on else ""
        outside = f"Outside a meeting, {spell_date(_agreed_on(each, record))}"
        rows = (
            ("The text was", each.before),
            ("It now says" if each.target else "Correction", each.after),
            ("Reason", each.reason),
            ("Agreed", where or outside),
        )
        yield Fields(tuple(Field(term, _lines(words)) for term, words in rows if words.strip()))


def corrections_made(corrections: Iterable[Correction], record: MeetingRecord) -> tuple[Runs, ...]:
    """The corrections to earlier minutes that a meeting was put or agreed, a line each."""
    previous_id = None if record.previous is None else record.previous.id
    return tuple(
        (strong(f"Correction {each.number}{_of_what(each, previous_id)}: "), *text(_in_words(each)))
        for each in corrections
        if each.meeting_id != record.meeting.id
    )


def _of_what(correction: Correction, previous_id: str | None) -> str:
    earlier = "" if correction.meeting_id == previous_id else "of the minutes of an earlier meeting"
    said = " ".join(part for part in (correction.place, earlier) if part)
    return f" ({said})" if said else ""


def _in_words(correction: Correction) -> str:
    after = _on_one_line(correction.after)
    said = f"for “{_on_one_line(correction.before)}” read “{after}”." if correction.target else _ended(after)
    settled = "" if correction.version_id else " It was put forward and not yet agreed."
    return f"{said} Reason: {_ended(_on_one_line(correction.reason))}{settled}"


def _lines(words: str) -> tuple[Runs, ...]:
    return tuple(text(line) for line in words.splitlines() if line.strip())


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "]")) else f"{words}."


def _agreed_on(correction: Correction, record: MeetingRecord) -> date:
    return correction.agreed_on or local(correction.made_at, record).date()
