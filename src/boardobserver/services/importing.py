"""One meeting out of a log with times: read off the window's thread, made in one unit."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from boardobserver.domain.due_words import find_due
from boardobserver.domain.entry_line import EntryLine
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import (
    AttendanceList,
    EntryKind,
    ItemState,
    MeetingStatus,
    RecordKind,
)
from boardobserver.exchange.log_values import LogAttendee, LogEntry, LogItem, LogTime, MeetingLog
from boardobserver.exchange.meeting_log import read_log
from boardobserver.services import agenda, attendance, entries, meetings, people
from boardobserver.services.command import Command
from boardobserver.services.parties import Parties, Party
from boardobserver.services.rows import assign
from boardobserver.storage.records import MeetingRow
from boardobserver.storage.unit import Unit

_PAST_MIDNIGHT = dt.timedelta(hours=6)
"""A clock that goes back by more than this has passed midnight; by less, it was put right."""


_REMOTE = frozenset({"remote", "remotely", "online", "phone", "by phone"})
"""What a log says in brackets after somebody who was not in the room."""


@dataclass(frozen=True, slots=True)
class ImportedMeeting:
    """The meeting that a log became."""

    meeting_id: Id
    reference: Reference


def read_log_file(path: Path) -> MeetingLog:
    """Read a log file into plain values; safe to call in any thread.

    Raises:
        Refusal: It is empty, no text, or too large.
        Fault: It cannot be read.
    """
    try:
        contents = path.read_bytes()
    except OSError as error:
        raise Fault(
            f"“{path}” cannot be read: {error.strerror}.", "Check the file’s name and place."
        ) from error
    return read_log(contents)


def import_log(
    log: MeetingLog, held_on: dt.date, *, title: str = "", series_id: Id
) -> Command[ImportedMeeting]:
    """Make a meeting out of a log that was read.

    Args:
        log: The log.
        held_on: The date of the meeting.
        title: Its title; the log's own, or its number, when empty.
        series_id: The series that it belongs to.
    """

    def apply(unit: Unit) -> ImportedMeeting:
        return _Import(unit, log, held_on).make(title, series_id)

    return Command("import a log", apply)


class _Import:
    """The making of one meeting: who is who, and when."""

    def __init__(self, unit: Unit, log: MeetingLog, held_on: dt.date) -> None:
        self._unit = unit
        self._log = log
        self._held_on = held_on
        self._zone = ZoneInfo(unit.read.board().timezone)
        self._known = {person.name.casefold(): person.id for person in unit.read.people()}
        self._known |= {person.initials.casefold(): person.id for person in unit.read.people()}

    def make(self, title: str, series_id: Id) -> ImportedMeeting:
        title = title or self._log.particulars.title
        meeting = meetings.insert_meeting(
            self._unit, series_id, self._held_on, title=title, with_agenda=False
        )
        self._fill_particulars(meeting)
        items = [self._add_item(meeting.id, item) for item in self._log.items]
        self._note_entries(meeting, items)
        reference = Reference(RecordKind.MEETING, meeting.year, meeting.serial)
        return ImportedMeeting(meeting.id, reference)

    def _fill_particulars(self, meeting: MeetingRow) -> None:
        said = self._log.particulars
        for names, in_list in (
            (said.present, AttendanceList.PRESENT),
            (said.in_attendance, AttendanceList.IN_ATTENDANCE),
            (said.observers, AttendanceList.OBSERVERS),
            (said.apologies, AttendanceList.APOLOGIES),
        ):
            self._add_attendees(meeting.id, names, in_list)
        place = said.place.strip()
        assign(
            meeting,
            {
                "status": MeetingStatus.UNDER_REVIEW,
                "chair_id": self._person(said.chairs[0].name) if said.chairs else None,
                "author_id": self._person(said.scribes[0].name) if said.scribes else None,
                **({"place": place} if place else {}),
            },
        )

    def _add_attendees(self, meeting_id: Id, names: Iterable[LogAttendee], in_list: AttendanceList) -> None:
        for attendee in names:
            try:
                line_id = attendance.insert_attendee(
                    self._unit, meeting_id, self._person(attendee.name), in_list
                )
            except Refusal:
                continue  # Named twice: the first list that names somebody stands.
            command = (
                attendance.change_attendance(line_id, is_remote=True)
                if attendee.note.casefold() in _REMOTE
                else attendance.change_attendance(line_id, note=attendee.note)
            )
            command.apply(self._unit)

    def _add_item(self, meeting_id: Id, item: LogItem) -> Id:
        titles = (*item.originals, item.title)
        row = agenda.insert_item(self._unit, meeting_id, titles[0], place=len(self._log.items))
        row.state = ItemState.DONE
        for title in titles[1:]:
            self._unit.flush()
            row.title = title
        return row.id

    def _note_entries(self, meeting: MeetingRow, items: list[Id]) -> None:
        self._note_agenda(meeting)
        speakers = {entry.speaker for entry in self._log.entries if entry.speaker}
        owners = {entry.owner for entry in self._log.entries if entry.owner}
        for name in sorted(speakers | owners):
            self._person(name)
        parties = Parties(self._unit)
        clock = _Clock(self._held_on, self._zone)
        times = [clock.instant(entry.at) for entry in self._log.entries]
        for entry, at in zip(self._log.entries, times, strict=True):
            item_id = None if entry.item_index is None else items[entry.item_index]
            self._note(meeting.id, entry, at, item_id, parties)
        if times:
            assign(meeting, {"started_at": min(times), "ended_at": max(times)})

    def _note(
        self, meeting_id: Id, entry: LogEntry, at: dt.datetime, item_id: Id | None, parties: Parties
    ) -> None:
        texts = (*entry.originals, entry.text)
        speaker = Party(self._person(entry.speaker)) if entry.speaker else Party()
        line = self._line(entry, texts[0])
        noted = entries.insert_line(
            self._unit, meeting_id, line, at=at, item_id=item_id, speaker=speaker, parties=parties
        )
        for text in texts[1:]:
            self._unit.flush()
            entries.edit_entry(noted.entry_id, text).apply(self._unit)

    def _note_agenda(self, meeting: MeetingRow) -> None:
        """The address of the agenda has no field of its own, and is not to be lost."""
        address = self._log.particulars.agenda
        if address:
            first = next((entry.at for entry in self._log.entries if entry.at is not None), None)
            at = _Clock(self._held_on, self._zone).instant(first)
            line = _plain_line(f"Agenda: {address}", EntryKind.NOTE)
            entries.insert_line(self._unit, meeting.id, line, at=at, item_id=None, speaker=Party())

    def _line(self, entry: LogEntry, text: str) -> EntryLine:
        owner = None
        if entry.owner:
            person_id = self._person(entry.owner)
            owner = next(person.initials for person in self._unit.read.people() if person.id == person_id)
        found = find_due(entry.due_words, self._held_on) if entry.due_words else None
        return _plain_line(text, entry.kind, owner=owner, due=found.due if found else Due())

    def _person(self, name: str) -> Id:
        key = name.casefold()
        if key not in self._known:
            self._known[key] = people.insert_person(self._unit, name)
        return self._known[key]


class _Clock:
    """Instants out of a log's times, which may have no date and may pass midnight."""

    def __init__(self, held_on: dt.date, zone: ZoneInfo) -> None:
        self._zone = zone
        self._last = dt.datetime.combine(held_on, dt.time(), zone)
        self._has_begun = False

    def instant(self, at: LogTime | None) -> dt.datetime:
        if isinstance(at, dt.datetime):
            self._last = at if at.tzinfo is not None else at.replace(tzinfo=self._zone)
        elif at is not None:
            moment = dt.datetime.combine(self._last.astimezone(self._zone).date(), at, self._zone)
            if self._has_begun and self._last - moment > _PAST_MIDNIGHT:
                moment += dt.timedelta(days=1)
            self._last = moment
        self._has_begun = self._has_begun or at is not None
        return self._last.astimezone(dt.UTC)


def _plain_line(text: str, kind: EntryKind, *, owner: str | None = None, due: Due | None = None) -> EntryLine:
    """A line that is what it is: no mark, no people and no links are read out of it."""
    return EntryLine(
        kind=kind,
        text=text,
        said=text,
        speaker=None,
        mentions=(),
        owner=owner,
        directed_to=None,
        due=due or Due(),
        due_problem="",
        links=(),
        tokens=(),
    )
