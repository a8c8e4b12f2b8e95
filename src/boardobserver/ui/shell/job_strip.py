"""The strip in the status bar that shows the running job, how far it is, and a button to cancel it."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from boardobserver.ui.shell.jobs import Job, JobRunner
from boardobserver.ui.shell.theme import Space, Theme

_STEPS = 1000
_NOTICEABLE_MS = 500
"""Work that is done sooner is not spoken of: a strip that came and went at every edit would distract."""


class JobStrip(QWidget):
    """Shows the newest running job; hidden while there is none.

    A job that closing the program waits for is shown at once, any other once it has taken noticeably long.
    """

    def __init__(self, theme: Theme, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runner = runner
        self._job: Job | None = None
        self._words = QLabel()
        self._bar = QProgressBar()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._shown = QTimer(self, singleShot=True)
        self._shown.timeout.connect(self.show)
        self._build()
        runner.started.connect(self._on_jobs_changed)
        runner.ended.connect(self._on_jobs_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _build(self) -> None:
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setProperty("role", "quiet")
        self._cancel.setToolTip(self.tr("Stop this work; nothing that is there is lost"))
        self._cancel.setAccessibleName(self.tr("Cancel this work"))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        self._theme.arrange(row, gap=Space.CLOSE)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)

    @Slot()
    def _on_jobs_changed(self) -> None:
        current = [job for job in self._runner.jobs if not job.is_stale]
        job = current[-1] if current else None
        if job is not self._job:
            self._job = job
            if job is None:
                self._shown.stop()
            else:
                job.progressed.connect(self._on_progressed)
                self._shown.start(0 if job.is_awaited else _NOTICEABLE_MS)
        self._refresh()
        self._cancel.setEnabled(job is not None and not job.context.is_cancelled())
        if job is None:
            self.hide()

    @Slot(float, str)
    def _on_progressed(self, _fraction: float, _text: str) -> None:
        self._refresh()

    @Slot()
    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._refresh()

    def _refresh(self) -> None:
        if self._job is None:
            return
        job = self._job
        if job.context.is_cancelled():
            self._words.setText(self.tr("{title}: stopping…").format(title=job.title))
        elif job.text:
            self._words.setText(self.tr("{title}: {step}").format(title=job.title, step=job.text))
        else:
            self._words.setText(job.title)
        self._bar.setValue(round(job.fraction * _STEPS))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._bar.setFixedWidth(self._theme.space(30))
