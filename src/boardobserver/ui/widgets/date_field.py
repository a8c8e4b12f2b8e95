"""A field for a date: typed in words, or picked from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.parsed_field import ParsedField

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def show_date(on: date) -> str:
    """A date as it stands in a field.

    >>> show_date(date(2026, 11, 22))
    '22 November 2026'
    """
    return _BRITISH.toString(QDate(on.year, on.month, on.day), "d MMMM yyyy")


class DateField(ParsedField[date]):
    """A field for a date; empty means none. Alt+Down opens the calendar.

    Args:
        theme: The look.
        parse: Reads dates in words ("22 Nov", "next Friday"); raises `Refusal` for what is none.
        name: What the field is called.

    Attributes:
        popup: The calendar that was opened last, until a day is picked; None before and after.
    """

    def __init__(
        self, theme: Theme, parse: Callable[[str], date], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parse, show_date, name, parent)
        self._theme = theme
        self.popup: CalendarPopup | None = None
        self.setPlaceholderText(self.tr("day month year"))
        # An action of a line edit would keep its icon small when the text grows.
        self._button = QToolButton(self)
        self._button.setProperty("role", "inside")
        self._button.setIcon(theme.icons("calendar-days"))
        self._button.setToolTip(self.tr("Open the calendar (Alt+Down)"))
        self._button.setAccessibleName(self.tr("Open the calendar"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)
        theme.changed.connect(self._fit)
        self._fit()

    @Slot()
    def open_calendar(self) -> None:
        """Open the calendar under the field, at its date or today."""
        if self.isReadOnly():
            return
        self.popup = CalendarPopup(self._theme, self.value, self)
        self.popup.calendar.activated.connect(self._on_picked)
        self.popup.calendar.clicked.connect(self._on_picked)
        self.popup.move(self._place_of(self.popup))
        self.popup.show()
        self.popup.calendar.setFocus()

    def sizeHint(self) -> QSize:
        """Room for the longest date; with large text in a narrow pane it makes do with less."""
        size = super().sizeHint()
        return QSize(max(size.width(), self._width_of("30 September 2026")), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button of the calendar at the right."""
        super().resizeEvent(event)
        side = self._theme.icon_size(5)
        gap = self._theme.space(1)
        self._button.setGeometry(self.width() - side - gap, (self.height() - side) // 2, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _place_of(self, popup: QWidget) -> QPoint:
        """Under the field, or above it where the screen ends, and never beyond its right edge."""
        size, screen = popup.sizeHint(), self.screen().availableGeometry()
        under = self.mapToGlobal(QPoint(0, self.height()))
        top = under.y()
        if top + size.height() > screen.bottom():
            top = max(screen.top(), self.mapToGlobal(QPoint(0, 0)).y() - size.height())
        return QPoint(max(screen.left(), min(under.x(), screen.right() - size.width())), top)

    @Slot(QDate)
    def _on_picked(self, picked: QDate) -> None:
        if self.popup is not None:
            self.popup.close()
            self.popup = None
        self.setFocus()
        self.take(date(picked.year(), picked.month(), picked.day()))

    @Slot()
    def _fit(self) -> None:
        side = self._theme.icon_size()
        self._button.setIconSize(QSize(side, side))
        self.setTextMargins(0, 0, self._theme.icon_size(5), 0)
        self.setMinimumWidth(self._width_of("8 May 2026"))
        self.updateGeometry()

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + self._theme.space(14)


class CalendarPopup(QFrame):
    """A calendar that floats until a day is chosen or Escape is pressed."""

    def __init__(self, theme: Theme, on: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "float")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_BRITISH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._colour(theme)
        if on is not None:
            self.calendar.setSelectedDate(QDate(on.year, on.month, on.day))
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.TIGHT)
        column.addWidget(self.calendar)

    def _colour(self, theme: Theme) -> None:
        # By itself the calendar has weekends in a red that cannot be read on every ground.
        plain = QTextCharFormat()
        plain.setForeground(QColor(theme.colours.text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        header = QTextCharFormat()
        header.setForeground(QColor(theme.colours.quiet))
        header.setBackground(QColor(theme.colours.sidebar))
        self.calendar.setHeaderTextFormat(header)
        for name, icon in (
            ("qt_calendar_prevmonth", "chevron-left"),
            ("qt_calendar_nextmonth", "chevron-right"),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.icons(icon))
                button.setIconSize(QSize(theme.icon_size(), theme.icon_size()))
        self.calendar.setMinimumSize(theme.space(80), theme.space(64))
