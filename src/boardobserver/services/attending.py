"""Who came and went by what lines say: the attendance follows them, and the clock of the item a pause."""

import datetime as dt
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from boardobserver.domain.entry_line import tidy
from boardobserver.domain.room import Happening, Presence, RoomLine, Step, presence, read_room
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, EntryKind, ItemState
from boardobserver.services.attendance import insert_attendee
from boardobserver.services.parties import Parties
from boardobserver.services.rows import assign
from boardobserver.storage.records import AttendanceRow, EntryRow, ItemRow, ItemSpanRow, MeetingRow, PersonRow
from boardobserver.storage.unit import Unit

_TIMES = ("arrived", "left")


def note_room(unit: Unit, entry: EntryRow, room: RoomLine) -> None:
    """Do what a line says that was just noted, and let it print in full words.

    A pause stops the clock of the item that is open, until the meeting goes on.
    """
    noted = _local(unit, entry.at)
    entry.wording = room.wording(noted)
    if room.initials:
        attend(unit, entry, room)
    else:
        at = _moment(noted, room).astimezone(dt.UTC)
        _set_clock(unit, entry.meeting_id, at, stops=room.what is not Happening.RESUMED)


def attend(unit: Unit, entry: EntryRow, room: RoomLine) -> None:
    """List those who came or went by a line, as far as the board knows them.

    Their times are then those of the line, whatever was there before; their items only where nobody has said
    another thing about them.
    """
    for person_id in _people_in(room, Parties(unit)):
        _list(unit, entry.meeting_id, person_id, room)
    _fill(unit, entry.meeting_id, _told(unit, entry.meeting_id, besides=entry.id), is_new=True)


@contextmanager
def followed(unit: Unit, entry: EntryRow, *texts: str) -> Generator[None]:
    """Let attendance follow what is done within to a line that said, or will say, who came or went.

    What was said of somebody elsewhere since stays; so does a wording that is not the usual one.

    Args:
        unit: The unit.
        entry: The line.
        texts: What it says before and afterwards.
    """
    if not any(read_room(text) for text in texts):
        yield
        return
    before = _told(unit, entry.meeting_id)
    usual = _usual_wording(unit, entry)
    yield
    if entry.wording == usual:
        entry.wording = _usual_wording(unit, entry)
    _fill(unit, entry.meeting_id, before, is_new=False)


def _usual_wording(unit: Unit, entry: EntryRow) -> str:
    """The wording that a line has unless somebody gives it another."""
    room = read_room(entry.text) if entry.kind is EntryKind.NOTE else None
    words = "" if room is None else room.wording(_local(unit, entry.at))
    return "" if words == tidy(entry.text) else words


def _told(unit: Unit, meeting_id: Id, besides: Id | None = None) -> dict[Id, Presence]:
    """How each person attended of whom lines of the meeting say so."""
    parties = Parties(unit)
    steps: defaultdict[Id, list[Step]] = defaultdict(list)
    for entry in unit.read.entries(meeting_id):
        is_live = entry.withdrawn_at is None and entry.kind is EntryKind.NOTE
        room = read_room(entry.text) if is_live and entry.id != besides else None
        if room is not None:
            at = _moment(_local(unit, entry.at), room)
            for person_id in _people_in(room, parties):
                steps[person_id].append(Step(room.what, at))
    items = unit.read.items(meeting_id)
    started = unit.get(MeetingRow, meeting_id).started_at
    begun = None if started is None else _local(unit, started)
    return {person_id: presence(each, items, begun) for person_id, each in steps.items()}


def _fill(unit: Unit, meeting_id: Id, before: dict[Id, Presence], *, is_new: bool) -> None:
    """Fill in what lines say now and did not say before."""
    after = _told(unit, meeting_id)
    for person_id in before.keys() | after.keys():
        was, now = asdict(before.get(person_id, Presence())), asdict(after.get(person_id, Presence()))
        for row in unit.find(AttendanceRow, meeting_id=meeting_id, person_id=person_id):
            own = {name for name in was if getattr(row, name) != was[name]}
            kept = own.difference(_TIMES) if is_new else own
            changes = {name: now[name] for name in now if now[name] != was[name] and name not in kept}
            assign(row, changes)


def _list(unit: Unit, meeting_id: Id, person_id: Id, room: RoomLine) -> None:
    """Put somebody who came or went on a list; apologies of somebody who came after all are none."""
    is_observer = unit.get(PersonRow, person_id).is_observer
    if not unit.find(AttendanceRow, meeting_id=meeting_id, person_id=person_id):
        usual = AttendanceList.OBSERVERS if is_observer else AttendanceList.IN_ATTENDANCE
        insert_attendee(unit, meeting_id, person_id, usual)
    (line,) = unit.find(AttendanceRow, meeting_id=meeting_id, person_id=person_id)
    if room.what.is_coming and line.list is AttendanceList.APOLOGIES:
        line.list = AttendanceList.OBSERVERS if is_observer else AttendanceList.PRESENT
    if room.is_remote:
        assign(line, {"is_remote": True})


def _set_clock(unit: Unit, meeting_id: Id, at: dt.datetime, *, stops: bool) -> None:
    """Stop the clock of the item that is open at an instant, or let it run on."""
    at = min(at, unit.now)
    for item in unit.find(ItemRow, meeting_id=meeting_id, state=ItemState.OPEN):
        running = unit.find(ItemSpanRow, item_id=item.id, end=None)
        if stops:
            for span in running:
                span.end = max(span.start, at)
        elif not running:
            ends = [span.end for span in unit.find(ItemSpanRow, item_id=item.id) if span.end is not None]
            start = max([at, *ends])
            unit.add(ItemSpanRow(id=unit.new_id(), item_id=item.id, start=start, end=None))


def _people_in(room: RoomLine, parties: Parties) -> Iterator[Id]:
    """Those whom a line names and the board knows."""
    for initials in room.initials:
        person_id = parties.named(initials).person_id
        if person_id is not None:
            yield person_id


def _moment(noted: dt.datetime, room: RoomLine) -> dt.datetime:
    """The instant that a line tells of: that of its first key, unless it names a time."""
    return noted if room.at is None else dt.datetime.combine(noted.date(), room.time_of(noted), noted.tzinfo)


def _local(unit: Unit, at: dt.datetime) -> dt.datetime:
    return at.astimezone(unit.read.board().zone)
