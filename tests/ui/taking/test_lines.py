"""A selected line is re-marked, edited, moved, withdrawn by key and menu, and all of it can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from tests.support.taking import Desktop

from boardobserver.domain.snapshots import Entry, Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.ui.taking.rows import HeadingRow

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


def _go_to_record(taking: Desktop) -> None:
    taking.key(Qt.Key.Key_R, CONTROL)
    assert taking.step.view.hasFocus()


def _last(taking: Desktop) -> Entry:
    return taking.entries()[-1]


def test_one_key_re_marks_a_line_which_stays_the_same_line(taking: Desktop):
    taking.note("what testing supports 0.64")
    before = _last(taking)
    _go_to_record(taking)
    taking.type("?")
    after = _last(taking)
    assert (after.id, after.at, after.text) == (before.id, before.at, before.text)
    assert after.kind is EntryKind.CHALLENGE
    assert after.record_id is not None
    taking.type(".")
    assert _last(taking).kind is EntryKind.NOTE


def test_up_in_an_empty_line_edits_the_last_line_and_goes_back(taking: Desktop):
    taking.note("The list rose to 1600.")
    taking.key(Qt.Key.Key_Up)
    editor = taking.step.view.editor
    assert editor is not None
    assert editor.edit.hasFocus()
    taking.key(Qt.Key.Key_End)
    for _ in range(3):
        taking.key(Qt.Key.Key_Backspace)
    taking.type("000.")
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["The list rose to 16000."]
    assert taking.step.view.editor is None
    assert taking.step.bar.edit.hasFocus()


def test_escape_leaves_an_edited_line_as_it_was(taking: Desktop):
    taking.note("as typed")
    taking.key(Qt.Key.Key_Up)
    taking.type(" and more")
    taking.key(Qt.Key.Key_Escape)
    assert taking.texts() == ["as typed"]
    assert taking.step.bar.edit.hasFocus()
    assert taking.workspace.drafts() == ()


def test_f2_edits_the_selected_line_in_place(taking: Desktop):
    taking.note("one")
    taking.note("two")
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Up)
    taking.key(Qt.Key.Key_F2)
    taking.type(" and a half")
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["one and a half", "two"]
    assert taking.step.view.hasFocus()


def test_home_and_end_go_to_the_first_and_the_last_line(taking: Desktop):
    for words in ("one", "two", "three"):
        taking.note(words)
    _go_to_record(taking)
    first, *_, last = taking.entries()
    taking.key(Qt.Key.Key_Home)
    assert taking.step.view.current_id == first.id
    taking.key(Qt.Key.Key_End)
    assert taking.step.view.current_id == last.id


def _is_whole_in_sight(taking: Desktop, entry_id: Id) -> bool:
    view = taking.step.view
    line = view.visualRect(view.record.index(view.record.row_of(entry_id)))
    return view.viewport().rect().contains(line)


def test_the_last_line_is_whole_in_sight_while_it_is_edited_and_afterwards(taking: Desktop):
    for at in range(30):
        taking.note(f"line {at}")
    last = _last(taking).id
    taking.key(Qt.Key.Key_Up)
    taking.type(" that goes on" * 12)
    view = taking.step.view
    assert view.editor is not None
    assert view.viewport().rect().contains(view.editor.geometry())
    taking.key(Qt.Key.Key_Return)
    assert _is_whole_in_sight(taking, last)
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Delete)  # "withdrawn" stands below the words then
    assert _is_whole_in_sight(taking, last)


def test_an_edit_that_empties_a_line_is_refused_and_loses_nothing(taking: Desktop):
    taking.note("kept")
    taking.key(Qt.Key.Key_Up)
    taking.key(Qt.Key.Key_A, CONTROL)
    taking.key(Qt.Key.Key_Delete)
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["kept"]
    assert taking.notices.messages == ["An entry cannot be empty. Withdraw it instead."]
    assert taking.step.view.editor is not None


def test_delete_withdraws_a_line_which_stays_struck_through(taking: Desktop):
    taking.note("? a slip of the pen")
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Delete)
    entry = _last(taking)
    assert entry.withdrawn_at is not None
    view = taking.last_view()
    assert view.is_withdrawn
    assert view.below.startswith("withdrawn")
    taking.key(Qt.Key.Key_Delete)
    assert _last(taking).withdrawn_at is None


def test_withdrawn_lines_can_be_hidden(taking: Desktop):
    taking.note("kept")
    taking.note("gone")
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Delete)
    taking.table.action("taking.show_withdrawn").trigger()
    assert taking.step.model.row_of(_last(taking).id) == -1
    taking.table.action("taking.show_withdrawn").trigger()
    assert taking.step.model.row_of(_last(taking).id) == 2


def test_keys_move_a_line_within_an_item_and_across_items(taking: Desktop):
    taking.note("first")
    taking.note("second")
    taking.key(Qt.Key.Key_Down, CONTROL)
    taking.note("third")
    items = taking.workspace.read.items(taking.meeting_id)
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Up, BOTH)
    assert taking.texts() == ["first", "second", "third"]
    assert _last(taking).item_id == items[5].id
    taking.key(Qt.Key.Key_Up, BOTH)
    assert taking.texts() == ["first", "third", "second"]
    taking.key(Qt.Key.Key_Up, BOTH)
    taking.key(Qt.Key.Key_Up, BOTH)
    assert taking.texts() == ["third", "first", "second"]
    moved = taking.entries()[0]
    assert taking.step.view.current_id == moved.id
    for _ in range(3):
        taking.key(Qt.Key.Key_Down, BOTH)
    assert taking.texts() == ["first", "second", "third"]
    assert _last(taking).item_id == items[6].id


def test_everything_is_undone_and_redone(taking: Desktop):
    taking.note("one")
    taking.note("two")
    _go_to_record(taking)
    taking.type("!")
    taking.key(Qt.Key.Key_Delete)
    taking.key(Qt.Key.Key_Up, BOTH)
    after = taking.entries()
    for _ in range(3):
        taking.board.undo()
    assert [(entry.text, entry.kind) for entry in taking.entries()] == [
        ("one", EntryKind.NOTE),
        ("two", EntryKind.NOTE),
    ]
    assert _shown(taking) == ["one", "two"]
    taking.board.undo()
    assert _shown(taking) == ["one"]
    for _ in range(4):
        taking.board.redo()
    assert taking.entries() == after
    assert _shown(taking) == ["two", "one"]


def _shown(taking: Desktop) -> list[str]:
    rows = taking.step.model.rows
    return [row.entry.text for row in rows if not isinstance(row, HeadingRow)]


def test_the_menu_offers_everything(taking: Desktop):
    taking.note("one")
    menu = taking.step.acts.menu(_last(taking).id)
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words == ["Edit", "Mark as", "Move up", "Move down", "Move to item", "Withdraw"]
    menu.deleteLater()


def test_the_menu_moves_a_line_to_an_item_without_lines(taking: Desktop):
    taking.note("one")
    menu = taking.step.acts.menu(_last(taking).id)
    items = next(each for each in menu.findChildren(QMenu) if each.title() == "Move to item")
    items.actions()[1].trigger()
    assert _last(taking).item_id == taking.workspace.read.items(taking.meeting_id)[1].id
    menu.deleteLater()


def test_the_menu_comes_where_the_pointer_is(taking: Desktop):
    taking.note("one")
    view = taking.step.view
    place = view.visualRect(taking.step.model.index(1)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()


def test_a_private_note_says_that_it_is_never_printed(taking: Desktop):
    taking.note("~ ask again in private")
    view = taking.last_view()
    assert view.is_private
    assert view.below == "never printed"
    assert not _last(taking).in_minutes


def test_escape_goes_back_to_the_line_and_selects_nothing(taking: Desktop):
    taking.note("one")
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Escape)
    assert taking.step.bar.edit.hasFocus()
    assert taking.step.view.current_id is None


def test_letters_typed_in_the_record_go_into_the_line_but_marks_re_mark(taking: Desktop):
    taking.note("one")
    _go_to_record(taking)
    taking.type("n")
    assert taking.step.bar.edit.text == "n"
    assert _last(taking).kind is EntryKind.NOTE


def test_a_line_being_edited_survives_another_change_of_the_record(taking: Desktop):
    taking.note("one")
    taking.note("two")
    _go_to_record(taking)
    taking.key(Qt.Key.Key_Up)
    taking.key(Qt.Key.Key_Return)
    taking.type(" more")
    taking.board.attempt(entries.re_mark(_last(taking).id, EntryKind.FIGURE))
    editor = taking.step.view.editor
    assert editor is not None
    assert editor.edit.text == "one more"
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["one more", "two"]
