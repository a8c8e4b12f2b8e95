"""The form to make a meeting out of a log with times."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.meetings.log_import import LogImport, TakenIn, WantedMeeting
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.after_painting import AfterPainting
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.word_box import WordBox

ChooseFile = Callable[[QWidget], Path | None]
"""Asks which file to read; None when the person thought better of it."""

_STEPS = 1000
_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


class ImportForm(QFrame):
    """File, date, title; then the meeting with a report of what became of each line.

    Args:
        desk: What pages work with.
        board: The open board.
        choose_file: Asks for the file.
    """

    imported = Signal(str)
    """A log became the meeting of this id, and the person wants to see it."""

    notice_raised = Signal(object)
    """Something is to be told over the page: a `Notice`."""

    cancelled = Signal()
    """Nothing is to be imported."""

    def __init__(
        self, desk: Desk, board: OpenBoard, choose_file: ChooseFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._choose_file = choose_file
        self._import = LogImport(desk.jobs, board, self)
        self._taken: TakenIn | None = None
        self._painted = AfterPainting(self, self)
        self.path = LineField()
        self.choose_button = QPushButton(self.tr("Choose…"))
        self.date = DateField(desk.theme, DateReader(board))
        self.title = LineField()
        self.series = WordBox([])
        self.import_button = QPushButton(self.tr("Import"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.progress = QProgressBar()
        self._step = Words(quiet=True)
        self._form = Form(desk.theme)
        self._build()
        self._connect()

    def start(self) -> None:
        """Begin anew."""
        if self._import.is_running:
            return
        read = self._board.workspace.read
        self.series.set_options([(each.id, each.name) for each in read.series()])
        for field in (self.path, self.title):
            field.set_value(None)
        self.date.set_value(None)
        self._form.clear_refusals()
        self._show_running(is_running=False)

    def _build(self) -> None:
        theme = self._desk.theme
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Import a log"))
        self._form.add_row("path", self.tr("File"), self.path, beside=self.choose_button)
        self._form.add_row("held_on", self.tr("Date of the meeting"), self.date)
        self.title.setPlaceholderText(self.tr("The log’s own, if left empty"))
        self._form.add_row("title", self.tr("Title"), self.title)
        self._form.add_row("series_id", self.tr("Series"), self.series)
        self.choose_button.setIcon(theme.icons.beside_words("folder-open"))
        self.import_button.setProperty("role", "primary")
        self.progress.setTextVisible(False)
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Import a log"), 2))
        words = self.tr("Each line of the log becomes a line of the record, with its time and speaker.")
        column.addWidget(Words(words, quiet=True))
        column.addWidget(self._form)
        column.addWidget(self._step)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        self.setFocusProxy(self.path)
        self.progress.hide()

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._on_choose)
        self.path.committed.connect(self._on_path_committed)
        self.import_button.clicked.connect(self._on_import)
        self.title.returnPressed.connect(self._on_import)
        self.cancel_button.clicked.connect(self._on_cancel)
        self._import.step_begun.connect(self._on_step_begun)
        self._import.progressed.connect(self._on_progressed)
        self._import.ended.connect(self._on_ended)
        self._import.taken_in.connect(self._on_taken_in)
        self._painted.due.connect(self._on_painted)
        self._import.failed.connect(self._on_failed)

    def _show_running(self, *, is_running: bool) -> None:
        if is_running and self._form.isAncestorOf(self.focusWidget()):
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.progress.setVisible(is_running)
        self._step.setVisible(is_running)
        self._form.setEnabled(not is_running)
        self.import_button.setEnabled(not is_running)

    @Slot()
    def _on_choose(self) -> None:
        path = self._choose_file(self)
        if path is not None:
            self.path.set_value(str(path))
            self._form.row("path").clear()
            self._on_path_committed(str(path))

    @Slot(object)
    def _on_path_committed(self, words: str | None) -> None:
        if words and self.date.value is None and not self.date.text():
            self.date.set_value(date_in_name(Path(words).name))

    @Slot()
    def _on_import(self) -> None:
        self._form.clear_refusals()
        words, held_on, series_id = self.path.text().strip(), self.date.value, self.series.value
        if self.date.refusal or self._import.is_running:
            return
        if not words:
            self._form.show_refusal(Refusal(self.tr("Choose the file of the log."), "path"))
        elif held_on is None:
            self._form.show_refusal(Refusal(self.tr("Give the date of the meeting."), "held_on"))
        elif isinstance(series_id, str):
            path, title = Path(words).expanduser(), self.title.text().strip()
            self._import.start(WantedMeeting(path, held_on, title, series_id))

    @Slot(str)
    def _on_step_begun(self, words: str) -> None:
        self._step.setText(self.tr("{step}…").format(step=words))
        self.progress.setAccessibleName(words)
        self.progress.setRange(0, 0)
        self._show_running(is_running=True)

    @Slot(float)
    def _on_progressed(self, fraction: float) -> None:
        self.progress.setRange(0, _STEPS)
        self.progress.setValue(round(fraction * _STEPS))

    @Slot()
    def _on_ended(self) -> None:
        self._show_running(is_running=False)

    @Slot(object)
    def _on_taken_in(self, taken: TakenIn) -> None:
        # A long meeting takes a moment to open: first the window shows that the log is in.
        self._taken = taken
        self._painted.start()

    @Slot()
    def _on_painted(self) -> None:
        taken, self._taken = self._taken, None
        if taken is None:
            return
        meeting_id = taken.made.meeting_id
        if self.isVisible():
            self.imported.emit(meeting_id)
            self.notice_raised.emit(_report(taken))
        else:
            # Who works elsewhere by now, perhaps at a meeting that runs, is not taken away from it.
            open_it = NoticeAction(self.tr("Open it"), partial(self._offer, meeting_id))
            self.notice_raised.emit(_report(taken, open_it))

    def _offer(self, meeting_id: Id) -> None:
        if isValid(self):  # the notice may outlive the page
            self.imported.emit(meeting_id)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self._on_refused(error)
        elif isinstance(error, Fault):
            self._on_refused(Refusal(f"{error.message} {error.remedy}".strip(), "path"))
        else:
            # A bug: for the crash guard, as if it had been raised here.
            raise error

    @Slot()
    def _on_cancel(self) -> None:
        if self._import.is_running:
            self._import.cancel()
        else:
            self.cancelled.emit()

    def _on_refused(self, refusal: Refusal) -> None:
        if not self._form.show_refusal(refusal):
            self._form.show_refusal(Refusal(refusal.message, "path"))


def date_in_name(name: str) -> date | None:
    """The date in a file's name, if there is one.

    >>> date_in_name("2014-09-29_raw_log.txt"), date_in_name("2014-13-29.txt")
    (datetime.date(2014, 9, 29), None)
    """
    match = _DATE_IN_NAME.search(name)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _report(taken: TakenIn, action: NoticeAction | None = None) -> Notice:
    report = taken.log.report
    remarks = [f"Line {remark.line}: {remark.message}" for remark in report.remarks[:3]]
    counts = "; ".join(report.sentences())
    message = f"The log is now meeting {taken.made.reference}."
    return Notice(Tone.GOOD, message, "\n".join([f"{counts}.", *remarks]), action)
