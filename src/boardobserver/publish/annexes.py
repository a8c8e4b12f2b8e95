"""The annexes that list a meeting's tracked records: actions, challenges, ethics advice and decisions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from boardobserver.domain.conventions import Annex, PrintedWords
from boardobserver.domain.dates import spell_date
from boardobserver.domain.printed_names import short_name
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import (
    ActionDetails,
    AdviceDetails,
    AsOfToday,
    ChallengeDetails,
    DecisionDetails,
    Id,
    MeetingRecord,
    Response,
    Tracked,
    WithheldDetails,
)
from boardobserver.domain.tracking import is_closed
from boardobserver.domain.withholding.wholes import NO_WHOLES
from boardobserver.domain.words import AdviceResponse, DecidedBy, DueKind, RecordKind
from boardobserver.publish.document import BULLET, Cell, Column, Runs, Table, strong, text
from boardobserver.publish.lines import day_of, decision_particulars, owner_of
from boardobserver.publish.withheld import withheld_cell
from boardobserver.publish.wording import local, plural, raised

_REFERENCE, _STATUS = Column("Reference", 27), Column("Status", 20)

_DUE = {
    RecordKind.ACTION: "Due",
    RecordKind.CHALLENGE: "Promised by",
    RecordKind.ADVICE: "Review",
    RecordKind.DECISION: "",
}
"""What the day is called by which something is due of a record."""

_RowMaker = Callable[[Tracked, MeetingRecord, PrintedWords], tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class _Listing:
    """What an annex lists, and how."""

    title: str
    kind: RecordKind
    columns: tuple[Column, ...]
    row: _RowMaker


def record_annexes(
    record: MeetingRecord,
    phrases: PrintedWords,
    today: AsOfToday | None = None,
    withheld: Mapping[Id, tuple[Exemption, ...]] = NO_WHOLES.records,
) -> dict[Annex, Table]:
    """The tables of actions, challenges, ethics advice and decisions, those that have something to list.

    Args:
        record: The meeting, with its records as they stood at it.
        phrases: The words for each kind of record.
        today: Where the records stand today, to say so beside them.
        withheld: The records that are withheld whole and print marked, with what they are withheld on.
    """
    tables = {annex: _table(each, record, phrases, today) for annex, each in _listings(phrases).items()}
    of_kind = {annex: _of_kind(each, record) for annex, each in _listings(phrases).items()}
    return {
        annex: _with_marks(table, of_kind[annex], withheld)
        for annex, table in tables.items()
        if table is not None
    }


def _with_marks(table: Table, tracked: list[Tracked], withheld: Mapping[Id, tuple[Exemption, ...]]) -> Table:
    """The table with whatever prints of records that are withheld whole marked, but for their references."""
    rows = tuple(
        (row[0], *(withheld_cell(cell, withheld[each.id]) for cell in row[1:]))
        if each.id in withheld
        else row
        for row, each in zip(table.rows, tracked, strict=True)
    )
    return replace(table, rows=rows)


def _of_kind(listing: _Listing, record: MeetingRecord) -> list[Tracked]:
    """The records that an annex lists, in its order."""
    found = (each for each in record.records.values() if each.kind is listing.kind)
    return sorted(found, key=lambda each: each.reference)


def _listings(phrases: PrintedWords) -> dict[Annex, _Listing]:
    action, challenge, advice, decision = phrases.action, phrases.challenge, phrases.advice, phrases.decision
    return {
        Annex.ACTIONS: _Listing(
            f"{action} log",
            RecordKind.ACTION,
            (_REFERENCE, Column(action, 60), Column("Owner", 30), Column("Due", 26), _STATUS),
            _action_row,
        ),
        Annex.CHALLENGES: _Listing(
            plural(RecordKind.CHALLENGE, challenge),
            RecordKind.CHALLENGE,
            (_REFERENCE, Column(challenge, 58), Column(phrases.response, 56), _STATUS),
            _challenge_row,
        ),
        Annex.ADVICE: _Listing(
            advice,
            RecordKind.ADVICE,
            (_REFERENCE, Column(advice, 60), Column(phrases.response, 52), _STATUS),
            _advice_row,
        ),
        Annex.DECISIONS: _Listing(
            plural(RecordKind.DECISION, decision),
            RecordKind.DECISION,
            (_REFERENCE, Column(decision, 82), Column("Taken by", 30), _STATUS),
            _decision_row,
        ),
    }


def _table(
    listing: _Listing, record: MeetingRecord, phrases: PrintedWords, today: AsOfToday | None
) -> Table | None:
    """The table of one annex, unless it would be empty."""
    tracked = _of_kind(listing, record)
    rows = tuple(
        _withheld_row(each, listing)
        if isinstance(each.details, WithheldDetails)
        else listing.row(each, record, phrases)
        for each in tracked
    )
    columns = listing.columns
    if today is not None:
        columns = (*columns, Column(f"Today ({spell_date(today.on)})", 28))
        rows = tuple((*row, _today(each, today)) for row, each in zip(rows, tracked, strict=True))
    return Table(listing.title, columns, rows) if rows else None


def _withheld_row(tracked: Tracked, listing: _Listing) -> tuple[Cell, ...]:
    """A record that is withheld whole: its reference, and what stands in its place."""
    empty: tuple[Cell, ...] = tuple(_cell() for _column in listing.columns[2:])
    return (_reference(tracked), _cell(tracked.text), *empty)


def _today(tracked: Tracked, today: AsOfToday) -> Cell:
    """Where a record stands today, and what is due of it, unless it is at its end; nothing if withheld."""
    now = today.records.get(tracked.id)
    if now is None:
        return _cell()
    due = "" if is_closed(now.status) else day_of(tracked, "today", now.due_on)
    return _cell(now.status.label, _named(_DUE[tracked.kind], due))


def _cell(*lines: str) -> Cell:
    """A cell of these lines, without the empty ones, and with bullets before the items of a list."""
    return tuple(text(_bulleted(part)) for line in lines for part in line.splitlines() if part.strip())


def _bulleted(line: str) -> str:
    return f"{BULLET}{line[2:]}" if line.startswith("- ") and line[2:].strip() else line


def _led(lead: str, lines: Cell) -> Cell:
    """A cell whose first line begins with some words in bold."""
    first = lines[0] if lines else ()
    return ((strong(lead), *first), *lines[1:]) if lead else lines


def _reference(tracked: Tracked) -> Cell:
    return ((strong(str(tracked.reference)),),)


def _status(tracked: Tracked) -> Cell:
    """Where a record stands, and why it was withdrawn or superseded if it was."""
    return _cell(tracked.status.label, tracked.reason)


def _named(name: str, value: str) -> str:
    """One further particular, or nothing."""
    return f"{name}: {value}" if value.strip() else ""


def _action_row(tracked: Tracked, record: MeetingRecord, _phrases: PrintedWords) -> tuple[Cell, ...]:
    details = tracked.details
    assert isinstance(details, ActionDetails)
    is_next = details.due.kind is DueKind.NEXT_MEETING
    due = "Next meeting" if is_next else day_of(tracked, "due", details.due.on) or "Not recorded"
    updates = [f"{day_of(tracked, 'on', each.on, each.id)}: {each.text}" for each in details.updates]
    ends = (_named("Outcome", details.outcome), _named("Closing evidence", details.closing_evidence))
    return (
        _reference(tracked),
        _cell(tracked.text, *updates, *ends),
        _cell(owner_of(record, tracked, details) or "Not recorded"),
        _cell(due),
        _status(tracked),
    )


def _challenge_row(tracked: Tracked, record: MeetingRecord, _phrases: PrintedWords) -> tuple[Cell, ...]:
    details = tracked.details
    assert isinstance(details, ChallengeDetails)
    by = short_name(record, tracked.raised_by_id)
    to = short_name(record, details.directed_to_id, details.directed_to_organisation_id)
    raised_on = day_of(tracked, "raised_on", tracked.raised_on)
    put = " ".join(part for part in (by, f"to {to}" if to else "") if part)
    return (
        _reference(tracked),
        _cell(
            tracked.text,
            ", ".join(part for part in (details.kind.label, put, raised_on) if part),
            _named("Assumption tested", details.assumption),
            _named("Evidence asked for", details.evidence_asked),
        ),
        tuple(_responses(tracked, details, record)) or _cell("None recorded"),
        _cell(
            tracked.status.label,
            tracked.reason,
            _named("Outcome", details.outcome),
            _named("Evidence", details.closing_evidence),
        ),
    )


def _responses(challenge: Tracked, details: ChallengeDetails, record: MeetingRecord) -> Iterator[Runs]:
    """The responses to a challenge, each with who gave it and what the observers made of it."""
    for response in details.responses:
        by = short_name(record, response.by_id, response.by_organisation_id)
        yield from _led(f"{by}: " if by else "", _cell(response.text))
        yield text(_about(challenge, response, record))


def _about(challenge: Tracked, response: Response, record: MeetingRecord) -> str:
    """When a response was given and the observers' view of it."""
    day = day_of(challenge, "at", local(response.at, record).date(), response.id)
    when = "" if response.in_meeting else f"Outside a meeting, {day}. "
    more_by = day_of(challenge, "promised_by", response.promised_by, response.id)
    promised = f"Promised by {more_by}. " if more_by else ""
    return f"{when}{promised}Observers’ view: {response.view.label.lower()}"


def _advice_row(tracked: Tracked, _record: MeetingRecord, _phrases: PrintedWords) -> tuple[Cell, ...]:
    details = tracked.details
    assert isinstance(details, AdviceDetails)
    dated = day_of(tracked, "source_date", details.source_date)
    paragraph = f"paragraph {details.paragraph}" if details.paragraph.strip() else ""
    source = ", ".join(
        part for part in (details.source_body, details.source_document, dated, paragraph) if part.strip()
    )
    responded = day_of(tracked, "response_date", details.response_date)
    on = f" ({responded})" if responded else ""
    response = "None recorded" if details.response is AdviceResponse.NONE else details.response.label
    review = day_of(tracked, "review_date", details.review_date)
    return (
        _reference(tracked),
        _cell(tracked.text, _named("Source", source), f"To: {details.addressee.label}"),
        _cell(f"{response}{on}", details.response_reason),
        _cell(
            tracked.status.label,
            tracked.reason,
            _named("Evidence", details.implementation),
            _named("Review", review),
        ),
    )


def _decision_row(tracked: Tracked, record: MeetingRecord, phrases: PrintedWords) -> tuple[Cell, ...]:
    details = tracked.details
    assert isinstance(details, DecisionDetails)
    by = record.board.name if details.decided_by is DecidedBy.BOARD else details.decided_by.label
    said = _led(f"{raised(phrases.of(details.verb))}: ", _cell(tracked.text))
    particulars = _cell(*(run.text for run in decision_particulars(tracked, details)))
    return (_reference(tracked), (*said, *particulars), _cell(by), _status(tracked))
