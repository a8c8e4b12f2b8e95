"""What the page of retention shows of a large board, found in a job on a connection of its own."""

from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path

from boardobserver.domain.retention import Disposed, Standing
from boardobserver.services.backups import Backup
from boardobserver.services.disposal import (
    DisposalCancelledError,
    DisposalPreview,
    Watch,
    preview_of_file,
)
from boardobserver.services.older_backups import backups_before_disposal, disposals_of_file
from boardobserver.storage.encryption import BoardKey
from boardobserver.ui.shell.jobs import Cancelled, JobContext
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.rows_model import TableRow

JOB = "retention"
"""What the job is for."""

_PREVIEWED = 0.8
"""How much of it is done when it is known what is due."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is due and what is gone, as rows of their tables, and the backups that hold what is gone."""

    preview: DisposalPreview
    due: tuple[TableRow, ...]
    gone: tuple[TableRow, ...]
    backups: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """What the work needs.

    Attributes:
        path: The board's file, which the window has open.
        key: What opens it.
        folder: Where a folder was chosen for backups.
        today: The day.
        zone: The board's own time zone.
    """

    path: Path
    key: BoardKey | None
    folder: Path | None
    today: date
    zone: tzinfo

    def __call__(self, context: JobContext) -> Found:
        """Look."""
        watch = Watch(lambda done: context.report(done * _PREVIEWED), context.is_cancelled)
        try:
            preview = preview_of_file(self.path, self.key, self.today, watch)
        except DisposalCancelledError as error:
            raise Cancelled from error
        due = tuple(_due_row(each, preview.counts[each.kept.id]) for each in preview.due)
        logged = disposals_of_file(self.path, self.key)
        gone = tuple(_gone_row(each, each.at.astimezone(self.zone).date()) for each in logged)
        context.stop_if_cancelled()
        backups = tuple(backups_before_disposal(self.path, self.key, self.folder))
        return Found(preview, due, gone, backups)


def _due_row(standing: Standing, counts: str) -> TableRow:
    kept = standing.kept
    until = show_date(standing.until) if standing.until else ""
    return TableRow(kept.id, (str(kept.reference), kept.words, show_date(kept.day), until, counts))


def _gone_row(disposed: Disposed, day: date) -> TableRow:
    cells = (show_date(day), disposed.what, disposed.counts, disposed.by, disposed.reason)
    return TableRow(disposed.id, cells)
