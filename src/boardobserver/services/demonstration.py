"""The demonstration board: roles without names, and published facts with their sources.

It is made through the same commands as any board, at the times at which its meetings were held.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.release import Naming
from boardobserver.domain.snapshots import USUAL_BOARD_NAME, Id
from boardobserver.domain.words import (
    AdviceResponse,
    AttendanceList,
    EntryKind,
    ObserverPosition,
    PreviousMinutes,
    RecordKind,
    ResponseView,
    Section,
)
from boardobserver.services import (
    agenda,
    attendance,
    demonstration_script,
    entries,
    meetings,
    people,
    tracking,
)
from boardobserver.services import demonstration_follow_up as follow_up
from boardobserver.services.boards import board_in_making
from boardobserver.services.demonstration_script import ScriptedMeeting
from boardobserver.services.workspace import Workspace

_ZONE = ZoneInfo("Europe/London")


@dataclass(slots=True)
class _Clock:
    """A clock that stands where the demonstration has come to."""

    at: dt.datetime

    def __call__(self) -> dt.datetime:
        return self.at

    def turn_to(self, day: dt.date, time: str) -> None:
        """Stand at a time of day, "10:31", of the board's own zone."""
        hour, minute = time.split(":")
        self.at = dt.datetime.combine(day, dt.time(int(hour), int(minute)), _ZONE).astimezone(dt.UTC)


def demonstration_board(path: Path, *, actor: str, passphrase: Passphrase | None = None) -> Workspace:
    """Make the demonstration board in a new file, encrypted when a passphrase is given, and open it.

    Raises:
        Refusal: The name does not end in `.board`, or something is there already.
        Fault: The folder is missing or cannot be written to.
    """
    clock = _Clock(dt.datetime.now(dt.UTC))
    clock.turn_to(demonstration_script.MEETINGS[0].held_on, "09:00")
    made = board_in_making(path, USUAL_BOARD_NAME, actor=actor, passphrase=passphrase, clock=clock)
    with made as workspace:
        roles = _add_roles(workspace)
        follow_up.list_questions(workspace)
        thirteenth, fourteenth = demonstration_script.MEETINGS
        _hold(workspace, clock, thirteenth, roles)
        clock.turn_to(dt.date(2026, 10, 2), "09:00")
        follow_up.after_thirteenth(workspace, roles)
        _hold(workspace, clock, fourteenth, roles)
        clock.turn_to(dt.date(2026, 11, 20), "09:00")
        follow_up.after_fourteenth(workspace, roles, fourteenth.next_date)
        key = workspace.key
    return Workspace.open(path, actor=actor, passphrase=key, clock=clock)


def _add_roles(workspace: Workspace) -> dict[str, Id]:
    bodies = {body.short_name: body.id for body in workspace.read.organisations()}
    return {
        initials: workspace.perform(
            people.add_person(
                name,
                role=role,
                organisation_id=bodies[body],
                initials=initials,
                is_observer=body == "MOPAC",
                naming=Naming.NAMED,  # a role, and nobody's name
            )
        )
        for initials, name, role, body in demonstration_script.ROLES
    }


def _hold(workspace: Workspace, clock: _Clock, script: ScriptedMeeting, roles: dict[str, Id]) -> None:
    clock.turn_to(script.held_on, "09:30")
    series = workspace.read.series()[0]
    meeting_id = workspace.perform(meetings.plan_meeting(series.id, script.held_on))
    _prepare(workspace, meeting_id, script, roles)
    follow_up.carry_all(workspace, meeting_id)
    items = workspace.read.items(meeting_id)
    clock.turn_to(script.held_on, "10:00")
    workspace.perform(meetings.start_meeting(meeting_id))
    for number, time, line in script.lines:
        clock.turn_to(script.held_on, time)
        item = items[number - 1]
        workspace.perform(agenda.open_item(item.id))
        read = read_line(line, EntryKind.NOTE, script.held_on)
        workspace.perform(entries.note_line(meeting_id, read, at=clock.at, item_id=item.id))
    clock.turn_to(script.held_on, script.ended)
    workspace.perform(meetings.end_meeting(meeting_id))
    _review(workspace, meeting_id)
    if script.is_signed_off:
        workspace.perform(meetings.sign_off(meeting_id, roles["OB"]))


def _prepare(workspace: Workspace, meeting_id: Id, script: ScriptedMeeting, roles: dict[str, Id]) -> None:
    workspace.perform(
        meetings.change_meeting(
            meeting_id,
            number=script.number,
            title=script.title,
            place="New Scotland Yard",
            planned_start=dt.time(10),
            planned_end=dt.time(12),
            chair_id=roles["BC"],
            author_id=roles["OB"],
            quorum_needed=4,
            quorate=True,
            previous_minutes=PreviousMinutes.APPROVED,
            next_date=script.next_date,
            next_start=dt.time(10),
            next_place="New Scotland Yard",
        )
    )
    there = {line.person_id for line in workspace.read.attendance(meeting_id)}
    for initials, in_list in demonstration_script.ATTENDANCE:
        if roles[initials] not in there:
            workspace.perform(attendance.add_attendee(meeting_id, roles[initials], in_list))
    for line in workspace.read.attendance(meeting_id):
        if line.person_id == roles[script.absent]:
            workspace.perform(attendance.change_attendance(line.id, list=AttendanceList.APOLOGIES))
    for item in workspace.read.items(meeting_id):
        if item.section is Section.BUSINESS:
            workspace.perform(agenda.change_item(item.id, topic=script.topic))
    for number, paper, title, presenter in script.papers:
        item = workspace.read.items(meeting_id)[number - 1]
        workspace.perform(agenda.set_papers(item.id, ((paper, title),)))
        workspace.perform(agenda.change_item(item.id, presenter_id=roles[presenter]))


def _review(workspace: Workspace, meeting_id: Id) -> None:
    """What an observer adds to the records after the meeting: topics, positions, views."""
    for record in workspace.read.record_of(meeting_id).records.values():
        if record.meeting_id != meeting_id:
            continue
        topics = demonstration_script.topics_of(record.text)
        workspace.perform(tracking.set_topics(record.id, topics))
        if record.kind is RecordKind.DECISION:
            workspace.perform(
                tracking.change_decision(record.id, observer_position=ObserverPosition.RESERVED)
            )
        if record.kind is RecordKind.ADVICE:
            workspace.perform(
                tracking.change_advice(
                    record.id,
                    source_document="Final report on the live facial recognition trials, 2019",
                    response=AdviceResponse.UNDER_CONSIDERATION,
                )
            )
        for response in getattr(record.details, "responses", ()):
            workspace.perform(tracking.change_response(response.id, view=ResponseView.PARTLY))
