"""The bar over the three columns: where the meeting stands, the item's time, buttons to start and end it."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from boardobserver.domain.elapsed import elapsed_text, overrun
from boardobserver.domain.snapshots import AgendaItem, Meeting
from boardobserver.domain.words import MeetingStatus
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.header import ElidedLabel
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.badge import Badge

_MINUTE = timedelta(minutes=1)


class NowBar(QFrame):
    """What is going on now, in words.

    Args:
        theme: The look.
    """

    start_requested = Signal()
    """The meeting is to be started, or gone on with."""

    pause_requested = Signal()
    """The meeting is to pause, or to go on after a pause."""

    end_requested = Signal()
    """The meeting is to be ended."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meeting: Meeting | None = None
        self._is_editable = True
        self._is_alone = False
        self._is_over = False
        self._item = ElidedLabel()
        self._over = Badge(theme, theme.tone_badge(Tone.WARNING, ""))
        self._clock = QLabel()
        self.start = QPushButton(self.tr("Start the meeting"))
        self.pause = QPushButton(self.tr("Pause"))
        self.end = QPushButton(self.tr("End the meeting"))
        self._build()
        theme.changed.connect(self._show_state)

    @property
    def words(self) -> str:
        """What it says of the item now."""
        return self._item.words

    def show_meeting(self, meeting: Meeting, *, is_editable: bool, is_read_only: bool) -> None:
        """Show where a meeting stands.

        Args:
            meeting: The meeting.
            is_editable: Whether anything in it can be changed.
            is_read_only: Whether that is because the board can only be read.
        """
        self._meeting = meeting
        self._is_editable = is_editable
        self._is_read_only = is_read_only
        self._show_state()

    def stand_alone(self, *, alone: bool) -> None:
        """Say the time where there is no room for the head of the page, and nothing else but the buttons."""
        self._is_alone = alone
        self._clock.setVisible(alone)
        self._item.setVisible(not alone)
        self._over.setVisible(self._is_over and not alone)

    def show_time(self, now: datetime, item: AgendaItem | None, *, is_paused: bool) -> None:
        """Show the clock, and how long the open item has taken.

        Args:
            now: In the board's own time.
            item: The item that is open.
            is_paused: Whether the meeting stands still.
        """
        self.pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        self._clock.setText(f"{now:%H:%M}")
        self._clock.setAccessibleName(self.tr("The time is {time}").format(time=f"{now:%H:%M}"))
        if item is None:
            self._item.set_words(self._quiet_words())
            self._is_over = False
            self._over.hide()
            return
        words = (
            self.tr("{number}  {title} · {time} · paused")
            if is_paused
            else self.tr("{number}  {title} · {time}")
        )
        self._item.set_words(
            words.format(number=item.position, title=item.title, time=elapsed_text(item, now))
        )
        over = overrun(item, now) // _MINUTE
        self._is_over = over > 0
        self._over.setVisible(self._is_over and not self._is_alone)
        self._over.set_look(
            self._theme.tone_badge(Tone.WARNING, self.tr("{n} min over its time").format(n=over), "clock")
        )

    def _build(self) -> None:
        self._is_read_only = False
        self._clock.setProperty("heading", "3")
        self.start.setProperty("role", "primary")
        self.start.clicked.connect(self.start_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.end.clicked.connect(self.end_requested)
        row = QHBoxLayout(self)
        self._theme.arrange(row, gap=Space.NORMAL)
        row.addWidget(self._clock)
        row.addWidget(self._item, 1)
        row.addWidget(self._over)
        row.addWidget(self.start)
        row.addWidget(self.pause)
        row.addWidget(self.end)

    def _quiet_words(self) -> str:
        """What is said where no item is open."""
        meeting = self._meeting
        if meeting is None:
            return ""
        if not self._is_editable:
            return (
                self.tr("This board is open for reading only, so nothing can be noted.")
                if self._is_read_only
                else self.tr("The minutes of this meeting are signed off; nothing in it can be changed.")
            )
        return {
            MeetingStatus.DRAFT: self.tr("Turning to an item starts the meeting as well."),
            MeetingStatus.IN_PROGRESS: self.tr("No item is open. Choose one on the agenda."),
            MeetingStatus.UNDER_REVIEW: self.tr("The meeting has ended. Lines can still be added."),
        }.get(meeting.status, "")

    @Slot()
    def _show_state(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        is_running = meeting.status is MeetingStatus.IN_PROGRESS
        self.start.setVisible(self._is_editable and not is_running)
        is_over = meeting.status is MeetingStatus.UNDER_REVIEW
        self.start.setText(self.tr("Go on with it") if is_over else self.tr("Start the meeting"))
        self.start.setProperty("role", "" if is_over else "primary")
        self.start.style().unpolish(self.start)
        self.start.style().polish(self.start)
        self.pause.setVisible(self._is_editable and is_running)
        self.end.setVisible(self._is_editable and is_running)
