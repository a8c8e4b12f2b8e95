"""The Take notes step in its states, in the page of a meeting."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.pictures.stage import Scene, Stage
from tests.support.taking import strike

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, EntryKind, Marking
from boardobserver.services import agenda, attendance, entries, meetings, people, tracking
from boardobserver.services.boards import new_board
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.services.deferring import defer
from boardobserver.services.questions import add_question
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.meeting_page import MeetingPage
from boardobserver.ui.meetings.steps import MeetingStep
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.window import MainWindow
from boardobserver.ui.taking.step import TakeNotesStep
from boardobserver.ui.taking.taking_commands import TAKING_COMMANDS

_DAY = dt.date(2026, 11, 22)
_LONG = (
    "Review of the operational, technical, legal and ethical questions raised by the proposed extension of "
    "overt live facial recognition to permanent cameras on street furniture in two town centres"
)
_BEFORE = (
    "? @LL What testing supports a threshold of 0.64?",
    "* Operators are to be trained on the risks and be accountable before any further use",
    "! @LL to publish the test report by 30 October",
)
_LINES = (
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


def _board(stage: Stage) -> tuple[Workspace, _Clock]:
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


def _meeting(workspace: Workspace, on: dt.date) -> Id:
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
    earlier = _meeting(workspace, dt.date(2026, 9, 13))
    workspace.perform(meetings.start_meeting(earlier))
    for line in _BEFORE:
        _note(workspace, earlier, line, workspace.read.items(earlier)[5].id)
    workspace.perform(meetings.end_meeting(earlier))


def _running(
    stage: Stage, lines: tuple[str, ...] = _LINES, *, title: str = "", ends: bool = False
) -> tuple[Workspace, Id]:
    workspace, clock = _board(stage)
    _before(workspace)
    clock.at = dt.datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Europe/London")).astimezone(dt.UTC)
    meeting_id = _meeting(workspace, _DAY)
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


def _window(stage: Stage, opened: tuple[Workspace, Id]) -> MainWindow:
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


def _step(window: QWidget) -> TakeNotesStep:
    return window.findChildren(TakeNotesStep)[0]


def _many(stage: Stage) -> QWidget:
    return _window(stage, _running(stage))


def _carried(stage: Stage) -> QWidget:
    """An item about the tests, with what was carried to it, its topic and a question that is due."""
    workspace, meeting_id = _running(stage, _LINES[:3])
    item_id = workspace.read.items(meeting_id)[5].id
    challenge, advice, action = sorted(
        workspace.read.open_tracked(), key=lambda record: record.text, reverse=True
    )
    workspace.perform(agenda.change_item(item_id, topic="Accuracy and testing"))
    workspace.perform(tracking.set_topics(advice.id, ("Accuracy and testing",)))
    workspace.perform(add_question("What is the false alert rate by group?", "Accuracy and testing"))
    workspace.perform(carry(meeting_id, [CarriedRecord(challenge.id, item_id)]))
    workspace.perform(defer(action.id, until=_DAY + dt.timedelta(weeks=12)))
    return _window(stage, (workspace, meeting_id))


def _opened(_stage: Stage, window: QWidget) -> None:
    _step(window).go_to_side()
    QTest.qWait(50)
    QTest.keyClick(_step(window).side.opened.list, Qt.Key.Key_Home)


def _put_again(stage: Stage, window: QWidget) -> None:
    _opened(stage, window)
    QTest.keyClick(_step(window).side.opened.list, Qt.Key.Key_P)


def _deferring(stage: Stage, window: QWidget) -> None:
    _opened(stage, window)
    QTest.keyClick(_step(window).side.opened.list, Qt.Key.Key_D)
    form = _step(window).side.opened.defer_form
    QTest.keyClicks(form.until, "1 January 2020")
    QTest.keyClick(form.until, Qt.Key.Key_Return)


def _closing(stage: Stage, window: QWidget) -> None:
    _opened(stage, window)
    QTest.keyClick(_step(window).side.opened.list, Qt.Key.Key_C)
    QTest.qWait(50)


def _empty(stage: Stage) -> QWidget:
    workspace, _clock = _board(stage)
    return _window(stage, (workspace, _meeting(workspace, _DAY)))


def _no_agenda(stage: Stage) -> QWidget:
    workspace, _clock = _board(stage)
    series = workspace.read.series()[0].id
    plan = meetings.plan_meeting(series, _DAY, with_agenda=False)
    return _window(stage, (workspace, workspace.perform(plan)))


def _long(stage: Stage) -> QWidget:
    lines = (
        *_LINES[:3],
        f"@HLD ? {_LONG}: is that lawful, and who decides? " * 3,
        "! @HLD to " + "write_one_very_long_word_" * 12 + " by next Friday",
        "@HLD three points:\n- the first\n- the second, which goes on longer than the others\n- the third",
        "> " + "and the answer was as long as the question, " * 12,
    )
    return _window(stage, _running(stage, lines, title=_LONG))


def _signed_off(stage: Stage) -> QWidget:
    return _window(stage, _running(stage, ends=True))


def _typing(text: str) -> Callable[[Stage, QWidget], None]:
    def act(_stage: Stage, window: QWidget) -> None:
        strike(_step(window).bar.edit, text)

    return act


def _noted(stage: Stage, window: QWidget) -> None:
    step = _step(window)
    strike(step.bar.edit, "? @LL Who reviews the watchlist?")
    QTest.keyClick(step.bar.edit, Qt.Key.Key_Return)
    stage.wait_until(lambda: step.side.form is not None)


def _selected(_stage: Stage, window: QWidget) -> None:
    step = _step(window)
    step.go_to_record()
    for _ in range(6):
        QTest.keyClick(step.view, Qt.Key.Key_Up)


def _edited(stage: Stage, window: QWidget) -> None:
    _selected(stage, window)
    QTest.keyClick(_step(window).view, Qt.Key.Key_F2)


def _withdrawn(stage: Stage, window: QWidget) -> None:
    _selected(stage, window)
    QTest.keyClick(_step(window).view, Qt.Key.Key_Delete)
    QTest.keyClick(_step(window).view, Qt.Key.Key_Escape)


def _menu(stage: Stage, window: QWidget) -> None:
    _selected(stage, window)
    step = _step(window)
    entry_id = step.view.current_id
    menu = step.acts.menu(entry_id or "")
    menu.popup(step.view.viewport().mapToGlobal(step.view.visualRect(step.view.currentIndex()).center()))
    QApplication.processEvents()


def _refused(_stage: Stage, window: QWidget) -> None:
    step = _step(window)
    row = step.model.row_of(step.record.entries[-1].id)
    step.view.setCurrentIndex(step.model.index(row))
    step.go_to_side()
    form = step.side.form
    if form is not None:
        due = form.form.row("due").field
        due.setFocus()
        strike(due, " 31 April")
        QTest.keyClick(due, Qt.Key.Key_Return)


SCENES = (
    Scene("taking-empty", _empty),
    Scene("taking-no-agenda", _no_agenda),
    Scene("taking-many", _many),
    Scene("taking-long", _long),
    Scene("taking-signed-off", _signed_off),
    Scene("taking-due", _many, _typing("! @SRO to publish the policy by 31 April")),
    Scene("taking-complete", _many, _typing("! @")),
    Scene("taking-unknown", _many, _typing("@ZZ asked about training")),
    Scene("taking-noted", _many, _noted),
    Scene("taking-selected", _many, _selected),
    Scene("taking-edited", _many, _edited),
    Scene("taking-withdrawn", _many, _withdrawn),
    Scene("taking-menu", _many, _menu),
    Scene("taking-refused", _many, _refused),
    Scene("taking-open", _carried, _opened),
    Scene("taking-put-again", _carried, _put_again),
    Scene("taking-deferring", _carried, _deferring),
    Scene("taking-closing", _carried, _closing),
)
"""The scenes of the Take notes step."""
