"""Withholding a whole line, its record or an item in Review, with real keys on a real board."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.review_withholding import WithholdingInReview

from boardobserver.domain.release import Exemption
from boardobserver.domain.words import EntryKind
from boardobserver.services import agenda
from boardobserver.ui.taking.rows import HeadingRow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_record_of_a_line_is_withheld_with_it_when_that_is_ticked(review: WithholdingInReview):
    review.choose(EntryKind.CHALLENGE)
    review.ask()
    chooser = review.chooser
    reference = f"CH-{boards.DAY.year}-001"
    assert chooser.with_record.text() == f"And the whole of {reference}"
    assert f"other lines about {reference} stay public" in chooser.about_record.text()
    assert chooser.with_record.isVisible()
    assert not chooser.with_record.value
    QTest.keyClicks(chooser.picker.line, "31,")
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert chooser.with_record.hasFocus()
    QTest.keyClick(chooser.with_record, Qt.Key.Key_Space)
    QTest.mouseClick(chooser.withhold_button, Qt.MouseButton.LeftButton)

    line = review.line(EntryKind.CHALLENGE)
    assert [(each.entry_id, each.record_id) for each in review.withheld()] == [
        (line.id, None),
        (None, line.record_id),
    ]
    assert "Withheld: section 31(1)" in review.spoken(EntryKind.RESPONSE)
    assert review.workspace.undo() is not None
    assert review.withheld() == []


def test_no_record_is_offered_with_a_line_that_has_none_nor_withheld_unasked(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    review.ask()
    assert not review.chooser.with_record.isVisible()
    assert not review.chooser.about_record.isVisible()
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Escape)

    review.choose(EntryKind.CHALLENGE)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert [each.record_id for each in review.withheld()] == [None]
    assert "Withheld" not in review.spoken(EntryKind.RESPONSE)


def test_an_item_is_withheld_from_its_heading(review: WithholdingInReview):
    review.step.table.setFocus()
    QTest.keyClick(review.step.table, Qt.Key.Key_Home)
    review.ask()
    assert review.chooser.heading.text() == "Withhold the whole item"
    QTest.keyClicks(review.chooser.picker.line, "24")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    heading = review.step.model.rows[0]
    assert isinstance(heading, HeadingRow)
    assert review.withheld()[0].item_id == heading.item_id
    assert str(review.step.model.index(0, 0).data()).endswith("Withheld: section 24(1)")
    assert "section 24(1)" in review.spoken(EntryKind.NOTE)
    review.choose(EntryKind.NOTE)
    review.ask()
    assert review.chooser.picker.chosen == (Exemption.NATIONAL_SECURITY,)


def test_a_private_note_has_nothing_to_withhold_and_says_so(review: WithholdingInReview):
    review.choose(EntryKind.PRIVATE_NOTE)
    review.ask()
    assert not review.chooser.isVisible()
    assert "does not print in any edition" in review.notices.messages[-1]


def test_what_part_2_withholds_asks_for_its_exemption(review: WithholdingInReview, qtbot: QtBot):
    item = review.workspace.read.items(review.meeting_id)[5]
    review.workspace.perform(agenda.change_item(item.id, part=2))
    qtbot.waitUntil(lambda: "part 2" in review.spoken(EntryKind.NOTE))
    review.step.table.setFocus()
    QTest.keyClick(review.step.table, Qt.Key.Key_Home)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert review.withheld()[0].item_id == item.id
