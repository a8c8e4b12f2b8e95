"""What a clerk would look for before signing minutes off: the gaps that the record itself shows."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from boardobserver.domain.snapshots import (
    ActionDetails,
    AgendaItem,
    ChallengeDetails,
    Entry,
    Id,
    MeetingRecord,
    Tracked,
    Withholding,
)
from boardobserver.domain.words import (
    ActionStatus,
    ChallengeStatus,
    DueKind,
    EntryKind,
    ItemState,
    PreviousMinutes,
    Section,
)


class Check(StrEnum):
    """Which of the closing checks found something."""

    NO_CHAIR = "no_chair"
    NO_ATTENDANCE = "no_attendance"
    QUORUM_NOT_RECORDED = "quorum_not_recorded"
    PREVIOUS_MINUTES_NOT_CONSIDERED = "previous_minutes_not_considered"
    NO_END = "no_end"
    ITEM_WITHOUT_OUTCOME = "item_without_outcome"
    CHALLENGE_WITHOUT_RESPONSE = "challenge_without_response"
    ACTION_WITHOUT_OWNER = "action_without_owner"
    ACTION_WITHOUT_DUE_DATE = "action_without_due_date"
    PERSON_WITHOUT_INITIALS = "person_without_initials"
    RESTRICTED_WITHOUT_EXEMPTION = "restricted_without_exemption"


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: what it is, a sentence that says so, and where to jump to put it right."""

    check: Check
    sentence: str
    item_id: Id | None = None
    entry_id: Id | None = None
    record_id: Id | None = None
    person_id: Id | None = None


_SELF_EXPLAINING = frozenset(
    {Section.WELCOME, Section.DECLARATIONS, Section.PREVIOUS_MINUTES, Section.MATTERS_ARISING, Section.CLOSE}
)
"""Sections whose particulars are their outcome: they need no line of the record to be complete."""

_ANSWERABLE = frozenset({ChallengeStatus.OPEN, ChallengeStatus.PART_ANSWERED, ChallengeStatus.ESCALATED})
_SETTLED = frozenset({ActionStatus.CLOSED, ActionStatus.SUPERSEDED, ActionStatus.WITHDRAWN})


def closing_checks(record: MeetingRecord, withholdings: Collection[Withholding] = ()) -> tuple[Finding, ...]:
    """Every gap in the record, in the order in which the minutes print: particulars, items, records, people.

    Withdrawn entries and private notes count for nothing: they can neither make a gap nor fill one.

    Args:
        record: The meeting.
        withholdings: What is withheld from the public, which has to cover the items of part 2.
    """
    live = [
        entry
        for entry in record.entries
        if entry.withdrawn_at is None and entry.kind is not EntryKind.PRIVATE_NOTE
    ]
    return (
        *_particulars(record),
        *_items(record, live),
        *_tracked(record, live),
        *_people(record, live),
        *_restricted(record, withholdings),
    )


def _restricted(record: MeetingRecord, withholdings: Collection[Withholding]) -> Iterator[Finding]:
    """The items of the restricted part that are withheld without anybody having said on what."""
    chosen = {each.item_id for each in withholdings if not each.passage}
    for item in record.items:
        if item.part > 1 and item.id not in chosen:
            yield Finding(
                Check.RESTRICTED_WITHOUT_EXEMPTION,
                f"Item {item.position}, “{item.title}”, is in part 2 and is withheld from the public, but no "
                "exemption is recorded.",
                item_id=item.id,
            )


def _particulars(record: MeetingRecord) -> Iterator[Finding]:
    """The gaps in what is known of the meeting as a whole."""
    meeting = record.meeting
    if meeting.chair_id is None:
        yield Finding(Check.NO_CHAIR, "Nobody is recorded as having chaired the meeting.")
    if not record.attendance:
        yield Finding(Check.NO_ATTENDANCE, "Nobody is in the attendance lists.")
    if meeting.quorate is None:
        yield Finding(Check.QUORUM_NOT_RECORDED, "It is not recorded whether the meeting was quorate.")
    is_first = meeting.previous_id is None and meeting.number == 1
    if meeting.previous_minutes is PreviousMinutes.NOT_CONSIDERED and not is_first:
        yield Finding(
            Check.PREVIOUS_MINUTES_NOT_CONSIDERED,
            "It is not recorded what the meeting did with the minutes of the previous one.",
            item_id=next((i.id for i in record.items if i.section is Section.PREVIOUS_MINUTES), None),
        )
    if meeting.ended_at is None:
        yield Finding(Check.NO_END, "The time at which the meeting ended is not recorded.")


def _items(record: MeetingRecord, live: list[Entry]) -> Iterator[Finding]:
    """The agenda items that were left hanging."""
    lines = Counter(entry.item_id for entry in live if entry.in_minutes)
    for item in record.items:
        sentence = _gap_of(item, lines[item.id])
        if sentence:
            yield Finding(Check.ITEM_WITHOUT_OUTCOME, sentence, item_id=item.id)


def _gap_of(item: AgendaItem, lines: int) -> str:
    """What is missing from an item, or nothing."""
    name = f"Item {item.position}, “{item.title}”,"
    if item.state is ItemState.OPEN:
        return f"{name} is still open."
    if item.state is ItemState.DEFERRED or item.section in _SELF_EXPLAINING or lines:
        return ""
    if item.state is ItemState.WAITING:
        return f"{name} was not taken and is not marked as deferred."
    return f"{name} has nothing in the minutes."


def _tracked(record: MeetingRecord, live: list[Entry]) -> Iterator[Finding]:
    """The challenges without a response and the actions without an owner or a date, of those noted here."""
    first_entry: dict[Id, Entry] = {}
    answered = {entry.record_id for entry in live if entry.kind is EntryKind.RESPONSE}
    for entry in live:
        if entry.record_id is not None:
            first_entry.setdefault(entry.record_id, entry)
    hidden = {entry.record_id for entry in record.entries} - set(first_entry)
    for tracked in sorted(record.records.values(), key=lambda each: each.reference):
        place = first_entry.get(tracked.id)
        is_only_carried = place is None and tracked.meeting_id != record.meeting.id
        if tracked.id in hidden or is_only_carried:
            continue
        for check, sentence in _gaps_in(tracked, is_answered=tracked.id in answered):
            yield Finding(
                check,
                sentence,
                item_id=place.item_id if place else tracked.item_id,
                entry_id=place.id if place else None,
                record_id=tracked.id,
            )


def _gaps_in(tracked: Tracked, *, is_answered: bool) -> Iterator[tuple[Check, str]]:
    """What one tracked record lacks."""
    details = tracked.details
    if isinstance(details, ChallengeDetails):
        if tracked.status in _ANSWERABLE and not details.responses and not is_answered:
            yield Check.CHALLENGE_WITHOUT_RESPONSE, f"Challenge {tracked.reference} has no response."
    elif isinstance(details, ActionDetails) and tracked.status not in _SETTLED:
        if details.owner_id is None and details.owner_organisation_id is None:
            yield Check.ACTION_WITHOUT_OWNER, f"Action {tracked.reference} has no owner."
        if details.due.kind is DueKind.NONE:
            yield Check.ACTION_WITHOUT_DUE_DATE, f"Action {tracked.reference} has no due date."


def _people(record: MeetingRecord, live: list[Entry]) -> Iterator[Finding]:
    """The people of this meeting who have no initials to be quoted by."""
    named: list[Id | None] = [record.meeting.chair_id]
    named += [attendance.person_id for attendance in record.attendance]
    named += [item.presenter_id for item in record.items]
    named += [entry.speaker_id for entry in live]
    for person_id in dict.fromkeys(named):
        person = record.people.get(person_id) if person_id is not None else None
        if person is not None and not person.initials.strip():
            yield Finding(
                Check.PERSON_WITHOUT_INITIALS,
                f"{person.name or 'A person without a name'} has no initials.",
                person_id=person.id,
            )
