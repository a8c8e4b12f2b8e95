"""The minutes as the conventions make them, laid out anew whenever one is changed."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.publishing import Publication, publish_minutes
from boardobserver.services.sample_minutes import demonstration_content, latest_content
from boardobserver.ui.minutes.pdf_view import PdfView
from boardobserver.ui.output import work
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words


class ConventionsPreview(QWidget):
    """Shows the minutes of the latest meeting, or of the demonstration while there is none.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._publication: Publication | None = None
        self.view = PdfView(desk.theme, self.tr("Minutes as these conventions make them"))
        self.which = Words(quiet=True)
        self.message = FieldMessage(desk.theme)
        column = QVBoxLayout(self)
        desk.theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.which)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    @property
    def publication(self) -> Publication | None:
        """What is shown; None while the first one is being laid out."""
        return self._publication

    def refresh(self) -> None:
        """Lay the minutes out by the conventions as they are now."""
        read = self._board.workspace.read
        content = latest_content(read)
        if content is None:
            self.which.setText(self.tr("Shown on the demonstration’s minutes, until a meeting has begun."))
        else:
            words = self.tr("Shown on the minutes of {meeting}.")
            self.which.setText(words.format(meeting=content.record.meeting.reference))
        job = self._desk.jobs.run(
            "conventions:preview",
            self.tr("Laying the minutes out"),
            partial(_laid_out, content, read.releases.conventions()),
        )
        job.finished.connect(self._on_published)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_published(self, publication: Publication) -> None:
        self._publication = publication
        if self.view.show_pdf(publication.pdf):
            self.message.clear()
        else:
            self.message.say(self.tr("The preview cannot be shown."))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, (Refusal, Fault)):
            self.message.say(str(error))
        else:
            self.message.say(self.tr("The preview could not be laid out."))
            self._desk.jobs.failed.emit(error)


def _laid_out(content: MinutesContent | None, conventions: Conventions, context: JobContext) -> Publication:
    sample = demonstration_content(conventions) if content is None else content
    return work.publishing(partial(publish_minutes, sample))(context)
