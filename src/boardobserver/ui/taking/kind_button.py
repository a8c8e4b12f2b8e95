"""The kind of the line being typed, and the menu to choose another."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from boardobserver.domain.entry_marks import MARKS
from boardobserver.domain.words import EntryKind
from boardobserver.ui.shell.theme import Theme

_MARK_OF = {kind: mark for mark, kind in MARKS.items()}


class KindButton(QToolButton):
    """Shows a kind by icon and word; its menu chooses one.

    Args:
        theme: The look.
    """

    kind_chosen = Signal(object)
    """The person chose this `EntryKind`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = EntryKind.NOTE
        self.setProperty("role", "menu")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMenu(kind_menu(theme, self))
        self.menu().triggered.connect(self._on_triggered)
        theme.changed.connect(self._show)
        self._show()

    @property
    def kind(self) -> EntryKind:
        """The kind that is shown."""
        return self._kind

    def set_kind(self, kind: EntryKind) -> None:
        """Show a kind, silently."""
        if kind is not self._kind:
            self._kind = kind
            self._show()

    def sizeHint(self) -> QSize:
        """Room for the longest kind, so that nothing moves as one types a mark."""
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(kind.label) for kind in EntryKind)
        spare = longest - metrics.horizontalAdvance(self._kind.label)
        return QSize(hint.width() + spare, hint.height())

    @Slot()
    def _show(self) -> None:
        look = self._theme.kind_badge(self._kind)
        # Qt leaves no room between the two by itself.
        self.setText(f" {look.word}")
        self.setIcon(self._theme.icons(look.icon, look.pair.ink))
        side = self._theme.icon_size()
        self.setIconSize(QSize(side, side))
        self.setAccessibleName(self.tr("Kind of the line: {kind}").format(kind=look.word))
        self.setToolTip(self.tr("The kind of this line. A mark at its start sets it as well."))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.kind_chosen.emit(EntryKind(action.data()))


def kind_menu(theme: Theme, parent: QWidget) -> QMenu:
    """A menu of all kinds with their marks; each action's data is the value of its kind."""
    menu = QMenu(parent)
    for kind in EntryKind:
        look = theme.kind_badge(kind)
        mark = _MARK_OF.get(kind, "")
        action = QAction(theme.icons(look.icon), f"{look.word}\t{mark}" if mark else look.word, menu)
        action.setData(kind.value)
        menu.addAction(action)
    return menu
