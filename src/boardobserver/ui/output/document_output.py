"""A document on its way out of the program: saved, or printed; each with its notice at the end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.publishing import IsCancelled, Progress, Publication, Publish
from boardobserver.ui.output import work
from boardobserver.ui.output.print_dialog import AskPrinter, PrintQuestion
from boardobserver.ui.output.printing import Printed, new_printer
from boardobserver.ui.output.saving import AskTarget, OpenFolder, SaveTarget
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import Job, JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard


@dataclass(frozen=True, slots=True)
class Asked:
    """The dialogs that are asked with on the way out.

    Attributes:
        target: Asks where to save.
        printer: Lets the person set the printer up.
        open_folder: Shows a folder.
    """

    target: AskTarget
    printer: AskPrinter
    open_folder: OpenFolder


@dataclass(frozen=True, slots=True)
class OutputWords:
    """What is said of a document on its way, in whole sentences but for what runs.

    Attributes:
        saved: With a place for the path.
    """

    saving: str
    saved: str
    printing: str
    printed: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A document that is to be saved or printed.

    Attributes:
        key: Tells its jobs from others.
        title: What the printing queue shows.
        file_name: What its file is called unless the person says otherwise.
        publish: Lays it out.
        write: Writes it in a format that is laid out where it is read.
    """

    key: str
    title: str
    file_name: str
    publish: Publish
    write: work.WriteAs


class DocumentOutput(QObject):
    """Saves and prints documents as they stand at that moment.

    Args:
        jobs: Runs the work.
        board: The open board, over which notices are shown.
        window: What dialogs stand over.
        asked: The dialogs.
        words: What is said.
    """

    def __init__(
        self, jobs: JobRunner, board: OpenBoard, window: QWidget, asked: Asked, words: OutputWords
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._board = board
        self._window = window
        self._asked = asked
        self._words = words

    def write_file(
        self,
        key: str,
        file_name: str,
        write: Callable[[SaveTarget, JobContext], SaveTarget],
        heed: str = "",
    ) -> None:
        """Ask where to, and have a file of some other kind written there.

        Args:
            key: What tells it from other files that are being written.
            file_name: What it is called unless the person says otherwise.
            write: Writes it.
            heed: What the person is to heed about it, which the file cannot say itself.
        """
        self._save_at(key, file_name, write, partial(self.tell_saved, heed=heed))

    def save(self, document: Outgoing) -> None:
        """Ask where to, and write the document there."""
        write = partial(work.save, document.publish, document.write)
        self._save_at(document.key, document.file_name, write, self._on_saved)

    def _save_at(
        self, key: str, file_name: str, write: Callable[..., object], on_saved: Callable[..., object]
    ) -> None:
        target = self._asked.target(self._window, file_name)
        if target is not None:
            self._run(f"save:{key}", self._words.saving, partial(write, target), on_saved, self._not_saved)

    def lay_out_and_print(self, document: Outgoing) -> None:
        """Lay the document out, so that it is known how many pages it has, and print it."""
        self._run(
            f"lay_out:{document.key}",
            self._words.printing,
            work.publishing(document.publish),
            partial(self._on_laid_out, document),
            self._not_printed,
        )

    def print(self, document: Outgoing, pages: int, page: int = 0) -> None:
        """Let the person set the printer up, and print.

        Args:
            document: The document.
            pages: How many pages it has.
            page: The page that "this page only" means, counted from 0.
        """
        printer = new_printer()
        question = PrintQuestion(document.title, pages)
        # Nothing comes up over a locked window; and when it locks, it answers what stands over it with no.
        if self._board.is_locked or not self._asked.printer(self._window, printer, question):
            if self._board.is_locked:
                self._tell_locked()
            return
        work_to_do = work.printing_on(document.publish, printer, document.title, page)
        self._run(
            f"print:{document.key}", self._words.printing, work_to_do, self._on_printed, self._not_printed
        )

    def warn(self, shown: Publication) -> None:
        """Say which characters do not come out as they are, and what keeps the file from its claim."""
        if shown.findings:
            words = self.tr("It is written without the claim of PDF/UA and PDF/A.")
            self._board.tell(Notice(Tone.WARNING, words, " ".join(shown.findings), key="findings"))
        if shown.uncovered:
            words = self.tr("Some characters print as their code point: {names}.")
            words = words.format(names=", ".join(shown.uncovered))
            remedy = self.tr("No face that the program ships has them.")
            self._board.tell(Notice(Tone.WARNING, words, remedy, key="uncovered"))

    @Slot(object)
    def _on_saved(self, saved: work.Saved) -> None:
        if saved.publication is not None:
            self.warn(saved.publication)
        self.tell_saved(saved.target)

    @Slot(object)
    def tell_saved(self, target: SaveTarget, heed: str = "") -> None:
        """Say that a file is there, what is to be heeded about it, and offer its folder."""
        folder = partial(self._asked.open_folder, target.path.parent)
        show = NoticeAction(self.tr("Open the folder"), folder)
        words = self._words.saved.format(path=target.path)
        tone = Tone.INFO if heed else Tone.GOOD
        self._board.tell(Notice(tone, words, heed, action=show, key="output"))

    def _run(
        self,
        key: str,
        label: str,
        work_to_do: Callable[..., object],
        on_finished: Callable[..., object],
        on_cancelled: Callable[[], object],
    ) -> None:
        job: Job = self._jobs.run(key, label, work_to_do)
        job.finished.connect(on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(on_cancelled)

    def _on_laid_out(self, document: Outgoing, publication: Publication) -> None:
        if self._board.is_closed:
            return  # and the window that would ask about the printer may be gone with it
        self.warn(publication)
        self.print(replace(document, publish=partial(_ready, publication)), publication.pages)

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        if printed.is_whole:
            self._board.tell(Notice(Tone.GOOD, self._words.printed, key="output"))
            return
        words = self.tr("Printing was stopped.")
        remedy = self.tr("What had been sent by then, {done} of {total} sides, may still come out.")
        remedy = remedy.format(done=printed.sides, total=printed.of_sides)
        self._board.tell(Notice(Tone.WARNING, words, remedy if printed.sides else "", key="output"))

    def _tell_locked(self) -> None:
        said = self.tr(
            "Nothing was printed, because the window was locked before it was said on which printer."
        )
        self._board.tell(Notice(Tone.INFO, said, self.tr("Print it again."), key="output"))

    @Slot()
    def _not_saved(self) -> None:
        self._board.tell(Notice(Tone.INFO, self.tr("Nothing was saved."), key="output"))

    @Slot()
    def _not_printed(self) -> None:
        self._board.tell(Notice(Tone.INFO, self.tr("Nothing was printed."), key="output"))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._board.tell(Notice(Tone.WARNING, error.message, key="output"))
        elif isinstance(error, Fault):
            self._board.tell(Notice(Tone.FAULT, error.message, error.remedy, key="output"))
        else:
            # A bug: the crash guard answers it, as if nobody had listened.
            self._jobs.failed.emit(error)


def _ready(
    publication: Publication, *, progress: Progress | None = None, is_cancelled: IsCancelled | None = None
) -> Publication:
    """A document that is laid out already."""
    _ = progress, is_cancelled
    return publication
