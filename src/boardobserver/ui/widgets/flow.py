"""A row that goes on in the next line where the width ends, for large text and narrow windows."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets out like words: from the left, into as many lines as it takes.

    Args:
        parent: Whose layout it is, if of a whole widget.
        centred: Whether lower widgets of a line stand at its middle; else at its top, as rows of a form do.
    """

    def __init__(self, parent: QWidget | None = None, *, centred: bool = True) -> None:
        # Given to Qt at once, a parent would ask this layout for its size before it has its list.
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._centred = centred
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item, at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay everything out in a place."""
        super().setGeometry(rect)
        self._lay_out(rect, moves=True)

    def sizeHint(self) -> QSize:
        """As wide as everything side by side."""
        shown = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        size = QSize(
            sum(each.width() for each in shown) + gaps, max((each.height() for each in shown), default=0)
        )
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """No narrower than its widest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        margins: QMargins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y, line = room.y(), list[QLayoutItem]()
        used = 0
        for item in self._shown():
            wanted = self._width(item, room)
            if line and used + self.spacing() + wanted > room.width():
                y += self._place_line(line, room, y, moves=moves) + self.spacing()
                line, used = [], 0
            used += wanted + (self.spacing() if line else 0)
            line.append(item)
        y += self._place_line(line, room, y, moves=moves)
        return y - rect.y() + margins.bottom()

    def _place_line(self, line: list[QLayoutItem], room: QRect, y: int, *, moves: bool) -> int:
        heights = [self._height(item, room) for item in line]
        tallest = max(heights, default=0)
        x = room.x()
        for item, height in zip(line, heights, strict=True):
            width = self._width(item, room)
            if moves:
                top = y + (tallest - height) // 2 if self._centred else y
                item.setGeometry(QRect(QPoint(x, top), QSize(width, height)))
            x += width + self.spacing()
        return tallest

    @staticmethod
    def _width(item: QLayoutItem, room: QRect) -> int:
        return max(item.minimumSize().width(), min(item.sizeHint().width(), room.width()))

    @classmethod
    def _height(cls, item: QLayoutItem, room: QRect) -> int:
        if item.hasHeightForWidth():
            return item.heightForWidth(cls._width(item, room))
        return item.sizeHint().height()
