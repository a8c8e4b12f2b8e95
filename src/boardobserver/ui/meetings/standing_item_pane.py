"""The fields of one line of a standing agenda."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import StandingItem
from boardobserver.domain.words import Section
from boardobserver.ui.fields.choices import topic_options
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.line_fields import LineField, NumberField
from boardobserver.ui.widgets.word_box import WordBox


class StandingItemPane(QFrame):
    """The fields of one line of a standing agenda."""

    changed = Signal(object)
    """The line is to be this `StandingItem`."""

    removal_requested = Signal(str)
    """The line at this position is to go."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: StandingItem | None = None
        self._key = ""
        self.title = LineField()
        self.section = WordBox([(each, each.label) for each in Section])
        self.minutes = NumberField(theme)
        self.topic = WordBox([])
        self.remove_button = QPushButton(self.tr("Remove"))
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        self._title_row = FormRow(theme, self.tr("Title"), self.title)
        column.addWidget(self._title_row)
        column.addWidget(FormRow(theme, self.tr("Section"), self.section))
        column.addWidget(FormRow(theme, self.tr("Planned minutes"), self.minutes))
        column.addWidget(FormRow(theme, self.tr("Topic"), self.topic))
        self.remove_button.setIcon(theme.icons.beside_words("trash-2"))
        self.remove_button.setProperty("role", "quiet")
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.title.committed.connect(self._on_title)
        self.section.committed.connect(self._on_section)
        self.minutes.committed.connect(self._on_minutes)
        self.topic.committed.connect(self._on_topic)
        self.remove_button.clicked.connect(self._on_remove)

    def offer_topics(self, topics: Iterable[str]) -> None:
        """Offer the board's topics."""
        self.topic.set_options(topic_options(topics))

    def show_item(self, key: str, item: StandingItem, *, is_editable: bool) -> None:
        """Show a line; what is being typed about the same one stays."""
        is_same = key == self._key
        self._key, self._item = key, item
        if not (is_same and self.title.isModified()):
            self.title.set_value(item.title)
        if not (is_same and self.minutes.isModified()):
            self.minutes.set_value(item.planned_minutes)
        self.title.setReadOnly(not is_editable)
        self.minutes.setReadOnly(not is_editable)
        self.section.set_value(item.section)
        self.section.setReadOnly(not is_editable)
        self.topic.set_value(item.topic)
        self.topic.setReadOnly(not is_editable)
        self.remove_button.setEnabled(is_editable)
        self._title_row.clear()

    @Slot(object)
    def _on_title(self, title: str | None) -> None:
        if not title:
            self._title_row.refuse(self.tr("Give the item a title."))
        elif self._item is not None:
            self.changed.emit(replace(self._item, title=title))

    @Slot(object)
    def _on_section(self, section: object) -> None:
        if self._item is not None and isinstance(section, Section):
            self.changed.emit(replace(self._item, section=section))

    @Slot(object)
    def _on_minutes(self, minutes: int | None) -> None:
        if self._item is not None:
            self.changed.emit(replace(self._item, planned_minutes=minutes or None))

    @Slot(object)
    def _on_topic(self, topic: object) -> None:
        if self._item is not None:
            self.changed.emit(replace(self._item, topic=str(topic)))

    @Slot()
    def _on_remove(self) -> None:
        if self._item is not None:
            self.removal_requested.emit(str(self._item.position))
