"""What the minutes of a meeting say, read from the board: its records as they stood at that meeting.

Minutes that are signed off are read from the record that their version kept, and say the same for ever. What
has become of the records since stands beside it only when that is asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from boardobserver.domain.attention import MeetingDates, due_on
from boardobserver.domain.conventions import Conventions
from boardobserver.domain.release import Edition
from boardobserver.domain.rewinding import Standpoint, as_it_stood, standpoint_of
from boardobserver.domain.since import end_of
from boardobserver.domain.snapshots import (
    AsOfToday,
    ChallengeDetails,
    Entry,
    Id,
    Meeting,
    MeetingChanges,
    MinutesContent,
    MovementRecord,
    RecordToday,
    Tracked,
    VersionNumber,
)
from boardobserver.domain.words import Movement
from boardobserver.services.kept_minutes import as_on_board, chosen_version, kept_content
from boardobserver.services.released_content import with_what_is_withheld
from boardobserver.services.rows import require_kept
from boardobserver.services.running_numbers import numbered_on
from boardobserver.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class MinutesOptions:
    """What minutes say besides how everything stood at the meeting.

    Attributes:
        as_of_today: The annexes say beside it where each record stands today.
        changes: An annex says what has happened since the meeting before.
        edition: For whom they are.
        version: Which of those that were kept; None for the newest of minutes that are signed off, and else
            for the board as it stands.
    """

    as_of_today: bool = False
    changes: bool = False
    edition: Edition = Edition.FULL
    version: VersionNumber | None = None


def minutes_content(
    read: Reader, meeting_id: Id, today: date, options: MinutesOptions = MinutesOptions()
) -> MinutesContent:
    """Everything that the minutes of a meeting say.

    Args:
        read: Reads the board.
        meeting_id: The meeting.
        today: The day, for what stands "as of today".
        options: What they say besides.

    Raises:
        Refusal: The meeting is not there any more, or was disposed of.
    """
    require_kept(read, meeting_id)
    version = chosen_version(read, meeting_id, options.version)
    if version is None:
        content = board_content(read, meeting_id, changes=options.changes)
    else:
        content = kept_content(read, version)
    records = content.record.records
    chosen = replace(
        content,
        today=_today(read, records, today) if options.as_of_today else None,
        changes=content.changes if options.changes else None,
        imprint=replace(content.imprint, edition=options.edition),
    )
    return with_what_is_withheld(read, chosen)


def board_content(read: Reader, meeting_id: Id, *, changes: bool = True) -> MinutesContent:
    """Everything that the minutes of a meeting say out of the board as it stands, nothing withheld.

    Args:
        read: Reads the board.
        meeting_id: The meeting.
        changes: Whether to look for what has happened since the meeting before, which takes longest.

    Raises:
        Refusal: The meeting is not there any more.
    """
    record = read.record_of(meeting_id)
    meetings = read.meetings()
    zone = record.board.zone
    standpoint = standpoint_of(record.meeting, meetings, zone)
    before = _meeting_before(record.meeting, meetings)
    content = MinutesContent(
        record=replace(record, records=_as_they_stood(read, record.records.values(), standpoint)),
        changes=(
            _changes(read, before, meetings, standpoint, standpoint_of(before, meetings, zone))
            if changes and before is not None
            else None
        ),
        corrections=read.releases.corrections_made_at(meeting_id),
        conventions=conventions_for(read, record.meeting, meetings),
    )
    return as_on_board(read, content)


def conventions_for(read: Reader, meeting: Meeting, meetings: Sequence[Meeting]) -> Conventions:
    """The board's conventions of today for the minutes of a meeting, with the number that those begin with.

    Args:
        read: Reads the board.
        meeting: The meeting.
        meetings: Every meeting, newest first.
    """
    return numbered_on(read.releases.conventions(), meeting, meetings, partial(as_it_prints, read))


def as_it_prints(read: Reader, meeting: Meeting) -> MinutesContent:
    """What the minutes of a meeting say, as they were signed off if they are; disposed of, as many lines."""
    is_gone = read.retention.disposal_of(meeting.id) is not None
    version = None if is_gone else chosen_version(read, meeting.id, None)
    return board_content(read, meeting.id, changes=False) if version is None else kept_content(read, version)


def _as_they_stood(read: Reader, records: Iterable[Tracked], standpoint: Standpoint) -> dict[Id, Tracked]:
    today = {record.id: record for record in records}
    moved: defaultdict[Id, list[MovementRecord]] = defaultdict(list)
    for movement in read.movements_of(today.keys()):
        moved[movement.record_id].append(movement)
    stood = {key: as_it_stood(record, moved[key], standpoint) for key, record in today.items()}
    return {key: record for key, record in stood.items() if record is not None}


def _today(read: Reader, records: Mapping[Id, Tracked], today: date) -> AsOfToday:
    """Where records stand today; one that is not there any more, as it stood."""
    dates = MeetingDates(read.meetings())
    there = {**records, **{record.id: record for record in read.tracked_of_ids(records.keys())}}
    return AsOfToday(
        today, {key: RecordToday(record.status, due_on(record, dates)) for key, record in there.items()}
    )


def _meeting_before(meeting: Meeting, meetings: Iterable[Meeting]) -> Meeting | None:
    return next((each for each in meetings if each.id == meeting.previous_id), None)


def _changes(
    read: Reader, before: Meeting, meetings: Collection[Meeting], now: Standpoint, then: Standpoint
) -> MeetingChanges:
    """What had happened by the end of a meeting, and had not by the end of the one before."""
    held = now.meeting_ids - then.meeting_ids
    since = end_of(before, read.board().zone)
    moved = tuple(
        each
        for each in read.movements_since_or_at(min(since, then.until), held)
        if each.what is not Movement.CARRIED and now.knows(each) and not then.knows(each)
    )
    records = _as_they_stood(read, read.tracked_of_ids({each.record_id for each in moved}), now)
    return MeetingChanges(
        since=before,
        movements=moved,
        records=records,
        entries=_lines_behind(read, moved, records.values()),
        meetings={each.id: each for each in meetings if each.id in held},
    )


def _lines_behind(
    read: Reader, moved: Iterable[MovementRecord], records: Iterable[Tracked]
) -> dict[Id, Entry]:
    named: set[Id | None] = {each.entry_id for each in moved}
    for record in records:
        named.add(record.entry_id)
        if isinstance(record.details, ChallengeDetails):
            named.update(response.entry_id for response in record.details.responses)
    return {entry.id: entry for entry in read.entries_of_ids({key for key in named if key is not None})}
