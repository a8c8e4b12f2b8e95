"""Minutes on their way to somebody: a version kept, the file saved, and what went out recorded."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id, Issued, MinutesContent
from boardobserver.services.issues_under_way import UnderWay, give_up, set_under_way
from boardobserver.services.issuing import Issue, file_to_issue, issue, issued_file, recipient, write_copy
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.versions import keep_version
from boardobserver.ui.output.saving import AskTarget, SaveTarget
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext, JobRunner
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.versions.issue_form import Recipient

_SAVING = "save an issue "


class MinutesIssuing(QObject):
    """Issues minutes, and saves copies of what was issued.

    Args:
        jobs: Runs the work.
        board: The open board.
        ask_target: Asks where to save.
        window: What dialogs stand over.
    """

    issued = Signal()
    """A file is saved, and recorded as issued."""

    def __init__(self, jobs: JobRunner, board: OpenBoard, ask_target: AskTarget, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._board = board
        self._ask_target = ask_target
        self._window = window
        board.closing.connect(self._on_closing)

    def issue(self, meeting_id: Id, to: Recipient) -> None:
        """Ask where to, keep the draft as a version if it is not one, save the file, and record it.

        Raises:
            Refusal: The recipient or the day will not do; nothing was done.
        """
        # What publishing loads is wanted only now.
        from boardobserver.services.publishing import proposed_file_name

        workspace = self._board.workspace
        meeting = workspace.read.meeting(meeting_id)
        recipient(to.issued_to, to.issued_on, meeting.held_on)
        target = self._ask_target(self._window, proposed_file_name(meeting, to.edition))
        if target is None:
            return
        reason = self.tr("Issued to {recipient}").format(recipient=to.issued_to)
        kept = self._board.attempt(keep_version(meeting_id, reason))
        if kept is None:
            return
        today = workspace.local(workspace.now()).date()
        options = MinutesOptions(edition=to.edition, version=kept.value)
        try:
            content = minutes_content(workspace.read, meeting_id, today, options)
        except (Refusal, Fault) as error:
            self._on_failed(error)
            return
        what = Issue(
            version=kept.value,
            edition=to.edition,
            format=target.path.suffix.lower().removeprefix("."),
            issued_to=to.issued_to,
            issued_on=to.issued_on,
            note=to.note,
        )
        job = self._jobs.run(
            f"issue:{meeting_id}", self.tr("Making the minutes"), partial(_make, content, target.path)
        )
        job.finished.connect(partial(self._on_made, meeting_id, what, target))
        job.failed.connect(self._on_failed)

    def save_copy(self, issued: Issued) -> None:
        """Ask where to, and write a file that went out there again, byte for byte."""
        reference = self._board.workspace.read.meeting(issued.meeting_id).reference
        proposed = f"{reference} minutes {issued.version} {issued.edition} {issued.issued_on}.{issued.format}"
        target = self._ask_target(self._window, proposed)
        if target is None:
            return
        try:
            data = issued_file(self._board.workspace.read, issued)
        except (Refusal, Fault) as error:
            self._on_failed(error)
            return
        job = self._jobs.run(
            f"copy:{issued.id}", self.tr("Saving a copy"), partial(_write_copy, data, target)
        )
        job.finished.connect(self._on_copied)
        job.failed.connect(self._on_failed)

    def _on_made(self, meeting_id: Id, what: Issue, target: SaveTarget, data: bytes) -> None:
        """Save it, which the board knows first: whenever the program ends, the next opening goes on here."""
        if self._board.is_closed:
            return
        try:
            begun = set_under_way(self._board.workspace, meeting_id, what, target.path, data)
        except Fault as error:
            self._on_failed(error)
            return
        # Not in the place of another: a file that is saved has to be recorded.
        key = f"{_SAVING}{begun.scope}"
        job = self._jobs.run(
            key, self.tr("Saving the minutes"), partial(_save, data, target), is_awaited=True
        )
        job.finished.connect(partial(self._on_saved, begun))
        job.failed.connect(partial(self._on_not_saved, begun))
        job.cancelled.connect(partial(self._give_up, begun))

    def _on_saved(self, begun: UnderWay, data: bytes) -> None:
        what = begun.what
        command = issue(begun.meeting_id, what, data, draft_scope=begun.scope)
        if self._board.is_closed or self._board.attempt(command) is None:
            return
        words = self.tr("Version {number} is saved in {path}, and recorded as issued to {recipient}.")
        words = words.format(number=what.version, path=begun.path, recipient=what.issued_to)
        self._board.tell(Notice(Tone.GOOD, words, key="output"))
        self.issued.emit()

    def _on_not_saved(self, begun: UnderWay, error: Exception) -> None:
        self._on_failed(error)
        self._give_up(begun)

    def _give_up(self, begun: UnderWay) -> None:
        if self._board.is_closed:
            return  # the next opening says that it was not saved
        try:
            give_up(self._board.workspace, begun)
        except Fault as fault:
            self._on_failed(fault)

    @Slot()
    def _on_closing(self) -> None:
        """Have files saved or not by the time that the board is opened again, and looks for them."""
        self._jobs.stop([job.key for job in self._jobs.jobs if job.key.startswith(_SAVING)])

    @Slot(object)
    def _on_copied(self, path: Path) -> None:
        self._board.tell(
            Notice(Tone.GOOD, self.tr("A copy is saved in {path}.").format(path=path), key="output")
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._board.tell(Notice(Tone.WARNING, error.message, key="output"))
        elif isinstance(error, Fault):
            self._board.tell(Notice(Tone.FAULT, error.message, error.remedy, key="output"))
        else:
            # A bug: the crash guard answers it, as if nobody had listened.
            self._jobs.failed.emit(error)


def _make(content: MinutesContent, path: Path, _context: JobContext) -> bytes:
    return file_to_issue(content, path)


def _save(data: bytes, target: SaveTarget, _context: JobContext) -> bytes:
    write_copy(data, target.path, overwrite=target.may_overwrite)
    return data


def _write_copy(data: bytes, target: SaveTarget, _context: JobContext) -> Path:
    write_copy(data, target.path, overwrite=target.may_overwrite)
    return target.path
