"""Somebody at the Minutes step of a meeting: what they answer to the dialogs, and what they see."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.support import pdf
from tests.support.steps import Notices

from boardobserver.domain.snapshots import Id
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.output.print_dialog import PrintQuestion
from boardobserver.ui.output.saving import SaveTarget


@dataclass
class Answers:
    """What the person answers to the dialogs, and what they were asked."""

    target: SaveTarget | None = None
    paper: Path | None = None
    copies: int = 1
    proposed: str = ""
    asked_title: str = ""
    asked_pages: int = 0
    opened: Path | None = None

    def ask_target(self, _parent: QWidget, proposed: str) -> SaveTarget | None:
        self.proposed = proposed
        return self.target

    def ask_printer(self, _parent: QWidget, printer: QPrinter, question: PrintQuestion) -> bool:
        self.asked_title, self.asked_pages = question.title, question.pages
        if self.paper is None:
            return False
        printer.setOutputFileName(str(self.paper))
        printer.setResolution(150)
        printer.setCopyCount(self.copies)
        return True

    def open_folder(self, folder: Path) -> None:
        self.opened = folder


@dataclass
class AtMinutes:
    """The step in a window of its own, with the board and the meeting under it."""

    workspace: Workspace
    meeting_id: Id
    step: MinutesStep
    notices: Notices
    answers: Answers
    window: QMainWindow

    def shown_pdf(self) -> bytes:
        """The file that the preview shows."""
        publication = self.step.publication
        assert publication is not None
        return publication.pdf

    def wait_for(self, qtbot: QtBot, words: str) -> None:
        """Wait until the preview says so."""
        qtbot.waitUntil(lambda: pdf.plain(words) in pdf.plain("".join(pdf.page_texts(self.shown_pdf()))))
