"""The exemptions as a list to tick in, filtered as one types."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from boardobserver.domain.release import Exemption
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.line_fields import LineField

_EXEMPTION = Qt.ItemDataRole.UserRole
_USUAL_ROWS = 6
_LEAST_ROWS = 2
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExemptionPicker(QWidget):
    """A line to type in, and under it the exemptions that fit, by section or by title.

    Up and Down go through the list from the line; a comma in the line, or Space in the list, ticks the
    current one; Enter is done.

    Args:
        theme: The look.
    """

    done = Signal()
    """The person struck Enter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = _FilterLine()
        self.list = _ExemptionList(theme)
        self._build()
        self.line.textEdited.connect(self._on_edited)
        self.line.step_requested.connect(self.list.step)
        self.line.tick_requested.connect(self._on_tick_requested)
        self.line.returnPressed.connect(self.done)
        self.list.done.connect(self.done)
        self.list.typed.connect(self._on_typed)

    @property
    def chosen(self) -> tuple[Exemption, ...]:
        """Those that are ticked, and the one that was typed for, in the order of their sections."""
        meant = self.list.current if self.line.text().strip() or not self.list.ticked else None
        return tuple(each for each in Exemption if each in self.list.ticked or each is meant)

    def load(self, exemptions: Iterable[Exemption]) -> None:
        """Begin with these ticked."""
        self.line.set_value(None)
        self.list.load(frozenset(exemptions))
        self.list.show_fitting("")

    def _build(self) -> None:
        self.line.setPlaceholderText(self.tr("Section or title: 31, personal…"))
        self.line.setAccessibleName(self.tr("Exemption to look for"))
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.TIGHT)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)

    @Slot(str)
    def _on_edited(self, words: str) -> None:
        self.list.show_fitting(words)

    @Slot()
    def _on_tick_requested(self) -> None:
        self.list.toggle_current(is_ticked=True)
        self.line.set_value(None)
        self.list.show_fitting("")

    @Slot(str)
    def _on_typed(self, letter: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(letter)
        self._on_edited(letter)


class _FilterLine(LineField):
    step_requested = Signal(int)
    tick_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list, a comma ticks; the rest is typed."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text() == ",":
            self.tick_requested.emit()
        else:
            super().keyPressEvent(event)


class _ExemptionList(QListWidget):
    done = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._foremost = 0
        self.setAccessibleName(self.tr("Exemptions"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for exemption in Exemption:
            item = QListWidgetItem(exemption.label)
            item.setToolTip(exemption.label)
            item.setData(_EXEMPTION, exemption.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
        self.load(frozenset())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def ticked(self) -> frozenset[Exemption]:
        return frozenset(
            _exemption_of(item) for item in self._all() if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def current(self) -> Exemption | None:
        item = self._current_item()
        return _exemption_of(item) if item is not None else None

    def load(self, exemptions: frozenset[Exemption]) -> None:
        states = Qt.CheckState
        for item in self._all():
            item.setCheckState(states.Checked if _exemption_of(item) in exemptions else states.Unchecked)
        self.setCurrentRow(-1)

    def show_fitting(self, words: str) -> None:
        first, first_ticked = -1, 0
        for row, item in reversed(list(enumerate(self._all()))):
            is_fitting = _fits(_exemption_of(item), words)
            is_ticked = item.checkState() is Qt.CheckState.Checked
            # What is ticked stays in sight, so that nothing is withheld on more than can be seen.
            item.setHidden(not is_fitting and not is_ticked)
            first = row if is_fitting else first
            first_ticked = row if is_ticked else first_ticked
        is_sought = bool(words.strip())
        self.setCurrentRow(first if is_sought else -1)
        self._foremost = max(0, first) if is_sought else first_ticked
        self.scrollToItem(self.item(self._foremost))

    def toggle_current(self, *, is_ticked: bool) -> None:
        item = self._current_item()
        if item is not None:
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)

    @Slot(int)
    def step(self, by: int) -> None:
        shown = [row for row in range(self.count()) if not self.item(row).isHidden()]
        if shown:
            at = shown.index(self.currentRow()) + by if self.currentRow() in shown else 0
            self.setCurrentRow(shown[max(0, min(len(shown) - 1, at))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self.done.emit()
        elif event.text().strip() and event.text().isprintable() and not event.modifiers():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is None:
            self.step(1)

    def _current_item(self) -> QListWidgetItem | None:
        row = self.currentRow()
        return self.item(row) if row >= 0 and not self.item(row).isHidden() else None

    def _all(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It has its room only after it was filled: what matters stays in sight."""
        super().resizeEvent(event)
        self.scrollToItem(self.item(self._foremost))

    def sizeHint(self) -> QSize:
        """Room for a few rows; it does with less where there is little."""
        return QSize(super().sizeHint().width(), self._height_of(_USUAL_ROWS))

    def _height_of(self, rows: int) -> int:
        row = max(self.fontMetrics().lineSpacing(), self._theme.icon_size()) + self._theme.space(2)
        return rows * row + 2 * self.frameWidth()

    @Slot()
    def _fit(self) -> None:
        self.setMinimumHeight(self._height_of(_LEAST_ROWS))
        self.updateGeometry()


def _exemption_of(item: QListWidgetItem) -> Exemption:
    return Exemption(item.data(_EXEMPTION))


def _fits(exemption: Exemption, words: str) -> bool:
    """Whether every word that was typed begins the section or a word of the title.

    >>> _fits(Exemption.PERSONAL_INFORMATION, "pers"), _fits(Exemption.LAW_ENFORCEMENT, "40")
    (True, False)
    """
    named = f" {exemption.clause} {exemption.label}".casefold()
    return all(f" {word}" in named for word in words.casefold().replace("s.", "").split())
