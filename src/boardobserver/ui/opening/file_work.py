"""Work on the file of the open board: the board is closed for it, worked on in a job, and opened again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from boardobserver.ui.opening.board_opener import BoardOpener
from boardobserver.ui.opening.ways_out import Opens
from boardobserver.ui.shell.jobs import Job, JobContext, JobRunner


@dataclass(frozen=True, slots=True)
class FileWork:
    """What is done to the file of the open board while that is closed.

    Attributes:
        key: The key of its job.
        title: What the job is called while it runs.
        words: What is being done, a sentence that stands in the place of the board.
        work: Does it, given the board's file.
        opens_before: What opens the board if it is not done.
        opens_after: What opens the board once it is.
    """

    key: str
    title: str
    words: str
    work: Callable[[Path, JobContext], object]
    opens_before: Opens
    opens_after: Opens


def begin_on_file(opener: BoardOpener, jobs: JobRunner, wanted: FileWork) -> Job | None:
    """Close the board and begin; whatever comes of it, the board is open again before its job is heard of.

    Returns:
        The job; None when no board is open, or something typed would be lost.
    """
    path = opener.set_aside(wanted.words)
    if path is None:
        return None
    job = jobs.run(wanted.key, wanted.title, partial(wanted.work, path))
    job.finished.connect(partial(_come_back, opener, path, wanted.opens_after))
    job.failed.connect(partial(_come_back, opener, path, wanted.opens_before))
    job.cancelled.connect(partial(_come_back, opener, path, wanted.opens_before))
    return job


def _come_back(opener: BoardOpener, path: Path, opens: Opens, _what: object = None) -> None:
    opener.come_back(path, opens)
