"""The line at the top of a meeting: what it is, how far it is, the clock, and the time of its open item."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from boardobserver.domain.elapsed import elapsed_text, overrun
from boardobserver.domain.snapshots import AgendaItem, Meeting
from boardobserver.domain.words import ItemState, MeetingStatus
from boardobserver.services.retention import keeping_words
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.meeting_words import STATUS_BADGES, STATUS_WORDS, head_line
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.header import ElidedLabel
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.badge import Badge

_MILLISECONDS_BETWEEN_TICKS = 5000


class MeetingHead(QWidget):
    """Title, date and place at left; status, clock and the open item's minutes at right."""

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._status = MeetingStatus.DRAFT
        self._open_item: AgendaItem | None = None
        self.title = ElidedLabel()
        self.clock = QLabel()
        self.badge = Badge(theme, theme.tone_badge(Tone.NEUTRAL, ""))
        self.item = Badge(theme, theme.tone_badge(Tone.NEUTRAL, ""))
        self._ticking = QTimer(self)
        self._ticking.setInterval(_MILLISECONDS_BETWEEN_TICKS)
        self._ticking.timeout.connect(self._tick)
        self.title.setProperty("heading", "2")
        row = QHBoxLayout(self)
        theme.arrange(row, gap=Space.NORMAL)
        row.addWidget(self.title, 1)
        for widget in (self.badge, self.clock, self.item):
            row.addWidget(widget)
        theme.changed.connect(self._tick)

    def show_meeting(self, meeting: Meeting, items: Sequence[AgendaItem]) -> None:
        """Show a meeting as it stands."""
        self._status = meeting.status
        self._open_item = next((item for item in items if item.state is ItemState.OPEN), None)
        keeping = keeping_words(self._workspace, meeting.id)
        self.title.set_words(f"{head_line(meeting)} · {keeping}" if keeping else head_line(meeting))
        self._tick()
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep time while it can be seen."""
        super().showEvent(event)
        self._tick()
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._ticking.stop()

    def _keep_time(self) -> None:
        if self._status is MeetingStatus.IN_PROGRESS and self.isVisible():
            self._ticking.start()
        else:
            self._ticking.stop()

    @Slot()
    def _tick(self) -> None:
        look = STATUS_BADGES[self._status]
        self.badge.set_look(self._theme.tone_badge(look.tone, STATUS_WORDS[self._status], look.icon))
        is_running = self._status is MeetingStatus.IN_PROGRESS
        now = self._workspace.now()
        self.clock.setText(f"{self._workspace.local(now):%H:%M}" if is_running else "")
        self.clock.setVisible(is_running)
        item = self._open_item
        self.item.setVisible(is_running and item is not None)
        if item is None:
            return
        words = self.tr("item {number}: {time}").format(number=item.position, time=elapsed_text(item, now))
        is_over = bool(overrun(item, now))
        if is_over:
            words = self.tr("{item}, over").format(item=words)
        self.item.set_look(self._theme.tone_badge(Tone.WARNING if is_over else Tone.NEUTRAL, words, "clock"))
