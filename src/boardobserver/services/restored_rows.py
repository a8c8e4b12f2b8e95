"""The rows of a meeting out of the record in a file: keys and references kept, none that leads nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime, time
from typing import Any, Final, TypeVar

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import (
    ActionDetails,
    AgendaItem,
    AssuranceDetails,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    Entry,
    Id,
    Meeting,
    MeetingRecord,
    Tracked,
    WithheldDetails,
)
from boardobserver.domain.tracking import first_status
from boardobserver.domain.words import EntryKind, Movement, Relation
from boardobserver.services.first_details import first_details
from boardobserver.services.parties import Party
from boardobserver.storage.records import (
    ActionRow,
    ActionUpdateRow,
    AdviceRow,
    AssuranceRow,
    AttendanceRow,
    ChallengeRow,
    DecisionRow,
    DeclarationRow,
    EntryRow,
    ItemRow,
    ItemSpanRow,
    LinkRow,
    MeetingRow,
    MovementRow,
    OrganisationRow,
    PaperRow,
    PersonRow,
    ResponseRow,
    Row,
    TrackedRow,
    TrackedTopicRow,
)
from boardobserver.storage.unit import Unit

RowT = TypeVar("RowT", bound=Row)

_NEEDED: Final = frozenset({"person_id", "series_id"})
"""Keys that a row cannot be without."""

_NOT_WHOLE: Final = "The record in the file is not whole: somebody is named in it who is not there."


class RestoredRows:
    """Makes the rows of one meeting.

    Args:
        record: The meeting.
        topics: The keys of the board's topics, by name.
    """

    def __init__(self, record: MeetingRecord, topics: Mapping[str, Id]) -> None:
        self._record = record
        self._topics = topics
        rows: list[Meeting | AgendaItem | Entry] = [record.meeting, *record.items, *record.entries]
        if record.previous is not None:
            rows.append(record.previous)
        tables = (record.people, record.organisations, record.records)
        self._known = frozenset((*(row.id for row in rows), *(key for table in tables for key in table)))

    def everything(self) -> Iterator[Row]:
        """Every row but those of the meetings themselves."""
        record = self._record
        yield from (self._row(OrganisationRow, each) for each in record.organisations.values())
        yield from self._people()
        for item in record.items:
            yield from self._item(item)
        of_meeting = {"meeting_id": record.meeting.id}
        yield from (self._row(AttendanceRow, each, **of_meeting) for each in record.attendance)
        yield from (self._row(DeclarationRow, each, **of_meeting) for each in record.declarations)
        for tracked in record.records.values():
            yield from self._tracked(tracked)
        yield from (self._row(EntryRow, each, **of_meeting) for each in record.entries)
        yield from self._movements()

    def meeting(self, meeting: Meeting, **more: object) -> MeetingRow:
        """The row of a meeting."""
        reference = meeting.reference
        return self._row(MeetingRow, meeting, year=reference.year, serial=reference.serial, **more)

    def _row(self, kind: type[RowT], snapshot: Any, **more: object) -> RowT:
        """A row with the values of a snapshot's fields that are called alike, no key leading nowhere."""
        names = {field.name for field in fields(kind)}
        values: dict[str, object] = {
            field.name: getattr(snapshot, field.name) for field in fields(snapshot) if field.name in names
        }
        for name in [name for name in values if name.endswith("_id") and name != "series_id"]:
            if values[name] not in self._known:
                values[name] = None
        made: dict[str, Any] = {**values, **more}
        if any(made.get(name, "") is None for name in _NEEDED):
            raise Refusal(_NOT_WHOLE)
        return kind(**made)

    def _people(self) -> Iterator[PersonRow]:
        """The people; initials are unique on a board, and people whose names are withheld have none."""
        given: set[str] = set()
        for number, person in enumerate(self._record.people.values(), 1):
            initials = person.initials if person.initials not in given else f"N{number}"
            given.add(initials)
            yield self._row(PersonRow, person, initials=initials)

    def _item(self, item: AgendaItem) -> Iterator[Row]:
        yield self._row(
            ItemRow,
            item,
            meeting_id=self._record.meeting.id,
            topic_id=self._topics.get(item.topic),
            carried_from_id=None,
        )
        yield from (self._row(PaperRow, paper, item_id=item.id) for paper in item.papers)
        yield from (self._row(ItemSpanRow, span, item_id=item.id) for span in item.spans)

    def _tracked(self, tracked: Tracked) -> Iterator[Row]:
        reference = tracked.reference
        row = self._row(
            TrackedRow, tracked, year=reference.year, serial=reference.serial, status=tracked.status.value
        )
        yield row
        yield from self._details(row, tracked.details)
        for topic in dict.fromkeys(tracked.topics):
            yield TrackedTopicRow(id=Unit.new_id(), tracked_id=tracked.id, topic_id=self._topics[topic])
        for linked in dict.fromkeys(tracked.links):
            if linked in self._record.records:
                yield LinkRow(
                    id=Unit.new_id(), from_id=tracked.id, to_id=linked, relation=Relation.RELATES_TO
                )

    def _details(self, record: TrackedRow, details: Details) -> Iterator[Row]:
        key = record.id
        match details:
            case WithheldDetails():
                yield first_details(record, Party(), Due())
            case ChallengeDetails():
                yield self._row(ChallengeRow, details, id=key)
                yield from (self._row(ResponseRow, each, challenge_id=key) for each in details.responses)
            case ActionDetails():
                due = details.due
                yield self._row(ActionRow, details, id=key, due_kind=due.kind, due_on=due.on)
                yield from (self._row(ActionUpdateRow, each, action_id=key) for each in details.updates)
            case DecisionDetails():
                yield self._row(DecisionRow, details, id=key)
            case AssuranceDetails():
                yield self._row(AssuranceRow, details, id=key)
            case _:
                yield self._row(AdviceRow, details, id=key)

    def _movements(self) -> Iterator[MovementRow]:
        """What happened to the records at the meeting, as far as its lines say; the last has the status."""
        lines: dict[Id, list[Entry]] = {}
        for entry in self._record.entries:
            if entry.record_id is not None:
                lines.setdefault(entry.record_id, []).append(entry)
        for tracked in self._record.records.values():
            said = lines.get(tracked.id, [])
            for place, entry in enumerate(said, 1):
                status = tracked.status if place == len(said) else first_status(tracked.kind)
                yield self._movement(tracked, _what(entry, tracked), status.value, entry)
            if not said:
                yield self._movement(tracked, Movement.CARRIED, tracked.status.value, None)

    def _movement(
        self, tracked: Tracked, what: Movement, status_after: str, entry: Entry | None
    ) -> MovementRow:
        meeting = self._record.meeting
        item_id, by_id = (None, None) if entry is None else (entry.item_id, entry.speaker_id)
        return MovementRow(
            id=Unit.new_id(),
            tracked_id=tracked.id,
            what=what,
            at=_instant_of(meeting) if entry is None else entry.at,
            meeting_id=meeting.id,
            item_id=item_id if item_id in self._known else None,
            entry_id=None if entry is None else entry.id,
            status_after=status_after,
            words="",
            by_id=by_id if by_id in self._known else None,
            until_on=None,
            until_meeting_id=None,
        )


def _what(entry: Entry, tracked: Tracked) -> Movement:
    """What a line did to its record."""
    if entry.id == tracked.entry_id:
        return Movement.RAISED
    if entry.kind is EntryKind.RESPONSE:
        return Movement.ANSWERED
    return Movement.PUT_AGAIN if entry.kind is EntryKind.CHALLENGE else Movement.UPDATED


def _instant_of(meeting: Meeting) -> datetime:
    midnight = datetime.combine(meeting.held_on, time(), UTC)
    return meeting.started_at or meeting.ended_at or midnight
