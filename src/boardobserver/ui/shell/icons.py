"""The window's icons: line drawings tinted in the colours of the theme at the moment they are painted."""

from collections.abc import Callable
from enum import Enum
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from boardobserver.host.assets import asset

_DRAWN_BESIDE = 0.8
"""The share of the side that the drawing takes where words stand beside it."""


class Tint(Enum):
    """What an icon is tinted with, besides any "#rrggbb" ink."""

    TEXT = "text"
    QUIET = "quiet"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    DISABLED = "disabled"


class Icons:
    """Icons by name, tinted and cached.

    An icon asks for its colour each time it is painted, so one that was taken before the colours changed
    follows them.

    Args:
        colour_of: The colour that a tint has now.
    """

    def __init__(self, colour_of: Callable[[Tint], str]) -> None:
        self._colour_of = colour_of
        self._icons: dict[tuple[str, Tint | str, bool], QIcon] = {}

    def __call__(self, name: str, tint: Tint | str = Tint.TEXT) -> QIcon:
        """The icon `name` (a file of resources/icons, without its ending) in a tint or a fixed ink.

        Raises:
            Fault: There is no icon of that name.
        """
        return self._icon(name, tint, is_beside=False)

    def beside_words(self, name: str, tint: Tint | str = Tint.TEXT) -> QIcon:
        """As a call, for a button that has words too: a fifth of the side stays empty, towards the words.

        Qt leaves two pixels between a button's icon and its words, and offers no way to ask for more.

        Raises:
            Fault: There is no icon of that name.
        """
        return self._icon(name, tint, is_beside=True)

    def pixmap(self, name: str, size: int, ratio: float, tint: Tint | str = Tint.TEXT) -> QPixmap:
        """The icon as a picture of `size` logical pixels for a screen of the given pixel ratio."""
        return _render(drawing(name), self._ink(tint, QIcon.Mode.Normal), size, ratio)

    def _icon(self, name: str, tint: Tint | str, *, is_beside: bool) -> QIcon:
        key = (name, tint, is_beside)
        if key not in self._icons:
            engine = _TintedEngine(drawing(name), lambda mode: self._ink(tint, mode), is_beside=is_beside)
            self._icons[key] = QIcon(engine)
        return self._icons[key]

    def _ink(self, tint: Tint | str, mode: QIcon.Mode) -> str:
        if mode is QIcon.Mode.Disabled:
            return self._colour_of(Tint.DISABLED)
        return self._colour_of(tint) if isinstance(tint, Tint) else tint


@cache
def drawing(name: str) -> bytes:
    """The untinted SVG source of an icon; its stroke is "currentColor".

    Raises:
        Fault: There is no icon of that name.
    """
    return asset(f"icons/{name}.svg").read_bytes()


@cache
def _render(source: bytes, ink: str, size: int, ratio: float, is_beside: bool = False) -> QPixmap:
    pixels = max(1, round(size * ratio))
    drawn = round(pixels * _DRAWN_BESIDE) if is_beside else pixels
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    tinted = source.replace(b"currentColor", QColor(ink).name().encode())
    QSvgRenderer(QByteArray(tinted)).render(painter, QRectF(0, (pixels - drawn) // 2, drawn, drawn))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _TintedEngine(QIconEngine):
    """Draws one SVG at whatever size and pixel ratio it is asked for, so that it is always crisp."""

    def __init__(self, source: bytes, ink_of: Callable[[QIcon.Mode], str], *, is_beside: bool) -> None:
        super().__init__()
        self._source = source
        self._ink_of = ink_of
        self._is_beside = is_beside

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        pixmap = _render(self._source, self._ink_of(mode), side, ratio, self._is_beside)
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        # In Qt 6.12 the size is in logical pixels here (it was device pixels in older ones).
        side = max(1, min(size.width(), size.height()))
        return _render(self._source, self._ink_of(mode), side, scale, self._is_beside)

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._source, self._ink_of, is_beside=self._is_beside)
