"""The document of the minutes that are shown, laid out in the background whenever they are others."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.publish.pdf.remembering import RememberingTypesetter
from boardobserver.services.publishing import Publication, publish_minutes
from boardobserver.ui.output import work
from boardobserver.ui.shell.jobs import JobRunner


class Preview(QObject):
    """Keeps the newest publication of a meeting's minutes.

    Args:
        jobs: Runs the work.

    Attributes:
        content: What is shown or being laid out; None before anything is.
        publication: What is shown; None while the first one is being laid out.
    """

    published = Signal(object)
    """A `Publication` of the newest content is there."""

    refused = Signal(str)
    """The newest content cannot be shown, for this reason, which the person can do something about."""

    broke = Signal(object)
    """Laying it out ended with this error of the program."""

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._typesetter = RememberingTypesetter()
        self.content: MinutesContent | None = None
        self.publication: Publication | None = None

    def clear(self) -> None:
        """Forget what was shown: other minutes are to be."""
        self.content = self.publication = None
        self._typesetter = RememberingTypesetter()

    def show(self, content: MinutesContent) -> bool:
        """Lay this out; False if it is what is shown already, or being laid out."""
        if content == self.content:
            return False
        self.content = content
        job = self._jobs.run(
            f"preview:{id(self)}",  # one at a time: the pages of another meeting must not come in late
            self.tr("Laying the minutes out"),
            work.publishing(partial(publish_minutes, content, typesetter=self._typesetter)),
        )
        job.finished.connect(self._on_published)
        job.failed.connect(self._on_failed)
        return True

    @Slot(object)
    def _on_published(self, publication: Publication) -> None:
        if self.content is None:
            return  # forgotten meanwhile
        self.publication = publication
        self.published.emit(publication)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        # Asked again, it is tried again.
        self.content = None
        if isinstance(error, (Refusal, Fault)):
            self.publication = None
            self.refused.emit(str(error))
        else:
            self.broke.emit(error)
