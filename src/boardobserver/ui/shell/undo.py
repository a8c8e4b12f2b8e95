"""Ctrl+Z and Ctrl+Shift+Z: the text being typed first, then the last change of the whole program."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.widgets.access_key import without_access_key

TextEditor = QLineEdit | QPlainTextEdit | QTextEdit


class UndoKeys(QObject):
    """Answers the commands `edit.undo` and `edit.redo`.

    Args:
        table: Where the two commands are.
        window: Whose editors are watched.
        undo: Takes the program's last change back.
        redo: Makes it again.
        undo_label: What `undo` would take back ("close action AC-2026-031"), None for nothing.
        redo_label: What `redo` would make again, None for nothing.
    """

    def __init__(
        self,
        table: CommandTable,
        window: QWidget,
        *,
        undo: Callable[[], object],
        redo: Callable[[], object],
        undo_label: Callable[[], str | None],
        redo_label: Callable[[], str | None],
    ) -> None:
        super().__init__(window)
        self._table = table
        self._undo = undo
        self._redo = redo
        self._undo_label = undo_label
        self._redo_label = redo_label
        self._window = window
        self._keys = {
            key.toString()
            for command in ("edit.undo", "edit.redo")
            for key in table.action(command).shortcuts()
        }
        self._editor: TextEditor | None = None
        self._focused: QWidget | None = None
        table.connect_command("edit.undo", self._on_undo)
        table.connect_command("edit.redo", self._on_redo)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self._watch(QApplication.focusWidget())

    @Slot()
    def refresh(self) -> None:
        """Say anew what the commands would take back; call it after each change of the board."""
        editor = self._editor
        in_text = editor is not None and _can_undo(editor)
        label = None if in_text else self._undo_label()
        self._show("edit.undo", self.tr("Undo"), self.tr("Undo {what}"), in_text, label)
        in_text = editor is not None and _can_redo(editor)
        label = None if in_text else self._redo_label()
        self._show("edit.redo", self.tr("Redo"), self.tr("Redo {what}"), in_text, label)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an editor from swallowing the keys, so that the commands get them and decide."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()).toString() in self._keys
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _show(self, command: str, bare: str, with_label: str, in_text: bool, label: str | None) -> None:
        what = self.tr("typing") if in_text else label
        shown = with_label.format(what=without_access_key(what)) if what else bare
        self._table.action(command).setText(shown)
        self._table.set_available(command, in_text or label is not None)

    def _watch(self, widget: QWidget | None) -> None:
        if self._editor is not None and self._focused is not None:
            self._focused.removeEventFilter(self)
            _signal_of_change(self._editor).disconnect(self.refresh)
            self._editor.destroyed.disconnect(self._on_editor_destroyed)
        self._editor = _editor_in(widget)
        self._focused = widget
        if self._editor is not None and widget is not None:
            widget.installEventFilter(self)
            _signal_of_change(self._editor).connect(self.refresh)
            self._editor.destroyed.connect(self._on_editor_destroyed)
        self.refresh()

    @Slot()
    def _on_undo(self) -> None:
        if self._editor is not None and _can_undo(self._editor):
            self._editor.undo()
        elif self._undo_label() is not None:
            self._undo()
        self.refresh()

    @Slot()
    def _on_redo(self) -> None:
        if self._editor is not None and _can_redo(self._editor):
            self._editor.redo()
        elif self._redo_label() is not None:
            self._redo()
        self.refresh()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A menu that opens takes the focus away for its while; the editor stays the one meant.
        if new is not None and new.window() is self._window:
            self._watch(new)

    @Slot()
    def _on_editor_destroyed(self) -> None:
        # The commands follow with the change of focus; the window itself may be going at this moment.
        self._editor = None
        self._focused = None


def _editor_in(widget: QWidget | None) -> TextEditor | None:
    """What is typed in while a widget has the focus; a box has the focus for the line in it."""
    if isinstance(widget, QComboBox):
        return widget.lineEdit() if widget.isEditable() else None
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def _signal_of_change(editor: TextEditor) -> SignalInstance:
    return editor.textChanged


def _can_undo(editor: TextEditor) -> bool:
    if editor.isReadOnly():
        return False
    return editor.isUndoAvailable() if isinstance(editor, QLineEdit) else editor.document().isUndoAvailable()


def _can_redo(editor: TextEditor) -> bool:
    if editor.isReadOnly():
        return False
    return editor.isRedoAvailable() if isinstance(editor, QLineEdit) else editor.document().isRedoAvailable()
