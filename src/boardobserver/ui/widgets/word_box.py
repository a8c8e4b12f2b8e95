"""A box to choose one of a few words in; for long lists there is the chooser."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class WordBox(QComboBox):
    """One of a few values, each shown by its words.

    Args:
        options: The values, each with its words, in order.
        name: What the field is called.
    """

    committed = Signal(object)
    """The person chose this value. Only when it is another one."""

    def __init__(
        self, options: Sequence[tuple[object, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._value: object = None
        self._is_read_only = False
        self.setAccessibleName(name)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> object:
        """The value that was last set or committed."""
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
        """Load a value, silently; one that is not offered shows as nothing."""
        self._value = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setToolTip(self.currentText())

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
        else:
            super().keyPressEvent(event)

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
        value = self._values[row]
        if value != self._value:
            self.set_value(value)
            self.committed.emit(value)
