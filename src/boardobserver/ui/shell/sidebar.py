"""The sidebar: a page to a line with icon, word and count; icons only where there is little room."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.pages import Page
from boardobserver.ui.shell.theme import Space, Theme

_LINE_STEPS = 9
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
        """As its size hint: a line of the sidebar is never squeezed."""
        return self.sizeHint()

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
            dot = QRect(place.right() - side // 2, place.top() - side // 2, side, side)
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


class Sidebar(QFrame):
    """The pages, and the line that finds anything at the foot."""

    page_chosen = Signal(str)
    """The person wants the page of this id."""

    def __init__(self, theme: Theme, find: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._find = find
        self._buttons: dict[str, NavigationButton] = {}
        self._group = QButtonGroup(self)
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._area = QScrollArea()
        self._finder = NavigationButton(theme, self.tr("Find"), "search")
        self._has_words = True
        self._build()
        self._group.idClicked.connect(self._on_clicked)
        self._finder.clicked.connect(find.trigger)
        theme.changed.connect(self._on_theme_changed)

    @property
    def has_words(self) -> bool:
        """Whether words stand beside the icons."""
        return self._has_words

    def add_page(self, page: Page, keys: str = "") -> None:
        """Add a line for a page."""
        button = NavigationButton(self._theme, page.title, page.icon)
        button.set_keys(keys)
        button.set_words(self._has_words)
        self._group.addButton(button, len(self._buttons))
        self._buttons[page.id] = button
        self._column.insertWidget(self._column.count() - 1, button)
        self._fit()

    def button(self, page_id: str) -> NavigationButton:
        """The line of a page."""
        return self._buttons[page_id]

    def set_count(self, page_id: str, count: int) -> None:
        """Show how many there are to attend to on a page; 0 shows nothing."""
        self._buttons[page_id].set_count(count)

    def mark(self, page_id: str) -> None:
        """Show which page is the current one; one that is not in the sidebar leaves the mark alone."""
        if page_id in self._buttons:
            self._buttons[page_id].setChecked(True)

    def set_words(self, shown: bool) -> None:
        """Show words beside the icons, or icons only."""
        if shown != self._has_words:
            self._has_words = shown
            for button in (*self._buttons.values(), self._finder):
                button.set_words(shown)
            self._fit()

    def width_with_words(self) -> int:
        """How wide it is, or would be, with its words."""
        was, widest = self._has_words, 0
        for button in (*self._buttons.values(), self._finder):
            if not was:
                button.set_words(True)
            widest = max(widest, button.sizeHint().width())
            if not was:
                button.set_words(False)
        return widest

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_finder"):
            self._fit()

    def _build(self) -> None:
        self.setProperty("role", "sidebar-edge")
        self.setAccessibleName(self.tr("Pages"))
        self._lines.setProperty("role", "sidebar")
        self._theme.arrange_sides(self._column, across=Space.NONE, down=Space.CLOSE, gap=Space.NONE)
        self._column.addStretch(1)
        self._area.setProperty("role", "sidebar")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._lines)
        self._finder.setCheckable(False)
        keys = self._find.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._finder.set_keys(keys)
        self._finder.set_hint(keys)
        column = QVBoxLayout(self)
        self._theme.arrange_sides(column, across=Space.NONE, down=Space.TIGHT, gap=Space.NONE)
        column.addWidget(self._area, 1)
        column.addWidget(self._finder)
        self._fit()

    def _fit(self) -> None:
        widths = [button.sizeHint().width() for button in (*self._buttons.values(), self._finder)]
        self.setFixedWidth(max(widths) + 1)

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        self.page_chosen.emit(tuple(self._buttons)[at])

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit()
        self.update()
