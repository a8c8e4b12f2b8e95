"""The lines of the running record as numbered paragraphs, lists, challenges, decisions and action lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from boardobserver.domain.conventions import PrintedWords
from boardobserver.domain.dates import spell_date
from boardobserver.domain.printed_names import full_name, short_name
from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    ChallengeDetails,
    DecisionDetails,
    Entry,
    Id,
    MeetingRecord,
    Tracked,
)
from boardobserver.domain.words import (
    TRACKED_ENTRY_KINDS,
    DecidedBy,
    DueKind,
    EntryKind,
    ObserverPosition,
    RecordKind,
)
from boardobserver.publish.document import (
    LINE_ENDS,
    Block,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    Tone,
    strong,
    text,
)
from boardobserver.publish.wording import action_sentence

_BULLET = "- "


@dataclass(slots=True)
class Numbering:
    """Numbers paragraphs one after the other: "3.1", "3.2", or "FRTB/2026/31".

    Attributes:
        before: What stands before every number: "3."; empty for nothing.
        last: The number that was taken last.
    """

    before: str
    last: int = 0

    def take(self) -> str:
        """The next number."""
        self.last += 1
        return f"{self.before}{self.last}"


def line_blocks(
    entries: Iterable[Entry], record: MeetingRecord, numbering: Numbering, phrases: PrintedWords
) -> Iterator[Block]:
    """The blocks that published entries print as, in their order."""
    last_challenge: str | None = None
    for entry in entries:
        if entry.kind is EntryKind.CHALLENGE:
            last_challenge = entry.record_id
        for block in _blocks_of(entry, record, numbering, phrases, last_challenge):
            yield replace(block, source=entry.id) if isinstance(block, Paragraph) else block


def prose(
    label: Runs, words: str, number: str = "", tone: Tone = Tone.PLAIN, *, is_bold: bool = False
) -> list[Block]:
    r"""Text as typed as paragraphs, and as lists where its lines begin with "- ".

    >>> [type(block).__name__ for block in prose((), "Two points:\n- one\n- two")]
    ['Paragraph', 'ListBlock']
    """
    blocks: list[Block] = []
    for is_list, lines in _groups(words):
        if is_list:
            if not blocks and (label or number):
                blocks.append(Paragraph(label, number, tone))
            blocks.append(ListBlock(tuple((Run(line, is_bold),) for line in lines), is_inset=True))
        elif not blocks:
            blocks.append(Paragraph((*label, Run("\n".join(lines), is_bold)), number, tone))
        else:
            blocks.append(Paragraph((Run("\n".join(lines), is_bold),), tone=tone, is_inset=True))
    if not blocks and label:
        blocks.append(Paragraph(label, number, tone))
    return blocks


def _groups(words: str) -> Iterator[tuple[bool, list[str]]]:
    """Runs of consecutive lines that are all list items, or all not; an empty line ends a run."""
    group: list[str] = []
    was_list = False
    for line in LINE_ENDS.split(words):
        is_list = line.startswith(_BULLET) and bool(line[2:].strip())
        if group and (is_list != was_list or not line.strip()):
            yield was_list, group
            group = []
        if line.strip():
            group.append(line[len(_BULLET) :] if is_list else line)
            was_list = is_list
    if group:
        yield was_list, group


def _blocks_of(
    entry: Entry,
    record: MeetingRecord,
    numbering: Numbering,
    phrases: PrintedWords,
    last_challenge: str | None,
) -> list[Block]:
    """The blocks of one entry."""
    words = wording_of(entry)
    tracked = record.records.get(entry.record_id) if entry.record_id else None
    if not words.strip() and tracked is None:
        return []
    details = tracked.details if tracked is not None and tracked.entry_id == entry.id else None
    match entry.kind:
        case EntryKind.ACTION:
            return _action(entry, record, phrases, tracked, words)
        case EntryKind.DECISION:
            return _decision(entry, record, phrases, tracked, words)
        case EntryKind.CHALLENGE:
            to = ""
            if isinstance(details, ChallengeDetails):
                to = short_name(record, details.directed_to_id, details.directed_to_organisation_id)
            label = _label(entry, record, phrases, tracked, to=to)
        case EntryKind.RESPONSE:
            to_other = tracked is not None and entry.record_id != last_challenge
            named = f"{phrases.response} to {tracked.reference}" if to_other and tracked else phrases.response
            label = _with_speaker(named, short_name_of(entry, record))
        case EntryKind.ADVICE:
            source = _source(details) if isinstance(details, AdviceDetails) else ""
            label = _label(entry, record, phrases, tracked, source=source)
        case _:
            label = _note_label(entry, record, phrases, tracked)
    return prose((strong(label),) if label else (), words, numbering.take())


def short_name_of(entry: Entry, record: MeetingRecord) -> str:
    """The initials or short name of whoever an entry is attributed to; empty for nobody."""
    return short_name(record, entry.speaker_id, entry.speaker_organisation_id)


def named_record(tracked: Tracked, phrases: PrintedWords) -> str:
    """A record as the text names it: "Action AC-2026-031"."""
    return f"{phrases.of(tracked.kind)} {tracked.reference}"


def _with_speaker(named: str, speaker: str) -> str:
    return f"{named} ({speaker}): " if speaker else f"{named}: "


def _label(
    entry: Entry,
    record: MeetingRecord,
    phrases: PrintedWords,
    tracked: Tracked | None,
    *,
    to: str = "",
    source: str = "",
) -> str:
    """What stands before the words of an entry that is at once a record."""
    unnamed = phrases.of(TRACKED_ENTRY_KINDS[entry.kind])
    named = unnamed if tracked is None else named_record(tracked, phrases)
    speaker = short_name_of(entry, record)
    said = f"{speaker} to {to}" if speaker and to else f"to {to}" if to else speaker
    return _with_speaker(named, "; ".join(part for part in (said, source) if part))


def _source(details: AdviceDetails) -> str:
    """Where a piece of advice was given: body, document and paragraph."""
    paragraph = f"paragraph {details.paragraph}" if details.paragraph else ""
    return ", ".join(part for part in (details.source_body, details.source_document, paragraph) if part)


def _note_label(entry: Entry, record: MeetingRecord, phrases: PrintedWords, tracked: Tracked | None) -> str:
    """What stands before a note, a support or a figure: its kind, who said it, the record it moved."""
    speaker = short_name_of(entry, record)
    on = f"on {tracked.reference}" if tracked is not None else ""
    said = ", ".join(part for part in (speaker, on) if part)
    if entry.kind is EntryKind.SUPPORT:
        return _with_speaker(phrases.support, said)
    if entry.kind is EntryKind.FIGURE:
        return _with_speaker(phrases.figure, said)
    return f"{said[0].upper()}{said[1:]}: " if said else ""


def _action(
    entry: Entry, record: MeetingRecord, phrases: PrintedWords, tracked: Tracked | None, words: str
) -> list[Block]:
    """An action line, bold and named, or the news of one that was there before."""
    named = named_record(tracked, phrases) if tracked else phrases.of(RecordKind.ACTION)
    if tracked is None or not isinstance(tracked.details, ActionDetails):
        return prose((strong(f"{named}: "),), words, tone=Tone.ACTION, is_bold=True)
    if tracked.entry_id != entry.id:
        return prose((strong(f"{named}, update: "),), words, tone=Tone.ACTION)
    sentence = action_sentence(record, words, tracked, tracked.details)
    blocks = prose((strong(f"{named}: "),), sentence, tone=Tone.ACTION, is_bold=True)
    missing = [
        "no owner recorded" if not _has_owner(tracked, tracked.details) else "",
        "no due date recorded" if not _has_due(tracked, tracked.details) else "",
    ]
    said = " and ".join(part for part in missing if part)
    return _with_last_line(blocks, text(f"({said})") if said else (), Tone.ACTION)


def _has_owner(action: Tracked, details: ActionDetails) -> bool:
    return bool(details.owner_id or details.owner_organisation_id or action.label_of("owner"))


def _has_due(action: Tracked, details: ActionDetails) -> bool:
    return details.due.kind is not DueKind.NONE or bool(action.label_of("due"))


def _decision(
    entry: Entry, record: MeetingRecord, phrases: PrintedWords, tracked: Tracked | None, words: str
) -> list[Block]:
    """A decision of the Board, with its reasons and the observers' position."""
    named = named_record(tracked, phrases) if tracked else phrases.of(RecordKind.DECISION)
    if tracked is None or not isinstance(tracked.details, DecisionDetails):
        label = _with_speaker(named, short_name_of(entry, record))
        return prose((strong(label),), words, tone=Tone.DECISION)
    details = tracked.details
    if tracked.entry_id != entry.id:
        return prose((strong(f"{named}, update: "),), words, tone=Tone.DECISION)
    by = "the Board" if details.decided_by is DecidedBy.BOARD else "the Chair, outside the meeting"
    blocks = prose((strong(f"{named} ({phrases.of(details.verb)} by {by}): "),), words, tone=Tone.DECISION)
    return _with_last_line(blocks, decision_particulars(tracked, details), Tone.DECISION)


def decision_particulars(decision: Tracked, details: DecisionDetails) -> Runs:
    """Reasons, conditions and the rest of a decision, one to a line; the observers' position last."""
    effective = day_of(decision, "effective_date", details.effective_date)
    said = (
        ("Reasons", details.reasons),
        ("Conditions", details.conditions),
        ("Dissent", details.dissent),
        ("Paper", details.paper),
        ("Effective from", effective),
        ("Observers’ position", position_words(details.observer_position)),
    )
    return text("\n".join(f"{name}: {value}" for name, value in said if value.strip()))


def day_of(tracked: Tracked, field: str, day: date | None, part_id: Id | None = None) -> str:
    """A day of a record as it prints, or what stands in its place; empty where there is none."""
    return tracked.label_of(field, part_id) or (spell_date(day) if day is not None else "")


def position_words(position: ObserverPosition) -> str:
    """The observers' position on a decision, as it prints; it is never a vote."""
    return position.label.lower()


def _with_last_line(blocks: list[Block], line: Runs, tone: Tone) -> list[Block]:
    """The blocks with one more line at their end, within the last paragraph if there is one."""
    if not line:
        return blocks
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph):
        return [*blocks[:-1], replace(last, runs=(*last.runs, Run("\n"), *line))]
    return [*blocks, Paragraph(line, tone=tone, is_inset=True)]


def owner_of(record: MeetingRecord, action: Tracked, details: ActionDetails) -> str:
    """An action's owner in full, or what stands in their place; empty where none is recorded."""
    return action.label_of("owner") or full_name(record, details.owner_id, details.owner_organisation_id)
