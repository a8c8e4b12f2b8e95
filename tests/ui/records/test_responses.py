"""Responses to a challenge and updates of an action, added and changed in the pane of the record."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.support.lives import Life
from tests.support.record_pane import said

from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails
from boardobserver.domain.words import ChallengeStatus, RecordKind, ResponseView
from boardobserver.ui.records.forms.responses_box import ResponsesBox
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.notices import FieldMessage


def test_a_response_outside_a_meeting_is_added_and_answers(qtbot: QtBot, life: Life, pane: RecordPane):
    life.hold(life.meeting_ids[2], "? @LO: @LL Which faces were in the test?")
    key = life.record(RecordKind.CHALLENGE, 1)
    pane.show_record(key)
    box = next(each for each in pane.findChildren(ResponsesBox) if each.isVisible())
    QTest.mouseClick(box.add_button, Qt.MouseButton.LeftButton)
    form = box.form
    QTest.mouseClick(form.add_button, Qt.MouseButton.LeftButton)
    assert [each.message for each in form.findChildren(FieldMessage) if each.message]
    QTest.keyClicks(form.text, "Those of volunteers.")
    form.by.line.setFocus()
    QTest.keyClicks(form.by.line.line, "LL")
    offered = form.by.line.offered
    QTest.keyClick(offered if offered.isVisible() else form.by.line.line, Qt.Key.Key_Return)
    form.promised_by.setFocus()
    QTest.keyClicks(form.promised_by, "1 July 2026")
    form.view.setFocus()
    QTest.keyClicks(form.view, "Partly")
    QTest.mouseClick(form.add_button, Qt.MouseButton.LeftButton)
    record = life.workspace.read.tracked_of_ids([key])[0]
    assert isinstance(record.details, ChallengeDetails)
    (response,) = record.details.responses
    assert (response.text, response.view) == ("Those of volunteers.", ResponseView.PARTLY)
    assert (response.promised_by, response.in_meeting) == (dt.date(2026, 7, 1), False)
    assert response.by_id is not None
    assert record.status is ChallengeStatus.ANSWERED
    assert not form.isVisible()
    qtbot.waitUntil(lambda: "13 May 2026 · outside a meeting" in said(pane))


def test_a_response_at_a_meeting_says_which_and_what_was_said_there_is_settled(
    qtbot: QtBot, life: Life, pane: RecordPane
):
    life.sign(life.meeting_ids[1])
    pane.show_record(life.record(RecordKind.CHALLENGE))
    qtbot.waitUntil(lambda: "11 March 2026 · 2nd meeting" in said(pane))
    box = next(each for each in pane.findChildren(ResponsesBox) if each.isVisible())
    text = next(each for each in box.findChildren(QPlainTextEdit) if each.toPlainText().startswith("The lab"))
    assert text.isReadOnly()


def test_updates_are_only_added(life: Life, pane: RecordPane):
    key = life.record(RecordKind.ACTION)
    pane.show_record(key)
    line = next(
        each for each in pane.findChildren(QLineEdit) if each.accessibleName().startswith("An update")
    )
    line.setFocus()
    QTest.keyClicks(line, "The printer has it.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    details = life.workspace.read.tracked_of_ids([key])[0].details
    assert isinstance(details, ActionDetails)
    assert [each.text for each in details.updates][-1] == "The printer has it."
    assert "13 May 2026: The printer has it." in said(pane)
