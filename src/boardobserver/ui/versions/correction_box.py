"""One correction as it is shown: its number and place, the old words and the new, why, and how far it is."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Correction
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.link_button import LinkButton


class CorrectionBox(QFrame):
    """Shows a correction; while it is only put forward it can be changed and taken back.

    Args:
        theme: The look.
        correction: The correction.
        is_editable: Whether anything can be done with it here.
    """

    change_requested = Signal(object)
    """The person wants to change this `Correction`."""

    taking_back_requested = Signal(object)
    """The person wants to take this `Correction` back."""

    def __init__(
        self, theme: Theme, correction: Correction, *, is_editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.correction = correction
        self.change_button = LinkButton(self.tr("Change"))
        self.take_back_button = LinkButton(self.tr("Take back"))
        self._build(is_editable=is_editable and correction.version_id is None)
        self.change_button.clicked.connect(self._on_change)
        self.take_back_button.clicked.connect(self._on_take_back)

    def _build(self, *, is_editable: bool) -> None:
        correction = self.correction
        title = self.tr("Correction {number}").format(number=correction.number)
        title = f"{title} · {correction.place}" if correction.place else title
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.CLOSE, gap=Space.TIGHT)
        column.addWidget(Heading(title, 3))
        column.addWidget(self._badge(), 0, Qt.AlignmentFlag.AlignLeft)
        for words in self._words():
            column.addWidget(words)
        buttons = FlowLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        for button in (self.change_button, self.take_back_button):
            button.setAccessibleName(f"{button.text()}: {title}")
            button.setVisible(is_editable)
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _words(self) -> list[Words]:
        correction = self.correction
        reason = Words(self.tr("Why: {reason}").format(reason=correction.reason), quiet=True)
        if correction.agreed_on is not None and correction.version_id is not None:
            words = self.tr("{reason}\nAt the {meeting}, {day}")
            day = show_date(correction.agreed_on)
            reason.setText(words.format(reason=reason.text(), meeting=correction.agreed_at, day=day))
        if not correction.target:
            return [Words(correction.after), reason]
        old = Words(self.tr("It said: {words}").format(words=correction.before), quiet=True)
        new = Words(self.tr("It is to say: {words}").format(words=correction.after))
        if correction.version_id is not None:
            new.setText(self.tr("It now says: {words}").format(words=correction.after))
        return [old, new, reason]

    def _badge(self) -> Badge:
        correction = self.correction
        if correction.version_id is None:
            return Badge(self._theme, self._theme.tone_badge(Tone.INFO, self.tr("Put forward")))
        return Badge(self._theme, self._theme.tone_badge(Tone.GOOD, self.tr("Agreed")))

    @Slot()
    def _on_change(self) -> None:
        self.change_requested.emit(self.correction)

    @Slot()
    def _on_take_back(self) -> None:
        self.taking_back_requested.emit(self.correction)
