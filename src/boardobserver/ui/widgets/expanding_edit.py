"""A plain-text editor that begins as one line and grows with what is typed."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.pasting import refuses_paste


class ExpandingEdit(QPlainTextEdit):
    """Enter commits, Shift+Enter starts a new line, Tab leaves.

    Args:
        theme: The look.
        least_lines: As high as this when empty.
        most_lines: No higher than this; more scrolls.
        commits_on_leaving: Whether leaving it commits what was typed since.
    """

    edited = Signal(str)
    """The person changed the text; with the whole of it."""

    committed = Signal(str)
    """The person is done with the text (Enter, or leaving after a change)."""

    def __init__(
        self,
        theme: Theme,
        *,
        least_lines: int = 1,
        most_lines: int = 8,
        commits_on_leaving: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = (least_lines, most_lines)
        self._commits_on_leaving = commits_on_leaving
        self._is_loading = False
        self._is_touched = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Load a text, silently; what had been typed can no longer be taken back."""
        self._is_loading = True
        try:
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
        finally:
            self._is_loading = False
            self._is_touched = False

    def sizeHint(self) -> QSize:
        """As wide as there is, as high as its lines."""
        return QSize(self._theme.space(60), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits; with Shift it starts a new line (a paragraph of its own, not a soft break)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            else:
                self._commit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, or none of it and say so, where it is more than anybody notes."""
        below = self.viewport().mapTo(self, self.cursorRect().bottomLeft())
        if not refuses_paste(self, below, source.text()):
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit what was typed since, if it is to."""
        super().focusOutEvent(event)
        is_leaving = event.reason() is not Qt.FocusReason.PopupFocusReason
        if is_leaving and self._is_touched and self._commits_on_leaving:
            self._commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and take the height that this needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _commit(self) -> None:
        self._is_touched = False
        self.committed.emit(self.text)

    @Slot()
    def _on_text_changed(self) -> None:
        self._fit()
        if not self._is_loading:
            self._is_touched = True
            self.edited.emit(self.text)

    @Slot()
    def _fit(self) -> None:
        least, most = self._lines
        # The layout of a plain-text document counts its height in lines, wrapped ones included.
        needed = round(self.document().documentLayout().documentSize().height())
        lines = max(least, min(most, needed))
        edges = 2 * (self._theme.space(1) + 1)
        metrics = QFontMetricsF(self.font())
        # A line of a document is as high as its parts rounded up; less, and the first line scrolls away.
        line = max(self.fontMetrics().lineSpacing(), ceil(metrics.ascent()) + ceil(metrics.descent()))
        self.setFixedHeight(lines * line + edges)
        bars = Qt.ScrollBarPolicy
        wanted = bars.ScrollBarAlwaysOn if needed > most else bars.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() is not wanted:
            room = self.viewport().size()
            self.setVerticalScrollBarPolicy(wanted)
            # While it is only about to show, Qt tells nobody that a bar has taken room from the text.
            super().resizeEvent(QResizeEvent(self.viewport().size(), room))
