"""Correcting the minutes of the meeting before, with real keys: while preparing and while taking notes."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.support.signed import Signed, signed_board
from tests.support.steps import Notices, open_board
from tests.support.taking import desktop

from boardobserver.domain.words import Section
from boardobserver.services import agenda, meetings
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.versions.correction_form import CorrectionForm
from boardobserver.ui.versions.corrections_panel import CorrectionsPanel

OLD = "The watchlist held 16,000 people"
NEW = "The watchlist held 1,600 people"


@pytest.fixture
def signed(tmp_path: Path) -> Signed:
    return signed_board(tmp_path)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, signed: Signed) -> Generator[CorrectionsPanel]:
    """The corrections as the next meeting's Prepare step shows them."""
    notices = Notices()
    board = open_board(signed.workspace, notices)
    step = PrepareStep(desk, board)
    qtbot.addWidget(step)
    step.resize(1100, 700)
    step.show()
    step.show_meeting(signed.second)
    QApplication.processEvents()
    yield step.minutes_before.numbered
    board.close()


def strike(widget: QWidget, words: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, words)


def fill(form: CorrectionForm, place: str, after: str, reason: str) -> None:
    """Type a correction; Enter in the last field gives it."""
    strike(form.place.line, place)
    QTest.keyClick(form.place.line, Qt.Key.Key_Return)
    form.after.setFocus()
    QTest.keyClick(form.after, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.after, after)
    QTest.keyClick(form.after, Qt.Key.Key_Return)
    QTest.keyClicks(form.reason, reason)
    QTest.keyClick(form.reason, Qt.Key.Key_Return)


def _is_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_correction_is_put_forward_by_the_printed_number_and_agreed(
    panel: CorrectionsPanel, signed: Signed
):
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    form = panel.form
    strike(form.place.line, "3.1")
    QTest.keyClick(form.place.line, Qt.Key.Key_Return)
    assert form.before.text() == f"Paragraph 3.1 says: {OLD}"
    assert form.after.text == OLD  # offered, to be changed
    fill(form, "", NEW, "A slip of the pen")
    assert form.isHidden()
    (box,) = panel.boxes
    assert box.correction.number == 1
    assert box.correction.agreed_at_id == signed.second
    assert signed.numbers() == ["0.1", "1"]
    QTest.mouseClick(panel.agree_button, Qt.MouseButton.LeftButton)
    assert signed.numbers() == ["0.1", "1", "2"]
    assert panel.agree_button.isHidden()
    (box,) = panel.boxes
    assert box.change_button.isHidden()


def test_a_paragraph_is_picked_by_its_words(qtbot: QtBot, panel: CorrectionsPanel, signed: Signed):
    panel.begin()
    place = panel.form.place
    strike(place.line, "testing supp")
    qtbot.waitUntil(place.offered.isVisible)
    QTest.keyClick(place.offered, Qt.Key.Key_Down)
    QTest.keyClick(place.offered, Qt.Key.Key_Return)
    assert panel.form.after.text == "What testing supports 0.64"
    panel.form.after.setFocus()
    QTest.keyClicks(panel.form.after, "?")
    QTest.keyClick(panel.form.after, Qt.Key.Key_Return)
    QTest.keyClicks(panel.form.reason, "It was a question")
    QTest.mouseClick(panel.form.give_button, Qt.MouseButton.LeftButton)
    (correction,) = signed.workspace.read.releases.corrections(signed.first)
    assert (correction.place, correction.after) == ("paragraph 3.2", "What testing supports 0.64?")


def test_who_was_there_is_chosen_and_a_time_is_typed(qtbot: QtBot, panel: CorrectionsPanel, signed: Signed):
    panel.begin()
    form = panel.form
    strike(form.place.line, "attendance of lead")
    qtbot.waitUntil(form.place.offered.isVisible)
    QTest.keyClick(form.place.offered, Qt.Key.Key_Down)
    QTest.keyClick(form.place.offered, Qt.Key.Key_Return)
    assert form.before.text() == "The attendance of Lead observer says: Not listed"
    assert form.choice.isVisible()
    assert not form.after.isVisible()
    form.choice.setFocus()
    QTest.keyClicks(form.choice, "Obs")
    QTest.keyClick(form.choice, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.reason
    QTest.keyClicks(form.reason, "Left out")
    QTest.keyClick(form.reason, Qt.Key.Key_Return)
    assert form.isHidden()
    panel.begin()
    assert not form.choice.isVisible()
    fill(form, "when the meeting ended", "soon", "It was later")
    said = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "This is not a time. Type it like 9:30 or 14:05." in said
    strike(form.after, "")
    QTest.keyClick(form.after, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.after, "12.05")
    QTest.mouseClick(form.give_button, Qt.MouseButton.LeftButton)
    made = signed.workspace.read.releases.corrections(signed.first)
    assert [(each.place, each.after) for each in made] == [
        ("the attendance of Lead observer", "Observers"),
        ("when the meeting ended", "12:05"),
    ]
    QTest.mouseClick(panel.boxes[0].change_button, Qt.MouseButton.LeftButton)
    assert form.choice.value == "Observers"
    assert QApplication.focusWidget() is form.choice
    QTest.keyClick(form.choice, Qt.Key.Key_Home)
    QTest.mouseClick(form.give_button, Qt.MouseButton.LeftButton)
    assert panel.boxes[0].correction.after == "Present"


def test_what_is_no_paragraph_is_a_correction_in_words(panel: CorrectionsPanel, signed: Signed):
    panel.begin()
    fill(panel.form, "the attendance", "The LFR lead sent apologies.", "Left out")
    (correction,) = signed.workspace.read.releases.corrections(signed.first)
    assert (correction.target, correction.place) == ("", "the attendance")


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(panel: CorrectionsPanel, signed: Signed):
    panel.begin()
    fill(panel.form, "3.1", NEW, "")
    assert not panel.form.isHidden()
    assert panel.form.after.text == NEW
    assert signed.workspace.read.releases.corrections(signed.first) == ()
    QTest.keyClicks(panel.form.reason, "A slip")
    QTest.keyClick(panel.form.reason, Qt.Key.Key_Return)
    assert len(signed.workspace.read.releases.corrections(signed.first)) == 1


def test_the_form_is_seen_down_to_its_buttons_when_it_opens(qtbot: QtBot, panel: CorrectionsPanel):
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    buttons = (panel.form.give_button, panel.form.cancel_button)
    qtbot.waitUntil(lambda: all(_is_seen(each) for each in buttons))
    assert _is_seen(panel.form.place)
    assert QApplication.focusWidget() is panel.form.place


def test_escape_leaves_it_and_change_and_take_back_work(panel: CorrectionsPanel, signed: Signed):
    panel.begin()
    QTest.keyClick(panel.form.place.line, Qt.Key.Key_Escape)
    assert panel.form.isHidden()
    panel.begin()
    fill(panel.form, "3.1", NEW, "A slip")
    QTest.mouseClick(panel.boxes[0].change_button, Qt.MouseButton.LeftButton)
    assert panel.form.after.text == NEW
    QTest.keyClick(panel.form.after, Qt.Key.Key_End)
    QTest.keyClicks(panel.form.after, ".")
    QTest.mouseClick(panel.form.give_button, Qt.MouseButton.LeftButton)
    assert panel.boxes[0].correction.after == f"{NEW}."
    QTest.mouseClick(panel.boxes[0].take_back_button, Qt.MouseButton.LeftButton)
    assert panel.boxes == ()
    signed.workspace.undo()
    assert len(panel.boxes) == 1


def test_minutes_that_are_not_signed_off_are_changed_in_review_instead(
    qtbot: QtBot, desk: Desk, signed: Signed
):
    third = signed.workspace.perform(
        meetings.plan_meeting(
            signed.workspace.read.series()[0].id, signed.workspace.read.meeting(signed.second).held_on
        )
    )
    board = open_board(signed.workspace, Notices())
    step = PrepareStep(desk, board)
    qtbot.addWidget(step)
    step.show()
    step.show_meeting(third)
    assert step.minutes_before.numbered.add_button.isHidden()
    board.close()


def test_while_that_item_is_taken_the_same_form_is_one_click_away(qtbot: QtBot, desk: Desk, signed: Signed):
    workspace = signed.workspace
    workspace.perform(meetings.start_meeting(signed.second))
    items = workspace.read.items(signed.second)
    before = next(item for item in items if item.section is Section.PREVIOUS_MINUTES)
    workspace.perform(agenda.open_item(items[-1].id))
    opened = desktop(desk, workspace, signed.second)
    box = opened.step.side.opened.minutes_before
    try:
        assert box.isHidden()
        workspace.perform(agenda.open_item(before.id))
        opened.step.meeting_acts.choose_item(before.id)
        qtbot.waitUntil(lambda: not box.isHidden())
        assert not box.findChildren(CorrectionForm)  # opening a meeting does not wait for it
        QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(box.panel.add_button, Qt.MouseButton.LeftButton)
        fill(box.panel.form, "3.1", NEW, "A slip")
        QTest.mouseClick(box.panel.agree_button, Qt.MouseButton.LeftButton)
        assert signed.numbers()[-1] == "2"
        QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
        assert not box.is_unfolded
    finally:
        opened.close()
