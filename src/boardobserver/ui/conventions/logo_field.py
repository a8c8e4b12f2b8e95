"""The logo: choosing the file of it, saying what it shows, and taking it away."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.conventions import HousePicture, change_conventions, read_picture, set_logo
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.places import documents_folder
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.line_fields import LineField

AskPicture = Callable[[QWidget], Path | None]
"""Asks which picture file; None when the person thought better of it."""


def ask_picture(parent: QWidget) -> Path | None:
    """Ask by the system's own dialog."""
    title = QCoreApplication.translate("conventions", "Choose a picture")
    kinds = QCoreApplication.translate("conventions", "Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(documents_folder()), kinds)
    return Path(chosen) if chosen else None


class LogoField(QWidget):
    """What is said of the picture comes first: without it, none is set.

    Args:
        desk: What pages work with.
        board: The open board.
        ask_picture: Asks for the file.
    """

    def __init__(
        self, desk: Desk, board: OpenBoard, ask_picture: AskPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._ask = ask_picture
        self._has_logo = False
        theme = desk.theme
        self.alternative = LineField()
        self.row = FormRow(
            theme,
            self.tr("What the logo shows"),
            self.alternative,
            self.tr("Read out to those who cannot see it, like “Crest of the Metropolitan Police Service”."),
        )
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.none = Words(self.tr("There is no logo."), quiet=True)
        self.choose_button = QPushButton(self.tr("Choose a picture…"))
        self.remove_button = QPushButton(self.tr("Remove the logo"))
        self.remove_button.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.row)
        column.addWidget(self.picture)
        column.addWidget(self.none)
        column.addLayout(buttons)
        self.alternative.committed.connect(self._on_worded)
        self.choose_button.clicked.connect(self._on_choose)
        self.remove_button.clicked.connect(self._on_remove)

    def show_conventions(self, now: Conventions, *, is_editable: bool) -> None:
        """Show the logo that stands; what is being typed stays."""
        logo = now.logo
        had_logo, self._has_logo = self._has_logo, logo is not None
        if logo is not None and not self.alternative.isModified():
            self.alternative.set_value(logo.alternative)
        elif had_logo and logo is None:
            self.alternative.set_value(None)
        shown = QPixmap()
        if logo is not None and shown.loadFromData(logo.png, "PNG"):
            most = self._desk.theme.space(60), self._desk.theme.space(14)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown = (
                shown.scaled(*most, keep, smooth)
                if shown.width() > most[0] or shown.height() > most[1]
                else shown
            )
        self.picture.setPixmap(shown)
        self.picture.setAccessibleName(logo.alternative if logo else "")
        self.picture.setVisible(logo is not None)
        self.none.setVisible(logo is None)
        self.remove_button.setVisible(logo is not None and is_editable)
        self.choose_button.setVisible(is_editable)
        self.alternative.setReadOnly(not is_editable)

    @Slot()
    def _on_choose(self) -> None:
        words = self.alternative.text().strip()
        if not words:
            self.row.refuse(self.tr("Say first what the logo shows, for those who cannot see it."))
            self.alternative.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        path = self._ask(self)
        if path is None:
            return
        self.row.clear()
        job = self._desk.jobs.run("logo", self.tr("Reading the picture"), partial(_read, path))
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, picture: HousePicture) -> None:
        if not self._board.is_closed:
            command = set_logo(picture, self.alternative.text())
            self._board.attempt(command, origin=self, on_refusal=self._on_refused)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, (Refusal, Fault)):
            self.row.refuse(str(error))
        else:
            self._desk.jobs.failed.emit(error)

    @Slot(object)
    def _on_worded(self, words: str | None) -> None:
        if not self._has_logo:
            return
        self.row.clear()

        def reworded(now: Conventions) -> Conventions:
            return now if now.logo is None else replace(now, logo=replace(now.logo, alternative=words or ""))

        command = change_conventions(reworded, "say what the logo shows")
        self._board.attempt(command, origin=self, on_refusal=self._on_refused)

    @Slot()
    def _on_remove(self) -> None:
        command = change_conventions(lambda now: replace(now, logo=None), "remove the logo")
        self._board.attempt(command, origin=self, on_refusal=self._on_refused)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, refusal: Refusal) -> None:
        self.row.refuse(refusal.message)


def _read(path: Path, _context: JobContext) -> HousePicture:
    return read_picture(path)
