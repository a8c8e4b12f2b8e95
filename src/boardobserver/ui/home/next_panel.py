"""The next meeting on Home, with the business that is open before it."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.words import MeetingStatus, RecordKind
from boardobserver.services.attention import Attention
from boardobserver.ui.fields.record_places import place_of_filter
from boardobserver.ui.meetings.meeting_words import STATUS_BADGES, STATUS_WORDS, head_line
from boardobserver.ui.meetings.steps import PAGE as MEETINGS
from boardobserver.ui.meetings.steps import place_of
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words

_OPEN = "is:open"


class NextPanel(QFrame):
    """Which meeting is next or runs, what to do about it, and how much is open of each kind."""

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._attention: Attention | None = None
        self.words = Heading("", 2)
        self.badge = Badge(theme, theme.tone_badge(Tone.NEUTRAL, ""))
        self.button = QPushButton()
        self.plan_button = QPushButton(self.tr("Plan a meeting"))
        self.business = {
            RecordKind.CHALLENGE: _OpenButton(
                theme, self.tr("1 open challenge"), self.tr("{number} open challenges")
            ),
            RecordKind.ADVICE: _OpenButton(
                theme,
                self.tr("1 piece of advice outstanding"),
                self.tr("{number} pieces of advice outstanding"),
            ),
            RecordKind.ACTION: _OpenButton(theme, self.tr("1 open action"), self.tr("{number} open actions")),
        }
        self.agenda_button = QPushButton()
        self._label = Words(quiet=True)
        self._nothing = Words(self.tr("No business is open."), quiet=True)
        self._build()
        self.button.clicked.connect(self._on_next_wanted)
        self.agenda_button.clicked.connect(self._on_next_wanted)
        self.plan_button.clicked.connect(self._on_plan_wanted)
        for button in self.business.values():
            button.clicked.connect(self._on_open_wanted)
        theme.changed.connect(self._show_badge)

    def show_attention(self, attention: Attention, *, is_read_only: bool) -> None:
        """Show the next meeting of a board, or offer to plan one."""
        self._attention = attention
        meeting = attention.next_meeting
        for shown in (self.button, self.badge):
            shown.setVisible(meeting is not None)
        self.plan_button.setVisible(meeting is None)
        self.plan_button.setEnabled(not is_read_only)
        self.setFocusProxy(self.plan_button if meeting is None else self.button)
        self._show_business(attention)
        if meeting is None:
            self._show_none(attention.next_date)
            return
        is_running = meeting.status is MeetingStatus.IN_PROGRESS
        self._label.setText(self.tr("Meeting in progress") if is_running else self.tr("Next meeting"))
        self.words.setText(head_line(meeting))
        self._show_badge()
        self.button.setText(self.tr("Take notes") if is_running else self.tr("Prepare"))
        self.button.setIcon(
            self._theme.icons.beside_words(
                "notebook-pen" if is_running else "clipboard-check", Tint.ON_ACCENT
            )
        )

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("role", "panel")
        line = QHBoxLayout()
        theme.arrange(line, gap=Space.NORMAL)
        line.addWidget(self.words, 1)
        for widget in (self.badge, self.button, self.plan_button):
            line.addWidget(widget)
        self.button.setProperty("role", "primary")
        self.agenda_button.setProperty("role", "quiet")
        self.agenda_button.setIcon(theme.icons.beside_words("arrow-right"))
        self.plan_button.setIcon(theme.icons.beside_words("calendar-plus"))
        business = FlowLayout()
        theme.arrange(business, gap=Space.NORMAL)
        for widget in (self.agenda_button, *self.business.values(), self._nothing):
            business.addWidget(widget)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(self._label)
        column.addLayout(line)
        column.addLayout(business)

    @Slot()
    def _show_badge(self) -> None:
        """Say how the next meeting stands, in the colours of the day."""
        meeting = self._attention.next_meeting if self._attention is not None else None
        if meeting is not None:
            look = STATUS_BADGES[meeting.status]
            self.badge.set_look(self._theme.tone_badge(look.tone, STATUS_WORDS[meeting.status], look.icon))

    def _show_none(self, named: date | None) -> None:
        """No meeting is planned; the last minutes may name its day, which planning then proposes."""
        if named is None:
            self._label.setText(self.tr("Next meeting"))
            self.words.setText(self.tr("No meeting is planned"))
            self.plan_button.setText(self.tr("Plan a meeting"))
            return
        self._label.setText(self.tr("Next meeting, as the last minutes name it"))
        self.words.setText(self.tr("{day} · not planned yet").format(day=show_date(named)))
        self.plan_button.setText(self.tr("Plan this meeting"))

    def _show_business(self, attention: Attention) -> None:
        number = attention.on_agenda
        self.agenda_button.setVisible(number > 0)
        words = (
            self.tr("1 record on its agenda") if number == 1 else self.tr("{number} records on its agenda")
        )
        self.agenda_button.setText(words.format(number=number))
        for kind, button in self.business.items():
            button.show_number(attention.open_counts.get(kind, 0))
        self._nothing.setVisible(not number and not any(attention.open_counts.values()))

    @Slot()
    def _on_next_wanted(self) -> None:
        if self._attention is not None and self._attention.next_meeting is not None:
            self.location_requested.emit(Location(MEETINGS, place_of(self._attention.next_meeting.id)))

    @Slot()
    def _on_plan_wanted(self) -> None:
        self.location_requested.emit(Location(MEETINGS, "plan"))

    @Slot()
    def _on_open_wanted(self) -> None:
        kind = next((kind for kind, button in self.business.items() if button is self.sender()), None)
        if kind is not None:
            self.location_requested.emit(place_of_filter(kind, _OPEN))


class _OpenButton(QPushButton):
    """How many records of a kind are open, leading to them; not there when none is."""

    def __init__(self, theme: Theme, one: str, many: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        self._many = many
        self.setProperty("role", "quiet")
        self.setIcon(theme.icons.beside_words("arrow-right"))

    def show_number(self, number: int) -> None:
        """Say how many there are."""
        self.setVisible(number > 0)
        self.setText(self._one if number == 1 else self._many.format(number=number))
