"""A meeting that runs, in the window, for the pictures of taking notes."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget
from tests.pictures.stage import Stage

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, EntryKind, Marking
from boardobserver.services import agenda, attendance, entries, meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.meeting_page import MeetingPage
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.window import MainWindow
from boardobserver.ui.taking.step import TakeNotesStep
from boardobserver.ui.taking.taking_commands import TAKING_COMMANDS

DAY = dt.date(2026, 11, 22)
LONG = (
    "Review of the operational, technical, legal and ethical questions raised by the proposed extension of "
    "overt live facial recognition to permanent cameras on street furniture in two town centres"
)
_BEFORE = (
    "? @LL What testing supports a threshold of 0.64?",
    "* Operators are to be trained on the risks and be accountable before any further use",
    "! @LL to publish the test report by 30 October",
)
LINES = (
    "@LL The watchlist for the deployments of October rose to 16,000.",
    "Ten false alerts in a year were 0.0003 % of faces seen.",
    "# 0.48 % of alerts were false",
    "? @OB @LL What testing supports 0.64, when the published tests stop at 0.6?",
    "> @LL It was chosen after the tests of 2024; the report is being cleared.",
    "! @MPS to publish the test report by 30 April",
    "+ @LPEP: The Panel welcomed the publication of each deployment record.",
    "* @LPEP Each deployment is to be assessed and authorised for a specific purpose.",
    "~ Ask afterwards who cleared the report",
    "= The Board agreed to keep the threshold at 0.64, subject to review in March.",
    "! to bring a sample of authorised watchlists to the next meeting",
)


@dataclass(slots=True)
class _Clock:
    at: dt.datetime

    def __call__(self) -> dt.datetime:
        return self.at


def board_of_observers(stage: Stage) -> tuple[Workspace, _Clock]:
    """A board with its people, and the clock that it goes by."""
    clock = _Clock(dt.datetime(2026, 9, 13, 9, tzinfo=ZoneInfo("Europe/London")).astimezone(dt.UTC))
    path = stage.folder / "scene.board"
    workspace = new_board(path, "Facial Recognition Technology Board", actor="scene", clock=clock)
    for name, initials in (
        ("Board Chair", "BC"),
        ("LFR lead", "LL"),
        ("Observer", "OB"),
        ("Senior responsible owner", "SRO"),
        ("Head of the legal department and adviser to the Board on data protection", "HLD"),
    ):
        workspace.perform(people.add_person(name, initials=initials, is_observer=initials == "OB"))
    return workspace, clock


def planned(workspace: Workspace, on: dt.date) -> Id:
    """A meeting that is planned, with everybody on its lists."""
    meeting_id = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, on))
    workspace.perform(meetings.change_meeting(meeting_id, place="New Scotland Yard"))
    if not workspace.read.attendance(meeting_id):
        for person in workspace.read.people():
            listed = AttendanceList.OBSERVERS if person.is_observer else AttendanceList.PRESENT
            workspace.perform(attendance.add_attendee(meeting_id, person.id, listed))
    return meeting_id


def _note(workspace: Workspace, meeting_id: Id, typed: str, item_id: Id | None) -> None:
    line = read_line(typed, EntryKind.NOTE, workspace.read.meeting(meeting_id).held_on)
    workspace.perform(entries.note_line(meeting_id, line, at=workspace.now(), item_id=item_id))


def _before(workspace: Workspace) -> None:
    """An earlier meeting, of which something is still open."""
    earlier = planned(workspace, dt.date(2026, 9, 13))
    workspace.perform(meetings.start_meeting(earlier))
    for line in _BEFORE:
        _note(workspace, earlier, line, workspace.read.items(earlier)[5].id)
    workspace.perform(meetings.end_meeting(earlier))


def running(
    stage: Stage, lines: tuple[str, ...] = LINES, *, title: str = "", ends: bool = False
) -> tuple[Workspace, Id]:
    """A meeting that runs, or has been signed off, with lines under its item of business."""
    workspace, clock = board_of_observers(stage)
    _before(workspace)
    clock.at = dt.datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/London")).astimezone(dt.UTC)
    meeting_id = planned(workspace, DAY)
    items = workspace.read.items(meeting_id)
    workspace.perform(agenda.open_item(items[0].id))
    _note(workspace, meeting_id, "@BC welcomed everybody.", items[0].id)
    for minutes, item in ((4, 1), (3, 2), (9, 4), (13, 5)):
        clock.at += dt.timedelta(minutes=minutes)
        workspace.perform(agenda.open_item(items[item].id))
        if item == 4:
            _note(workspace, meeting_id, "@BC Two more vans come into use in January.", items[item].id)
    if title:
        workspace.perform(agenda.change_item(items[5].id, title=title, planned_minutes=10))
    for line in lines:
        clock.at += dt.timedelta(minutes=1)
        _note(workspace, meeting_id, line, items[5].id)
    clock.at += dt.timedelta(minutes=1)
    if ends:
        workspace.perform(meetings.end_meeting(meeting_id))
        observer = next(person.id for person in workspace.read.people() if person.is_observer)
        workspace.perform(meetings.sign_off(meeting_id, observer))
    return workspace, meeting_id


def window_on(stage: Stage, opened: tuple[Workspace, Id]) -> MainWindow:
    """The window, with a meeting at its Take notes step."""
    workspace, meeting_id = opened
    windows: list[MainWindow] = []

    def show(notice: Notice) -> None:
        windows[0].notices.show_notice(notice)

    board = OpenBoard(workspace, show)
    step = TakeNotesStep(stage.desk, board)
    names = {**dict.fromkeys(MeetingStep, QWidget), MeetingStep.TAKE: lambda: step}
    page = MeetingPage(stage.desk, board, names)
    page.show_meeting(meeting_id, MeetingStep.TAKE)
    pages = (
        Page("meetings", "Meetings", "calendar-days", lambda: page),
        Page("challenges", "Challenges", "message-circle-question", QWidget),
        Page("actions", "Actions", "flag", QWidget),
        Page("people", "People", "users", QWidget),
    )
    window = MainWindow(stage.desk, pages, TAKING_COMMANDS)
    step.connect_commands(window.commands)
    windows.append(window)
    board.setParent(window)
    window.destroyed.connect(workspace.close)
    window.show_board(workspace.read.board().name, Marking.OFFICIAL_SENSITIVE)
    step.bar.edit.setFocus()
    return window


def step_in(window: QWidget) -> TakeNotesStep:
    """The Take notes step of a window."""
    return window.findChildren(TakeNotesStep)[0]
