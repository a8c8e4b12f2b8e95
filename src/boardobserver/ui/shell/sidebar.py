"""The sidebar: a page to a line with icon, word and count; icons only where there is little room."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from boardobserver.ui.shell.navigation_button import NavigationButton
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.theme import Space, Theme


class Sidebar(QFrame):
    """The pages, and the line that finds anything at the foot."""

    page_chosen = Signal(str)
    """The person wants the page of this id."""

    def __init__(self, theme: Theme, find: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._find = find
        self._buttons: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._area = QScrollArea()
        self._finder = NavigationButton(theme, self.tr("Find"), "search")
        self._has_words = True
        self._build()
        self._group.idClicked.connect(self._on_clicked)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._finder.clicked.connect(find.trigger)
        theme.changed.connect(self._on_theme_changed)

    @property
    def has_words(self) -> bool:
        """Whether words stand beside the icons."""
        return self._has_words

    def add_page(self, page: Page, keys: str = "") -> None:
        """Add a line for a page."""
        button = NavigationButton(self._theme, page.title, page.icon)
        button.set_keys(keys)
        button.set_words(self._has_words)
        self._group.addButton(button, len(self._buttons))
        self._buttons[page.id] = button
        self._column.insertWidget(self._column.count() - 1, button)
        self._fit()

    def order_keys(self) -> None:
        """Have Tab go on from the pages to what finds anything; to be called when it stands in its window."""
        for before, after in pairwise((*self._buttons.values(), self._finder)):
            self.setTabOrder(before, after)

    def button(self, page_id: str) -> NavigationButton:
        """The line of a page."""
        return self._buttons[page_id]

    def set_count(self, page_id: str, count: int) -> None:
        """Show how many there are to attend to on a page; 0 shows nothing."""
        self._buttons[page_id].set_count(count)

    def mark(self, page_id: str) -> None:
        """Show which page is the current one; none is marked for one that is not in the sidebar."""
        if page_id in self._buttons:
            self._buttons[page_id].setChecked(True)
            # Tab comes to the page that is shown; the arrow keys go on to the others.
            for each in self._buttons.values():
                policies = Qt.FocusPolicy
                each.setFocusPolicy(policies.StrongFocus if each.isChecked() else policies.ClickFocus)
        elif (marked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)  # one of a group that excludes the others cannot be unmarked
            marked.setChecked(False)
            self._group.setExclusive(True)

    def set_words(self, shown: bool) -> None:
        """Show words beside the icons, or icons only."""
        if shown != self._has_words:
            self._has_words = shown
            for button in (*self._buttons.values(), self._finder):
                button.set_words(shown)
            self._fit()

    def width_with_words(self) -> int:
        """How wide it is, or would be, with its words."""
        was, widest = self._has_words, 0
        for button in (*self._buttons.values(), self._finder):
            if not was:
                button.set_words(True)
            widest = max(widest, button.sizeHint().width())
            if not was:
                button.set_words(False)
        return widest

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_finder"):
            self._fit()

    def _build(self) -> None:
        self.setProperty("role", "sidebar-edge")
        self.setAccessibleName(self.tr("Pages"))
        self._lines.setProperty("role", "sidebar")
        self._theme.arrange_sides(self._column, across=Space.NONE, down=Space.CLOSE, gap=Space.NONE)
        self._column.addStretch(1)
        self._area.setProperty("role", "sidebar")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._lines)
        self._finder.setCheckable(False)
        keys = self._find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._finder.set_keys(keys)
        self._finder.set_hint(keys)
        column = QVBoxLayout(self)
        self._theme.arrange_sides(column, across=Space.NONE, down=Space.TIGHT, gap=Space.NONE)
        column.addWidget(self._area, 1)
        column.addWidget(self._finder, 0, Qt.AlignmentFlag.AlignLeft)
        self._fit()

    def _fit(self) -> None:
        wide = max(button.sizeHint().width() for button in (*self._buttons.values(), self._finder))
        bar = self._area.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        # One below the other, also where a scroll bar is or was beside them.
        self._lines.setFixedWidth(wide)
        self._finder.setFixedWidth(wide)
        self.setFixedWidth(wide + 1 + beside)

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        self.page_chosen.emit(tuple(self._buttons)[at])

    @Slot()
    def _on_range_changed(self) -> None:
        """Give a scroll bar room of its own, so that it does not crowd the icons."""
        self._fit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit()
        self.update()
