"""Keeps what is being typed: within half a second of a pause, and at once when its editor is left."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance, Slot
from shiboken6 import isValid

PAUSE_MS = 400
"""A draft is written when nothing was typed for so long; half a second with the write."""

LONGEST_MS = 800
"""Somebody who types without a pause has a draft this often: with the write, and a timer that is late, no
more than a second of typing is ever missing."""

_EDITED = "edited"


class DraftEditor(Protocol):
    """An editor whose text can be kept: `ExpandingEdit`, or anything with its signals."""

    edited: Signal
    """The person changed the text; with the whole of it."""

    @property
    def text(self) -> str:
        """What stands in it."""
        ...

    def set_text(self, text: str) -> None:
        """Load a text, silently."""
        ...


class DraftKeeper(QObject):
    """The drafts of all editors of one board.

    Args:
        read: Gives the draft of a scope, or an empty string.
        write: Keeps a draft; says whether it could. One that could not is tried again.
    """

    def __init__(
        self,
        read: Callable[[str], str],
        write: Callable[[str, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._write = write
        self._kept: dict[QObject, _KeptEditor] = {}
        self._refused: dict[str, str] = {}
        """By scope, what the disk did not take of editors that are gone or show something else now."""
        self._again = _single_shot(LONGEST_MS, self._write_refused, self)

    def keep(self, editor: DraftEditor, scope: str) -> bool:
        """Keep an editor's text from now on, under the scope given ("entry:<meeting>").

        A draft that is there already is loaded into it. An editor that was kept under another scope is put
        away there first.

        Returns:
            Whether a draft was loaded.
        """
        assert isinstance(editor, QObject)
        self.release(editor)
        refused = self._refused.pop(scope, None)
        draft = self._read(scope) if refused is None else refused
        if draft:
            editor.set_text(draft)
        self._kept[editor] = _KeptEditor(editor, scope, self._write, self, waiting=refused)
        editor.destroyed.connect(self._on_destroyed)
        return bool(draft)

    def release(self, editor: DraftEditor) -> None:
        """Put an editor's text away and keep it no longer. What the disk does not take is tried again."""
        assert isinstance(editor, QObject)
        if editor in self._kept:
            self._put_away(editor)

    def settle(self, editor: DraftEditor) -> None:
        """The text was committed, and its draft dropped with it: nothing waits to be written."""
        assert isinstance(editor, QObject)
        kept = self._kept.get(editor)
        if kept is not None:
            kept.settle()

    def give_up(self, editor: DraftEditor) -> None:
        """The text is not wanted: its draft is dropped as soon as the disk lets it."""
        assert isinstance(editor, QObject)
        kept = self._kept.get(editor)
        if kept is not None:
            kept.waiting = ""
            self._put_away(editor)

    @property
    def has_unwritten(self) -> bool:
        """Whether something typed is not on the disk: it has just been typed, or the disk did not take it."""
        return bool(self._refused) or any(kept.waiting is not None for kept in self._kept.values())

    @property
    def has_words_to_lose(self) -> bool:
        """Whether words are typed that are nowhere but in their editor."""
        return any(self._refused.values()) or any(kept.waiting for kept in self._kept.values())

    @Slot()
    def flush(self) -> None:
        """Write what waits to be written, of every editor."""
        for kept in self._kept.values():
            kept.flush()
        self._write_refused()

    def end(self) -> None:
        """Write what waits to be written, as far as the disk takes it, and keep no editor any longer."""
        for editor in tuple(self._kept):
            self._put_away(editor)
        self._again.stop()

    def _put_away(self, editor: QObject) -> None:
        kept = self._kept.pop(editor)
        kept.flush()
        if kept.waiting is not None:
            self._refused[kept.scope] = kept.waiting
            self._again.start()
        kept.end()

    @Slot()
    def _write_refused(self) -> None:
        for scope, text in tuple(self._refused.items()):
            if self._write(scope, text):
                del self._refused[scope]
        if self._refused:
            self._again.start()

    @Slot()
    def _on_destroyed(self) -> None:
        # An editor that goes is handed on as a bare object, not as the one that was kept.
        for editor in [each for each in self._kept if not isValid(each)]:
            self._put_away(editor)


class _KeptEditor(QObject):
    """One editor, and in `waiting` its text where that is not on the disk yet; empty drops the draft."""

    def __init__(
        self,
        editor: DraftEditor,
        scope: str,
        write: Callable[[str, str], bool],
        parent: QObject,
        *,
        waiting: str | None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self.scope = scope
        self._write = write
        self.waiting = waiting
        self._pause = _single_shot(PAUSE_MS, self.flush, self)
        self._longest = _single_shot(LONGEST_MS, self.flush, self)
        _edited_of(editor).connect(self._on_edited)
        assert isinstance(editor, QObject)
        editor.installEventFilter(self)
        if waiting is not None:
            self._longest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        self.waiting = None
        self._pause.stop()
        self._longest.stop()

    def end(self) -> None:
        self.settle()
        assert isinstance(self._editor, QObject)
        if isValid(self._editor):  # its page may have gone before its board
            _edited_of(self._editor).disconnect(self._on_edited)
            self._editor.removeEventFilter(self)
        self.deleteLater()

    @Slot()
    def flush(self) -> None:
        self._pause.stop()
        self._longest.stop()
        if self.waiting is not None and self._write(self.scope, self.waiting):
            self.waiting = None
        elif self.waiting is not None:
            self._longest.start()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self.waiting = text
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()


def _edited_of(editor: DraftEditor) -> SignalInstance:
    # The type of a signal depends on a QObject around it, which a protocol cannot say.
    return getattr(editor, _EDITED)


def _single_shot(milliseconds: int, do: Callable[[], object], parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(do)
    return timer
