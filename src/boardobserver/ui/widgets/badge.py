"""A quiet badge: an icon and a word on a tinted ground."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from boardobserver.ui.shell.theme import BadgeLook, Theme

_ON_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAPPED = Qt.TextFlag.TextWordWrap | _ON_ONE_LINE
_TALLEST = 10_000


def badge_size(theme: Theme, look: BadgeLook, metrics: QFontMetrics, most: int | None = None) -> QSize:
    """The room that a badge takes; where that is to be no wider than `most`, its words wrap."""
    space = theme.space
    side = theme.icon_size() if look.icon else 0
    gap = space(1) if look.icon and look.word else 0
    words = metrics.horizontalAdvance(look.word)
    around, height = space(4) + side + gap, metrics.height()
    if most is not None and around + words > most:
        room = QRect(0, 0, max(1, most - around), _TALLEST)
        words, height = room.width(), metrics.boundingRect(room, _WRAPPED, look.word).height()
    return QSize(around + words, max(height, side) + space(1))


def paint_badge(painter: QPainter, place: QRect, theme: Theme, look: BadgeLook) -> None:
    """Paint a badge; item delegates use it as well as `Badge`."""
    space = theme.space
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Where the ground is that of the window (high contrast), the edge keeps the badge together.
    is_stark = look.pair.ground == theme.colours.base
    painter.setPen(QColor(look.pair.ink) if is_stark else QColor(look.pair.ground))
    painter.setBrush(QColor(look.pair.ground))
    painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), space(1), space(1))
    left = place.left() + space(2)
    metrics = painter.fontMetrics()
    is_wrapped = place.height() >= 2 * metrics.height()
    if look.icon:
        side = theme.icon_size()
        middle = place.top() + (metrics.height() + space(1)) // 2 if is_wrapped else place.center().y()
        icon_place = QRect(left, middle - side // 2 + 1, side, side)
        theme.icons(look.icon, look.pair.ink).paint(painter, icon_place)
        left = icon_place.right() + space(1) + 1
    painter.setPen(QColor(look.pair.ink))
    words = QRect(left, place.top(), place.right() - left - space(1), place.height())
    shown = metrics.elidedText(look.word, Qt.TextElideMode.ElideRight, words.width() + space(1))
    painter.drawText(words, _WRAPPED if is_wrapped else _ON_ONE_LINE, look.word if is_wrapped else shown)
    painter.restore()


class Badge(QWidget):
    """A badge as a widget.

    Args:
        theme: The look.
        look: What it shows.
    """

    def __init__(self, theme: Theme, look: BadgeLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(look.word)
        theme.changed.connect(self._on_theme_changed)

    def set_look(self, look: BadgeLook) -> None:
        """Show something else."""
        self._look = look
        self.setAccessibleName(look.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon and the word."""
        return badge_size(self._theme, self._look, self.fontMetrics())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge over the whole of the widget."""
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._theme, self._look)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
