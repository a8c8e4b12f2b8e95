"""Makers of a meeting's particulars: the meeting itself, who is on the board, and who was there."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import (
    Attendance,
    Board,
    Declaration,
    Id,
    Meeting,
    Organisation,
    Person,
)
from boardobserver.domain.words import (
    AttendanceList,
    Marking,
    MeetingStatus,
    PreviousMinutes,
    RecordKind,
)

HELD_ON = date(2026, 11, 22)


def an_id(number: int) -> Id:
    """An identifier in the shape of a real one."""
    return str(UUID(int=number))


def a_meeting(number: int = 14) -> Meeting:
    """A meeting in draft of which little is known yet; change it with `dataclasses.replace`."""
    return Meeting(
        id=an_id(1),
        reference=Reference(RecordKind.MEETING, 2026, 6),
        series_id=an_id(2),
        series_name="Facial Recognition Technology Board",
        number=number,
        title="",
        held_on=HELD_ON,
        planned_start=time(10, 0),
        planned_end=time(12, 0),
        started_at=None,
        ended_at=None,
        place="New Scotland Yard",
        via="",
        chair_id=None,
        author_id=None,
        marking=Marking.OFFICIAL_SENSITIVE,
        status=MeetingStatus.DRAFT,
        previous_id=None,
        quorum_needed=None,
        quorate=None,
        previous_minutes=PreviousMinutes.NOT_CONSIDERED,
        corrections="",
        next_date=None,
        next_start=None,
        next_place="",
        signed_off_by_id=None,
        signed_off_at=None,
    )


def a_board() -> Board:
    """The board that these meetings are of."""
    return Board(
        id=an_id(3),
        name="Facial Recognition Technology Board",
        body="Metropolitan Police Service",
        observing_body="Mayor’s Office for Policing and Crime",
        timezone="Europe/London",
        marking=Marking.OFFICIAL_SENSITIVE,
    )


@dataclass
class ParticularsMaker:
    """Puts the particulars of a meeting together, as a test needs them.

    People and organisations are named by initials and short name; an unknown one is None.
    """

    board: Board = field(default_factory=a_board)
    meeting: Meeting = field(default_factory=a_meeting)
    people: dict[Id, Person] = field(default_factory=dict[Id, Person])
    organisations: dict[Id, Organisation] = field(default_factory=dict[Id, Organisation])
    attendance: list[Attendance] = field(default_factory=list[Attendance])
    declarations: list[Declaration] = field(default_factory=list[Declaration])
    _ids: int = 100

    def next_id(self) -> Id:
        """An identifier that nothing here has yet."""
        self._ids += 1
        return an_id(self._ids)

    def organisation(self, short_name: str, name: str) -> Id:
        """Add an organisation."""
        key = self.next_id()
        self.organisations[key] = Organisation(key, name, short_name)
        return key

    def person(
        self, initials: str, name: str, *, role: str = "", of: str = "", is_observer: bool = False
    ) -> Id:
        """Add a person, of the organisation with that short name."""
        key = self.next_id()
        self.people[key] = Person(key, name, initials, role, self.org_id(of), is_observer, is_active=True)
        return key

    def person_id(self, initials: str) -> Id | None:
        """The person with these initials, or None."""
        return next((p.id for p in self.people.values() if initials and p.initials == initials), None)

    def org_id(self, short_name: str) -> Id | None:
        """The organisation with this short name, or None."""
        found = (o.id for o in self.organisations.values() if short_name and o.short_name == short_name)
        return next(found, None)

    def attends(
        self,
        initials: str,
        where: AttendanceList = AttendanceList.PRESENT,
        *,
        items: str = "",
        arrived: time | None = None,
        left: time | None = None,
        is_remote: bool = False,
        note: str = "",
    ) -> None:
        """Put a person into one of the four lists."""
        person_id = self.person_id(initials)
        assert person_id is not None
        place = len(self.attendance) + 1
        self.attendance.append(
            Attendance(self.next_id(), person_id, where, place, items, arrived, left, is_remote, note)
        )

    def declares(self, initials: str, interest: str, handling: str = "") -> None:
        """Record an interest that a person declared."""
        person_id = self.person_id(initials)
        assert person_id is not None
        place = len(self.declarations) + 1
        self.declarations.append(Declaration(self.next_id(), person_id, None, place, interest, handling))
