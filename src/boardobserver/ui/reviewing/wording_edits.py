"""Wordings being edited in Review: kept as drafts while they are typed, committed or given up."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.services import entries
from boardobserver.ui.reviewing.review_table import ReviewTable
from boardobserver.ui.reviewing.wording_editor import WordingEditor
from boardobserver.ui.shell.open_board import OpenBoard

_DRAFT_SCOPE = "wording:"


class WordingEdits(QObject):
    """Answers the editors that the table opens.

    Args:
        board: The open board.
        step: The step that the changes come from.
        table: The lines.
    """

    settled = Signal()
    """An editor is done with: what it stood over shows again."""

    def __init__(self, board: OpenBoard, step: QWidget, table: ReviewTable) -> None:
        super().__init__(step)
        self._board = board
        self._step = step
        self._table = table
        table.editor_opened.connect(self._on_editor_opened)

    def resume(self) -> None:
        """Go on with a wording that was being typed when the program ended."""
        for draft in self._board.workspace.drafts():
            if draft.scope.startswith(_DRAFT_SCOPE):
                row = self._table.lines.row_of_entry(draft.scope.removeprefix(_DRAFT_SCOPE))
                if self._table.lines.is_editable and self._table.edit_row(row):
                    return

    def put_away(self) -> None:
        """Commit what is being typed."""
        editor = self._table.editor
        if editor is not None:
            self._commit(editor)

    def _commit(self, editor: WordingEditor) -> None:
        scope = _DRAFT_SCOPE + editor.entry_id
        if not editor.isReadOnly():
            command = entries.set_wording(editor.entry_id, editor.text, draft_scope=scope)
            if self._board.attempt(command, origin=self._step) is None:
                return
        self._let_go(editor)

    def _let_go(self, editor: WordingEditor) -> None:
        if not editor.isReadOnly():
            self._board.drafts.settle(editor)
            self._board.drafts.release(editor)
        if editor is self._table.editor:
            self._table.close_editor()
        self.settled.emit()

    @Slot(object)
    def _on_editor_opened(self, editor: WordingEditor) -> None:
        editor.given_up.connect(self._on_given_up)
        if editor.isReadOnly():
            return
        self._board.drafts.keep(editor, _DRAFT_SCOPE + editor.entry_id)
        editor.committed.connect(self._on_committed)
        editor.next_requested.connect(self._on_next_requested)

    @Slot()
    def _on_committed(self) -> None:
        editor = self.sender()
        if isinstance(editor, WordingEditor):
            self._commit(editor)

    @Slot()
    def _on_next_requested(self) -> None:
        # A wording that could not be kept stays in its editor.
        if self._table.editor is None:
            self._table.edit_next()

    @Slot()
    def _on_given_up(self) -> None:
        editor = self._table.editor
        if editor is None:
            return
        if not editor.isReadOnly():
            self._board.drafts.give_up(editor)
        self._let_go(editor)
