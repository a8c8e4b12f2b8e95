"""Everything that the pane of a record shows, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from boardobserver.domain.attention import (
    MeetingDates,
    Need,
    age_days,
    due_on,
    meetings_passed,
    needs_of,
    overdue_days,
)
from boardobserver.domain.inheritance import Deferral, deferral_of
from boardobserver.domain.snapshots import (
    AgendaItem,
    ChallengeDetails,
    DocumentUse,
    Id,
    Meeting,
    MovementRecord,
    Response,
    Tracked,
)
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.changeable import settled_fields
from boardobserver.services.lineage import LineageStep, lineage_of
from boardobserver.services.links import Surroundings, surroundings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.records.forms.context import FormContext
from boardobserver.ui.widgets.date_field import show_date


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with all that stands around it, on a day.

    Attributes:
        meeting: The meeting that raised it; None when it was made outside any.
        item: The agenda item there.
        due: The day by which something is due of it.
        overdue: By how many days it is late.
        carried: To how many further meetings it came.
        deferral: To when it is put off, if it still is.
        context: What its form is shown with.
    """

    record: Tracked
    meeting: Meeting | None
    item: AgendaItem | None
    raised_by: str
    needs: frozenset[Need]
    age: int
    due: date | None
    overdue: int
    carried: int
    deferral: Deferral | None
    context: FormContext
    steps: tuple[LineageStep, ...]
    around: Surroundings
    uses: tuple[DocumentUse, ...]

    @property
    def is_settled(self) -> bool:
        """Whether signed minutes have settled part of it."""
        return bool(self.context.settled)


def read_view(workspace: Workspace, record_id: Id) -> RecordView | None:
    """Read a record for its pane; None when it is not there any more."""
    read = workspace.read
    found = read.tracked_of_ids([record_id])
    if not found:
        return None
    record = found[0]
    today = workspace.local(workspace.now()).date()
    meetings = {meeting.id: meeting for meeting in read.meetings()}
    movements = read.movements(record_id)
    people = {person.id: person for person in read.people()}
    meeting = meetings.get(record.meeting_id or "")
    items = read.items(meeting.id) if meeting else ()
    due = due_on(record, MeetingDates(meetings.values()))
    raiser = people.get(record.raised_by_id or "")
    return RecordView(
        record=record,
        meeting=meeting,
        item=next((item for item in items if item.id == record.item_id), None),
        raised_by=raiser.name if raiser else "",
        needs=needs_of(record, due, today),
        age=age_days(record, today),
        due=due,
        overdue=overdue_days(record, due, today),
        carried=max(0, len(meetings_passed(movements)) - 1),
        deferral=_deferral(movements, meetings, today),
        context=FormContext(
            directory=Directory(people.values(), read.organisations()),
            topics=read.topics(),
            is_editable=not workspace.is_read_only,
            settled=settled_fields(record.kind) if _is_signed(meeting) else frozenset(),
            settled_responses=_settled_responses(record, movements, meetings),
            heard_at=_heard_at(record, movements, meetings, workspace),
        ),
        steps=lineage_of(read, record_id, meetings.values()),
        around=surroundings(read, record_id),
        uses=read.document_uses(record_id),
    )


def _deferral(
    movements: tuple[MovementRecord, ...], meetings: Mapping[Id, Meeting], today: date
) -> Deferral | None:
    """How a record is put off; None when it is not, or that day has come."""
    deferral = deferral_of(movements, {key: meeting.held_on for key, meeting in meetings.items()})
    return deferral if deferral is not None and deferral.on > today else None


def _is_signed(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.status is MeetingStatus.SIGNED_OFF


def _responses(record: Tracked) -> tuple[Response, ...]:
    return record.details.responses if isinstance(record.details, ChallengeDetails) else ()


def _meeting_of(
    response: Response, movements: tuple[MovementRecord, ...], meetings: Mapping[Id, Meeting]
) -> Meeting | None:
    held = {each.entry_id: each.meeting_id for each in movements if each.entry_id and each.meeting_id}
    return meetings.get(held.get(response.entry_id or "", ""))


def _settled_responses(
    record: Tracked, movements: tuple[MovementRecord, ...], meetings: Mapping[Id, Meeting]
) -> frozenset[Id]:
    return frozenset(
        each.id for each in _responses(record) if _is_signed(_meeting_of(each, movements, meetings))
    )


def _heard_at(
    record: Tracked,
    movements: tuple[MovementRecord, ...],
    meetings: Mapping[Id, Meeting],
    workspace: Workspace,
) -> dict[Id, str]:
    words: dict[Id, str] = {}
    for response in _responses(record):
        meeting = _meeting_of(response, movements, meetings)
        where = meeting.title if meeting else "outside a meeting"
        words[response.id] = f"{show_date(workspace.local(response.at).date())} · {where}"
    return words
