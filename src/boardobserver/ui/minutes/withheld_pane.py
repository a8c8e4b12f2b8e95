"""Everything that the public edition of the minutes does not say: how much, where, on what, and why."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.withholding import WithheldCount, WithheldPlace, WithheldSort
from boardobserver.services.earlier_words import earlier_words
from boardobserver.ui.minutes.withheld_list import WithheldList
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words

_SORTS = {
    WithheldSort.PASSAGE: ("passage", "passages"),
    WithheldSort.LINE: ("line", "lines"),
    WithheldSort.ITEM: ("item", "items"),
    WithheldSort.RECORD: ("record", "records"),
    WithheldSort.NAME: ("name", "names"),
}


class WithheldPane(QWidget):
    """The counts by exemption, and each place.

    Args:
        desk: What the window works with.
        board: The open board.
    """

    change_requested = Signal(object)
    """The person wants to change on what this `WithheldPlace` is withheld."""

    lift_requested = Signal(object)
    """The person wants this `WithheldPlace` to be public again."""

    shown = Signal()
    """It can be seen from now on."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self._board = board
        self._is_editable = True
        self.counts = Words()
        self.list = WithheldList(theme)
        self.change_button = QPushButton(self.tr("Change…"))
        self.lift_button = QPushButton(self.tr("Make it public"))
        self.earlier = EarlierWordsList(theme, board, desk.settings)
        self._hint = Words(quiet=True)
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.change_button)
        buttons.addWidget(self.lift_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.counts)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(self.earlier)
        column.addWidget(self._hint)
        self.list.currentRowChanged.connect(self._offer)
        self.list.change_requested.connect(self._on_change)
        self.list.lift_requested.connect(self._on_lift)
        self.change_button.clicked.connect(self._on_change)
        self.lift_button.clicked.connect(self._on_lift)
        self.show_withheld((), (), is_editable=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is seen, so that what it lists is looked for only then."""
        super().showEvent(event)
        self.shown.emit()

    def show_withheld(
        self, places: Sequence[WithheldPlace], counts: Sequence[WithheldCount], *, is_editable: bool
    ) -> None:
        """Show what is withheld, and how much."""
        self._is_editable = is_editable
        self.list.show_places(places)
        nothing = self.tr("Nothing is withheld: both editions say the same.")
        self.counts.setText(counted(counts) or nothing)
        how = self.tr("Select words on the pages, or choose a line in Review, and press Ctrl+Shift+W.")
        self._hint.setText(how if is_editable else self.tr("This board is open to be read only."))
        for widget in (self.list, self.change_button, self.lift_button):
            widget.setVisible(bool(places))
        self._offer()

    @Slot()
    def _offer(self) -> None:
        place = self.list.current
        can_change = place is not None and self._is_editable
        self.change_button.setEnabled(can_change)
        is_chosen = place is not None and bool(place.exemptions) and place.sort is not WithheldSort.NAME
        self.lift_button.setEnabled(can_change and is_chosen)
        # What is withheld by a rule has no reason of its own, and what has none has no history.
        said_before = (
            () if place is None else earlier_words(self._board.workspace.read, "withholding", place.source)
        )
        self.earlier.show_versions(said_before, is_editable=self._is_editable)

    @Slot()
    def _on_change(self) -> None:
        if self.change_button.isEnabled():
            self.change_requested.emit(self.list.current)

    @Slot()
    def _on_lift(self) -> None:
        if self.lift_button.isEnabled():
            self.lift_requested.emit(self.list.current)


def counted(counts: Iterable[WithheldCount]) -> str:
    """How much is withheld, an exemption to a line: "Section 31(1): 3 passages, 1 line"."""
    lines: dict[str, list[str]] = {}
    for each in counts:
        one, several = _SORTS[each.sort]
        named = f"Section {each.exemption.clause}" if each.exemption else "Part 2, without an exemption"
        words = f"{each.count} {one if each.count == 1 else several}"
        lines.setdefault(named, []).append(words)
    return "\n".join(f"{named}: {', '.join(words)}" for named, words in lines.items())
