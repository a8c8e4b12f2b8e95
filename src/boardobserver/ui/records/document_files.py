"""The long work on the files of documents: one is read to be attached, one is written out as a copy."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Document, Id
from boardobserver.services.documents import (
    AttachedFile,
    attach_file,
    read_attachment,
    save_copy,
    stored_file,
)
from boardobserver.ui.records.file_dialogs import FileQuestions
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard


class DocumentFiles(QObject):
    """Attaches files and saves copies.

    There is no way to open a file: that would leave its bytes in the clear somewhere beside the board, and
    hand them to another program unasked. Whoever wants to read one saves a copy where they choose.

    Args:
        board: The open board.
        jobs: Runs the work.
        questions: The dialogs.
        parent: The widget that asks.
    """

    def __init__(self, board: OpenBoard, jobs: JobRunner, questions: FileQuestions, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = board
        self._jobs = jobs
        self._questions = questions
        self._window = parent

    def attach(self, document: Document) -> None:
        """Ask for a file, and keep it with a document."""
        path = self._questions.attachment(self._window)
        if path is None:
            return
        job = self._jobs.run(f"attach:{document.id}", self.tr("Attaching a file"), partial(_read, path))
        job.finished.connect(partial(self._on_read, document.id))
        job.failed.connect(self._on_failed)

    def save_copy(self, document: Document) -> None:
        """Ask for a place, and write a copy of a document's file there that only its owner can read."""
        path = self._questions.copy(self._window, document.file_name)
        if path is None:
            return
        try:
            file = stored_file(self._board.workspace.read, document)
        except (Refusal, Fault) as error:
            self._on_failed(error)
            return
        job = self._jobs.run(f"copy:{document.id}", self.tr("Saving a copy"), partial(_write, file, path))
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_failed)

    def _on_read(self, document_id: Id, file: AttachedFile) -> None:
        if self._board.is_closed:
            return
        self._board.attempt(attach_file(document_id, file), origin=self)

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self._board.tell(
            Notice(Tone.GOOD, self.tr("A copy is saved in {path}.").format(path=path), key="file")
        )

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if isinstance(error, Refusal):
            self._board.tell(Notice(Tone.WARNING, error.message, key="file"))
        elif isinstance(error, Fault):
            self._board.tell(Notice(Tone.FAULT, error.message, error.remedy, key="file"))
        elif isinstance(error, BaseException):
            # A bug: for the crash guard, as if it had been raised here.
            raise error


def _read(path: Path, _context: JobContext) -> AttachedFile:
    return read_attachment(path)


def _write(file: AttachedFile, path: Path, _context: JobContext) -> Path:
    # The dialog has asked about a file that is there already.
    save_copy(file, path, overwrite=True)
    return path
