"""A list of what can take the place of what is being typed, over the window; the editor keeps the focus."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.tips import tip


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can take the place of what is being typed.

    Attributes:
        token: What stands there afterwards, "@OB".
        words: What is shown beside it; may be empty.
    """

    token: str
    words: str


class CompletionList(QFrame):
    """The list over the window; the focus stays where one types, and the editor hands its keys on.

    Args:
        theme: The look.
        editor: Where one types; the list stands over its window.
        is_below: Whether it opens under the line if there is room, else over it.
    """

    chosen = Signal(object)
    """The person took this `Candidate`."""

    def __init__(self, theme: Theme, editor: QWidget, *, is_below: bool = False) -> None:
        super().__init__(editor.window())
        self._is_below = is_below
        self._theme = theme
        self._editor = editor
        self._offered: list[Candidate] = []
        self._is_walked = False
        self._list = QListWidget()
        self._build()
        editor.destroyed.connect(self.deleteLater)  # it is the window's, which stays
        self.hide()

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """What is offered now; nothing while the list is hidden."""
        return tuple(self._offered) if self.isVisible() else ()

    def offer(self, found: list[Candidate], beside: QRect, *, takes_enter: bool = True) -> None:
        """Offer these beside a place of the editor; nothing closes the list.

        Args:
            found: What fits, best first.
            beside: The place.
            takes_enter: Whether Enter takes the first one; else it is the editor's until one is walked to.
        """
        self._offered = found
        self._is_walked = False
        if not found:
            self.hide()
            return
        self._list.clear()
        for candidate in found:
            item = QListWidgetItem(f"{candidate.token}   {' '.join(candidate.words.split())}".rstrip())
            item.setToolTip(tip(candidate.words))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._takes_enter = takes_enter
        self._place(beside)
        self.show()
        self.raise_()

    def answers(self, key: int) -> bool:
        """Take a key of the editor; False for one that is none of the list's."""
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab or (key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_wanted()):
            self._take(self._list.currentRow())
        else:
            return False
        return True

    def _is_wanted(self) -> bool:
        return self._is_walked or self._takes_enter

    def _build(self) -> None:
        self.setProperty("role", "float")
        self.setAutoFillBackground(True)
        self._takes_enter = True
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("What fits"))
        self._list.setProperty("role", "inside")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setUniformItemSizes(True)
        self._list.itemClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.TIGHT)
        column.addWidget(self._list)

    def _place(self, beside: QRect) -> None:
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        row = max(self._list.sizeHintForRow(0), self._list.fontMetrics().lineSpacing())
        room = window.size()
        size = QSize(
            min(self._theme.space(110), room.width() - self._theme.space(4)),
            min(row * len(self._offered) + self._theme.space(4), room.height() // 2),
        )
        gap = self._theme.space(1)
        above = self._editor.mapTo(window, beside.topLeft()) - QPoint(0, size.height() + gap)
        below = self._editor.mapTo(window, beside.bottomLeft()) + QPoint(0, gap)
        has_room_below = below.y() + size.height() <= room.height()
        top = below if above.y() < 0 or (self._is_below and has_room_below) else above
        left = max(0, min(top.x(), room.width() - size.width() - self._theme.space(2)))
        self.setGeometry(QRect(QPoint(left, top.y()), size))

    def _walk(self, step: int) -> None:
        self._is_walked = True
        count = self._list.count()
        self._list.setCurrentRow((self._list.currentRow() + step) % count)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            candidate = self._offered[row]
            self.hide()
            self.chosen.emit(candidate)

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(self._list.row(item))
