"""Messages that interrupt nobody: a bar of notices over the page, and a message beside its field."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import TONE_ICONS, Space, Theme
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.in_sight import InSight

MOST_NOTICES = 3
"""So many notices are shown at once; the oldest makes room."""

_LEAST_MILLISECONDS = 6000
_MILLISECONDS_A_LETTER = 50


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """Something that a notice offers to do."""

    text: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to the person at the screen.

    Attributes:
        tone: INFO, GOOD, WARNING or FAULT.
        message: What happened, a whole sentence.
        remedy: What can be done about it, or empty.
        action: The one thing it offers to do, if any.
        key: A later notice of the same key takes this one's place; empty stands for the message itself.
    """

    tone: Tone
    message: str
    remedy: str = ""
    action: NoticeAction | None = None
    key: str = ""

    @property
    def subject(self) -> str:
        """What it is about: its key, else its words."""
        return self.key or f"{self.message}\n{self.remedy}"


def reading_time(notice: Notice) -> int:
    """The milliseconds that somebody busy with something else needs to take a notice in."""
    return _LEAST_MILLISECONDS + _MILLISECONDS_A_LETTER * len(notice.message + notice.remedy)


class NoticeBar(QWidget):
    """The notices at the top of the content area, newest last; it takes no room while there are none.

    Good news goes by itself when it can have been read; whatever else is told stays until it is closed.

    Args:
        theme: The look.
        lasts: For how many milliseconds good news stays.
    """

    def __init__(
        self, theme: Theme, lasts: Callable[[Notice], int] = reading_time, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lasts = lasts
        self._cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        theme.arrange_sides(self._column, across=Space.WIDE, down=Space.CLOSE, gap=Space.TIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice; one on the same subject is replaced, not repeated."""
        for card in tuple(self._cards):
            if card.notice.subject == notice.subject:
                self._drop(card)
        while len(self._cards) >= MOST_NOTICES:
            self._drop(self._cards[0])
        card = NoticeCard(self._theme, notice, self)
        card.closed.connect(self._on_card_closed)
        self._cards.append(card)
        self._column.addWidget(card)
        self.show()
        if notice.tone is Tone.GOOD:
            card.go_after(self._lasts(notice))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(card, card.accessibleName()))

    def withdraw(self, key: str) -> None:
        """Take back the notice of that key, if it is still shown: its cause is gone."""
        for card in tuple(self._cards):
            if card.notice.subject == key:
                self._drop(card)

    def notices(self) -> tuple[Notice, ...]:
        """What is shown now, oldest first."""
        return tuple(card.notice for card in self._cards)

    def _drop(self, card: "NoticeCard") -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.setVisible(bool(self._cards))

    @Slot(object)
    def _on_card_closed(self, card: "NoticeCard") -> None:
        if card in self._cards:
            self._drop(card)


class NoticeCard(QFrame):
    """One notice: icon, words, what it offers, and a button to close it."""

    closed = Signal(object)
    """The person closed this card."""

    def __init__(self, theme: Theme, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self._theme = theme
        self._icon = QLabel()
        said = notice.message if not notice.remedy else f"{notice.message}\n{notice.remedy}"
        self._words = Words(said, is_exact=True)
        self._close = QToolButton()
        self._going = QTimer(self)
        self._going.timeout.connect(self._on_time_over)
        self._build()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def go_after(self, milliseconds: int) -> None:
        """Close by itself after a while, but not under somebody's pointer, in the focus, or unseen."""
        self._going.start(milliseconds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the notice."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        notice = self.notice
        self.setProperty("role", "notice")
        self.setProperty("tone", notice.tone.value)
        self.setAccessibleName(f"{notice.message} {notice.remedy}".strip())
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        self._theme.arrange_sides(row, across=Space.NORMAL, down=Space.TIGHT, gap=Space.CLOSE)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        if notice.action is not None:
            button = QPushButton(notice.action.text)
            button.setProperty("role", "quiet")
            button.clicked.connect(self._on_action)
            row.addWidget(button)
        self._close.setProperty("role", "quiet")
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self._on_close)
        row.addWidget(self._close)

    @Slot()
    def _on_action(self) -> None:
        if self.notice.action is not None:
            self.notice.action.do()

    @Slot()
    def _on_close(self) -> None:
        self.closed.emit(self)

    @Slot()
    def _on_time_over(self) -> None:
        has_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        if self.window().isActiveWindow() and not self.underMouse() and not has_focus:
            self._on_close()

    @Slot()
    def _on_theme_changed(self) -> None:
        theme = self._theme
        size = theme.icon_size(5)
        ink = theme.colours.tones[self.notice.tone].ink
        self._icon.setPixmap(
            theme.icons.pixmap(TONE_ICONS[self.notice.tone], size, self.devicePixelRatioF(), ink)
        )
        self._close.setIcon(theme.icons("x"))
        self._close.setIconSize(QSize(theme.icon_size(), theme.icon_size()))


class FieldMessage(QWidget):
    """The reason why what stands in a field was refused, shown beside it; it takes no room while all is well.

    Args:
        theme: The look.
        field: The field that it speaks about: it gets the edge of a refused field, and the message as its
            accessible description.
    """

    def __init__(self, theme: Theme, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field = field
        self._sight: InSight | None = None
        self._icon = QLabel()
        self._words = Words()
        self._words.setProperty("tone", Tone.FAULT.value)
        row = QHBoxLayout(self)
        theme.arrange(row, gap=Space.TIGHT)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def message(self) -> str:
        """What is said now; empty when all is well."""
        return self._words.text()

    @Slot(str)
    def say(self, message: str) -> None:
        """Show a refusal; an empty one means that all is well again."""
        was = self.message
        if message and self._field is not None and self._sight is None:
            self._sight = InSight(self._theme, self, self._field)
        self._words.setText(message)
        self.setVisible(bool(message))
        self._mark_field(bool(message), message)
        if message and message != was:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    @Slot()
    def clear(self) -> None:
        """All is well again."""
        self.say("")

    def _mark_field(self, is_invalid: bool, message: str) -> None:
        if self._field is None:
            return
        self._field.setAccessibleDescription(message)
        if bool(self._field.property("invalid")) == is_invalid:
            return
        self._field.setProperty("invalid", is_invalid)
        # A style sheet looks at properties only when told to.
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    @Slot()
    def _on_theme_changed(self) -> None:
        theme = self._theme
        ink = theme.colours.tones[Tone.FAULT].ink
        self._icon.setPixmap(theme.icons.pixmap("circle-x", theme.icon_size(), self.devicePixelRatioF(), ink))
