"""The line at the window's foot: what was changed last, the work that runs, when all was saved."""

from datetime import time

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from boardobserver.ui.shell.header import ElidedLabel
from boardobserver.ui.shell.job_strip import JobStrip
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.theme import Space, Theme


class StatusBar(QStatusBar):
    """What the window says at its foot."""

    def __init__(self, theme: Theme, jobs: JobRunner) -> None:
        super().__init__()
        self._last_change = ElidedLabel()
        self._last_change.setAccessibleName(self.tr("Last change"))
        self._saved = QLabel()
        content = QWidget()
        row = QHBoxLayout(content)
        theme.arrange_sides(row, across=Space.NORMAL, down=Space.NONE, gap=Space.WIDE)
        row.addWidget(self._last_change, 1)
        row.addWidget(JobStrip(theme, jobs))
        row.addWidget(self._saved)
        self.setSizeGripEnabled(False)
        self.addPermanentWidget(content, 1)

    def show_saved(self, at: time) -> None:
        """Say when the last change went to the disk, in the board's own time."""
        self._saved.setText(self.tr("saved {time}").format(time=f"{at:%H:%M:%S}"))

    def show_words(self, words: str) -> None:
        """Say what the last change was, "Challenge CH-2026-014 noted", or what is waited for."""
        self._last_change.set_words(words)
