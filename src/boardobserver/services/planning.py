"""What a meeting takes over when it is planned, and gives back when its planning is taken back."""

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, ItemState, Movement
from boardobserver.storage.records import AttendanceRow, ItemRow, MeetingRow, MovementRow, StandingItemRow
from boardobserver.storage.unit import Unit


def copy_agenda(unit: Unit, series_id: Id, meeting_id: Id) -> None:
    """Give a new meeting the standing agenda of its series."""
    standing = unit.find(StandingItemRow, series_id=series_id)
    for row in sorted(standing, key=lambda row: row.position):
        unit.add(
            ItemRow(
                id=unit.new_id(),
                meeting_id=meeting_id,
                position=row.position,
                title=row.title,
                section=row.section,
                presenter_id=None,
                planned_minutes=row.planned_minutes,
                state=ItemState.WAITING,
                topic_id=row.topic_id,
                carried_from_id=None,
                part=None,
            )
        )


def copy_attendance(unit: Unit, previous_id: Id, meeting_id: Id) -> None:
    """Give a new meeting the people of the one before, as far as they are active."""
    active = {person.id for person in unit.read.people() if person.is_active}
    expected = [line for line in unit.read.attendance(previous_id) if line.person_id in active]
    for position, line in enumerate(expected, start=1):
        came = AttendanceList.PRESENT if line.list is AttendanceList.APOLOGIES else line.list
        unit.add(
            AttendanceRow(
                id=unit.new_id(),
                meeting_id=meeting_id,
                person_id=line.person_id,
                list=came,
                position=position,
                items="",
                arrived=None,
                left=None,
                is_remote=False,
                note="",
            )
        )


def give_back_records(unit: Unit, meeting: MeetingRow) -> None:
    """Let go of the records that were carried or deferred to a meeting that is not to be held.

    What was deferred to it is deferred to its day; what happened to a record before it, with the meeting in
    mind, happened outside any.
    """
    for movement in unit.find(MovementRow, until_meeting_id=meeting.id):
        movement.until_meeting_id, movement.until_on = None, meeting.held_on
    for movement in unit.find(MovementRow, meeting_id=meeting.id):
        if movement.what is Movement.CARRIED:
            unit.delete(movement)
        else:
            movement.meeting_id = movement.item_id = None
