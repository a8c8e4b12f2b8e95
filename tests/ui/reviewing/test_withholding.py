"""Withholding from the public in Review, with real keys on a real board."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.domain.release import Exemption, Naming
from boardobserver.domain.snapshots import Entry, Id, Withholding
from boardobserver.domain.words import EntryKind
from boardobserver.services import agenda, meetings, people
from boardobserver.services.withholding import withhold_entry
from boardobserver.services.workspace import Workspace
from boardobserver.ui.reviewing.review_commands import REVIEW_COMMANDS
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking.rows import HeadingRow
from boardobserver.ui.withholding.chooser import WithholdChooser
from boardobserver.ui.withholding.command import WITHHOLD, WITHHOLDING_COMMANDS

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Scene:
    workspace: Workspace
    meeting_id: Id
    step: ReviewStep
    table: CommandTable
    notices: Notices

    @property
    def chooser(self) -> WithholdChooser:
        return self.step.withholding.withholder.chooser

    def line(self, kind: EntryKind) -> Entry:
        return next(each for each in self.workspace.read.entries(self.meeting_id) if each.kind is kind)

    def choose(self, kind: EntryKind) -> None:
        self.step.table.setFocus()
        assert self.step.table.go_to_row(self.step.model.row_of_entry(self.line(kind).id))

    def ask(self) -> None:
        """Strike the key that withholds, wherever the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_W, CONTROL | SHIFT)

    def select(self, kind: EntryKind, words: str) -> None:
        """Open the wording of a line, and select words of it by keys."""
        self.choose(kind)
        QTest.keyClick(self.step.table, Qt.Key.Key_Return)
        editor = self.step.table.editor
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_Home, CONTROL)
        for _ in range(editor.text.index(words)):
            QTest.keyClick(editor, Qt.Key.Key_Right)
        for _ in words:
            QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
        assert editor.textCursor().selectedText() == words

    def withheld(self) -> list[Withholding]:
        return list(self.workspace.read.releases.withholdings())

    def spoken(self, kind: EntryKind) -> str:
        row = self.step.model.row_of_entry(self.line(kind).id)
        index = self.step.model.index(row, Column.PRINTS)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def marked(self, kind: EntryKind) -> list[str]:
        """The stretches of a line that are shaded."""
        line = self.step.model.line_at(self.step.model.row_of_entry(self.line(kind).id))
        assert line is not None
        return [line.prints[start:end] for start, end in self.step.model.marks.of_line(line.entry).spans]


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Scene]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices = Notices()
    board = open_board(workspace, notices)
    window = QMainWindow()
    step = ReviewStep(desk, board)
    window.setCentralWidget(step)
    window.resize(1200, 700)
    qtbot.addWidget(window)
    table = CommandTable((*REVIEW_COMMANDS, *WITHHOLDING_COMMANDS), desk.theme.icons, window)
    table.set_board_open(is_open=True)
    window.addActions(list(table.actions()))
    step.connect_commands(table)
    step.show_meeting(meeting_id)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Scene(workspace, meeting_id, step, table, notices)
    board.close()


def test_selected_words_are_withheld_by_a_section_typed(scene: Scene):
    scene.select(EntryKind.NOTE, "grew to 16,000")
    scene.ask()
    assert scene.chooser.isVisible()
    assert scene.chooser.picker.line.hasFocus()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    assert not scene.chooser.isVisible()
    assert scene.step.table.hasFocus()
    only = scene.withheld()[0]
    assert (only.entry_id, only.passage) == (scene.line(EntryKind.NOTE).id, "grew to 16,000")
    assert only.exemptions == (Exemption.LAW_ENFORCEMENT,)
    assert scene.marked(EntryKind.NOTE) == ["grew to 16,000"]
    assert "Words withheld: section 31(1)" in scene.spoken(EntryKind.NOTE)


def test_a_wording_being_typed_is_kept_before_its_words_are_withheld(scene: Scene):
    scene.choose(EntryKind.NOTE)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Return)
    editor = scene.step.table.editor
    assert editor is not None
    QTest.keyClicks(editor, " Its owner is the Falcon team.")
    for _ in "Falcon team.":
        QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "personal")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    assert scene.line(EntryKind.NOTE).wording.endswith("Its owner is the Falcon team.")
    assert [each.passage for each in scene.withheld()] == ["Falcon team."]


def test_the_whole_line_is_withheld_on_several_exemptions(scene: Scene):
    scene.choose(EntryKind.CHALLENGE)
    scene.ask()
    assert scene.chooser.heading.text() == "Withhold the whole line"
    line = scene.chooser.picker.line
    QTest.keyClicks(line, "31,personal,")
    QTest.keyClick(line, Qt.Key.Key_Return)

    only = scene.withheld()[0]
    assert (only.entry_id, only.passage) == (scene.line(EntryKind.CHALLENGE).id, "")
    assert only.exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.PERSONAL_INFORMATION)
    assert "Withheld: sections 31(1) and 40(2)" in scene.spoken(EntryKind.CHALLENGE)


def test_the_record_of_a_line_is_withheld_with_it_when_that_is_ticked(scene: Scene):
    scene.choose(EntryKind.CHALLENGE)
    scene.ask()
    chooser = scene.chooser
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

    line = scene.line(EntryKind.CHALLENGE)
    assert [(each.entry_id, each.record_id) for each in scene.withheld()] == [
        (line.id, None),
        (None, line.record_id),
    ]
    assert "Withheld: section 31(1)" in scene.spoken(EntryKind.RESPONSE)
    assert scene.workspace.undo() is not None
    assert scene.withheld() == []


def test_no_record_is_offered_with_a_line_that_has_none_nor_withheld_unasked(scene: Scene):
    scene.choose(EntryKind.NOTE)
    scene.ask()
    assert not scene.chooser.with_record.isVisible()
    assert not scene.chooser.about_record.isVisible()
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Escape)

    scene.choose(EntryKind.CHALLENGE)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert [each.record_id for each in scene.withheld()] == [None]
    assert "Withheld" not in scene.spoken(EntryKind.RESPONSE)


def test_exemptions_are_ticked_in_the_list_by_space(scene: Scene):
    scene.choose(EntryKind.NOTE)
    scene.ask()
    listed = scene.chooser.picker.list
    QTest.keyClick(scene.chooser, Qt.Key.Key_Tab)
    assert listed.hasFocus()
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert scene.withheld()[0].exemptions == (Exemption.OTHER_MEANS, Exemption.FUTURE_PUBLICATION)


def test_nothing_chosen_is_refused_beside_the_exemptions(scene: Scene):
    scene.choose(EntryKind.NOTE)
    scene.ask()
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    assert scene.chooser.isVisible()
    assert "Choose at least one exemption." in scene.chooser.picker.accessibleDescription()
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Escape)
    assert not scene.chooser.isVisible()
    assert not scene.withheld()


def test_section_36_asks_for_the_opinion_of_the_qualified_person(scene: Scene):
    scene.choose(EntryKind.NOTE)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "36")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.chooser.reason.hasFocus()
    assert "qualified person" in scene.chooser.reason.accessibleDescription()

    QTest.keyClicks(scene.chooser.reason, "Opinion of the Monitoring Officer, 20 November")
    QTest.keyClick(scene.chooser.reason, Qt.Key.Key_Return)
    only = scene.withheld()[0]
    assert only.exemptions == (Exemption.PUBLIC_AFFAIRS,)
    assert only.reason == "Opinion of the Monitoring Officer, 20 November"


def test_the_same_key_changes_and_lifts(scene: Scene):
    scene.choose(EntryKind.NOTE)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    scene.ask()
    assert scene.chooser.heading.text() == "Withheld from the public"
    assert scene.chooser.picker.chosen == (Exemption.LAW_ENFORCEMENT,)
    QTest.keyClicks(scene.chooser.picker.line, "43")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)

    scene.ask()
    while not scene.chooser.lift_button.hasFocus():
        QTest.keyClick(scene.chooser, Qt.Key.Key_Tab)
    QTest.keyClick(scene.chooser.lift_button, Qt.Key.Key_Space)
    assert not scene.withheld()
    assert not scene.marked(EntryKind.NOTE)

    scene.workspace.undo()
    assert scene.withheld()[0].exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)


def test_what_is_ticked_is_in_sight_when_it_is_to_be_changed(scene: Scene, qtbot: QtBot):
    line_id = scene.line(EntryKind.NOTE).id
    scene.workspace.perform(withhold_entry(line_id, (Exemption.COMMERCIAL_INTERESTS,)))
    qtbot.waitUntil(lambda: bool(scene.marked(EntryKind.NOTE)))
    scene.choose(EntryKind.NOTE)
    scene.ask()
    listed = scene.chooser.picker.list
    (ticked,) = (each for each in map(listed.item, range(listed.count())) if each.checkState().value)
    assert listed.viewport().rect().contains(listed.visualItemRect(ticked))


def test_a_withheld_stretch_is_changed_from_within_it(scene: Scene):
    scene.select(EntryKind.NOTE, "watchlist grew to 16,000")
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    scene.select(EntryKind.NOTE, "grew to")
    scene.ask()
    assert scene.chooser.heading.text() == "Withheld from the public"
    assert scene.chooser.words.text() == "“watchlist grew to 16,000”"


def test_words_can_be_withheld_wherever_they_stand_on_the_board(scene: Scene):
    scene.select(EntryKind.NOTE, "watchlist")
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31,")
    while not scene.chooser.everywhere.hasFocus():
        QTest.keyClick(scene.chooser, Qt.Key.Key_Tab)
    QTest.keyClick(scene.chooser.everywhere, Qt.Key.Key_Space)
    QTest.keyClick(scene.chooser.everywhere, Qt.Key.Key_Tab)
    QTest.keyClick(scene.chooser.withhold_button, Qt.Key.Key_Space)

    only = scene.withheld()[0]
    assert (only.meeting_id, only.entry_id, only.passage) == (None, None, "watchlist")
    assert scene.marked(EntryKind.NOTE) == ["watchlist"]


def test_an_item_is_withheld_from_its_heading(scene: Scene):
    scene.step.table.setFocus()
    QTest.keyClick(scene.step.table, Qt.Key.Key_Home)
    scene.ask()
    assert scene.chooser.heading.text() == "Withhold the whole item"
    QTest.keyClicks(scene.chooser.picker.line, "24")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    heading = scene.step.model.rows[0]
    assert isinstance(heading, HeadingRow)
    assert scene.withheld()[0].item_id == heading.item_id
    assert str(scene.step.model.index(0, 0).data()).endswith("Withheld: section 24(1)")
    assert "section 24(1)" in scene.spoken(EntryKind.NOTE)
    scene.choose(EntryKind.NOTE)
    scene.ask()
    assert scene.chooser.picker.chosen == (Exemption.NATIONAL_SECURITY,)


def test_words_of_a_record_are_withheld_from_its_field(scene: Scene):
    scene.choose(EntryKind.ACTION)
    form = scene.step.side.record.form
    assert form is not None
    field = next(each for each in form.findChildren(QPlainTextEdit) if "tests" in each.toPlainText())
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, CONTROL)
    for _ in "the tests":
        QTest.keyClick(field, Qt.Key.Key_Left, SHIFT)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    only = scene.withheld()[0]
    assert (only.record_id, only.passage) == (scene.line(EntryKind.ACTION).record_id, "the tests")


def test_a_private_note_has_nothing_to_withhold_and_says_so(scene: Scene):
    scene.choose(EntryKind.PRIVATE_NOTE)
    scene.ask()
    assert not scene.chooser.isVisible()
    assert "does not print in any edition" in scene.notices.messages[-1]


def test_words_that_do_not_tell_are_refused(scene: Scene):
    scene.select(EntryKind.NOTE, "1")
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.chooser.isVisible()
    assert "at least two letters" in scene.chooser.picker.accessibleDescription()


def test_minutes_that_are_signed_off_can_still_have_words_withheld(scene: Scene, qtbot: QtBot):
    scene.workspace.perform(meetings.sign_off(scene.meeting_id, boards.person_of(scene.workspace, "LO")))
    qtbot.waitUntil(scene.step.standing.isVisible)
    scene.select(EntryKind.NOTE, "16,000")
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].passage == "16,000"
    assert scene.marked(EntryKind.NOTE) == ["16,000"]


def test_what_part_2_withholds_asks_for_its_exemption(scene: Scene, qtbot: QtBot):
    item = scene.workspace.read.items(scene.meeting_id)[5]
    scene.workspace.perform(agenda.change_item(item.id, part=2))
    qtbot.waitUntil(lambda: "part 2" in scene.spoken(EntryKind.NOTE))
    scene.step.table.setFocus()
    QTest.keyClick(scene.step.table, Qt.Key.Key_Home)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].item_id == item.id


def test_a_name_that_the_rule_withholds_leads_to_the_person(scene: Scene, qtbot: QtBot):
    lead = boards.person_of(scene.workspace, "LL")
    scene.workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    note = scene.line(EntryKind.NOTE)
    boards.note(scene.workspace, scene.meeting_id, "Robin Falconer spoke.", note.item_id)
    row = scene.step.model.rowCount
    qtbot.waitUntil(lambda: "Robin" in str(scene.step.model.index(row() - 1, Column.PRINTS).data()))
    qtbot.waitUntil(lambda: scene.step.table.go_to_row(row() - 1))
    scene.step.table.setFocus()
    QTest.keyClick(scene.step.table, Qt.Key.Key_Return)
    editor = scene.step.table.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Home)
    for _ in "Robin":
        QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
    scene.ask()
    assert "withheld already" in scene.notices.messages[-1]
    action = scene.notices.told[-1].action
    assert action is not None
    asked: list[Id] = []
    scene.step.person_requested.connect(asked.append)
    action.do()
    assert asked == [lead]


def test_the_form_goes_with_the_page_and_the_key_with_it(scene: Scene):
    scene.choose(EntryKind.NOTE)
    scene.ask()
    scene.step.hide()
    assert not scene.chooser.isVisible()
    assert not scene.table.action(WITHHOLD).isEnabled()
    scene.step.show()
    assert scene.table.action(WITHHOLD).isEnabled()


def test_shading_follows_words_in_any_script(scene: Scene, qtbot: QtBot):
    note = scene.line(EntryKind.NOTE)
    boards.note(scene.workspace, scene.meeting_id, "😀 Łukasz said 陈 twice", note.item_id)
    model = scene.step.model
    qtbot.waitUntil(lambda: "Łukasz" in str(model.index(model.rowCount() - 1, Column.PRINTS).data()))
    scene.step.table.setFocus()
    QTest.keyClick(scene.step.table, Qt.Key.Key_End)
    QTest.keyClick(scene.step.table, Qt.Key.Key_Return)
    editor = scene.step.table.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_End)
    for _ in "twice":
        QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].passage == "twice"
    QTest.keyClick(scene.step.table, Qt.Key.Key_Return)
    editor = scene.step.table.editor
    assert editor is not None
    (selection,) = editor.extraSelections()
    assert selection.cursor.selectedText() == "twice"  # pyright: ignore[reportAttributeAccessIssue] - stubs forget it
