"""The lines of a register: read whole in one query, and what takes longer when it is asked for."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Final, Generic, TypeVar

from boardobserver.domain.attention import MeetingDates, age_days, due_on, needs_of, overdue_days
from boardobserver.domain.register_facts import PassedMeeting, RegisterHead, Standing, Track, Who
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import RecordKind
from boardobserver.services.changes import Changes
from boardobserver.services.watched import watched
from boardobserver.storage.finders.registers import FoundTrack, NewestResponse
from boardobserver.storage.reader import Reader

V = TypeVar("V")

_NOBODY: Final = Who()
_NOWHERE: Final = Track()
_OWN: Final = ("tracked", "challenge", "advice", "action", "decision", "assurance")
"""The tables whose rows have the key of their record."""
_PARTS: Final = ("movement", "response", "tracked_topic")
"""The tables whose rows are parts of a record; what stands on a line depends on them."""
_AROUND: Final = ("person", "organisation", "meeting", "topic", "entry", "board")
"""The tables that any number of lines may depend on."""


class Register:
    """The records of one kind, oldest reference first, as they stood when they were read or refreshed.

    Args:
        read: Reads the board.
        kind: The kind of record.
        today: The day that everything is computed for.
    """

    def __init__(self, read: Reader, kind: RecordKind, today: date) -> None:
        self.kind = kind
        self.today = today
        self._read = read
        self._finder = read.register(kind)
        self._topics = _Part[tuple[str, ...]](self._finder.topics, ())
        self._tracks = _Part[FoundTrack | None](self._finder.tracks, None)
        self._responses = _Part[NewestResponse | None](self._finder.newest_responses, None)
        self._parts = (
            self._topics,
            self._tracks,
            *((self._responses,) if kind is RecordKind.CHALLENGE else ()),
        )
        self._asked = 0
        self.rows = tuple(RegisterRow(head, self) for head in self._finder.heads())

    def prepare(self, record_ids: Collection[Id]) -> None:
        """Read at once what the lines of those records are about to be asked for."""
        for part in self._parts:
            part.prepare(record_ids)

    def read_on(self, count: int) -> bool:
        """Ask the next so many lines what a filter may ask, ahead of it; False when all have been asked."""
        rows = self.rows[self._asked : self._asked + count]
        self._asked += count
        if rows:
            self.prepare([row.id for row in rows])
            for row in rows:
                _ = row.searched, row.standing, row.track
        else:
            for part in self._parts:
                part.is_whole = True
        return bool(rows)

    def concerned(self, changes: Changes) -> frozenset[Id] | None:
        """The records whose lines a change may have touched; None when that may be any of them."""
        if changes.concern(*_AROUND):
            return None
        owners = self._finder.owners({table: changes.of(table) for table in _PARTS})
        return None if owners is None else owners | changes.of(*_OWN)

    def refresh(self, record_ids: Collection[Id]) -> None:
        """Read the lines of those records anew: some may be new, some gone."""
        for part in self._parts:
            part.refresh(record_ids)
        kept = (row for row in self.rows if row.id not in record_ids)
        anew = (RegisterRow(head, self) for head in self._finder.heads(record_ids))
        self.rows = tuple(sorted((*kept, *anew), key=_reference))

    def who(self, person_id: Id | None, organisation_id: Id | None) -> Who:
        """A person or an organisation; nobody when neither is given."""
        return self._who.get(person_id or organisation_id or "", _NOBODY)

    def topics_of(self, record_id: Id) -> tuple[str, ...]:
        """The topics of a record, in the board's order."""
        return self._topics.of(record_id)

    def track_of(self, record_id: Id) -> Track:
        """Where a record has been."""
        found = self._tracks.of(record_id)
        if found is None:
            return _NOWHERE
        passed = [self._passed[key] for key in found.meeting_ids]
        passed.sort(key=lambda each: self._places[each.id])
        return Track(tuple(passed), found.last)

    def standing_of(self, head: RegisterHead) -> Standing:
        """What is computed of a record."""
        is_challenge = head.kind is RecordKind.CHALLENGE
        record = watched(head, self._responses.of(head.id) if is_challenge else None)
        due = due_on(record, self._dates)
        return Standing(
            due_on=due,
            needs=needs_of(record, due, self.today),
            age_days=age_days(record, self.today),
            overdue_days=overdue_days(record, due, self.today),
        )

    @cached_property
    def _who(self) -> Mapping[Id, Who]:
        bodies = {body.id: (body.short_name, body.name) for body in self._read.organisations()}
        who = {key: Who(names[0], names) for key, names in bodies.items()}
        for person in self._read.people():
            names = (person.initials, person.name, person.role, *bodies.get(person.organisation_id or "", ()))
            who[person.id] = Who(person.initials or person.name, names)
        return who

    @cached_property
    def _meetings(self) -> tuple[Meeting, ...]:
        return self._read.meetings()

    @cached_property
    def _dates(self) -> MeetingDates:
        return MeetingDates(self._meetings)

    @cached_property
    def _passed(self) -> Mapping[Id, PassedMeeting]:
        """The meetings, oldest first."""
        return {
            each.id: PassedMeeting(each.id, each.number, each.reference) for each in reversed(self._meetings)
        }

    @cached_property
    def _places(self) -> Mapping[Id, int]:
        return {key: place for place, key in enumerate(self._passed)}


class _Part(Generic[V]):
    """Something about each record of a register, read of some of them or of all.

    Args:
        find: Reads it of some records, or of all; those without it may be left out.
        default: What those have.
    """

    def __init__(self, find: Callable[[Collection[Id] | None], Mapping[Id, V]], default: V) -> None:
        self._find = find
        self._default = default
        self._known: dict[Id, V] = {}
        self.is_whole = False

    def of(self, record_id: Id) -> V:
        """What it is of a record; the first question about one that was not prepared reads all."""
        if not self.is_whole and record_id not in self._known:
            self.read_all()
        return self._known.get(record_id, self._default)

    def prepare(self, record_ids: Collection[Id]) -> None:
        """Read it of those records of which it has not been read."""
        if not self.is_whole and (unread := [each for each in record_ids if each not in self._known]):
            self.refresh(unread)

    def refresh(self, record_ids: Collection[Id]) -> None:
        """Read it of those records anew."""
        self._known |= dict.fromkeys(record_ids, self._default) | dict(self._find(record_ids))

    def read_all(self) -> None:
        """Read it of every record."""
        self._known = dict(self._find(None))
        self.is_whole = True


def _reference(row: RegisterRow) -> tuple[int, int, Id]:
    return row.head.year, row.head.serial, row.id
