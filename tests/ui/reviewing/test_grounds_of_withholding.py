"""The form that asks on what something is withheld, in Review, with real keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.review_withholding import WithholdingInReview

from boardobserver.domain.release import Exemption
from boardobserver.domain.words import EntryKind
from boardobserver.services.withholding import withhold_entry
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.withholding.command import WITHHOLD

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_whole_line_is_withheld_on_several_exemptions(review: WithholdingInReview):
    review.choose(EntryKind.CHALLENGE)
    review.ask()
    assert review.chooser.heading.text() == "Withhold the whole line"
    line = review.chooser.picker.line
    QTest.keyClicks(line, "31,personal,")
    QTest.keyClick(line, Qt.Key.Key_Return)

    only = review.withheld()[0]
    assert (only.entry_id, only.passage) == (review.line(EntryKind.CHALLENGE).id, "")
    assert only.exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.PERSONAL_INFORMATION)
    assert "Withheld: sections 31(1) and 40(2)" in review.spoken(EntryKind.CHALLENGE)


def test_exemptions_are_ticked_in_the_list_by_space(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    review.ask()
    listed = review.chooser.picker.list
    QTest.keyClick(review.chooser, Qt.Key.Key_Tab)
    assert listed.hasFocus()
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert review.withheld()[0].exemptions == (Exemption.OTHER_MEANS, Exemption.FUTURE_PUBLICATION)


def test_nothing_chosen_is_refused_beside_the_exemptions(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    review.ask()
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    assert review.chooser.isVisible()
    assert "Choose at least one exemption." in review.chooser.picker.accessibleDescription()
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Escape)
    assert not review.chooser.isVisible()
    assert not review.withheld()


def test_section_36_asks_for_the_opinion_of_the_qualified_person(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "36")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert review.chooser.reason.hasFocus()
    assert "qualified person" in review.chooser.reason.accessibleDescription()

    QTest.keyClicks(review.chooser.reason, "Opinion of the Monitoring Officer, 20 November")
    QTest.keyClick(review.chooser.reason, Qt.Key.Key_Return)
    only = review.withheld()[0]
    assert only.exemptions == (Exemption.PUBLIC_AFFAIRS,)
    assert only.reason == "Opinion of the Monitoring Officer, 20 November"


def test_the_same_key_changes_and_lifts(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    review.ask()
    assert review.chooser.heading.text() == "Withheld from the public"
    assert review.chooser.picker.chosen == (Exemption.LAW_ENFORCEMENT,)
    QTest.keyClicks(review.chooser.picker.line, "43")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert review.withheld()[0].exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)

    review.ask()
    while not review.chooser.lift_button.hasFocus():
        QTest.keyClick(review.chooser, Qt.Key.Key_Tab)
    QTest.keyClick(review.chooser.lift_button, Qt.Key.Key_Space)
    assert not review.withheld()
    assert not review.marked(EntryKind.NOTE)

    review.workspace.undo()
    assert review.withheld()[0].exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)


def test_what_is_ticked_is_in_sight_when_it_is_to_be_changed(review: WithholdingInReview, qtbot: QtBot):
    line_id = review.line(EntryKind.NOTE).id
    review.workspace.perform(withhold_entry(line_id, (Exemption.COMMERCIAL_INTERESTS,)))
    qtbot.waitUntil(lambda: bool(review.marked(EntryKind.NOTE)))
    review.choose(EntryKind.NOTE)
    review.ask()
    listed = review.chooser.picker.list
    (ticked,) = (each for each in map(listed.item, range(listed.count())) if each.checkState().value)
    assert listed.viewport().rect().contains(listed.visualItemRect(ticked))


def test_the_form_goes_with_the_page_and_the_key_with_it(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    review.ask()
    review.step.hide()
    assert not review.chooser.isVisible()
    assert not review.table.action(WITHHOLD).isEnabled()
    review.step.show()
    assert review.table.action(WITHHOLD).isEnabled()


def test_with_large_letters_the_form_stays_within_the_window_and_tab_comes_to_all_of_it(
    review: WithholdingInReview, desk: Desk
):
    desk.theme.scale_text(200)
    review.choose(EntryKind.CHALLENGE)
    review.ask()
    window = review.step.window()
    chooser = review.chooser
    inside = window.rect()
    assert inside.contains(chooser.geometry())
    assert chooser.rect().contains(chooser.withhold_button.geometry())
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert chooser.with_record.hasFocus()
    shown = chooser.with_record.visibleRegion().boundingRect()
    assert shown.height() == chooser.with_record.height(), "it is scrolled to"
