"""The meeting's record as the step holds it: read once, then kept in step with every change of the board."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from itertools import chain
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from boardobserver.domain.numbering import USUAL_REFERENCES, Reference, ReferenceStyle
from boardobserver.domain.snapshots import (
    ActionDetails,
    AgendaItem,
    ChallengeDetails,
    Entry,
    Id,
    Meeting,
    Tracked,
)
from boardobserver.domain.tracking import is_closed, is_open
from boardobserver.domain.words import ItemState, MeetingStatus, RecordKind
from boardobserver.services.changes import Changes
from boardobserver.services.workspace import Workspace
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.taking.live_carrying import LiveCarrying

_OWN_ROW = ("tracked", "challenge", "advice", "action", "decision", "assurance")
_PART_ROW = ("response", "action_update", "tracked_topic", "link")
_AGENDA = ("item", "item_span", "paper")
_PEOPLE = ("person", "organisation", "attendance")


class LiveRecord(QObject):
    """Entries, agenda, people and tracked records of one meeting.

    A line that was just noted costs one small query, however long the record is.

    Args:
        workspace: The open board.
    """

    entries_changed = Signal()
    """Lines came, went, moved or read otherwise."""

    records_changed = Signal(object)
    """These tracked records (a frozenset of ids) are new, gone or read otherwise."""

    agenda_changed = Signal()
    """The agenda, or which item is open."""

    meeting_changed = Signal()
    """The meeting's particulars: its state above all."""

    people_changed = Signal()
    """Who is on the board or at the meeting."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._meeting: Meeting | None = None
        self._entries: dict[Id, Entry] = {}
        self._order: list[Entry] = []
        self._records: dict[Id, Tracked] = {}
        self._open: dict[Id, Tracked] | None = None
        self.carrying = LiveCarrying(workspace)
        self._zone: tzinfo = ZoneInfo("UTC")
        self.items: tuple[AgendaItem, ...] = ()
        self.directory = Directory()
        self.topics: tuple[str, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """The meeting that is shown; there must be one."""
        assert self._meeting is not None
        return self._meeting

    @property
    def has_meeting(self) -> bool:
        """Whether a meeting is shown."""
        return self._meeting is not None

    @property
    def is_editable(self) -> bool:
        """Whether anything in the meeting can be changed."""
        is_open = self._meeting is not None and self._meeting.status is not MeetingStatus.SIGNED_OFF
        return is_open and not self._workspace.is_read_only

    @property
    def entries(self) -> list[Entry]:
        """The lines in the order of the record, withdrawn ones included."""
        return self._order

    @property
    def open_item(self) -> AgendaItem | None:
        """The agenda item whose clock runs."""
        return next((item for item in self.items if item.state is ItemState.OPEN), None)

    def entry(self, entry_id: Id) -> Entry | None:
        """One line."""
        return self._entries.get(entry_id)

    def record(self, record_id: Id | None) -> Tracked | None:
        """A tracked record that a line of this meeting raised or moved, or that is open."""
        if record_id is None:
            return None
        return self._records.get(record_id) or (self._open or {}).get(record_id)

    def item(self, item_id: Id | None) -> AgendaItem | None:
        """One item of the agenda."""
        return next((item for item in self.items if item.id == item_id), None)

    def open_records(self) -> tuple[Tracked, ...]:
        """What waits on the board, and what was carried to the meeting; read when first asked for."""
        if self._open is None:
            read = self._workspace.read
            self._open = {record.id: record for record in read.open_tracked()}
            carried = read.tracked_of_ids(self.carrying.places.keys() - self._open.keys())
            self._open.update((record.id, record) for record in carried if not is_closed(record.status))
        return tuple(self._open.values())

    def local(self, instant: datetime) -> datetime:
        """An instant in the board's own time zone, without asking the file each time."""
        return instant.astimezone(self._zone)

    def today(self) -> date:
        """The date now, on the board's own calendar."""
        return self.local(self._workspace.now()).date()

    def references(self) -> ReferenceStyle:
        """How the board writes its references."""
        return USUAL_REFERENCES if self._meeting is None else self._meeting.reference.style

    def record_of(self, reference: Reference) -> Tracked | None:
        """The tracked record that carries a reference."""
        known = chain(self._records.values(), (self._open or {}).values())
        found = next((record for record in known if record.reference == reference), None)
        return found or self._workspace.read.tracked_of_reference(reference)

    def exists(self, reference: Reference) -> bool:
        """Whether the board has a record of a reference."""
        if reference.kind is RecordKind.MEETING:
            return self._workspace.read.meeting_of_reference(reference) is not None
        return self.record_of(reference) is not None

    def show_meeting(self, meeting_id: Id) -> None:
        """Read a meeting whole; nothing is announced."""
        read = self._workspace.read
        record = read.record_of(meeting_id)
        self._meeting = record.meeting
        self._zone = ZoneInfo(record.board.timezone)
        self._put_entries(record.entries)
        self._records = dict(record.records)
        self._open = None
        self.carrying.show_meeting(meeting_id)
        self.items = record.items
        self.topics = read.topics()
        here = frozenset(line.person_id for line in record.attendance)
        self.directory = Directory(record.people.values(), record.organisations.values(), here)

    def lose(self) -> None:
        """Hold nothing any more: the meeting is not there, its planning was undone."""
        self._meeting = None

    def catch_up(self) -> None:
        """Read everything anew, and announce it: much may have changed while nobody looked.

        Raises:
            Refusal: The meeting is not there any more.
        """
        records = frozenset(self._records)
        self.show_meeting(self.meeting.id)
        self.people_changed.emit()
        self.agenda_changed.emit()
        self.records_changed.emit(records | self._records.keys())
        self.entries_changed.emit()
        self.meeting_changed.emit()

    def follow(self, changes: Changes, *, is_own: bool, record_id: Id | None = None) -> None:
        """Take in what a unit touched, and say which parts of the record are now different.

        Args:
            changes: What was touched.
            is_own: Whether this step did it, so that new lines are known to be of this meeting.
            record_id: The tracked record that it was done to, where the step knows.

        Raises:
            Refusal: The meeting is not there any more.
        """
        meeting = self.meeting
        if meeting.id in changes.of("meeting"):
            self._meeting = self._workspace.read.meeting(meeting.id)
        if changes.concern(*_AGENDA):
            self.items = self._workspace.read.items(meeting.id)
        if changes.concern(*_PEOPLE):
            self._read_people()
        entry_ids = changes.of("entry")
        moved = self._records_of(entry_ids)
        if not is_own:
            moved |= self.carrying.follow(changes)
        if record_id is not None:
            moved.add(record_id)
        touched = self._follow_entries(entry_ids, is_own=is_own)
        self.carrying.spoken_of(self._records_of(touched))
        records = self._follow_records(changes, moved | self._records_of(touched))
        self._announce(changes, is_entries=bool(touched), records=records)

    def _announce(self, changes: Changes, *, is_entries: bool, records: frozenset[Id]) -> None:
        if changes.concern(*_PEOPLE):
            self.people_changed.emit()
        if changes.concern(*_AGENDA):
            self.agenda_changed.emit()
        if records:
            self.records_changed.emit(records)
        if is_entries or changes.concern(*_AGENDA, *_PEOPLE) or records:
            self.entries_changed.emit()
        if self.meeting.id in changes.of("meeting"):
            self.meeting_changed.emit()

    def _read_people(self) -> None:
        read = self._workspace.read
        here = frozenset(line.person_id for line in read.attendance(self.meeting.id))
        self.directory = Directory(read.people(), read.organisations(), here)

    def _follow_entries(self, touched: frozenset[Id], *, is_own: bool) -> frozenset[Id]:
        """Take in touched lines; gives those that are of this meeting."""
        if not touched:
            return touched
        if not is_own and not touched <= self._entries.keys():
            # Somebody else's line may be of another meeting, and a line does not say of which it is.
            before = set(self._entries)
            self._put_entries(self._workspace.read.entries(self.meeting.id))
            return touched & (before | self._entries.keys())
        found = {entry.id: entry for entry in self._workspace.read.entries_of_ids(touched)}
        is_at_end = not touched & self._entries.keys() and len(found) == 1
        if is_at_end and (not self._order or next(iter(found.values())).position > self._order[-1].position):
            self._order = [*self._order, *found.values()]
            self._entries.update(found)
            return touched
        entries = {**self._entries, **found}
        self._put_entries(entry for key, entry in entries.items() if key not in touched or key in found)
        return touched

    def _put_entries(self, entries: Iterable[Entry]) -> None:
        # A line that reads as before stays the same object, so that what was laid out for it is kept.
        same = self._entries
        kept = [same[each.id] if same.get(each.id) == each else each for each in entries]
        self._order = sorted(kept, key=lambda entry: (entry.position, entry.id))
        self._entries = {entry.id: entry for entry in self._order}

    def _records_of(self, entry_ids: Iterable[Id]) -> set[Id]:
        lines = (self._entries[key] for key in entry_ids if key in self._entries)
        return {line.record_id for line in lines if line.record_id is not None}

    def _follow_records(self, changes: Changes, moved: set[Id]) -> frozenset[Id]:
        ids = changes.of(*_OWN_ROW) | moved
        parts = changes.of(*_PART_ROW)
        if parts and not ids:
            ids = self._records_with(parts)
        if not ids:
            return frozenset()
        found = {record.id: record for record in self._workspace.read.tracked_of_ids(ids)}
        linked = {entry.record_id for entry in self._order}
        for key in ids:
            self._put_record(key, found.get(key), is_linked=key in linked)
        return frozenset(ids)

    def _put_record(self, key: Id, record: Tracked | None, *, is_linked: bool) -> None:
        if record is not None and (is_linked or record.meeting_id == self.meeting.id or key in self._records):
            self._records[key] = record
        else:
            self._records.pop(key, None)
        if self._open is None:
            return
        is_carried = record is not None and key in self.carrying.places and not is_closed(record.status)
        if record is not None and (is_carried or is_open(record.status)):
            self._open[key] = record
        else:
            self._open.pop(key, None)

    def _records_with(self, parts: frozenset[Id]) -> frozenset[Id]:
        """The records that have these responses, updates or topics; all, where nobody can say."""
        known = {**(self._open or {}), **self._records}
        found: set[Id] = set()
        held: set[Id] = set()
        for record in known.values():
            own = _parts_of(record) & parts
            if own:
                found.add(record.id)
                held |= own
        return frozenset(found if held >= parts else known)


def _parts_of(record: Tracked) -> set[Id]:
    if isinstance(record.details, ChallengeDetails):
        return {response.id for response in record.details.responses}
    if isinstance(record.details, ActionDetails):
        return {update.id for update in record.details.updates}
    return set()
