"""What the keys of a board stand for, as lists and exports write them."""

from datetime import datetime
from typing import TYPE_CHECKING

from boardobserver.domain.snapshots import AgendaItem, Id

if TYPE_CHECKING:
    from boardobserver.storage.reader import Reader


class Names:
    """What keys stand for, in words, read once a list."""

    def __init__(self, read: "Reader") -> None:
        self._read = read
        self._zone = read.board().zone
        self._people = {person.id: person.initials for person in read.people()}
        self._organisations = {body.id: body.short_name for body in read.organisations()}
        self._meetings = {meeting.id: str(meeting.reference) for meeting in read.meetings()}
        self._items: dict[Id, dict[Id, AgendaItem]] = {}
        self._records: dict[Id, str] | None = None

    def party(self, person_id: Id | None, organisation_id: Id | None = None) -> str | None:
        """The initials of a person, else the short name of an organisation, else None."""
        if person_id is not None:
            return self._people.get(person_id)
        return None if organisation_id is None else self._organisations.get(organisation_id)

    def called(self, key: Id) -> str | None:
        """What a person or an organisation is called, whichever has the key."""
        return self._people.get(key) or self._organisations.get(key)

    def meeting(self, meeting_id: Id | None) -> str | None:
        """The reference of a meeting."""
        return None if meeting_id is None else self._meetings.get(meeting_id)

    def record(self, record_id: Id) -> str:
        """The reference of a tracked record."""
        if self._records is None:
            self._records = {record.id: str(record.reference) for record in self._read.all_tracked()}
        return self._records[record_id]

    def item(self, meeting_id: Id | None, item_id: Id | None) -> str | None:
        """The number and title of an agenda item."""
        if meeting_id is None or item_id is None:
            return None
        if meeting_id not in self._items:
            self._items[meeting_id] = {item.id: item for item in self._read.items(meeting_id)}
        item = self._items[meeting_id].get(item_id)
        return None if item is None else f"{item.position} {item.title}"

    def instant(self, at: datetime | None) -> str | None:
        """An instant in ISO 8601, with the offset of the board's own time zone."""
        return None if at is None else at.astimezone(self._zone).isoformat()
