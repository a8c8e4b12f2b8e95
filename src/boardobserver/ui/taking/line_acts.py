"""What can be done to a line of the record: re-mark, edit, move, withdraw; by key and by menu."""

from enum import StrEnum

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.live_record import LiveRecord
from boardobserver.ui.taking.record_view import RE_MARK_KEYS, RecordView
from boardobserver.ui.taking.rows import place_of_move


class _Act(StrEnum):
    EDIT = "edit"
    MARK = "mark"
    MOVE = "move"
    MOVE_TO = "move_to"
    WITHDRAW = "withdraw"


class LineActs(QObject):
    """Does to lines what the view asks for.

    Args:
        theme: The look.
        board: The open board.
        record: The record of the meeting.
        view: Its rows, and who asks.
        origin: As whom commands are given, so that the step knows its own.
    """

    edit_begun = Signal()
    """An editor was put on a line."""

    edit_closed = Signal()
    """The editor on a line was taken away."""

    edit_ended = Signal()
    """The person is done with the editor that Up had opened, and wants to type on."""

    def __init__(
        self,
        theme: Theme,
        board: OpenBoard,
        record: LiveRecord,
        view: RecordView,
        origin: QObject,
    ) -> None:
        super().__init__(origin)
        self._theme = theme
        self._board = board
        self._record = record
        self._model = view.record
        self._view = view
        self._origin = origin
        self._comes_from_line = False
        self._menu_entry_id: Id = ""
        view.re_mark_requested.connect(self.re_mark)
        view.edit_requested.connect(self.edit)
        view.withdraw_requested.connect(self.withdraw)
        view.move_requested.connect(self.move)
        view.menu_requested.connect(self._on_menu_requested)

    @Slot(str, object)
    def re_mark(self, entry_id: Id, kind: EntryKind) -> None:
        """Give a line another kind."""
        self._board.attempt(entries.re_mark(entry_id, kind), origin=self._origin)

    @Slot(str)
    def withdraw(self, entry_id: Id) -> None:
        """Withdraw a line, or take a withdrawn one back."""
        entry = self._record.entry(entry_id)
        if entry is None:
            return
        is_live = entry.withdrawn_at is None
        command = entries.withdraw_entry(entry_id) if is_live else entries.reinstate_entry(entry_id)
        self._board.attempt(command, origin=self._origin)

    @Slot(str, int)
    def move(self, entry_id: Id, step: int) -> None:
        """Move a line one step up (-1) or down (1); over a heading it changes its item."""
        place = place_of_move(self._model.rows, self._model.row_of(entry_id), step)
        if place is not None:
            self._move_to(entry_id, place.item_id, place.after_id)

    @Slot(str)
    def edit(self, entry_id: Id) -> None:
        """Put an editor on a line."""
        self._edit(entry_id, comes_from_line=False)

    def edit_last(self) -> None:
        """Put an editor on the last line that was not withdrawn; afterwards one types on."""
        live = (entry for entry in reversed(self._record.entries) if entry.withdrawn_at is None)
        last = next(live, None)
        if last is not None:
            self._edit(last.id, comes_from_line=True)

    def resume_edit(self) -> None:
        """Open the editor again that a crash or a closed window left with unsaved words."""
        for draft in self._board.workspace.drafts():
            what, _colon, entry_id = draft.scope.partition(":")
            if what == "line" and self._record.entry(entry_id) is not None:
                self._edit(entry_id, comes_from_line=True)
                return

    def menu(self, entry_id: Id) -> QMenu:
        """Everything that can be done to a line."""
        menu = QMenu(self._view)
        entry = self._record.entry(entry_id)
        if entry is None:
            return menu
        self._menu_entry_id = entry_id
        self._add(menu, self.tr("Edit"), "F2", "pencil", (_Act.EDIT, ""))
        kinds = menu.addMenu(self.tr("Mark as"))
        for key, kind in RE_MARK_KEYS.items():
            icon = self._theme.kind_badge(kind).icon
            action = self._add(kinds, kind.label, key, icon, (_Act.MARK, kind.value))
            action.setCheckable(True)
            action.setChecked(kind is entry.kind)
        menu.addSeparator()
        self._add(menu, self.tr("Move up"), "Ctrl+Shift+Up", "arrow-up", (_Act.MOVE, "-1"))
        self._add(menu, self.tr("Move down"), "Ctrl+Shift+Down", "arrow-down", (_Act.MOVE, "1"))
        items = menu.addMenu(self.tr("Move to item"))
        items.setEnabled(bool(self._record.items))
        for item in self._record.items:
            words = f"{item.position}  {item.title}".replace("&", "&&")
            self._add(items, words, "", "", (_Act.MOVE_TO, item.id))
        menu.addSeparator()
        is_live = entry.withdrawn_at is None
        words = self.tr("Withdraw") if is_live else self.tr("Take back into the record")
        self._add(menu, words, "Del", "trash-2" if is_live else "rotate-ccw", (_Act.WITHDRAW, ""))
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def _add(self, menu: QMenu, words: str, key: str, icon: str, does: "tuple[_Act, str]") -> QAction:
        keys = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText) if len(key) > 1 else key
        action = QAction(f"{words}\t{shown}" if key else words, menu)
        if icon:
            action.setIcon(self._theme.icons(icon))
        action.setData(f"{does[0].value} {does[1]}")
        menu.addAction(action)
        return action

    def _move_to(self, entry_id: Id, item_id: Id | None, after_id: Id | None) -> None:
        command = entries.move_entry(entry_id, item_id=item_id, after_id=after_id)
        if self._board.attempt(command, origin=self._origin) is not None:
            self._view.choose(entry_id)

    def _edit(self, entry_id: Id, *, comes_from_line: bool) -> None:
        editor = self._view.begin_editing(entry_id) if self._record.is_editable else None
        if editor is None:
            return
        self._comes_from_line = comes_from_line
        self.edit_begun.emit()
        self._board.drafts.keep(editor.edit, _scope(entry_id))
        editor.edit.committed.connect(self._on_committed)
        editor.edit.given_up.connect(self._on_given_up)
        editor.edit.left.connect(self._on_left)

    def _end(self) -> None:
        editor = self._view.editor
        if editor is None:
            return
        has_focus = editor.edit.hasFocus()
        self._board.drafts.settle(editor.edit)
        self._board.drafts.release(editor.edit)
        self._view.end_editing()
        self.edit_closed.emit()
        if has_focus and self._comes_from_line:
            self.edit_ended.emit()
        elif has_focus:
            self._view.setFocus()

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        editor = self._view.editor
        if editor is None:
            return
        entry = self._record.entry(editor.entry_id)
        if entry is None or text.strip() == entry.text:
            self._on_given_up()
            return
        command = entries.retype_entry(editor.entry_id, text, draft_scope=_scope(editor.entry_id))
        if self._board.attempt(command, origin=self._origin) is not None:
            self._end()

    @Slot()
    def _on_given_up(self) -> None:
        editor = self._view.editor
        if editor is not None:
            self._board.drafts.give_up(editor.edit)
            self._end()

    @Slot()
    def _on_left(self) -> None:
        editor = self._view.editor
        entry = self._record.entry(editor.entry_id) if editor is not None else None
        if editor is not None and entry is not None and editor.edit.text == entry.text:
            self._on_given_up()

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        what, _space, value = str(action.data()).partition(" ")
        entry_id = self._menu_entry_id
        match _Act(what):
            case _Act.EDIT:
                self.edit(entry_id)
            case _Act.MARK:
                self.re_mark(entry_id, EntryKind(value))
            case _Act.MOVE:
                self.move(entry_id, int(value))
            case _Act.MOVE_TO:
                self._move_to(entry_id, value, entry_id)
            case _Act.WITHDRAW:
                self.withdraw(entry_id)

    @Slot(str, QPoint)
    def _on_menu_requested(self, entry_id: Id, at: QPoint) -> None:
        if self._record.is_editable:
            menu = self.menu(entry_id)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)


def _scope(entry_id: Id) -> str:
    return f"line:{entry_id}"
