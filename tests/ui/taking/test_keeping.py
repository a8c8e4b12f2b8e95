"""Nothing typed is lost: drafts, read-only boards, signed-off minutes, large records, large text."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import held_meeting
from tests.support.taking import Desktop, desktop

from boardobserver.domain.words import EntryKind
from boardobserver.services import entries, meetings
from boardobserver.services.parties import Party
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking.columns import AGENDA, RECORD


def test_the_line_is_back_with_its_kind_speaker_and_time(qtbot: QtBot, taking: Desktop, desk: Desk):
    taking.note("@LL begins")
    taking.type("half a sent")
    begun_at = taking.step.bar.begun_at
    taking.board.drafts.flush()
    again = desktop(desk, taking.workspace, taking.meeting_id)
    bar = again.step.bar
    assert bar.edit.text == "half a sent"
    assert bar.begun_at == begun_at
    assert bar.line_speaker == Party(person_id=boards.person_of(taking.workspace, "LL"))
    again.window.close()
    again.window.deleteLater()
    _ = qtbot


def test_noting_the_line_drops_its_draft_in_the_same_unit(taking: Desktop):
    taking.type("a line")
    taking.board.drafts.flush()
    assert len(taking.workspace.drafts()) == 1
    taking.key(Qt.Key.Key_Return)
    assert taking.workspace.drafts() == ()


def test_an_edit_that_was_left_open_is_opened_again_with_its_words(qtbot: QtBot, taking: Desktop, desk: Desk):
    taking.note("The list rose")
    taking.key(Qt.Key.Key_Up)
    taking.type(" to 16,000")
    taking.board.drafts.flush()
    again = desktop(desk, taking.workspace, taking.meeting_id)
    editor = again.step.view.editor
    assert editor is not None
    assert editor.edit.text == "The list rose to 16,000"
    again.window.close()
    again.window.deleteLater()
    _ = qtbot


def test_another_meeting_starts_with_its_own_line(taking: Desktop):
    other = boards.planned_meeting(taking.workspace)
    taking.type("of the first")
    taking.step.show_meeting(other)
    assert taking.step.bar.edit.text == ""
    taking.step.show_meeting(taking.meeting_id)
    assert taking.step.bar.edit.text == "of the first"


def test_a_signed_off_meeting_is_only_read(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    opened = desktop(desk, workspace, meeting_id)
    before = workspace.read.entries(meeting_id)
    assert "signed off" in opened.step.now_bar.words
    assert not opened.step.bar.isEnabled()
    opened.step.view.setFocus()
    opened.step.view.choose(before[0].id)
    opened.type("?")
    opened.key(Qt.Key.Key_F2)
    assert opened.step.view.editor is None
    assert workspace.read.entries(meeting_id) == before
    opened.close()
    _ = qtbot


def test_a_board_opened_for_reading_says_so(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    reader = Workspace.open(workspace.path, actor="tester", read_only=True)
    opened = desktop(desk, reader, meeting_id)
    assert "for reading only" in opened.step.now_bar.words
    assert not opened.step.bar.isEnabled()
    opened.close()
    workspace.close()
    _ = qtbot


def test_a_hidden_step_catches_up_when_it_is_shown(taking: Desktop):
    taking.step.hide()
    boards.note(taking.workspace, taking.meeting_id, "noted elsewhere")
    assert taking.step.model.rowCount() == 1
    taking.step.show()
    assert taking.step.model.rowCount() == 3
    assert [entry.text for entry in taking.step.record.entries] == ["noted elsewhere"]


def test_two_thousand_lines_and_ten_thousand_words_are_scrolled_through(qtbot: QtBot, taking: Desktop):
    words = " ".join(f"word{number}" for number in range(10_000))
    lines = [words if number == 1000 else f"line {number}" for number in range(2000)]
    boards.note_many(taking.workspace, taking.meeting_id, lines)
    taking.step.show_meeting(taking.meeting_id)
    view = taking.step.view
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    for part in range(5):
        bar.setValue(bar.maximum() * part // 4)
        view.viewport().repaint()
    middle = taking.entries()[1000]
    view.choose(middle.id)
    assert view.rowHeight(taking.step.model.row_of(middle.id)) > view.viewport().height()
    taking.note("one more")
    assert bar.value() == bar.maximum()
    _ = qtbot


def test_the_place_that_is_read_stays_while_rows_above_are_measured(qtbot: QtBot, taking: Desktop):
    lines = [f"line {number}: " + "and more " * (number % 40) for number in range(300)]
    boards.note_many(taking.workspace, taking.meeting_id, lines)
    taking.step.show_meeting(taking.meeting_id)
    view = taking.step.view
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    qtbot.waitUntil(lambda: not view.is_measuring)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_with_large_text_one_column_is_shown_at_a_time(qtbot: QtBot, taking: Desktop):
    taking.step.columns._theme.scale_text(200)  # pyright: ignore[reportPrivateUsage] - the look itself
    assert not taking.step.columns.is_wide
    assert taking.step.view.isVisible()
    assert not taking.step.agenda.isVisible()
    taking.step.columns.show_part(AGENDA)
    assert taking.step.agenda.isVisible()
    taking.step.columns.show_part(RECORD)
    taking.note("still noted")
    assert taking.texts() == ["still noted"]
    _ = qtbot


def test_a_refused_line_stays_in_the_line(taking: Desktop):
    taking.type("too late")
    taking.workspace.perform(meetings.end_meeting(taking.meeting_id))
    taking.workspace.perform(meetings.sign_off(taking.meeting_id, boards.person_of(taking.workspace, "LO")))
    assert not taking.step.bar.isEnabled()
    assert taking.step.bar.edit.text == "too late"


def test_a_re_mark_by_somebody_else_keeps_the_selection(taking: Desktop):
    taking.note("one")
    taking.note("two")
    taking.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    chosen = taking.step.view.current_id
    taking.board.attempt(entries.re_mark(taking.entries()[0].id, EntryKind.SUPPORT))
    assert taking.step.view.current_id == chosen


def test_a_meeting_whose_planning_is_undone_takes_no_more_lines(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    opened = desktop(desk, workspace, meeting_id)
    opened.board.undo()
    assert not opened.step.bar.isEnabled()
    assert "not there any more" in opened.step.bar.hint.hint.words
    opened.note("to nobody")
    opened.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    opened.close()
    _ = qtbot


def test_the_scroll_bar_of_a_record_is_seen_when_there_is_something_to_scroll(qtbot: QtBot, taking: Desktop):
    bar = taking.step.view.verticalScrollBar()
    assert not bar.isEnabled()
    for at in range(30):
        taking.note(f"line {at}")
    qtbot.waitUntil(bar.isEnabled)
