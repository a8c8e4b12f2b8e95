"""An order that the board may choose: rows that are moved and, where some may be left out, ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.link_button import LinkButton

_VALUE = Qt.ItemDataRole.UserRole


class OrderField(QFrame):
    """Values in an order; Alt with an arrow moves the current one, Space ticks it.

    Args:
        theme: The look.
        title: What is put in order, for those who cannot see it.
        says: A sentence about it.
        words_of: The words of a value.
        may_leave_out: Whether values may be left out.
    """

    committed = Signal(object)
    """The person wants this order: a tuple of the values."""

    usual_requested = Signal()
    """The person wants the usual order."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        says: str,
        words_of: Callable[[str], str],
        *,
        may_leave_out: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words_of = words_of
        self._may_leave_out = may_leave_out
        self._is_editable = True
        self.list = _MovingList(self._move)
        self.list.setAccessibleName(title)
        self.up_button = QPushButton(self.tr("Up"))
        self.down_button = QPushButton(self.tr("Down"))
        self.usual_button = LinkButton(self.tr("Back to the usual"))
        self.usual_button.setAccessibleName(self.tr("{choice}: back to the usual").format(choice=title))
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        for button in (self.up_button, self.down_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.usual_button)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(Words(says, quiet=True))
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.up_button.clicked.connect(self._on_up)
        self.down_button.clicked.connect(self._on_down)
        self.usual_button.clicked.connect(self.usual_requested)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.currentRowChanged.connect(self._offer)
        theme.changed.connect(self._fit)
        self.setFocusProxy(self.list)

    def show_order(
        self, values: Sequence[str], every: Sequence[str], *, is_usual: bool, is_editable: bool
    ) -> None:
        """Show an order, and after it what is left out."""
        rows = [*values, *(each for each in every if each not in values)]
        row = self.list.currentRow()
        kept = self.list.item(row).data(_VALUE) if row >= 0 else None
        self.list.blockSignals(True)
        self.list.clear()
        for value in rows:
            item = QListWidgetItem(self._words_of(value), self.list)
            item.setData(_VALUE, value)
            if self._may_leave_out:
                item.setCheckState(Qt.CheckState.Checked if value in values else Qt.CheckState.Unchecked)
                flags = item.flags()
                ticks = Qt.ItemFlag.ItemIsUserCheckable
                item.setFlags(flags | ticks if is_editable else flags & ~ticks)
        self.list.setCurrentRow(rows.index(kept) if kept in rows else 0)
        self.list.blockSignals(False)
        self._is_editable = is_editable
        self.usual_button.setVisible(is_editable and not is_usual)
        self._fit()
        self._offer()

    def _values(self) -> list[str]:
        """The values that are there, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            item.data(_VALUE)
            for item in items
            if not self._may_leave_out or item.checkState() is Qt.CheckState.Checked
        ]

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        to = row + step
        if not self._is_editable or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(to, self.list.takeItem(row))
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._offer()
        self.committed.emit(tuple(self._values()))

    @Slot()
    def _offer(self) -> None:
        row = self.list.currentRow()
        self.up_button.setEnabled(self._is_editable and row > 0)
        self.down_button.setEnabled(self._is_editable and 0 <= row < self.list.count() - 1)

    @Slot()
    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the list."""
        rows = self.list.count()
        height = sum(self.list.sizeHintForRow(row) for row in range(rows))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + self._theme.space(Space.CLOSE))

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.committed.emit(tuple(self._values()))


class _MovingList(QListWidget):
    """Rows that Alt with an arrow moves."""

    def __init__(self, move: Callable[[int], None]) -> None:
        super().__init__()
        self._move_row = move
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the current row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move_row(step)
        else:
            super().keyPressEvent(event)
