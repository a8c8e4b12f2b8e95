"""Everything about one meeting."""

from collections.abc import Mapping
from dataclasses import dataclass

from boardobserver.domain.snapshots.boards import Board, Id, Organisation, Person
from boardobserver.domain.snapshots.meetings import AgendaItem, Attendance, Declaration, Entry, Meeting
from boardobserver.domain.snapshots.tracked import Tracked


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything about one meeting, as it stands: what the pages show and the minutes print.

    Attributes:
        items: In agenda order.
        entries: In the order of the record, withdrawn and private ones included.
        records: The tracked records that the entries raised or moved, and those that were carried to it or
            changed in it without an entry, by identifier.
        people: Everybody on the board, by identifier.
        organisations: Every organisation on the board, by identifier.
        unprinted: The lines of other meetings that raised its records, or were noted as their responses and
            updates, and do not print.
    """

    board: Board
    meeting: Meeting
    previous: Meeting | None
    attendance: tuple[Attendance, ...]
    declarations: tuple[Declaration, ...]
    items: tuple[AgendaItem, ...]
    entries: tuple[Entry, ...]
    records: Mapping[Id, Tracked]
    people: Mapping[Id, Person]
    organisations: Mapping[Id, Organisation]
    unprinted: tuple[Entry, ...] = ()

    def initials_of(self, person_id: Id | None, organisation_id: Id | None = None) -> str:
        """The initials of a person, else the short name of an organisation, else an empty string."""
        if person_id is not None and person_id in self.people:
            return self.people[person_id].initials
        if organisation_id is not None and organisation_id in self.organisations:
            return self.organisations[organisation_id].short_name
        return ""
