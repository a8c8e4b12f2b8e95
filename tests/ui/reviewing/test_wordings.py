"""The wording of a line is typed in Review, kept, thought better of and found again, with real keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support.reviewing import Reviewing, review_step

from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.ui.reviewing.review_model import Column
from boardobserver.ui.shell.window import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_wording_is_typed_and_entered(scene: Reviewing):
    editor = scene.edit(EntryKind.NOTE)
    editor.selectAll()
    QTest.keyClicks(editor, "The watchlist had grown to 16,000 names.")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert scene.line(EntryKind.NOTE).wording == "The watchlist had grown to 16,000 names."
    assert scene.line(EntryKind.NOTE).text == "the watchlist grew to 16,000."
    assert scene.shown(EntryKind.NOTE, Column.PRINTS) == "The watchlist had grown to 16,000 names."
    assert scene.step.table.editor is None
    assert scene.step.table.hasFocus()


def test_an_emptied_wording_prints_as_typed_again(scene: Reviewing):
    note = scene.line(EntryKind.NOTE)
    scene.workspace.perform(entries.set_wording(note.id, "Another wording."))

    editor = scene.edit(EntryKind.NOTE)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert not scene.line(EntryKind.NOTE).wording
    assert scene.shown(EntryKind.NOTE, Column.PRINTS) == "the watchlist grew to 16,000."


def test_control_and_enter_go_on_to_the_next_line(scene: Reviewing):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " So it was said.")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)

    assert scene.line(EntryKind.NOTE).wording.endswith("So it was said.")
    following = scene.step.table.editor
    assert following is not None
    assert following.entry_id == scene.line(EntryKind.CHALLENGE).id
    assert following.hasFocus()


def test_escape_leaves_the_wording_as_it_was(scene: Reviewing, qtbot: QtBot):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " never mind")
    qtbot.waitUntil(lambda: bool(scene.workspace.drafts()))
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert not scene.line(EntryKind.NOTE).wording
    assert not scene.workspace.drafts()
    assert scene.step.table.editor is None


def test_leaving_the_editor_keeps_what_was_typed(scene: Reviewing):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " Kept.")
    scene.step.side.checks.setFocus()

    assert scene.line(EntryKind.NOTE).wording.endswith(" Kept.")
    assert not scene.workspace.drafts()


def test_a_wording_that_was_being_typed_is_back(scene: Reviewing, qtbot: QtBot, desk: Desk):
    note = scene.line(EntryKind.NOTE)
    scene.workspace.keep_draft(f"wording:{note.id}", "half a sent")

    again = review_step(qtbot, desk, scene.board, scene.meeting_id)

    assert again.table.editor is not None
    assert again.table.editor.entry_id == note.id
    assert again.table.editor.text == "half a sent"


def test_undo_takes_a_wording_back_on_the_screen(scene: Reviewing, qtbot: QtBot):
    editor = scene.edit(EntryKind.NOTE)
    QTest.keyClicks(editor, " More.")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    scene.board.undo()

    qtbot.waitUntil(lambda: scene.shown(EntryKind.NOTE, Column.PRINTS) == "the watchlist grew to 16,000.")
