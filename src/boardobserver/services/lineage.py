"""The lineage of a record in words: when and where each thing happened to it, by whom, what it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from boardobserver.domain.dates import spell_date
from boardobserver.domain.field_words import WordedChange, worded_changes
from boardobserver.domain.lineage import lineage
from boardobserver.domain.snapshots import AgendaItem, Id, Meeting, MovementRecord
from boardobserver.domain.words import Movement
from boardobserver.storage.overview import Overview

if TYPE_CHECKING:
    from boardobserver.storage.reader import Reader

_STATUS_SAID = frozenset({Movement.CHANGED_STATUS, Movement.REOPENED})
"""What happens to a record that does not say by itself how it stands afterwards."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a record.

    Attributes:
        at: When, in the board's own time zone.
        what: What, in words: "Put again", "Deferred to 21 January 2027".
        by: The initials of who did or said it; empty when nobody is named.
        words: In what words.
        changes: What of the record it changed.
        item: The agenda item, "3 LFR update"; empty outside a meeting.
    """

    id: Id
    at: datetime
    what: str
    by: str
    words: str
    changes: tuple[WordedChange, ...]
    item: str


@dataclass(frozen=True, slots=True)
class LineageStep:
    """What happened to a record at one meeting, or on one day between meetings.

    Attributes:
        meeting: The meeting; None between meetings.
        on: The day.
    """

    meeting: Meeting | None
    on: date
    happenings: tuple[Happening, ...]


def lineage_of(
    read: "Reader", record_id: Id, meetings: Iterable[Meeting] | None = None
) -> tuple[LineageStep, ...]:
    """Every step of a record's life, oldest first; every meeting that it passed through is one.

    Args:
        read: Reads the board.
        record_id: The record.
        meetings: The meetings of the board, where they have been read already.
    """
    return Teller(read, meetings).steps(read.movements(record_id))


class Teller:
    """Tells of movements, with the people and meetings of the board read once."""

    def __init__(self, read: Overview, meetings: Iterable[Meeting] | None = None) -> None:
        self._read = read
        self._zone = read.board().zone
        self._names = {person.id: person.initials or person.name for person in read.people()}
        self._names |= {body.id: body.short_name for body in read.organisations()}
        known = read.meetings() if meetings is None else meetings
        self._meetings = {meeting.id: meeting for meeting in known}
        self._items: dict[Id, dict[Id, AgendaItem]] = {}

    def steps(self, movements: tuple[MovementRecord, ...]) -> tuple[LineageStep, ...]:
        """The steps of a record's life."""
        found: list[LineageStep] = []
        for step in lineage(movements, lambda at: self._local(at).date()):
            meeting = None if step.meeting_id is None else self._meetings.get(step.meeting_id)
            on = meeting.held_on if meeting else self._local(step.movements[0].at).date()
            found.append(LineageStep(meeting, on, tuple(self.happening(each) for each in step.movements)))
        return tuple(found)

    def happening(self, movement: MovementRecord) -> Happening:
        """One movement in words."""
        return Happening(
            id=movement.id,
            at=self._local(movement.at),
            what=self._what(movement),
            by=self._names.get(movement.by_id or "", ""),
            words=movement.words,
            changes=worded_changes(movement, self._names.get),
            item=self._item(movement),
        )

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)

    def _what(self, movement: MovementRecord) -> str:
        what = movement.what.label
        if movement.what in _STATUS_SAID:
            return f"{what}: {movement.status_after.label.lower()}"
        if movement.until_on is not None:
            return f"{what} to {spell_date(movement.until_on)}"
        meeting = self._meetings.get(movement.until_meeting_id or "")
        return what if meeting is None else f"{what} to {meeting.title}"

    def _item(self, movement: MovementRecord) -> str:
        meeting_id, item_id = movement.meeting_id, movement.item_id
        if meeting_id is None or item_id is None:
            return ""
        if meeting_id not in self._items:
            self._items[meeting_id] = {item.id: item for item in self._read.items(meeting_id)}
        item = self._items[meeting_id].get(item_id)
        return "" if item is None else f"{item.position} {item.title}"
