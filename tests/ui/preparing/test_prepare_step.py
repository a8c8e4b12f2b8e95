"""The step in which a meeting is prepared: what it shows of meetings that change, and at any size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.fields import row
from tests.support.steps import Notices

from boardobserver.domain.snapshots import Id
from boardobserver.services import meetings
from boardobserver.services.workspace import Workspace
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.form import FormRow


def test_a_signed_off_meeting_can_be_read_but_not_changed(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    workspace.perform(meetings.start_meeting(meeting_id))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    title = row(step.particulars, "Title").field
    assert isinstance(title, QLineEdit)
    before = title.text()
    QTest.keyClicks(title, "changed")
    assert title.text() == before
    marking = row(step.particulars, "Marking").field
    QTest.keyClick(marking, Qt.Key.Key_Up)
    assert workspace.read.meeting(meeting_id).marking == workspace.read.board().marking
    assert not step.attendance.picker.isVisible()
    assert not step.agenda.table.dragEnabled()


def test_a_hidden_step_reads_anew_when_it_is_shown(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    step.hide()
    workspace.perform(meetings.change_meeting(meeting_id, place="City Hall"))
    step.show()
    field = row(step.particulars, "Place").field
    assert isinstance(field, QLineEdit)
    assert field.text() == "City Hall"


def test_a_meeting_whose_planning_is_undone_leaves_the_step_at_rest(
    step: PrepareStep, workspace: Workspace, notices: Notices
) -> None:
    workspace.undo()
    assert workspace.read.meetings() == ()
    assert notices.told == []
    assert step.isVisible()


def test_the_place_stays_when_the_text_grows_or_the_window_becomes_narrow(
    qtbot: QtBot, step: PrepareStep, desk: Desk
) -> None:
    bar = step.findChildren(QScrollArea)[0].verticalScrollBar()
    contents = next(
        each for each in step.findChildren(QPushButton) if each.text() == "Declarations of interest"
    )
    QTest.mouseClick(contents, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.value() == step.declarations.y() > 0)
    was = bar.value()
    desk.theme.scale_text(200)
    qtbot.waitUntil(lambda: bar.value() == step.declarations.y() > 1.5 * was)
    step.resize(700, 700)
    desk.theme.scale_text(100)
    qtbot.waitUntil(lambda: bar.value() == step.declarations.y() < 1.5 * was)
    bar.setValue(bar.value() + 8)
    step.resize(1200, 700)
    qtbot.waitUntil(lambda: bar.value() == step.declarations.y() + 8)


@pytest.mark.parametrize("width", [500, 683, 1366])
@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_wider_than_the_window(step: PrepareStep, desk: Desk, width: int, scale: int) -> None:
    desk.theme.scale_text(scale)
    step.resize(width * scale // 100, 700)
    for _ in range(10):  # turns, in which what is put off is laid out
        QTest.qWait(2)
    content = step.particulars.parentWidget()
    assert content is not None
    viewport = content.parentWidget()
    assert viewport is not None
    assert content.width() <= viewport.width()


def test_every_field_has_a_name_for_those_who_cannot_see_it(step: PrepareStep) -> None:
    for form_row in step.findChildren(FormRow):
        assert form_row.field.accessibleName() or form_row.field.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert step.findChildren(Tie)
