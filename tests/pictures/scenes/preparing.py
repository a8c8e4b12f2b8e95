"""The Prepare step in its states."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.steps import meeting_held_last

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList, ItemState, MeetingStatus, RecordKind, Section
from boardobserver.services import agenda, attendance, meetings, people, recording, tracking
from boardobserver.services.boards import new_board
from boardobserver.services.deferring import defer
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import MainWindow

_LONG = (
    "Review of the operational, technical, legal and ethical questions raised by the proposed extension of "
    "overt live facial recognition to permanent cameras on street furniture in two town centres"
)


def _window(stage: Stage, workspace: Workspace, meeting_id: Id) -> MainWindow:
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/prepare"))


def _planned(stage: Stage) -> MainWindow:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    meeting = next(each for each in workspace.read.meetings() if each.status is not MeetingStatus.SIGNED_OFF)
    start, end = dt.time(10), dt.time(11, 30)
    workspace.perform(meetings.change_meeting(meeting.id, planned_start=start, planned_end=end))
    return _window(stage, workspace, meeting.id)


def _inheriting(stage: Stage) -> MainWindow:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    series = workspace.read.series()[0].id
    last = workspace.read.meeting(meeting_held_last(workspace))
    item = next(each for each in workspace.read.items(last.id) if each.section is Section.BUSINESS)
    if last.status is not MeetingStatus.SIGNED_OFF:
        workspace.perform(agenda.set_item_state(item.id, ItemState.DEFERRED))
    day = last.held_on + dt.timedelta(weeks=6)
    made = workspace.perform(meetings.plan_meeting(series, day))
    later = workspace.perform(meetings.plan_meeting(series, day + dt.timedelta(weeks=6)))
    new = workspace.perform(agenda.add_item(made, "Equality impact assessment"))
    workspace.perform(agenda.change_item(new, topic="Bias and equality"))
    for at, record in enumerate(workspace.read.open_tracked()):
        if at % 3 == 0:
            workspace.perform(tracking.set_topics(record.id, ("Bias and equality",)))
        if at == 4:
            workspace.perform(defer(record.id, to_meeting_id=later, words="the lead is on leave"))
    asked = workspace.perform(
        recording.add_record(RecordKind.CHALLENGE, f"{_LONG}: what testing supports it?")
    )
    lead = Party(next(person.id for person in workspace.read.people() if not person.is_observer))
    promised = add_response(asked, f"The report comes soon. {_LONG}.", by=lead, promised_by=day)
    workspace.perform(promised)
    return _window(stage, workspace, made)


def _proposed(_stage: Stage, window: QWidget) -> None:
    part(window, PrepareStep).propose()
    QTest.qWait(50)


def _chosen(stage: Stage, window: QWidget) -> None:
    _proposed(stage, window)
    table = part(window, PrepareStep).brought_forward.proposed.table
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(table, key)


def _deferring(stage: Stage, window: QWidget) -> None:
    _chosen(stage, window)
    step = part(window, PrepareStep)
    pane = step.brought_forward.proposed.pane
    QTest.mouseClick(pane.defer_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(pane.defer_form.until, "1 January 2020")
    QTest.keyClick(pane.defer_form.until, Qt.Key.Key_Return)
    QTest.qWait(50)


def _standing(stage: Stage, window: QWidget) -> None:
    _chosen(stage, window)
    step = part(window, PrepareStep)
    QTest.mouseClick(step.brought_forward.proposed.carry_button, Qt.MouseButton.LeftButton)
    QTest.qWait(50)
    step.brought_forward.standing.table.setFocus(Qt.FocusReason.TabFocusReason)
    area = step.findChild(QScrollArea)
    if area is not None:
        area.verticalScrollBar().setValue(step.brought_forward.y())


def _empty(stage: Stage) -> MainWindow:
    workspace = new_board(stage.folder / "new.board", "Facial Recognition Technology Board", actor="scene")
    series = workspace.read.series()[0].id
    made = workspace.perform(meetings.plan_meeting(series, dt.date(2026, 11, 22), with_agenda=False))
    return _window(stage, workspace, made)


def _long(stage: Stage) -> MainWindow:
    workspace = new_board(stage.folder / "new.board", _LONG, actor="scene")
    series = workspace.read.series()[0].id
    made = workspace.perform(meetings.plan_meeting(series, dt.date(2026, 11, 22)))
    workspace.perform(meetings.change_meeting(made, title=_LONG, place=_LONG))
    item = workspace.perform(agenda.add_item(made, _LONG, planned_minutes=200))
    workspace.perform(agenda.set_papers(item, tuple((f"Paper {at:02}", _LONG) for at in range(1, 9))))
    for each in AttendanceList:
        person = workspace.perform(people.add_person(f"{each.label} {_LONG}", role=_LONG))
        line = workspace.perform(attendance.add_attendee(made, person, each))
        workspace.perform(attendance.change_attendance(line, note=_LONG, items="3-9"))
        workspace.perform(attendance.add_declaration(made, person, _LONG, handling=_LONG))
    return _window(stage, workspace, made)


def _scrolled(section: str, *, select: bool = True) -> Callable[[Stage, QWidget], None]:
    def act(_stage: Stage, window: QWidget) -> None:
        step = part(window, PrepareStep)
        shown = getattr(step, section)
        if select:
            shown.table.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(shown.table, Qt.Key.Key_Down)
        QTest.qWait(50)
        area = step.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(shown.y())

    return act


def _standing_agenda(stage: Stage, window: QWidget) -> None:
    _standing(stage, window)
    _scrolled("agenda")(stage, window)


def _unknown_person(stage: Stage, window: QWidget) -> None:
    step = part(window, PrepareStep)
    _scrolled("attendance")(stage, window)
    picker = step.attendance.picker
    picker.setFocus()
    line, popup = picker.line.line, picker.line.offered
    QTest.keyClicks(line, "Borough Commander")
    QTest.keyClick(popup if popup.isVisible() else line, Qt.Key.Key_Return)


def _refused(_stage: Stage, window: QWidget) -> None:
    step = part(window, PrepareStep)
    for label, words in (("Date", "31 April"), ("Planned start", "25:70"), ("Number in its series", "0")):
        fields = step.particulars.findChildren(QLineEdit)
        field = next(each for each in fields if each.accessibleName() == label)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)


SCENES = (
    Scene("prepare-particulars", _planned),
    Scene("prepare-refused", _planned, _refused),
    Scene("prepare-attendance", _planned, _scrolled("attendance")),
    Scene("prepare-unknown", _planned, _unknown_person),
    Scene("prepare-declarations", _planned, _scrolled("declarations", select=False)),
    Scene("prepare-agenda", _planned, _scrolled("agenda")),
    Scene("prepare-empty", _empty),
    Scene("prepare-empty-agenda", _empty, _scrolled("agenda", select=False)),
    Scene("prepare-forward", _inheriting, _proposed),
    Scene("prepare-forward-chosen", _inheriting, _chosen),
    Scene("prepare-forward-deferring", _inheriting, _deferring),
    Scene("prepare-forward-standing", _inheriting, _standing),
    Scene("prepare-forward-agenda", _inheriting, _standing_agenda),
    Scene("prepare-forward-nothing", _empty, _scrolled("brought_forward", select=False)),
    Scene("prepare-long", _long),
    Scene("prepare-long-attendance", _long, _scrolled("attendance")),
    Scene("prepare-long-agenda", _long, _scrolled("agenda")),
)
"""The scenes of the Prepare step."""
