"""What Home shows on a new board: the three steps from nothing to the first notes."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.words import RecordKind
from boardobserver.services.attention import Attention
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words


class FirstSteps(QFrame):
    """Add people, plan a meeting, take notes; each is ticked when it is done."""

    people_requested = Signal()
    """The person wants to add people."""

    plan_requested = Signal()
    """The person wants to plan a meeting."""

    notes_requested = Signal()
    """The person wants to take notes."""

    conditions_requested = Signal()
    """The person wants to start from advice that is published already."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = _StepLine(
            theme,
            self.tr("1. Add the people"),
            self.tr("Those who attend, speak or own actions, by name or role, with their initials."),
            self.tr("Add people"),
        )
        self.plan = _StepLine(
            theme,
            self.tr("2. Plan a meeting"),
            self.tr("It starts with a standing agenda, and can be prepared until it begins and after."),
            self.tr("Plan a meeting"),
        )
        self.notes = _StepLine(
            theme,
            self.tr("3. Take notes"),
            self.tr("Challenges, responses, advice, decisions and actions, each on a line as it is said."),
            self.tr("Take notes"),
        )
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.LOOSE, gap=Space.LOOSE)
        column.addWidget(Heading(self.tr("Three steps to your first minutes"), 2))
        for step in (self.people, self.plan, self.notes):
            column.addWidget(step)
        self.conditions_button = QPushButton(
            self.tr("Start from the London Policing Ethics Panel’s five conditions")
        )
        self._conditions = QWidget()
        self._build_conditions(theme)
        column.addWidget(self._conditions)
        self.conditions_button.clicked.connect(self.conditions_requested)
        self.people.requested.connect(self.people_requested)
        self.plan.requested.connect(self.plan_requested)
        self.notes.requested.connect(self.notes_requested)

    def show_attention(self, attention: Attention, *, is_read_only: bool) -> None:
        """Tick what is done, and lead to what comes next."""
        has_advice = attention.open_counts.get(RecordKind.ADVICE, 0) > 0
        self._conditions.setVisible(not has_advice and not is_read_only)
        self.people.show_state(is_done=attention.has_people, is_next=not attention.has_people)
        is_planning = attention.has_people and not attention.has_meetings
        self.plan.show_state(is_done=attention.has_meetings, is_next=is_planning)
        is_noting = attention.has_people and attention.has_meetings
        self.notes.show_state(is_done=attention.has_notes, is_next=is_noting)
        self.notes.button.setEnabled(attention.has_meetings)
        first = self.people if not attention.has_people else self.plan if is_planning else self.notes
        self.setFocusProxy(first.button)

    def _build_conditions(self, theme: Theme) -> None:
        self.conditions_button.setIcon(theme.icons.beside_words("scale"))
        line = FlowLayout(self._conditions)
        theme.arrange(line, gap=Space.NORMAL)
        said = self.tr("Advice that is published already can be followed from the first meeting on:")
        line.addWidget(QLabel(said))
        line.addWidget(self.conditions_button)


class _StepLine(QWidget):
    """One step: a tick or a circle, what it is, and a button."""

    requested = Signal()

    def __init__(
        self, theme: Theme, title: str, words: str, button: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_done = False
        self._icon = QLabel()
        self.button = QPushButton(button)
        row = QHBoxLayout(self)
        theme.arrange(row, gap=Space.NORMAL)
        texts = QVBoxLayout()
        theme.arrange(texts, gap=Space.TIGHT)
        texts.addWidget(Heading(title, 3))
        texts.addWidget(Words(words, quiet=True))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.requested)
        theme.changed.connect(self._paint_icon)

    def show_state(self, *, is_done: bool, is_next: bool) -> None:
        """Say whether the step is done, and whether it is the one to take now."""
        self._is_done = is_done
        self.button.setProperty("role", "primary" if is_next else None)
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)
        self._icon.setAccessibleName(self.tr("Done") if is_done else self.tr("Not done yet"))
        self._paint_icon()

    @Slot()
    def _paint_icon(self) -> None:
        name = "circle-check" if self._is_done else "circle"
        tint = self._theme.colours.tones[Tone.GOOD].ink if self._is_done else Tint.QUIET
        side = self._theme.icon_size(5)
        self._icon.setPixmap(self._theme.icons.pixmap(name, side, self.devicePixelRatioF(), tint))
