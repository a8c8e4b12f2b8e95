"""Finds words in the document shown: a line to type in, how many places, and the way between them."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from boardobserver.ui.minutes.selectable_view import SelectableView
from boardobserver.ui.shell.theme import Space, Theme


class FindBar(QWidget):
    """Enter goes to the next place and selects it, Shift+Enter to the one before, Escape closes.

    Args:
        theme: The look.
        view: Where it searches and shows what it finds.
    """

    closed = Signal()
    """The person is done searching."""

    def __init__(self, theme: Theme, view: SelectableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._found = QPdfSearchModel(self)
        self._at = -1
        self.line = QLineEdit()
        self._count = QLabel()
        self._before = self._button(self.tr("The place before (Shift+Enter)"), "chevron-up")
        self._after = self._button(self.tr("The next place (Enter)"), "chevron-down")
        self._close = self._button(self.tr("Close the search (Escape)"), "x")
        self._build()
        self.line.textEdited.connect(self._on_edited)
        self._before.clicked.connect(self.go_back)
        self._after.clicked.connect(self.go_on)
        self._close.clicked.connect(self.close_search)
        self._found.countChanged.connect(self._on_count_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def count(self) -> int:
        """How many places have been found so far."""
        return self._found.rowCount(self._found.index(-1))

    @Slot()
    def ask(self) -> None:
        """Begin a search."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Search the document that is shown now."""
        if self.isVisible():
            self._found.setDocument(self._view.pdf)
            self._view.setSearchModel(self._found)
            self._on_count_changed()

    @Slot()
    def go_on(self) -> None:
        """Show the next place; after the last one comes the first."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """Show the place before; before the first one comes the last."""
        self._go(-1)

    @Slot()
    def close_search(self) -> None:
        """Close the bar, and mark nothing any more."""
        self._found.setSearchString("")
        self.line.clear()
        self._at = -1
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter and Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Find in the minutes"))
        self.line.setAccessibleName(self.tr("Words to find in the minutes"))
        self.line.setPlaceholderText(self.tr("Find in the minutes"))
        row = QHBoxLayout(self)
        self._theme.arrange(row, gap=Space.TIGHT)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        for button in (self._before, self._after, self._close):
            row.addWidget(button)

    def _button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setIcon(self._theme.icons(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _go(self, step: int) -> None:
        if self.count:
            self._at = (
                (self._at + step) % self.count if self._at >= 0 else (0 if step > 0 else -1) % self.count
            )
            self._view.setCurrentSearchResultIndex(self._at)
            self._view.pageNavigator().jump(self._found.resultAtIndex(self._at))
            self._view.select_link(self._found.resultAtIndex(self._at), self.line.text())
        self._say()

    def _say(self) -> None:
        if not self.line.text():
            words = ""
        elif not self.count:
            words = self.tr("not found")
        elif self._at < 0:
            words = self.tr("{count} found").format(count=self.count)
        else:
            words = self.tr("{at} of {count}").format(at=self._at + 1, count=self.count)
        self._count.setText(words)

    @Slot(str)
    def _on_edited(self, words: str) -> None:
        self._at = -1
        self._found.setSearchString(words.strip())
        self._say()

    @Slot()
    def _on_count_changed(self) -> None:
        self._at = min(self._at, self.count - 1)
        self._say()

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size()
        for button in (self._before, self._after, self._close):
            button.setIconSize(QSize(side, side))
