"""Minutes on their way out of the program: saved as a PDF, or printed; each with its notice at the end."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.publishing import Publication, proposed_file_name
from boardobserver.ui.minutes import work
from boardobserver.ui.minutes.print_dialog import AskPrinter, PrintQuestion
from boardobserver.ui.minutes.printing import Printed, new_printer
from boardobserver.ui.minutes.saving import AskTarget, OpenFolder, SaveTarget
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard


class MinutesOutput(QObject):
    """Saves and prints the minutes of a meeting as they stand at that moment.

    Args:
        jobs: Runs the work.
        board: The open board, over which notices are shown.
        ask_target: Asks where to save.
        ask_printer: Lets the person set the printer up.
        open_folder: Shows a folder.
        window: What dialogs stand over.
    """

    def __init__(
        self,
        jobs: JobRunner,
        board: OpenBoard,
        window: QWidget,
        *,
        ask_target: AskTarget,
        ask_printer: AskPrinter,
        open_folder: OpenFolder,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._board = board
        self._window = window
        self._ask_target = ask_target
        self._ask_printer = ask_printer
        self._open_folder = open_folder

    def save(self, content: MinutesContent, shown: Publication | None) -> None:
        """Ask where to, and write the minutes there."""
        self._warn(shown)
        target = self._ask_target(self._window, proposed_file_name(content.record.meeting))
        if target is None:
            return
        job = self._jobs.run(
            f"save:{content.record.meeting.id}", self.tr("Saving the minutes"), work.saving(content, target)
        )
        job.finished.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_save_cancelled)

    def print(self, content: MinutesContent, shown: Publication, page: int) -> None:
        """Let the person set the printer up, and print."""
        self._warn(shown)
        title = self.tr("{reference} minutes").format(reference=content.record.meeting.reference)
        printer = new_printer()
        if not self._ask_printer(self._window, printer, PrintQuestion(title, shown.pages)):
            return
        job = self._jobs.run(
            f"print:{content.record.meeting.id}",
            self.tr("Printing the minutes"),
            work.printing_on(content, printer, title, page),
        )
        job.finished.connect(self._on_printed)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_print_cancelled)

    def _warn(self, shown: Publication | None) -> None:
        if shown is not None and shown.uncovered:
            self._board.tell(
                Notice(
                    Tone.WARNING,
                    self.tr("Some characters print as their code point: {names}.").format(
                        names=", ".join(shown.uncovered)
                    ),
                    self.tr("No face that the program ships has them."),
                    key="uncovered",
                )
            )

    @Slot(object)
    def _on_saved(self, target: SaveTarget) -> None:
        show = NoticeAction(self.tr("Open the folder"), partial(self._open_folder, target.path.parent))
        words = self.tr("The minutes are saved in {path}.").format(path=target.path)
        self._board.tell(Notice(Tone.GOOD, words, action=show, key="output"))

    @Slot(object)
    def _on_printed(self, printed: Printed) -> None:
        if printed.is_whole:
            words = self.tr("The minutes were sent to the printer.")
            self._board.tell(Notice(Tone.GOOD, words, key="output"))
        else:
            words = self.tr("Printing was stopped.")
            remedy = self.tr("What had been sent by then, {done} of {total} sides, may still come out.")
            remedy = remedy.format(done=printed.sides, total=printed.of_sides)
            self._board.tell(Notice(Tone.WARNING, words, remedy if printed.sides else "", key="output"))

    @Slot()
    def _on_save_cancelled(self) -> None:
        self._board.tell(Notice(Tone.INFO, self.tr("Nothing was saved."), key="output"))

    @Slot()
    def _on_print_cancelled(self) -> None:
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
