"""What there is to know and choose about the minutes, beside their pages."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.publication import is_published
from boardobserver.domain.snapshots import MeetingRecord
from boardobserver.domain.words import EntryKind, Marking, MeetingStatus
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.word_box import WordBox


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a record does not print."""

    private_notes: int
    other_lines: int

    @classmethod
    def of(cls, record: MeetingRecord) -> "LeftOut":
        """Count the live lines that stay out, private notes apart."""
        out = [each for each in record.entries if not is_published(each) and each.withdrawn_at is None]
        private = sum(each.kind is EntryKind.PRIVATE_NOTE for each in out)
        return cls(private, len(out) - private)


class MinutesFacts(QWidget):
    """Marking, status, pages, what no face covers, what is left out, and the closing checks.

    Args:
        theme: The look.
    """

    marking_chosen = Signal(object)
    """The person chose another `Marking`."""

    review_requested = Signal()
    """The person wants to see what the closing checks found."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.marking = WordBox([(each, each.label) for each in Marking], self.tr("Marking"))
        self._status = Badge(theme, theme.tone_badge(Tone.NEUTRAL, ""))
        self._is_signed_off = False
        self._status_words = Words(quiet=True)
        self.pages = Words()
        self.uncovered = Words()
        self.left_out = Words()
        self.findings = Words()
        self.review = QPushButton(self.tr("Go to Review"))
        self._build()
        self.marking.committed.connect(self.marking_chosen)
        self.review.clicked.connect(self.review_requested)
        theme.changed.connect(self._on_theme_changed)

    def show_record(self, record: MeetingRecord, findings: int, *, is_editable: bool) -> None:
        """Show what the record itself says."""
        meeting = record.meeting
        self._is_signed_off = meeting.status is MeetingStatus.SIGNED_OFF
        self._on_theme_changed()
        self._status_words.setText(
            self.tr("Nothing in it can be changed any more.")
            if self._is_signed_off
            else self.tr("Every page says DRAFT until the minutes are signed off.")
        )
        self.marking.set_value(meeting.marking)
        self.marking.setEnabled(is_editable)
        self.left_out.setText(self._left_out_words(LeftOut.of(record)))
        self._show_findings(findings)

    def show_pages(self, pages: int) -> None:
        """Show how long the document is; 0 while that is not known, and nothing of its characters either."""
        for widget in (self._characters, self.uncovered):
            widget.setVisible(pages > 0)
        words = {0: self.tr("Being laid out…"), 1: self.tr("1 page")}
        self.pages.setText(words.get(pages, self.tr("{count} pages").format(count=pages)))

    def show_uncovered(self, names: tuple[str, ...]) -> None:
        """Name the characters that no face has."""
        if names:
            head = self.tr("No shipped face has these. Each prints as its code point:")
            self.uncovered.setText("\n".join((head, *names)))
        else:
            self.uncovered.setText(self.tr("Every character can be printed."))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.TIGHT)
        self._part(column, self.tr("Status"), self._status, self._status_words)
        self._part(column, self.tr("Marking"), self.marking)
        self._part(column, self.tr("Length"), self.pages)
        self._characters = self._part(column, self.tr("Characters"), self.uncovered)
        self._part(column, self.tr("Left out"), self.left_out)
        self._part(column, self.tr("Closing checks"), self.findings)
        column.addWidget(self.review, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.show_pages(0)

    def _part(self, column: QVBoxLayout, title: str, *widgets: QWidget) -> Heading:
        heading = Heading(title, 3)
        column.addWidget(heading)
        for widget in widgets:
            if isinstance(widget, QLabel):
                widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(widget)
        column.addSpacing(self._theme.space(Space.NORMAL))
        return heading

    def _left_out_words(self, left_out: LeftOut) -> str:
        parts: list[str] = []
        if left_out.private_notes == 1:
            parts.append(self.tr("1 private note, which never prints"))
        elif left_out.private_notes:
            parts.append(
                self.tr("{count} private notes, which never print").format(count=left_out.private_notes)
            )
        if left_out.other_lines == 1:
            parts.append(self.tr("1 line that was taken out in Review"))
        elif left_out.other_lines:
            parts.append(
                self.tr("{count} lines that were taken out in Review").format(count=left_out.other_lines)
            )
        return "\n".join(parts) or self.tr("Nothing: every line of the record prints.")

    def _show_findings(self, count: int) -> None:
        self.review.setVisible(count > 0)
        words = {0: self.tr("Nothing is missing."), 1: self.tr("1 thing to look at before signing off.")}
        more = self.tr("{count} things to look at before signing off.")
        self.findings.setText(words.get(count, more.format(count=count)))

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._is_signed_off:
            look = self._theme.tone_badge(Tone.GOOD, self.tr("Signed off"), "lock")
        else:
            look = self._theme.tone_badge(Tone.WARNING, self.tr("Draft"), "pencil")
        self._status.set_look(look)
