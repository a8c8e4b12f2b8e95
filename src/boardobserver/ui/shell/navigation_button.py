"""One line of the sidebar: icon, word, count or keys, and the mark of the current page."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Theme

_LINE_STEPS = 9
_LEAST_LINE_STEPS = 6
_LEAST_ICON_STEPS = 5
_LEAST_PIXELS = 24
"""No line is lower than what a pointer meets without aiming."""

_WIDEST_STEPS = 60
_MOST_COUNTED = 999


class NavigationButton(QAbstractButton):
    """One line of the sidebar."""

    def __init__(self, theme: Theme, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._keys = ""
        self._hint = ""
        self._count = 0
        self._has_words = True
        self.setText(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    @property
    def count(self) -> int:
        """The figure in its badge; 0 shows none."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show another figure."""
        if count != self._count:
            self._count = count
            self._name()
            self.update()

    def set_keys(self, keys: str) -> None:
        """The keys that go there, for the tool tip."""
        self._keys = keys
        self._name()

    def set_hint(self, hint: str) -> None:
        """Show quiet words at its right: the keys of the line that finds anything."""
        self._hint = hint
        self.updateGeometry()

    def set_words(self, shown: bool) -> None:
        """Show its word beside the icon, or not."""
        self._has_words = shown
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon, the word and a count of three figures."""
        space = self._theme.space
        height = max(space(_LINE_STEPS), self.fontMetrics().height() + space(4))
        if not self._has_words:
            return QSize(space(13), height)
        figures = max(space(14), self.fontMetrics().horizontalAdvance(self._hint) + space(4))
        width = space(12) + self._bold_metrics().horizontalAdvance(self.text()) + figures
        return QSize(min(width, space(_WIDEST_STEPS)), height)

    def minimumSizeHint(self) -> QSize:
        """As wide as its size hint, and lower where there is little room: rather that than scroll."""
        steps = _LEAST_LINE_STEPS if self._has_words else _LEAST_ICON_STEPS
        height = max(self._theme.space(steps), self.fontMetrics().height(), _LEAST_PIXELS)
        return QSize(self.sizeHint().width(), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, mark of the current page, icon, word, count, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, space = self._theme.colours, self._theme.space
        ground = self.rect().adjusted(space(1), 1, -space(1), -1)
        ink = colours.text
        if self.isChecked():
            ink = colours.selection.ink
            self._fill(painter, ground, colours.selection.ground)
            bar = QRect(
                ground.left(), ground.top() + space(1), max(3, space(1) - 1), ground.height() - space(2)
            )
            self._fill(painter, bar, colours.accent_text)
        elif self.underMouse():
            self._fill(painter, ground, colours.raised_hover)
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, space(1), space(1))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), space(1), space(1))
        self._paint_content(painter, ground, ink)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover."""
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_content(self, painter: QPainter, ground: QRect, ink: str) -> None:
        space = self._theme.space
        side = self._theme.icon_size(5)
        left = ground.left() + space(3) if self._has_words else ground.center().x() - side // 2
        place = QRect(left, ground.center().y() - side // 2, side, side)
        tint = ink if self.isChecked() else Tint.TEXT
        self._theme.icons(self._icon, tint).paint(painter, place)
        if not self._has_words:
            self._paint_dot(painter, place)
            return
        right = self._paint_count(painter, ground)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = QRect(
            place.right() + space(3), ground.top(), right - place.right() - space(4), ground.height()
        )
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_count(self, painter: QPainter, ground: QRect) -> int:
        space, colours = self._theme.space, self._theme.colours
        if self._hint:
            painter.setPen(QColor(colours.quiet))
            place = ground.adjusted(0, 0, -space(2), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._hint)
            return ground.right() - space(2) - self.fontMetrics().horizontalAdvance(self._hint)
        if not self._count:
            return ground.right() - space(2)
        words = str(self._count) if self._count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
        height = self.fontMetrics().height() + space(1)
        width = max(height, self.fontMetrics().horizontalAdvance(words) + space(3))
        pill = QRect(ground.right() - space(2) - width, ground.center().y() - height // 2, width, height)
        painter.setPen(QColor(colours.edge))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.text))
        painter.setFont(self.font())
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left()

    def _paint_dot(self, painter: QPainter, place: QRect) -> None:
        if self._count:
            side = self._theme.space(2)
            dot = QRect(place.right() - side // 2, max(0, place.top() - side // 2), side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.accent_text))
            painter.drawEllipse(dot)

    def _fill(self, painter: QPainter, place: QRect, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(place, self._theme.space(1), self._theme.space(1))

    def _bold_metrics(self) -> QFontMetrics:
        font = self.font()
        font.setBold(True)
        return QFontMetrics(font)

    def _name(self) -> None:
        named = self.tr("{title}, {count}").format(title=self.text(), count=self._count)
        self.setAccessibleName(named if self._count else self.text())
        words = "" if self._has_words else (named if self._count else self.text())
        self.setToolTip(" · ".join(each for each in (words, self._keys) if each))
