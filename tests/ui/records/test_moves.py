"""A record is closed, deferred and moved in its pane: what is offered, asked for and refused."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton
from tests.support.fields import type_over
from tests.support.lives import Life
from tests.support.record_pane import badges, field_of, said

from boardobserver.domain.words import ActionStatus, RecordKind
from boardobserver.ui.records.badges import status_badge
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.window import Desk

KINDS = [kind for kind in RecordKind if kind is not RecordKind.MEETING]


def test_closing_asks_for_outcome_and_evidence_and_is_refused_beside_them(life: Life, pane: RecordPane):
    key = life.record(RecordKind.ACTION)
    pane.show_record(key)
    form = pane.form
    assert form is not None
    form.status.status.setFocus()
    QTest.keyClicks(form.status.status, "Clo")
    QTest.keyClick(form.status.status, Qt.Key.Key_Return)
    assert form.status.grounds.isVisible()
    give = next(each for each in form.status.grounds.findChildren(QPushButton) if "closed" in each.text())
    QTest.mouseClick(give, Qt.MouseButton.LeftButton)
    messages = [each.message for each in form.status.grounds.findChildren(FieldMessage) if each.message]
    assert messages
    assert life.workspace.read.tracked_of_ids([key])[0].status is ActionStatus.OPEN
    for words in ("It is out", "Seen on the website"):
        edit = form.status.grounds.focusWidget()
        assert isinstance(edit, QPlainTextEdit)
        QTest.keyClicks(edit, words)
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert life.workspace.read.tracked_of_ids([key])[0].status is ActionStatus.CLOSED
    assert badges(pane) == ["Action", "Closed"]
    assert not pane.head.defer_button.isVisible()
    closed = "Closed. “It is out”. Closing evidence: Seen on the website"
    assert pane.history.steps.views[-1].spoken.endswith(closed)


def test_only_the_moves_that_are_legal_are_offered(life: Life, pane: RecordPane):
    key = life.record(RecordKind.DECISION)
    pane.show_record(key)
    assert not pane.head.defer_button.isVisible()
    box = field_of(pane, "status")
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["Recorded", "Superseded", "Withdrawn"]


def test_a_record_is_deferred_in_place_and_a_day_that_is_past_is_refused(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.ADVICE))
    QTest.mouseClick(pane.head.defer_button, Qt.MouseButton.LeftButton)
    form = pane.head.defer_form
    form.until.setFocus()
    QTest.keyClicks(form.until, "1 May 2026")
    QTest.mouseClick(form.defer_button, Qt.MouseButton.LeftButton)
    assert [each.message for each in form.findChildren(FieldMessage) if each.message] == [
        "Give a day that is still to come."
    ]
    type_over(form.until, "1 September 2026")
    assert not form.isVisible()
    assert "Deferred to 1 September 2026." in said(pane)
    assert "Deferred to 1 September 2026" in pane.history.steps.views[-1].spoken


def test_every_status_has_a_word_and_an_icon(desk: Desk):
    from boardobserver.domain.tracking import statuses_of

    for kind in KINDS:
        for status in statuses_of(kind):
            look = status_badge(desk.theme, status)
            assert look.word == status.label
            assert look.icon
            desk.theme.icons(look.icon)
