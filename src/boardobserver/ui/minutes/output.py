"""Minutes on their way out of the program: what is said of them, and which document they are."""

from functools import partial

from PySide6.QtWidgets import QWidget

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.publishing import Publication, minutes_file, proposed_file_name, publish_minutes
from boardobserver.ui.output.document_output import Asked, DocumentOutput, Outgoing, OutputWords
from boardobserver.ui.shell.jobs import JobRunner
from boardobserver.ui.shell.open_board import OpenBoard


class MinutesOutput(DocumentOutput):
    """Saves and prints the minutes of a meeting as they stand at that moment.

    Args:
        jobs: Runs the work.
        board: The open board, over which notices are shown.
        window: What dialogs stand over.
        asked: The dialogs.
    """

    def __init__(self, jobs: JobRunner, board: OpenBoard, window: QWidget, asked: Asked) -> None:
        words = OutputWords(
            saving=window.tr("Saving the minutes"),
            saved=window.tr("The minutes are saved in {path}."),
            printing=window.tr("Printing the minutes"),
            printed=window.tr("The minutes were sent to the printer."),
        )
        super().__init__(jobs, board, window, asked, words)

    def save_minutes(self, content: MinutesContent) -> None:
        """Ask where to, and write the minutes there."""
        self.save(self._outgoing(content))

    def print_minutes(self, content: MinutesContent, shown: Publication, page: int) -> None:
        """Let the person set the printer up, and print."""
        self.warn(shown)
        self.print(self._outgoing(content), shown.pages, page)

    def _outgoing(self, content: MinutesContent) -> Outgoing:
        meeting = content.record.meeting
        edition = content.imprint.edition
        is_public = edition is Edition.PUBLIC
        named = (
            self.tr("{reference} minutes, public edition") if is_public else self.tr("{reference} minutes")
        )
        title = named.format(reference=meeting.reference)
        publish, write = partial(publish_minutes, content), partial(minutes_file, content)
        return Outgoing(meeting.id, title, proposed_file_name(meeting, edition), publish, write)
