"""What the minutes say besides how everything stood at the meeting; this machine remembers it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.services.minutes_content import MinutesOptions
from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.tick import Tick

_AS_OF_TODAY, _CHANGES = "as_of_today", "changes"


class OptionsBox(QWidget):
    """Two choices, each taken at once.

    Args:
        theme: The look.
        settings: What this machine remembers.
    """

    changed = Signal()
    """The person chose another."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.as_of_today = Tick(self.tr("Where records stand today"))
        self.as_of_today.setToolTip(self.tr("The annexes say it beside how they stood at the meeting."))
        self.changes = Tick(self.tr("Changes since the last meeting"))
        self.changes.setToolTip(self.tr("An annex at the end says what has happened since then."))
        self.as_of_today.setChecked(settings.minutes_option(_AS_OF_TODAY))
        self.changes.setChecked(settings.minutes_option(_CHANGES))
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.TIGHT)
        column.addWidget(Heading(self.tr("Print also"), 3))
        column.addWidget(self.as_of_today)
        column.addWidget(self.changes)
        self.as_of_today.toggled.connect(self._on_toggled)
        self.changes.toggled.connect(self._on_toggled)

    def offer_changes(self, *, is_there_one_before: bool) -> None:
        """Offer what has changed since the meeting before, if there is one."""
        self.changes.setEnabled(is_there_one_before)

    @property
    def value(self) -> MinutesOptions:
        """What is chosen."""
        return MinutesOptions(as_of_today=self.as_of_today.isChecked(), changes=self.changes.isChecked())

    @Slot()
    def _on_toggled(self) -> None:
        self._settings.keep_minutes_option(_AS_OF_TODAY, is_chosen=self.as_of_today.isChecked())
        self._settings.keep_minutes_option(_CHANGES, is_chosen=self.changes.isChecked())
        self.changed.emit()
