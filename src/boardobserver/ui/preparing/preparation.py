"""What the Prepare step shows, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from boardobserver.domain.inheritance import Inheritance
from boardobserver.domain.same_names import name_apart
from boardobserver.domain.snapshots import (
    AgendaItem,
    Attendance,
    Declaration,
    Id,
    Meeting,
    Organisation,
    Person,
)
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.carrying import inheritance
from boardobserver.services.workspace import Workspace

INHERITED = (
    "meeting",
    "item",
    "topic",
    "tracked",
    "tracked_topic",
    "movement",
    "action",
    "advice",
    "assurance",
    "response",
)
"""A change of any of these may change what the meeting inherits."""

TABLES = (
    "attendance",
    "declaration",
    "paper",
    "person",
    "organisation",
    *INHERITED,
)
"""A change of any of these may change what the step shows."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """A meeting as it is prepared.

    Attributes:
        meetings: Every meeting of the board, newest first.
        topics: The board's list.
        inheritance: What is proposed to the meeting, and what was carried to it already.
        people: Everybody on the board. `organisations`: every organisation.
        is_editable: Whether anything can be changed: it is not signed off, and the board is not read-only.
    """

    meeting: Meeting
    meetings: tuple[Meeting, ...]
    attendance: tuple[Attendance, ...]
    declarations: tuple[Declaration, ...]
    items: tuple[AgendaItem, ...]
    topics: tuple[str, ...]
    inheritance: Inheritance
    people: Mapping[Id, Person]
    organisations: Mapping[Id, Organisation]
    is_editable: bool

    def name_of(self, person_id: Id | None) -> str:
        """Somebody's name, with initials where another has the same; empty for nobody."""
        person = self.people.get(person_id) if person_id is not None else None
        return name_apart(person, self.people.values()) if person is not None else ""

    def initials_of(self, person_id: Id | None) -> str:
        """Somebody's initials; empty for nobody."""
        person = self.people.get(person_id) if person_id is not None else None
        return person.initials if person is not None else ""

    def post_of(self, person_id: Id) -> str:
        """Somebody's role and organisation: "LFR lead, MPS"."""
        person = self.people.get(person_id)
        if person is None:
            return ""
        body = self.organisations.get(person.organisation_id or "")
        return ", ".join(each for each in (person.role, body.short_name if body else "") if each)

    def short_of(self, party_id: Id | None) -> str:
        """The initials of somebody, or the short name of an organisation; empty for nobody."""
        body = self.organisations.get(party_id or "")
        return body.short_name if body is not None else self.initials_of(party_id)

    @property
    def previous(self) -> Meeting | None:
        """The meeting before this one, if it is known."""
        return next((each for each in self.meetings if each.id == self.meeting.previous_id), None)


def read_preparation(
    workspace: Workspace, meeting_id: Id, *, known: Inheritance | None = None
) -> Preparation:
    """Read all that the step shows of a meeting; what it inherits comes from all the board, if not known."""
    read = workspace.read
    meeting = read.meeting(meeting_id)
    return Preparation(
        meeting=meeting,
        meetings=read.meetings(),
        attendance=read.attendance(meeting_id),
        declarations=read.declarations(meeting_id),
        items=read.items(meeting_id),
        topics=read.topics(),
        inheritance=known or inheritance(read, meeting_id, workspace.local(workspace.now()).date()),
        people={person.id: person for person in read.people()},
        organisations={body.id: body for body in read.organisations()},
        is_editable=meeting.status is not MeetingStatus.SIGNED_OFF and not workspace.is_read_only,
    )
