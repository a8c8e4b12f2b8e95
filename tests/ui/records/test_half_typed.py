"""What is being typed about a record, an update or a response, is of that record and is not lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.support.answers import FileAnswers
from tests.support.lives import Life

from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Id
from boardobserver.domain.words import ActionStatus, RecordKind
from boardobserver.services import recording
from boardobserver.storage.connection import open_connection
from boardobserver.ui.records.forms.responses_box import ResponsesBox
from boardobserver.ui.records.record_pane import RecordPane


@pytest.fixture
def actions(life: Life) -> tuple[Id, Id]:
    return (
        life.record(RecordKind.ACTION),
        life.workspace.perform(recording.add_record(RecordKind.ACTION, "Write to the Panel")),
    )


def line_of(pane: RecordPane) -> QLineEdit:
    fields = pane.findChildren(QLineEdit)
    return next(each for each in fields if each.accessibleName().startswith("An update"))


def updates(life: Life, action_id: Id) -> list[str]:
    details = life.workspace.read.tracked_of_ids([action_id])[0].details
    assert isinstance(details, ActionDetails)
    return [each.text for each in details.updates]


def test_half_an_update_waits_for_its_own_action(life: Life, pane: RecordPane, actions: tuple[Id, Id]):
    one, two = actions
    before = updates(life, one)
    pane.show_record(one)
    line = line_of(pane)
    line.setFocus()
    QTest.keyClicks(line, "The printer")
    pane.show_record(two)
    assert line.text() == ""
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (updates(life, one), updates(life, two)) == (before, [])
    pane.show_record(one)
    line.setFocus()
    QTest.keyClicks(line, " has it.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert updates(life, one) == [*before, "The printer has it."]
    assert line.text() == ""


def test_an_update_that_is_pasted_in_two_lines_is_one_line(
    life: Life, pane: RecordPane, actions: tuple[Id, Id]
):
    pane.show_record(actions[1])
    line = line_of(pane)
    QGuiApplication.clipboard().setText("It is out.\nThe Panel has it.")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QGuiApplication.clipboard().clear()
    assert updates(life, actions[1]) == ["It is out. The Panel has it."]


def test_an_update_that_the_disk_does_not_take_stands_in_its_line(
    life: Life, pane: RecordPane, files: FileAnswers, actions: tuple[Id, Id]
):
    pane.show_record(actions[1])
    line = line_of(pane)
    line.setFocus()
    QTest.keyClicks(line, "It is out.")
    other = open_connection(life.workspace.path)
    other.execute("BEGIN IMMEDIATE")
    QTest.keyClick(line, Qt.Key.Key_Return)
    other.close()
    assert len(files.notices) == 1
    assert line.text() == "It is out."
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (updates(life, actions[1]), line.text()) == (["It is out."], "")


def test_half_a_response_waits_for_its_own_challenge(life: Life, pane: RecordPane):
    one, two = (
        life.workspace.perform(recording.add_record(RecordKind.CHALLENGE, words))
        for words in ("What supports 0.64?", "What supports 0.62?")
    )
    pane.show_record(one)
    box = next(each for each in pane.findChildren(ResponsesBox) if each.isVisible())
    QTest.mouseClick(box.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(box.form.text, "The tests")
    pane.show_record(two)
    assert not box.form.isVisible()
    pane.show_record(one)
    assert box.form.isVisible()
    QTest.mouseClick(box.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(box.form.text, " of 2024.")
    QTest.mouseClick(box.form.add_button, Qt.MouseButton.LeftButton)
    found = {each.id: each.details for each in life.workspace.read.tracked_of_ids([one, two])}
    said = {
        key: [each.text for each in of.responses]
        for key, of in found.items()
        if isinstance(of, ChallengeDetails)
    }
    assert said == {one: ["The tests of 2024."], two: []}
    assert not box.form.isVisible()


def test_half_the_grounds_of_a_move_wait_for_their_own_record(
    life: Life, pane: RecordPane, actions: tuple[Id, Id]
):
    one, two = actions
    pane.show_record(two)
    form = pane.form
    assert form is not None
    form.status.ask(ActionStatus.CLOSED)
    QTest.keyClicks(form.status.grounds.focusWidget(), "The letter has gone")
    pane.show_record(one)
    assert not form.status.grounds.isVisible()
    pane.show_record(two)
    assert form.status.grounds.isVisible()
    form.status.grounds.focus_first()
    QTest.keyClick(form.status.grounds.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(form.status.grounds.focusWidget(), "A copy of it")
    QTest.keyClick(form.status.grounds.focusWidget(), Qt.Key.Key_Return)
    done, other = (life.workspace.read.tracked_of_ids([key])[0] for key in (two, one))
    assert isinstance(done.details, ActionDetails)
    assert (done.details.outcome, done.details.closing_evidence) == (
        "The letter has gone",
        "A copy of it",
    )
    assert (done.status, other.status) == (ActionStatus.CLOSED, ActionStatus.OPEN)
