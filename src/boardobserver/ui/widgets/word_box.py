"""A box to choose one of a few words in; for long lists there is the chooser."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from boardobserver.ui.widgets.tips import tip

_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
_DECIDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RESTING_MS = 600


class WordBox(QComboBox):
    """One of a few values, each shown by its words.

    Args:
        options: The values, each with its words, in order.
        name: What the field is called.
        is_weighty: Whether each commitment stays in a history for good. Of the values that the arrow keys go
            through, only the one at which they come to rest is committed then: with Enter, on leaving, or
            after a moment.
    """

    committed = Signal(object)
    """The person chose this value. Only when it is another one."""

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        name: str = "",
        parent: QWidget | None = None,
        *,
        is_weighty: bool = False,
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._value: object = None
        self._committed: object = None
        self._is_read_only = False
        self._is_weighty = is_weighty
        self._is_stepping = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTING_MS)
        self._resting.timeout.connect(self._commit)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> object:
        """The value that is shown."""
        return self._value

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these, silently; the value stays where it is still one of them."""
        wanted = ([value for value, _words in options], [words for _value, words in options])
        if wanted == (self._values, [self.itemText(at) for at in range(self.count())]):
            return
        value = self._value if self._values else (wanted[0][0] if options else None)
        self.clear()
        self._values = wanted[0]
        self.addItems(wanted[1])
        self.set_value(value)

    def set_value(self, value: object) -> None:
        """Load a value, silently; one that is not offered shows as nothing.

        What the person is about to choose is left alone by the value that was there before.
        """
        is_undecided = self._value != self._committed and self._value in self._values
        if not (is_undecided and value == self._committed):
            self._resting.stop()
            self._value = self._committed = value
        value = self._value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setToolTip(tip(self.currentText()))

    def setReadOnly(self, is_read_only: bool) -> None:
        """Have it show its value and no longer change; it can still be reached and read."""
        self._is_read_only = is_read_only

    def showPopup(self) -> None:
        """Open the list, unless it is only there to be read."""
        if not self._is_read_only:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key, unless it is only there to be read."""
        if self._is_read_only and event.key() not in _LEAVING:
            event.ignore()
            return
        if event.key() in _DECIDING:
            self._commit()
        self._is_stepping = self._is_weighty
        super().keyPressEvent(event)
        self._is_stepping = False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name and order
        """Stepping on decides first, so that what is asked for then is the next field."""
        self._commit()
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving decides."""
        self._commit()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list, unless it is only there to be read."""
        if self._is_read_only:
            event.ignore()
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form never changes what is chosen."""
        event.ignore()

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self._value = self._values[row]
        self.setToolTip(tip(self.currentText()))
        if self._is_stepping:
            self._resting.start()
        else:
            self._commit()

    @Slot()
    def _commit(self) -> None:
        self._resting.stop()
        if self._value != self._committed:
            self._committed = self._value
            self.committed.emit(self._value)
