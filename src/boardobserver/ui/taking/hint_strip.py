"""The quiet line under the entry line: the marks, or what was understood of what is being typed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import TONE_ICONS, Space, Theme
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.one_line import OneLine


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said about the line.

    Attributes:
        words: A sentence or a few words.
        tone: NEUTRAL has no icon.
        unknown: Initials that nobody has, who could be added; empty for none.
    """

    words: str
    tone: Tone = Tone.NEUTRAL
    unknown: str = ""


class HintStrip(QWidget):
    """One hint, with an icon where it is more than the marks, and an offer to add somebody unknown.

    Args:
        theme: The look.
        add_keys: The keys that make the offer's button, as this platform writes them.
        directory: Who is who.
    """

    person_named = Signal(str, str)
    """Somebody is to be added: the initials, and the name."""

    done = Signal()
    """The name was given or given up: the focus belongs to the line again."""

    def __init__(
        self,
        theme: Theme,
        add_keys: str,
        directory: Callable[[], Directory],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._directory = directory
        self._theme = theme
        self._add_keys = add_keys
        self._hint = Hint("")
        self._asked = ""
        self._icon = QLabel()
        self._words = Words(quiet=True)
        self._offer = QPushButton()
        self._name = _NameEdit()
        self._build()
        theme.changed.connect(self._show)

    @property
    def hint(self) -> Hint:
        """What is said now."""
        return self._hint

    @property
    def is_asking(self) -> bool:
        """Whether a name is being typed."""
        return bool(self._asked)

    def say(self, hint: Hint) -> None:
        """Say something else; a name that is being typed is left alone."""
        self._hint = hint
        self._show()

    @Slot()
    def ask_name(self) -> None:
        """Ask for the name of the unknown person, beside the line and not over it."""
        if self._hint.unknown and not self._asked:
            self._asked = self._hint.unknown
            self._name.setText("")
            self._name.setPlaceholderText(self.tr("Name or role"))
            self._show()
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._offer.setProperty("role", "quiet")
        self._offer.clicked.connect(self.ask_name)
        self._name.returnPressed.connect(self._on_named)
        self._name.given_up.connect(self._on_given_up)
        self._name.textEdited.connect(self._show)
        row = QHBoxLayout(self)
        self._theme.arrange(row, gap=Space.CLOSE)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._name, 1)
        row.addWidget(self._offer)
        self._show()

    @Slot()
    def _show(self) -> None:
        hint = self._hint
        theme = self._theme
        # Always as high as with a button, so that nothing above it moves when one comes.
        self._offer.ensurePolished()
        self.setMinimumHeight(self._offer.sizeHint().height())
        self._words.setText(self._asking_words() if self._asked else hint.words)
        self._icon.setVisible(hint.tone is not Tone.NEUTRAL)
        if hint.tone is not Tone.NEUTRAL:
            ink = theme.colours.tones[hint.tone].ink
            icon = TONE_ICONS[hint.tone]
            self._icon.setPixmap(theme.icons.pixmap(icon, theme.icon_size(), self.devicePixelRatioF(), ink))
        self._offer.setVisible(bool(hint.unknown) and not self._asked)
        self._offer.setText(
            self.tr("Add {initials}… ({keys})").format(initials=hint.unknown, keys=self._add_keys)
        )
        self._name.setVisible(bool(self._asked))
        self._name.setAccessibleName(self.tr("Name or role of {initials}").format(initials=self._asked))

    def _asking_words(self) -> str:
        others = self._directory().of_name(self._name.words)
        if others:
            words = self.tr(
                "{name} is on this board already ({others}). Enter adds another, Escape does not."
            )
            return words.format(name=self._name.words, others=", ".join(others))
        return self.tr("Who is {initials}? Enter adds them, Escape does not.").format(initials=self._asked)

    @Slot()
    def _on_named(self) -> None:
        initials, name = self._asked, self._name.words
        if name:
            self._asked = ""
            self._show()
            self.person_named.emit(initials, name)
            self.done.emit()

    @Slot()
    def _on_given_up(self) -> None:
        self._asked = ""
        self._show()
        self.done.emit()


class _NameEdit(OneLine):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
