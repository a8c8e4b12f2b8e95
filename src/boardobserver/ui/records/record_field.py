"""A field for another record of the board: typed as its reference, or found by its words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from boardobserver.domain.linkage import RecordHead
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.ui.shell.open_board import OpenBoard

_MOST_OFFERED = 10
_LONGEST = 90


class RecordField(QLineEdit):
    """Offers what fits as one types; Enter takes the one that is meant.

    Args:
        board: The open board.
        name: What the field is called.
    """

    taken = Signal()
    """The person is done: `record_id` is the record meant, or None when the words mean none."""

    def __init__(self, board: OpenBoard, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._besides: Id = ""
        self._heads: list[RecordHead] = []
        self._record_id: Id | None = None
        self._items = QStandardItemModel(self)
        self.offered = QListView()
        self.offered.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offered.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(name)
        example = Reference(RecordKind.CHALLENGE, 2026, 14, style=board.workspace.read.references())
        self.setPlaceholderText(self.tr("{reference}, or words of it").format(reference=example))
        # Not the line's own, which would look for what was typed in the labels: the words of a record may
        # stand in any order, and beyond what is shown of them.
        self._offering = QCompleter(self._items, self)
        self._offering.setPopup(self.offered)
        self._offering.setWidget(self)
        self._offering.activated.connect(self._on_completed)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self.taken)

    @property
    def record_id(self) -> Id | None:
        """The record that is meant: the one chosen, the one of that reference, or the only one that fits."""
        if self._record_id is not None:
            return self._record_id
        exact = self._spelled(self.text())
        for head in self._heads:
            if head.reference == exact:
                return head.id
        return self._heads[0].id if len(self._heads) == 1 and self.text().strip() else None

    def start(self, besides: Id) -> None:
        """Begin anew; one record is not offered: the one that is to be linked."""
        self._besides = besides
        self._record_id = None
        self._heads = []
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is chosen in the list of offers first."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.offered.isVisible() and self.offered.currentIndex().isValid():
            event.ignore()  # the completer takes it then
        else:
            super().keyPressEvent(event)

    def _spelled(self, words: str) -> Reference | None:
        return Reference.parse(words, self._board.workspace.read.references())

    @Slot(str)
    def _on_edited(self, typed: str) -> None:
        self._record_id = None
        words = typed.strip()
        found = self._board.workspace.read.heads_matching(words, _MOST_OFFERED + 1) if words else ()
        exact = self._spelled(words)
        # Who types its own reference is told so when it is linked, not that there is no such record.
        self._heads = [head for head in found if head.id != self._besides or head.reference == exact]
        self._items.clear()
        for head in self._heads[:_MOST_OFFERED]:
            self._items.appendRow(QStandardItem(_label(head)))
        if self._heads:
            self._offering.complete()
        else:
            self.offered.hide()

    @Slot(str)
    def _on_completed(self, label: str) -> None:
        self._record_id = next((head.id for head in self._heads if _label(head) == label), None)
        self.setText(label)
        self.setCursorPosition(0)


def _label(head: RecordHead) -> str:
    words = " ".join(head.text.split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f"{head.reference} · {shown}"
