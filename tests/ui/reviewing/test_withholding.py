"""Withholding words from the public in Review, with real keys on a real board."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.support import boards
from tests.support.review_withholding import WithholdingInReview

from boardobserver.domain.release import Exemption, Naming
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import meetings, people
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.withholding.chooser import WithholdChooser
from boardobserver.ui.withholding.command import WITHHOLD

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_selected_words_are_withheld_by_a_section_typed(review: WithholdingInReview):
    review.select(EntryKind.NOTE, "grew to 16,000")
    review.ask()
    assert review.chooser.isVisible()
    assert review.chooser.picker.line.hasFocus()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    assert not review.chooser.isVisible()
    assert review.step.table.hasFocus()
    only = review.withheld()[0]
    assert (only.entry_id, only.passage) == (review.line(EntryKind.NOTE).id, "grew to 16,000")
    assert only.exemptions == (Exemption.LAW_ENFORCEMENT,)
    assert review.marked(EntryKind.NOTE) == ["grew to 16,000"]
    assert "Words withheld: section 31(1)" in review.spoken(EntryKind.NOTE)


def test_a_wording_being_typed_is_kept_before_its_words_are_withheld(review: WithholdingInReview):
    review.choose(EntryKind.NOTE)
    QTest.keyClick(review.step.table, Qt.Key.Key_Return)
    editor = review.step.table.editor
    assert editor is not None
    QTest.keyClicks(editor, " Its owner is the Falcon team.")
    for _ in "Falcon team.":
        QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "personal")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    assert review.line(EntryKind.NOTE).wording.endswith("Its owner is the Falcon team.")
    assert [each.passage for each in review.withheld()] == ["Falcon team."]


def test_a_withheld_stretch_is_changed_from_within_it(review: WithholdingInReview):
    review.select(EntryKind.NOTE, "watchlist grew to 16,000")
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    review.select(EntryKind.NOTE, "grew to")
    review.ask()
    assert review.chooser.heading.text() == "Withheld from the public"
    assert review.chooser.words.text() == "“watchlist grew to 16,000”"


def test_words_can_be_withheld_wherever_they_stand_on_the_board(review: WithholdingInReview):
    review.select(EntryKind.NOTE, "watchlist")
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31,")
    while not review.chooser.everywhere.hasFocus():
        QTest.keyClick(review.chooser, Qt.Key.Key_Tab)
    QTest.keyClick(review.chooser.everywhere, Qt.Key.Key_Space)
    QTest.keyClick(review.chooser.everywhere, Qt.Key.Key_Tab)
    QTest.keyClick(review.chooser.withhold_button, Qt.Key.Key_Space)

    only = review.withheld()[0]
    assert (only.meeting_id, only.entry_id, only.passage) == (None, None, "watchlist")
    assert review.marked(EntryKind.NOTE) == ["watchlist"]


def test_words_of_a_record_are_withheld_from_its_field(review: WithholdingInReview):
    review.choose(EntryKind.ACTION)
    form = review.step.side.record.form
    assert form is not None
    field = next(each for each in form.findChildren(QPlainTextEdit) if "tests" in each.toPlainText())
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, CONTROL)
    for _ in "the tests":
        QTest.keyClick(field, Qt.Key.Key_Left, SHIFT)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)

    only = review.withheld()[0]
    assert (only.record_id, only.passage) == (review.line(EntryKind.ACTION).record_id, "the tests")


def test_words_that_do_not_tell_are_refused(review: WithholdingInReview):
    review.select(EntryKind.NOTE, "1")
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert review.chooser.isVisible()
    assert "at least two letters" in review.chooser.picker.accessibleDescription()


def test_minutes_that_are_signed_off_can_still_have_words_withheld(review: WithholdingInReview, qtbot: QtBot):
    review.workspace.perform(meetings.sign_off(review.meeting_id, boards.person_of(review.workspace, "LO")))
    qtbot.waitUntil(review.step.standing.isVisible)
    review.select(EntryKind.NOTE, "16,000")
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert review.withheld()[0].passage == "16,000"
    assert review.marked(EntryKind.NOTE) == ["16,000"]


def test_a_name_that_the_rule_withholds_leads_to_the_person(review: WithholdingInReview, qtbot: QtBot):
    lead = boards.person_of(review.workspace, "LL")
    review.workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    note = review.line(EntryKind.NOTE)
    boards.note(review.workspace, review.meeting_id, "Robin Falconer spoke.", note.item_id)
    row = review.step.model.rowCount
    qtbot.waitUntil(lambda: "Robin" in str(review.step.model.index(row() - 1, Column.PRINTS).data()))
    qtbot.waitUntil(lambda: review.step.table.go_to_row(row() - 1))
    review.step.table.setFocus()
    QTest.keyClick(review.step.table, Qt.Key.Key_Return)
    editor = review.step.table.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Home)
    for _ in "Robin":
        QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
    review.ask()
    assert "withheld already" in review.notices.messages[-1]
    action = review.notices.told[-1].action
    assert action is not None
    asked: list[Id] = []
    review.step.person_requested.connect(asked.append)
    action.do()
    assert asked == [lead]
    delete(review.step)
    action.do()  # a notice that outlives its page leads nowhere
    assert asked == [lead]


def test_shading_follows_words_in_any_script(review: WithholdingInReview, qtbot: QtBot):
    note = review.line(EntryKind.NOTE)
    boards.note(review.workspace, review.meeting_id, "😀 Łukasz said 陈 twice", note.item_id)
    model = review.step.model
    qtbot.waitUntil(lambda: "Łukasz" in str(model.index(model.rowCount() - 1, Column.PRINTS).data()))
    review.step.table.setFocus()
    QTest.keyClick(review.step.table, Qt.Key.Key_End)
    QTest.keyClick(review.step.table, Qt.Key.Key_Return)
    editor = review.step.table.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_End)
    for _ in "twice":
        QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    review.ask()
    QTest.keyClicks(review.chooser.picker.line, "31")
    QTest.keyClick(review.chooser.picker.line, Qt.Key.Key_Return)
    assert review.withheld()[0].passage == "twice"
    QTest.keyClick(review.step.table, Qt.Key.Key_Return)
    editor = review.step.table.editor
    assert editor is not None
    (selection,) = editor.extraSelections()
    assert selection.cursor.selectedText() == "twice"  # pyright: ignore[reportAttributeAccessIssue] - stubs forget it


def test_nothing_of_the_page_is_left_when_it_goes(review: WithholdingInReview, qtbot: QtBot):
    review.choose(EntryKind.NOTE)
    review.ask()
    assert review.chooser.isVisible()
    window = review.step.window()
    assert isinstance(window, QMainWindow)
    over = QScrollArea()
    over.setWidget(review.step)
    window.setCentralWidget(over)
    review.step.show()
    qtbot.waitUntil(review.table.action(WITHHOLD).isEnabled)
    over.deleteLater()
    qtbot.waitUntil(lambda: not window.findChildren(WithholdChooser))
    assert not review.table.action(WITHHOLD).isEnabled()
    review.table.action(WITHHOLD).trigger()
