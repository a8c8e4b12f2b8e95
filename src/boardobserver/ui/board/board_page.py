"""The board's own page: its particulars, and its list of grounds and topics."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.services.changes import Changes
from boardobserver.ui.board.particulars_panel import ParticularsPanel
from boardobserver.ui.board.topics_panel import TopicsPanel
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Heading, Words

PAGE = "board"
"""The id of the page."""

TOPICS = "topics"
"""The detail of its location that goes to the list of topics."""

_TABLES = ("board", "topic", "tracked_topic", "item", "standing_item", "standing_question")


class BoardPage(FreshPage):
    """Locations: "" the particulars, "topics" the list of grounds and topics.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self.particulars = ParticularsPanel(desk, board)
        self.topics = TopicsPanel(desk, board)
        place = Words(self.tr("Kept in {path}").format(path=board.workspace.path), quiet=True, is_exact=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        desk.theme.arrange(column, margin=Space.WIDE, gap=Space.WIDE)
        column.addWidget(Heading(self.tr("Board")))
        column.addWidget(place)
        if board.workspace.is_read_only:
            said = self.tr("This board is open for reading only: nothing can be changed in it.")
            column.addWidget(Words(said))
        column.addWidget(self.particulars)
        column.addWidget(self.topics)
        column.addStretch(1)
        self.setFocusProxy(self.particulars)
        self.reload()

    def show_location(self, detail: str) -> None:
        """Go to the particulars or the topics."""
        self.setFocusProxy(self.topics if detail == TOPICS else self.particulars)

    def _read(self) -> None:
        """Read everything anew."""
        self.particulars.reload()
        self.topics.reload()


def _is_affected(changes: Changes) -> bool:
    return changes.concern(*_TABLES)
