"""The head of the pane of a record: what it is, how it stands, and where it was raised."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.attention import Need
from boardobserver.domain.dates import days_words
from boardobserver.domain.tracking import is_closed
from boardobserver.domain.words import RecordKind
from boardobserver.services.deferring import defer
from boardobserver.services.retention import keeping_words
from boardobserver.ui.fields.defer_form import DeferForm, Postponement
from boardobserver.ui.records.badges import need_badge, record_badge, status_badge
from boardobserver.ui.records.record_view import RecordView
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import BadgeLook, Space, Theme
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.link_button import LinkButton


class RecordHead(QWidget):
    """Reference, badges, age, and a link to the meeting that raised the record.

    Args:
        theme: The look.
        board: The open board.
    """

    meeting_requested = Signal(str)
    """The meeting that raised the record is to be shown: its id."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._view: RecordView | None = None
        self.reference = Heading("", 2)
        self.standing = Words(quiet=True)
        self.meeting = LinkButton()
        self.keeping = Words()
        self._reason = Words()
        self._deferral = Words()
        self.defer_button = QPushButton(self.tr("Defer…"))
        self.defer_form = DeferForm(theme, board)
        self._badges = FlowLayout()
        self._shown: list[Badge] = []
        theme.arrange(self._badges, gap=Space.TIGHT)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.reference)
        column.addLayout(self._badges)
        column.addWidget(self.standing)
        column.addWidget(self.keeping)
        column.addWidget(self._reason)
        column.addWidget(self._deferral)
        links = FlowLayout()
        theme.arrange(links, gap=Space.CLOSE)
        links.addWidget(self.meeting)
        links.addWidget(self.defer_button)
        column.addLayout(links)
        column.addWidget(self.defer_form)
        self.defer_form.hide()
        self.defer_button.setProperty("role", "link")
        self.defer_button.setIcon(theme.icons.beside_words("clock"))
        self.defer_button.clicked.connect(self._on_defer)
        self.defer_form.given.connect(self._on_deferral_given)
        self.defer_form.cancelled.connect(self._on_defer_closed)
        self.meeting.setIcon(theme.icons.beside_words("calendar-days"))
        self.meeting.clicked.connect(self._on_meeting_clicked)
        # The looks of badges hold colours, so they are made anew in others.
        theme.changed.connect(self._on_theme_changed)

    def load(self, view: RecordView) -> None:
        """Show the head of a record."""
        record = view.record
        if self._view is None or self._view.record.id != record.id:
            self.defer_form.hide()
        self._view = view
        self.reference.setText(str(record.reference))
        self._show_badges(self._looks(view))
        self.standing.setText(self._standing_words(view))
        self.keeping.setText(keeping_words(self._board.workspace, record.id))
        self.keeping.setVisible(bool(self.keeping.text()))
        reason = self.tr("{status}: {reason}").format(status=record.status.label, reason=record.reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(record.reason))
        self._deferral.setText(self._deferral_words(view))
        self._deferral.setVisible(view.deferral is not None)
        # A decision is taken; what may come up again later is the rest.
        waits = record.kind is not RecordKind.DECISION and not is_closed(record.status)
        self.defer_button.setVisible(view.context.is_editable and waits)
        self.meeting.setVisible(view.meeting is not None)
        if view.meeting is not None:
            item = f", item {view.item.position} {view.item.title}" if view.item else ""
            self.meeting.set_words(f"{view.meeting.title}{item}")

    def _looks(self, view: RecordView) -> list[BadgeLook]:
        looks = [record_badge(self._theme, view.record.kind), status_badge(self._theme, view.record.status)]
        waiting = [need for need in Need if need in view.needs]
        return looks + [need_badge(self._theme, need, _need_words(need, view)) for need in waiting]

    def _show_badges(self, looks: list[BadgeLook]) -> None:
        while len(self._shown) < len(looks):
            badge = Badge(self._theme, looks[len(self._shown)])
            self._badges.addWidget(badge)
            self._shown.append(badge)
        for badge, look in zip(self._shown, looks, strict=False):
            badge.set_look(look)
        for at, badge in enumerate(self._shown):
            badge.setVisible(at < len(looks))

    def _standing_words(self, view: RecordView) -> str:
        record = view.record
        words = self.tr("Raised {day} by {name}") if view.raised_by else self.tr("Raised {day}")
        parts = [words.format(day=show_date(record.raised_on), name=view.raised_by)]
        if record.meeting_id is None:
            parts[0] = self.tr("{raised}, outside a meeting").format(raised=parts[0])
        parts.append(days_words(view.age) if view.age else self.tr("today"))
        if view.carried:
            parts.append(self.tr("carried ×{n}").format(n=view.carried))
        return " · ".join(parts)

    def _deferral_words(self, view: RecordView) -> str:
        if view.deferral is None:
            return ""
        words = self.tr("Deferred to {day}").format(day=show_date(view.deferral.on))
        return f"{words}: {view.deferral.words}" if view.deferral.words else f"{words}."

    @Slot()
    def _on_defer(self) -> None:
        if self._view is not None:
            self.defer_form.begin(str(self._view.record.reference))
            self.defer_form.show()
            self.defer_form.setFocus()

    @Slot(object)
    def _on_deferral_given(self, given: Postponement) -> None:
        if self._view is None:
            return
        command = defer(
            self._view.record.id,
            until=given.until,
            to_meeting_id=given.to_meeting_id,
            words=given.words,
        )
        if self._board.attempt(command, origin=self, on_refusal=self.defer_form.refuse) is not None:
            self._on_defer_closed()

    @Slot()
    def _on_defer_closed(self) -> None:
        self.defer_form.hide()
        self.defer_button.setFocus()

    @Slot()
    def _on_meeting_clicked(self) -> None:
        if self._view is not None and self._view.meeting is not None:
            self.meeting_requested.emit(self._view.meeting.id)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._view is not None:
            self._show_badges(self._looks(self._view))


def _need_words(need: Need, view: RecordView) -> str:
    """What has to be seen to, and since when where that is known."""
    if need is Need.OVERDUE:
        return f"Overdue by {days_words(view.overdue)}"
    if need is Need.STALE and view.due is not None:
        return f"Stale since {show_date(view.due)}"
    return need.label
