"""The pane of a record: its head and fields, kept in step, read-only where that is so."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.support.fields import type_over
from tests.support.lives import Life
from tests.support.record_pane import badges, field_of, said

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ActionDetails
from boardobserver.domain.words import ActionStatus, RecordKind, Relation
from boardobserver.services import documents, links, recording, tracking
from boardobserver.services.changeable import settled_fields
from boardobserver.services.workspace import Workspace
from boardobserver.ui.records.forms.kinds import FIELDS
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.shell.window import Desk

KINDS = [kind for kind in RecordKind if kind is not RecordKind.MEETING]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_there(life: Life, pane: RecordPane, kind: RecordKind):
    key = life.record(kind)
    pane.show_record(key)
    record = life.workspace.read.tracked_of_ids([key])[0]
    assert pane.head.reference.text() == str(record.reference)
    assert badges(pane)[:2] == [kind.label, record.status.label]
    for name in ("text", "status", *(spec.name for spec in FIELDS[kind])):
        assert field_of(pane, name).isVisible()
    assert "vote" not in said(pane).lower()


def test_the_head_says_how_old_how_often_carried_and_how_late(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.ACTION))
    assert badges(pane) == ["Action", "Open", "Overdue by 13 days"]
    assert pane.head.standing.text() == "Raised 14 January 2026 · 119 days · carried ×2"
    pane.show_record(life.record(RecordKind.ASSURANCE))
    assert "outside a meeting" in pane.head.standing.text()
    assert not pane.head.meeting.isVisible()


def test_the_head_leads_to_the_meeting_that_raised_it(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.CHALLENGE))
    assert pane.head.meeting.words == "1st meeting, item 8 Any other business"
    asked: list[Location] = []
    pane.meeting_requested.connect(asked.append)
    QTest.mouseClick(pane.head.meeting, Qt.MouseButton.LeftButton)
    assert asked == [Location("meetings", life.meeting_ids[0])]


def test_a_field_is_changed_where_it_stands_and_taken_back(life: Life, pane: RecordPane, board: OpenBoard):
    key = life.record(RecordKind.ACTION)
    pane.show_record(key)
    type_over(field_of(pane, "due"), "30 June 2026")

    def due() -> dt.date | None:
        details = life.workspace.read.tracked_of_ids([key])[0].details
        assert isinstance(details, ActionDetails)
        return details.due.on

    assert due() == dt.date(2026, 6, 30)
    assert "Due: 30 April 2026 → 30 June 2026" in pane.history.steps.views[-1].spoken
    assert badges(pane) == ["Action", "Open"]
    board.undo()
    assert due() == dt.date(2026, 4, 30)
    field = field_of(pane, "due")
    assert isinstance(field, QLineEdit)
    assert field.text() == "30 April 2026"
    assert len(pane.history.steps.views) == 3


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not RecordKind.ASSURANCE])
def test_what_signed_minutes_have_settled_can_only_be_read_and_the_rest_be_changed(
    life: Life, pane: RecordPane, kind: RecordKind
):
    key = life.record(kind)
    pane.show_record(key)
    assert "The minutes of the 1st meeting are signed off." in pane.settled.text()
    record = life.workspace.read.tracked_of_ids([key])[0]
    for spec in FIELDS[kind]:
        is_marked = bool(
            (field_of(pane, spec.name).focusProxy() or field_of(pane, spec.name)).property("onlyRead")
        )
        assert is_marked is (spec.name in settled_fields(kind))
        if spec.name in settled_fields(kind) and spec.make.__name__ in ("words", "line"):
            with pytest.raises(Refusal, match="signed off"):
                life.workspace.perform(spec.command(record.id, "something else", None))
    text = field_of(pane, "text")
    assert isinstance(text, QPlainTextEdit)
    assert text.isReadOnly()


def test_a_record_of_its_own_is_settled_by_no_minutes(life: Life, pane: RecordPane):
    key = life.record(RecordKind.ASSURANCE)
    pane.show_record(key)
    assert not pane.settled.isVisible()
    type_over(field_of(pane, "text"), "Operators are trained.")
    assert life.workspace.read.tracked_of_ids([key])[0].text == "Operators are trained."


def test_two_windows_of_the_same_record_stay_in_step_and_leave_what_is_typed_alone(
    qtbot: QtBot, desk: Desk, board: OpenBoard, life: Life, pane: RecordPane
):
    other = RecordPane(desk, board)
    qtbot.addWidget(other)
    other.show()
    key = life.record(RecordKind.ACTION)
    for each in (pane, other):
        each.show_record(key)
    outcome = field_of(pane, "outcome")
    assert isinstance(outcome, QPlainTextEdit)
    outcome.setFocus()
    QTest.keyClicks(outcome, "half a sent")
    life.workspace.perform(tracking.change_status(key, ActionStatus.IN_PROGRESS))
    for each in (pane, other):
        assert badges(each)[1] == "In progress"
        assert len(each.history.steps.views) == 4
    assert outcome.toPlainText() == "half a sent"
    assert outcome.hasFocus()
    QTest.keyClicks(outcome, "ence")
    QTest.keyClick(outcome, Qt.Key.Key_Return)
    there = field_of(other, "outcome")
    assert isinstance(there, QPlainTextEdit)
    assert there.toPlainText() == "half a sentence"


def passed_by_tab(until: QWidget) -> list[str]:
    """What Tab passes through, by name, from what has the focus."""
    passed: list[str] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is until:
            break
        passed.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return passed


def test_tab_goes_through_the_pane_from_top_to_bottom_and_out_of_it(
    qtbot: QtBot, desk: Desk, board: OpenBoard, life: Life
):
    pane = RecordPane(desk, board)
    window = QWidget()
    line = QVBoxLayout(window)
    after = QLineEdit()
    line.addWidget(pane)
    line.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for kind in (RecordKind.ADVICE, RecordKind.ACTION, RecordKind.CHALLENGE):
        pane.show_record(life.record(kind))
    QApplication.processEvents()
    pane.head.meeting.setFocus()
    passed = passed_by_tab(after)
    assert QApplication.focusWidget() is after
    assert len(passed) == len(set(passed))
    wanted = (
        "History (2)",
        "Challenge",
        "Status",
        "Directed to",
        "Evidence that closes it",
        "Add a response",
        "Response",
        "History; Enter opens the meeting of a step",
        "Add a link",
        "Add a document",
        "Save a copy…",
        "Remove",
    )
    assert [name for name in passed if name in wanted] == list(wanted)


def test_a_pane_out_of_sight_catches_up_when_it_is_shown(life: Life, pane: RecordPane):
    key = life.record(RecordKind.ACTION)
    pane.show_record(key)
    pane.hide()
    life.workspace.perform(tracking.change_status(key, ActionStatus.IN_PROGRESS))
    pane.show()
    assert badges(pane)[1] == "In progress"


def test_a_record_that_is_undone_is_said_to_be_gone(life: Life, pane: RecordPane, board: OpenBoard):
    key = life.workspace.perform(recording.add_record(RecordKind.ACTION, "To go"))
    pane.show_record(key)
    board.undo()
    assert said(pane) == "This record is not there any more."
    board.redo()
    assert pane.head.reference.text() == "AC-2026-002"
    pane.show_record(None)
    assert said(pane) == "Choose a record to see it."


def test_a_board_that_can_only_be_read_shows_everything_and_changes_nothing(
    qtbot: QtBot, desk: Desk, life: Life
):
    key = life.record(RecordKind.CHALLENGE)
    read = Workspace.open(life.workspace.path, actor="reader", read_only=True)
    board = OpenBoard(read, print)
    pane = RecordPane(desk, board)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(key)
    assert "What changed" in said(pane)
    for button in (pane.links.add_button, pane.documents.add_button, pane.head.defer_button):
        assert not button.isVisible()
    for edit in pane.findChildren(QPlainTextEdit):
        assert edit.isReadOnly() or not edit.isVisible()
    (box,) = pane.documents.boxes
    qtbot.waitUntil(box.copy_button.isVisible)
    assert not box.attach_button.isVisible()
    board.close()


@pytest.mark.parametrize(("scale", "width"), [(100, 360), (200, 600)])
def test_a_long_record_does_not_widen_the_pane(
    life: Life, pane: RecordPane, theme: Theme, scale: int, width: int
):
    words = "extraordinarily " * 100 + "x" * 2000
    theme.scale_text(scale)
    for kind in KINDS:
        key = life.workspace.perform(recording.add_record(kind, words))
        life.workspace.perform(links.link_records(life.record(RecordKind.CHALLENGE), key, Relation.SUPPORTS))
        life.workspace.perform(documents.add_document(words, for_record_id=key, place=words))
        pane.resize(width, 900)
        pane.show_record(key)
        QApplication.processEvents()
        area = pane.findChild(QScrollArea)
        assert area is not None
        assert area.horizontalScrollBar().maximum() == 0, kind
