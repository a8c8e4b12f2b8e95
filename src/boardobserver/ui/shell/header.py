"""The window's header: a few buttons, the board's name, and its marking in capitals at the right."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolBar, QWidget

from boardobserver.domain.words import Marking
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.tips import tip


class ElidedLabel(QLabel):
    """A label of one line that shortens its words with "…" where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        """The whole of its words."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self._elide()

    def resizeEvent(self, event: object) -> None:
        """Shorten anew."""
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType] - handed on as it came
        self._elide()

    def _elide(self) -> None:
        line = " ".join(self._words.split())
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(0, self.width()))
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(tip(line if shown != line else ""))


class MarkingLabel(QLabel):
    """The protective marking in its frame; it is never shortened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "marking")

    def show_marking(self, marking: Marking | None) -> None:
        """Show a marking; None leaves nothing to be read."""
        words = marking_words(marking)
        self.setText(words)
        self.setAccessibleName(self.tr("Marking: {words}").format(words=words) if words else "")


class Header(QFrame):
    """Board name at left, marking at right; what stands in the marking can never be cut off."""

    def __init__(self, theme: Theme, table: CommandTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._toolbar = QToolBar()
        self._name = ElidedLabel()
        self._marking = MarkingLabel()
        self._build(table)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_board(self, name: str, marking: Marking | None) -> None:
        """Show whose board is open and how it is marked; an empty name and None when there is none."""
        self._name.set_words(name or self.tr("No board is open"))
        self._marking.show_marking(marking)
        self._marking.setVisible(marking is not None)

    def _build(self, table: CommandTable) -> None:
        self.setProperty("role", "header")
        self._toolbar.setAccessibleName(self.tr("Toolbar"))
        self._toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        table.fill_toolbar(self._toolbar)
        for action in self._toolbar.actions():
            self._toolbar.widgetForAction(action).setProperty("role", "quiet")
            self._toolbar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name.setProperty("heading", "3")
        self._marking.hide()
        row = QHBoxLayout(self)
        self._theme.arrange_sides(row, across=Space.NORMAL, down=Space.TIGHT, gap=Space.NORMAL)
        row.addWidget(self._toolbar)
        row.addWidget(self._name, 1)
        row.addWidget(self._marking, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size(5)
        self._toolbar.setIconSize(QSize(side, side))


def marking_words(marking: Marking | None) -> str:
    """A protective marking as it is shown and printed: in capitals.

    >>> marking_words(Marking.OFFICIAL_SENSITIVE)
    'OFFICIAL-SENSITIVE'
    """
    return marking.label.upper() if marking is not None else ""
