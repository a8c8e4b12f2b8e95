"""The list of what is open on the board, and its keys: one links a record to the line, others act on it."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.open_delegate import OpenDelegate
from boardobserver.ui.taking.open_model import OpenModel, OpenRole
from boardobserver.ui.taking.open_rows import OpenContext, OpenRow, OpenView


class OpenAct(Enum):
    """What one key does to the record that is chosen in the list; the value is the key."""

    PUT = "p"
    RESPOND = "r"
    UPDATE = "u"
    CLOSE = "c"
    ADVISE = "a"
    DEFER = "d"


_ACTS = {act.value: act for act in OpenAct}


class OpenList(QListView):
    """The open records; a click or Enter links one to the line being typed, the right arrow shows it.

    Args:
        theme: The look.
    """

    link_requested = Signal(str)
    """This reference is to stand in the line."""

    record_requested = Signal(str)
    """This record's fields are to be shown."""

    act_requested = Signal(object, object)
    """This `OpenAct` is to be done to what this `OpenView` shows."""

    left = Signal()
    """The person wants to go back to the line to type in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = OpenModel(self)
        self.setModel(self.records)
        self.setItemDelegate(OpenDelegate(theme, self))
        self.setAccessibleName(self.tr("Open on the board; Enter links one to the line, Right shows it"))
        self.setProperty("role", "inside")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._on_chosen)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> OpenView | None:
        """What is chosen."""
        view = self.currentIndex().data(OpenRole.VIEW)
        return view if isinstance(view, OpenView) else None

    def show_rows(self, rows: Sequence[OpenRow], context: OpenContext) -> None:
        """Show these rows; what is chosen stays so while it is among them, and so does what is in sight."""
        current, top = self.current, self.verticalScrollBar().value()
        self.records.show_rows(rows, context)
        if self.current is not None:
            return
        row = -1 if current is None else self.records.row_of(current.id)
        if row >= 0:
            self.setCurrentIndex(self.records.index(row))
        elif self.hasFocus():
            self._choose_first()
        if current is not None:
            self.verticalScrollBar().setValue(top)

    def act_of(self, event: QKeyEvent) -> OpenAct | None:
        """What a key does to what is chosen; None when it does nothing to it."""
        is_bare = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        return _ACTS.get(event.text().lower()) if is_bare and self.current is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter links, the right arrow shows, a letter acts, Escape goes back to the line."""
        view, act = self.current, self.act_of(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view is not None:
            self._on_chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Right and view is not None and not view.is_question:
            self.record_requested.emit(view.id)
        elif act is not None:
            self.act_requested.emit(act, view)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that is reached by key has something chosen, so that its keys act on it."""
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if by_mouse or self.selectionModel().hasSelection():
            return
        if self.current is None:
            self._choose_first()
        else:
            # Qt itself makes a row the current one, but does not choose it.
            self.setCurrentIndex(self.currentIndex())

    def _choose_first(self) -> None:
        for row in range(self.records.rowCount()):
            index = self.records.index(row)
            if not index.data(OpenRole.IS_HEADING):
                self.setCurrentIndex(index)
                return

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        view = index.data(OpenRole.VIEW)
        if not isinstance(view, OpenView):
            return
        if view.is_question:
            self.act_requested.emit(OpenAct.PUT, view)
        else:
            self.link_requested.emit(view.reference)
