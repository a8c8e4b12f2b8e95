"""The places at which something is withheld, as a list that shows each on its page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from boardobserver.domain.snapshots import Id
from boardobserver.domain.withholding import WithheldPlace, WithheldSort
from boardobserver.domain.withholding.words import sections
from boardobserver.ui.shell.theme import Theme

_MOST_LETTERS = 140
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class WithheldList(QListWidget):
    """A click or an arrow shows a place on its page, Enter changes it, Delete makes it public again.

    Args:
        theme: The look.
    """

    place_chosen = Signal(object)
    """The person wants to see this `WithheldPlace`."""

    change_requested = Signal(object)
    """The person wants to change on what this `WithheldPlace` is withheld."""

    lift_requested = Signal(object)
    """The person wants this `WithheldPlace` to be public again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: tuple[WithheldPlace, ...] = ()
        self._numbers: Mapping[Id, str] = {}
        self.setAccessibleName(self.tr("What is withheld"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)
        self.itemDoubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._fit)

    @property
    def places(self) -> tuple[WithheldPlace, ...]:
        """What is listed."""
        return self._places

    @property
    def current(self) -> WithheldPlace | None:
        """The place that is chosen."""
        row = self.currentRow()
        return self._places[row] if row >= 0 else None

    def show_places(self, places: Sequence[WithheldPlace]) -> None:
        """List these; the chosen row stays chosen as far as there are so many."""
        if tuple(places) == self._places:
            return
        row = self.currentRow()
        # Emptied while it still knows the old ones: each row that goes says that another one is chosen.
        self.clear()
        self._places = tuple(places)
        for place in self._places:
            item = QListWidgetItem(self._words(place))
            item.setToolTip(self.tr("Show it on its page; Enter changes it, Delete makes it public again"))
            self.addItem(item)
        if row >= 0 and self._places:
            self.setCurrentRow(min(row, len(self._places) - 1))
        self._fit()

    def show_numbers(self, numbers: Mapping[Id, str]) -> None:
        """Say the numbers of the paragraphs that lines print as, by the keys of the lines."""
        if numbers == self._numbers:
            return
        self._numbers = numbers
        for at, place in enumerate(self._places):
            self.item(at).setText(self._words(place))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, change, lift."""
        place = self.current
        if place is not None and event.key() in _ENTERS:
            self.change_requested.emit(place)
        elif place is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.lift_requested.emit(place)
        else:
            super().keyPressEvent(event)
            if self.current is not None and event.key() in _WALKING:
                self.place_chosen.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _words(self, place: WithheldPlace) -> str:
        words = " ".join(place.words.split())
        if len(words) > _MOST_LETTERS:
            words = words[:_MOST_LETTERS].rstrip() + "…"
        on_what = sections(place.exemptions)
        number = self._numbers.get(place.entry_id or "", "")
        at = self.tr("{item}, paragraph {number}").format(item=place.where, number=number)
        where = self.tr("{where}: {sections}").format(where=at if number else place.where, sections=on_what)
        if place.sort is WithheldSort.NAME:
            where = self.tr("Name: {sections}").format(sections=on_what)
        first = words if place.sort is not WithheldSort.PASSAGE else f"“{words}”"
        return "\n".join(part for part in (first, where, place.why) if part)

    @Slot()
    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = max(1, self.viewport().width() - self._theme.space(4))
        height = 0
        for at in range(self.count()):
            item = self.item(at)
            words = metrics.boundingRect(0, 0, room, 100_000, Qt.TextFlag.TextWordWrap.value, item.text())
            item.setSizeHint(QSize(room, words.height() + self._theme.space(3)))
            height += words.height() + self._theme.space(3)
        self.setMinimumHeight(min(height, self._theme.space(80)) + 2 * self.frameWidth())

    @Slot(QListWidgetItem)
    def _on_clicked(self, _item: QListWidgetItem) -> None:
        if self.current is not None:
            self.place_chosen.emit(self.current)

    @Slot(QListWidgetItem)
    def _on_double_clicked(self, _item: QListWidgetItem) -> None:
        if self.current is not None:
            self.change_requested.emit(self.current)
