"""Fields for passphrases: one that opens, and two for a new one with how strong it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.passphrases import strength_of
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.tick import Tick

_JUDGED_AFTER_MS = 80
_LEVELS = 5


class PassphraseField(QLineEdit):
    """A line whose letters nobody sees, that no input method learns, and that forgets them when left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.set_shown(False)

    @Slot(bool)
    def set_shown(self, is_shown: bool) -> None:
        """Show the letters, or hide them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def take(self) -> Passphrase | None:
        """What was typed; None when nothing was."""
        return Passphrase.of(self.text())

    def forget(self) -> None:
        """Forget what was typed, also what an undo would bring back."""
        self.setText("")

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed when another page is gone to, or the window locks or closes."""
        if not event.spontaneous():  # a window that is only put away as an icon comes back as it was
            self.forget()
        super().hideEvent(event)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: a passphrase, or, after a warning, none."""

    passphrase: Passphrase | None


class NewPassphrase(QWidget):
    """Two fields for a new passphrase, how strong it is, and a plain warning when there is to be none.

    Args:
        theme: The look.
        warning: What it means to have none.
    """

    submitted = Signal()
    """Enter was struck in the last field."""

    emptiness_confirmed = Signal(bool)
    """Whether to go on once more now means to have no passphrase."""

    def __init__(self, theme: Theme, warning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[str, ...] = ()
        self._is_warned = False
        self._warning_words = warning
        self.passphrase = PassphraseField()
        self.again = PassphraseField()
        self.shows = Tick(self.tr("Show what is typed"))
        self.bar = QProgressBar()
        self.strength = Words(quiet=True)
        hint = self.tr("Several words that do not belong together are strong and easy to remember.")
        self.row = FormRow(theme, self.tr("New passphrase"), self.passphrase, hint)
        self.row_again = FormRow(theme, self.tr("The same again"), self.again)
        self._judging = QTimer(self, singleShot=True, interval=_JUDGED_AFTER_MS)
        self._build(theme)
        self._connect()

    def start(self, known: Sequence[str] = ()) -> None:
        """Begin anew; `known` is what whoever has the file knows anyway, such as its name."""
        self._known = tuple(known)
        self.passphrase.forget()
        self.again.forget()
        self.shows.setChecked(False)
        self.row_again.clear()
        self._forget_warning()
        self._judge()

    def take(self) -> Chosen | None:
        """What was chosen; None while something is to be put right, which is said beside it then."""
        self.row_again.clear()
        typed, again = self.passphrase.take(), self.again.take()
        if typed != again:
            self.row_again.refuse(self.tr("This is not the same passphrase. Type it once more."))
            self.again.setFocus()
            self.again.selectAll()
            return None
        if typed is None and not self._is_warned:
            self._is_warned = True
            self.row.refuse(self._warning_words)
            self.emptiness_confirmed.emit(True)
            self.passphrase.setFocus()
            return None
        return Chosen(typed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin anew when it is left."""
        if not event.spontaneous():
            self.start(self._known)
        super().hideEvent(event)

    def _build(self, theme: Theme) -> None:
        self.bar.setRange(0, _LEVELS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Strength of the passphrase"))
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.row)
        column.addWidget(self.bar)
        column.addWidget(self.strength)
        column.addSpacing(theme.space(1))
        column.addWidget(self.row_again)
        column.addWidget(self.shows)
        self.setFocusProxy(self.passphrase)

    def _connect(self) -> None:
        self.shows.toggled.connect(self.passphrase.set_shown)
        self.shows.toggled.connect(self.again.set_shown)
        self._judging.timeout.connect(self._judge)
        self.passphrase.textEdited.connect(self._on_edited)
        self.again.textEdited.connect(self.row_again.clear)
        self.passphrase.returnPressed.connect(self._on_first_entered)
        self.again.returnPressed.connect(self.submitted)

    @Slot()
    def _on_edited(self) -> None:
        self._judging.start()
        self._forget_warning()

    @Slot()
    def _on_first_entered(self) -> None:
        if self.passphrase.text():
            self.again.setFocus()
        else:
            self.submitted.emit()

    def _forget_warning(self) -> None:
        self.row.clear()
        if self._is_warned:
            self._is_warned = False
            self.emptiness_confirmed.emit(False)

    @Slot()
    def _judge(self) -> None:
        typed = self.passphrase.take()
        if typed is None:
            self.bar.setValue(0)
            self.strength.setText(self.tr("The longer it is, the stronger."))
            return
        found = strength_of(typed, self._known)
        self.bar.setValue(found.level + 1)
        self.strength.setText(f"{found.words} {found.advice}".strip())
