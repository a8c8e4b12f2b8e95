"""One meeting out of a log with times: read off the window's thread, made in one unit."""

import datetime as dt
import re
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from boardobserver.domain.due_words import find_due
from boardobserver.domain.entry_line import EntryLine
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import (
    AttendanceList,
    EntryKind,
    ItemState,
    MeetingStatus,
)
from boardobserver.exchange.decoding import LARGEST
from boardobserver.exchange.log_values import LogAttendee, LogEntry, LogItem, MeetingLog
from boardobserver.exchange.meeting_log import read_log
from boardobserver.host.files import read_within
from boardobserver.services import agenda, attendance, entries, meetings, people
from boardobserver.services.command import Command, LongCommand
from boardobserver.services.log_clock import LogClock
from boardobserver.services.parties import Parties, Party
from boardobserver.services.rows import assign
from boardobserver.storage.records import MeetingRow
from boardobserver.storage.unit import Unit

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
        Refusal: It is no file, is empty, no text, or too large.
        Fault: It cannot be read.
    """
    return read_log(read_within(path, LARGEST))


def import_log(
    log: MeetingLog, held_on: dt.date, *, title: str = "", series_id: Id
) -> Command[ImportedMeeting]:
    """Make a meeting out of a log in one go; see `taking_in`."""
    return taking_in(log, held_on, title=title, series_id=series_id).at_once()


def taking_in(
    log: MeetingLog, held_on: dt.date, *, title: str = "", series_id: Id
) -> LongCommand[ImportedMeeting]:
    """Make a meeting out of a log that was read, a line or a name at a step.

    Args:
        log: The log.
        held_on: The date of the meeting.
        title: Its title; the log's own, or its number, when empty.
        series_id: The series that it belongs to.
    """

    def steps(unit: Unit) -> Generator[float, None, ImportedMeeting]:
        return _Import(unit, log, held_on).make(title, series_id)

    return LongCommand("import a log", steps)


class _Import:
    """The making of one meeting: who is who, and when."""

    def __init__(self, unit: Unit, log: MeetingLog, held_on: dt.date) -> None:
        self._unit = unit
        self._log = log
        self._held_on = held_on
        self._zone = unit.read.board().zone
        everybody = unit.read.people()
        self._known = {_key(person.initials): person.id for person in everybody}
        self._known |= {_key(person.name): person.id for person in everybody}
        bodies = unit.read.organisations()
        self._bodies = {_key(body.short_name): body.id for body in bodies}
        self._bodies |= {_key(body.name): body.id for body in bodies}
        said = log.particulars
        self._attendees: dict[AttendanceList, tuple[LogAttendee, ...]] = {
            AttendanceList.PRESENT: said.present,
            AttendanceList.IN_ATTENDANCE: said.in_attendance,
            AttendanceList.OBSERVERS: said.observers,
            AttendanceList.APOLOGIES: said.apologies,
        }
        self._names = sorted(
            {entry.speaker for entry in log.entries if entry.speaker}
            | {entry.owner for entry in log.entries if entry.owner}
        )
        attendees = sum(len(names) for names in self._attendees.values())
        self._step_count = attendees + len(log.items) + len(self._names) + len(log.entries)

    def make(self, title: str, series_id: Id) -> Generator[float, None, ImportedMeeting]:
        """Make the meeting; yields how much is done."""
        title = title or self._log.particulars.title
        meeting = meetings.insert_meeting(
            self._unit, series_id, self._held_on, title=title, with_agenda=False
        )
        for done, _step in enumerate(self._steps(meeting), start=1):
            yield min(1.0, done / self._step_count)
        return ImportedMeeting(meeting.id, self._unit.read.meeting(meeting.id).reference)

    def _steps(self, meeting: MeetingRow) -> Generator[None]:
        yield from self._add_attendees(meeting.id)
        self._fill_particulars(meeting)
        items: list[Id] = []
        for item in self._log.items:
            items.append(self._add_item(meeting.id, item))
            yield
        yield from self._add_parties()
        yield from self._note_entries(meeting, items)

    def _fill_particulars(self, meeting: MeetingRow) -> None:
        said = self._log.particulars
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

    def _add_attendees(self, meeting_id: Id) -> Generator[None]:
        for in_list, names in self._attendees.items():
            for attendee in names:
                self._add_attendee(meeting_id, attendee, in_list)
                yield

    def _add_attendee(self, meeting_id: Id, attendee: LogAttendee, in_list: AttendanceList) -> None:
        person_id = self._person(attendee.name)
        try:
            line_id = attendance.insert_attendee(self._unit, meeting_id, person_id, in_list)
        except Refusal:
            return  # Named twice: the first list that names somebody stands.
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

    def _add_parties(self) -> Generator[None]:
        """Know everybody who speaks or acts before the first line is noted."""
        for name in self._names:
            self._party(name)
            yield

    def _note_entries(self, meeting: MeetingRow, items: list[Id]) -> Generator[None]:
        self._note_agenda(meeting)
        parties = Parties(self._unit)
        clock = self._clock()
        times = [clock.instant(entry.at) for entry in self._log.entries]
        for entry, at in zip(self._log.entries, times, strict=True):
            item_id = None if entry.item_index is None else items[entry.item_index]
            self._note(meeting.id, entry, at, item_id, parties)
            yield
        if any(entry.at is not None for entry in self._log.entries):
            assign(meeting, {"started_at": min(times), "ended_at": max(times)})

    def _note(
        self, meeting_id: Id, entry: LogEntry, at: dt.datetime, item_id: Id | None, parties: Parties
    ) -> None:
        texts = (*entry.originals, entry.text)
        speaker = self._party(entry.speaker) if entry.speaker else Party()
        line = self._line(entry, texts[0])
        occasion = entries.Occasion(meeting_id, at, item_id, speaker)
        noted = entries.insert_line(self._unit, line, occasion, parties)
        for text in texts[1:]:
            self._unit.flush()
            entries.edit_entry(noted.entry_id, text).apply(self._unit)

    def _note_agenda(self, meeting: MeetingRow) -> None:
        """The address of the agenda has no field of its own, and is not to be lost."""
        address = self._log.particulars.agenda
        if address:
            at = self._clock().instant(None)
            line = _plain_line(f"Agenda: {address}", EntryKind.NOTE)
            entries.insert_line(self._unit, line, entries.Occasion(meeting.id, at))

    def _line(self, entry: LogEntry, text: str) -> EntryLine:
        owner = self._initials_of(self._party(entry.owner)) if entry.owner else None
        found = find_due(entry.due_words, self._held_on) if entry.due_words else None
        return _plain_line(text, entry.kind, owner=owner, due=found.due if found else Due())

    def _clock(self) -> LogClock:
        first = next((entry.at for entry in self._log.entries if entry.at is not None), None)
        return LogClock(self._held_on, self._zone, first)

    def _initials_of(self, party: Party) -> str:
        if party.person_id is not None:
            return next(each.initials for each in self._unit.read.people() if each.id == party.person_id)
        bodies = self._unit.read.organisations()
        return next(body.short_name for body in bodies if body.id == party.organisation_id)

    def _party(self, name: str) -> Party:
        """Who speaks or acts: somebody known, an organisation of the board, or somebody new."""
        key = _key(name)
        if key not in self._known and key in self._bodies:
            return Party(organisation_id=self._bodies[key])
        return Party(self._person(name))

    def _person(self, name: str) -> Id:
        key = _key(name)
        if key not in self._known:
            self._known[key] = people.insert_person(self._unit, name)
        return self._known[key]


def _key(name: str) -> str:
    """What a name is known by, however it is typed: "LFR lead", "lfr-lead", "LFR_lead"."""
    return " ".join(re.split(r"[\s_-]+", name.casefold().strip())) or name


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
