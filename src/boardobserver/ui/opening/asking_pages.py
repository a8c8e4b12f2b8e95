"""The pages that ask for what opening a board needs: its passphrase, or that of a new board."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.keyring_tick import KeyringTick
from boardobserver.ui.opening.passphrase_fields import NewPassphrase, PassphraseField
from boardobserver.ui.shell.focus import order_by_layout
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.tick import Tick

_WIDTH = 130
"""Steps that a form of a few short fields is wide at most."""


class AskingPanel(QFrame):
    """A narrow panel at the top left of its page: a heading, the fields, the buttons.

    Args:
        theme: The look.
        title: The heading.
        parts: What stands under it.
        buttons: The buttons, the first of which does what the page is for; none where each part acts at once.
        level: That of the heading.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        parts: Sequence[QWidget],
        buttons: Sequence[QPushButton] = (),
        level: int = 1,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.LOOSE, gap=Space.NORMAL)
        column.addWidget(Heading(title, level))
        for part in parts:
            column.addWidget(part)
        if buttons:
            column.addLayout(self._row_of(buttons))
        theme.changed.connect(self._fit)
        self._fit()

    def _row_of(self, buttons: Sequence[QPushButton]) -> QHBoxLayout:
        row = QHBoxLayout()
        self._theme.arrange(row, gap=Space.CLOSE)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        buttons[0].setProperty("role", "primary")
        return row

    @Slot()
    def _fit(self) -> None:
        self.setMaximumWidth(self._theme.space(_WIDTH))


def lay_out(theme: Theme, page: QWidget, *panels: QWidget) -> None:
    """Put panels under one another at the top of a page, and have Tab go through them in that order."""
    column = QVBoxLayout(page)
    theme.arrange(column, margin=Space.WIDE, gap=Space.WIDE)
    for panel in panels:
        # How high its words are follows from its width, which only a row of its own tells the page.
        row = QHBoxLayout()
        row.addWidget(panel, 1)
        row.addStretch(0)
        column.addLayout(row)
    column.addStretch(1)
    order_by_layout(page)


class AskingPage(QWidget):
    """Asks for something about one board’s file before that is opened. Its location names the file.

    Args:
        desk: What pages work with.
        opener: Opens or makes the board.
    """

    cancelled = Signal()
    """Nothing is to be done after all."""

    def __init__(self, desk: Desk, opener: BoardOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._path = Path()
        self._place = Words(quiet=True)
        self.remembers = KeyringTick(desk)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancelled)

    def show_location(self, detail: str) -> None:
        """Ask about the board in that file."""
        self._path = Path(detail)
        self._place.setText(detail)

    def _lay_out(self, theme: Theme, title: str, parts: Sequence[QWidget], button: QPushButton) -> None:
        """Have one panel: the file, the parts, and beside the button the one that leaves it."""
        inside = [self._place, *parts, self.remembers]
        lay_out(theme, self, AskingPanel(theme, title, inside, [button, self.cancel_button]))


class UnlockPage(AskingPage):
    """Asks for the passphrase of a board, and opens it."""

    def __init__(self, desk: Desk, opener: BoardOpener, parent: QWidget | None = None) -> None:
        super().__init__(desk, opener, parent)
        self.passphrase = PassphraseField()
        self.shows = Tick(self.tr("Show what is typed"))
        self.open_button = QPushButton(self.tr("Open"))
        self._form = Form(desk.theme)
        self._form.add_row("passphrase", self.tr("Passphrase"), self.passphrase)
        title = self.tr("This board is encrypted")
        self._lay_out(desk.theme, title, [self._form, self.shows], self.open_button)
        self.setFocusProxy(self.passphrase)
        self.shows.toggled.connect(self.passphrase.set_shown)
        self.passphrase.textEdited.connect(self._form.clear_refusals)
        self.passphrase.returnPressed.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.remembers.recalled.connect(self._on_recalled)

    def show_location(self, detail: str) -> None:
        """Ask for the passphrase of the board in that file."""
        super().show_location(detail)
        self.passphrase.forget()
        self.shows.setChecked(False)
        self._form.clear_refusals()
        self.remembers.look(self._path)

    @Slot()
    def _on_open(self) -> None:
        passphrase = self.passphrase.take()
        if passphrase is None:
            self._show_refusal(Refusal(self.tr("Type the passphrase."), "passphrase"))
        else:
            self._open(passphrase)

    @Slot(object, object)
    def _on_recalled(self, path: Path, passphrase: Passphrase) -> None:
        # Who types already is not interrupted.
        if path == self._path and self.isVisible() and not self.passphrase.text():
            self._open(passphrase)

    def _open(self, passphrase: Passphrase) -> None:
        path = self._path
        if self._opener.open_path(path, passphrase, on_refusal=self._show_refusal):
            self.passphrase.forget()
            self.remembers.settle(path, passphrase)

    def _show_refusal(self, refusal: Refusal) -> None:
        if not self._form.show_refusal(refusal):
            self._form.row("passphrase").refuse(refusal.message)
        self.passphrase.selectAll()


class NewBoardPage(AskingPage):
    """Asks for the passphrase of a board that is to be made, and makes it."""

    def __init__(self, desk: Desk, opener: BoardOpener, parent: QWidget | None = None) -> None:
        super().__init__(desk, opener, parent)
        warning = self.tr(
            "Without a passphrase, whoever comes by the file can read everything in it. "
            "Type one, or go on without."
        )
        self.new = NewPassphrase(desk.theme, warning)
        self.make_button = QPushButton()
        said = Words(
            self.tr(
                "The passphrase encrypts the board’s file. Nobody can open it without, and nobody can "
                "find the passphrase out for you: keep it somewhere safe. It may be left empty, and added "
                "later by File ▸ Passphrase…"
            )
        )
        said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._lay_out(desk.theme, self.tr("A new board"), [said, self.new], self.make_button)
        self.setFocusProxy(self.new)
        self.new.submitted.connect(self._on_make)
        self.new.emptiness_confirmed.connect(self._on_emptiness_confirmed)
        self.make_button.clicked.connect(self._on_make)

    def show_location(self, detail: str) -> None:
        """Ask for the passphrase of a board that is to be made in that file."""
        super().show_location(detail)
        self.new.start([self._path.stem])
        self._on_emptiness_confirmed(False)
        self.remembers.look()

    @Slot()
    def _on_make(self) -> None:
        chosen = self.new.take()
        path = self._path
        if chosen is not None and self._opener.make_board(path, chosen.passphrase):
            self.new.start()
            self.remembers.settle(path, chosen.passphrase)

    @Slot(bool)
    def _on_emptiness_confirmed(self, is_confirmed: bool) -> None:
        words = self.tr("Make it without a passphrase") if is_confirmed else self.tr("Make the board")
        self.make_button.setText(words)
