"""The chooser of filters that have a name: those of every board, then those that were saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from boardobserver.domain.filters.saved import BUILT_IN, SavedFilter
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.access_key import without_access_key
from boardobserver.ui.widgets.tips import tip

_CHARACTERS = 20


class FilterChooser(QToolButton):
    """A button that says which filter is chosen, with a menu of all of them.

    Args:
        theme: The look.
        kind: Whose register it is for.
    """

    filter_chosen = Signal(str)
    """The person chose this filter: its text."""

    saving_requested = Signal()
    """The filter in the line is to be saved under a name."""

    renaming_requested = Signal(str)
    """The saved filter of this key is to have another name."""

    removal_requested = Signal(str)
    """The saved filter of this key is to go."""

    def __init__(self, theme: Theme, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._saved: tuple[SavedFilter, ...] = ()
        self._text = ""
        self._is_editable = True
        self._name = ""
        self.setProperty("role", "menu")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def name(self) -> str:
        """The name of the filter in the line; empty when it has none."""
        return self._name

    @property
    def saved(self) -> SavedFilter | None:
        """The saved filter that is in the line, if it is one."""
        built_in = any(each.text == self._text for each in BUILT_IN[self._kind])
        return None if built_in else next((each for each in self._saved if each.text == self._text), None)

    def set_editable(self, is_editable: bool) -> None:
        """Let filters be saved, renamed and removed, or only chosen."""
        self._is_editable = is_editable

    def set_saved(self, saved: Sequence[SavedFilter]) -> None:
        """Offer these besides those of every board."""
        self._saved = tuple(saved)
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """Show the name of a filter, if it has one."""
        self._text = text
        named = (*BUILT_IN[self._kind], *self._saved)
        self._name = next((each.name for each in named if each.text == text), "")
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words anew."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        words = self._name or self.tr("Own filter")
        room = self.fontMetrics().averageCharWidth() * _CHARACTERS
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(without_access_key(shown))
        self.setToolTip(tip(self.tr("Filter: {name}").format(name=words)))
        self.setAccessibleName(self.tr("Filter: {name}").format(name=words))

    @Slot()
    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for each in BUILT_IN[self._kind]:
            self._add_filter(menu, each.name, each.text)
        if self._saved:
            menu.addSeparator()
        for each in self._saved:
            self._add_filter(menu, each.name, each.text)
        if not self._is_editable:
            return
        menu.addSeparator()
        save = menu.addAction(self.tr("Save this filter…"))
        save.setIcon(self._theme.icons("save"))
        save.setEnabled(not self._name and bool(self._text))
        save.triggered.connect(self.saving_requested)
        if self.saved is not None:
            self._add_changes(menu, self.saved)

    def _add_filter(self, menu: QMenu, name: str, text: str) -> None:
        action = menu.addAction(without_access_key(name))
        action.setCheckable(True)
        action.setChecked(text == self._text)
        action.setData(text)
        action.setToolTip(tip(text or self.tr("Everything")))
        action.triggered.connect(self._on_chosen)

    def _add_changes(self, menu: QMenu, saved: SavedFilter) -> None:
        name = without_access_key(saved.name)
        rename = menu.addAction(self.tr("Rename “{name}”…").format(name=name))
        rename.setIcon(self._theme.icons("pencil"))
        rename.setData(saved.id)
        rename.triggered.connect(self._on_rename)
        remove = menu.addAction(self.tr("Remove “{name}”").format(name=name))
        remove.setIcon(self._theme.icons("trash-2"))
        remove.setData(saved.id)
        remove.triggered.connect(self._on_remove)

    def _chosen_data(self) -> Id:
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

    @Slot()
    def _on_chosen(self) -> None:
        self.filter_chosen.emit(self._chosen_data())

    @Slot()
    def _on_rename(self) -> None:
        self.renaming_requested.emit(self._chosen_data())

    @Slot()
    def _on_remove(self) -> None:
        self.removal_requested.emit(self._chosen_data())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setIcon(self._theme.icons.beside_words("filter"))
        self._show()
