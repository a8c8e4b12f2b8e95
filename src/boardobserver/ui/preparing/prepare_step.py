"""The Prepare step: everything about a meeting but its record, on one page that scrolls."""

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.inheritance import Inheritance
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.changes import Changes
from boardobserver.ui.preparing.agenda import AgendaSection
from boardobserver.ui.preparing.attendance import AttendanceSection
from boardobserver.ui.preparing.brought_forward import BroughtForwardSection
from boardobserver.ui.preparing.declarations import DeclarationsSection
from boardobserver.ui.preparing.minutes_before import MinutesBeforeSection, QuorumSection
from boardobserver.ui.preparing.particulars import ParticularsSection
from boardobserver.ui.preparing.preparation import INHERITED, TABLES, Preparation, read_preparation
from boardobserver.ui.preparing.section import Section
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.kept_place import KeptPlace


class PrepareStep(QWidget):
    """The first step of a meeting; it can be come back to at any time.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._board = board
        self._meeting_id: Id = ""
        self._is_stale = False
        self._inheritance: Inheritance | None = None
        self.particulars = ParticularsSection(desk, board)
        self.attendance = AttendanceSection(desk, board)
        self.quorum = QuorumSection(desk, board)
        self.declarations = DeclarationsSection(desk, board)
        self.minutes_before = MinutesBeforeSection(desk, board)
        self.agenda = AgendaSection(desk, board)
        self.brought_forward = BroughtForwardSection(desk, board)
        self._sections: tuple[Section, ...] = (
            self.particulars,
            self.attendance,
            self.quorum,
            self.declarations,
            self.minutes_before,
            self.agenda,
            self.brought_forward,
        )
        self._locked = Words()
        self._area = QScrollArea()
        self._build()
        board.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: Id) -> None:
        """Show a meeting; the same one again changes nothing that is being typed."""
        is_other = meeting_id != self._meeting_id
        self._meeting_id = meeting_id
        self._inheritance = None
        self._reload()
        if is_other:
            self._area.verticalScrollBar().setValue(0)

    def propose(self) -> None:
        """Go to what the meeting inherits, if there is anything to choose from."""
        if self.brought_forward.has_proposals():
            self.brought_forward.proposed.table.setFocus(Qt.FocusReason.TabFocusReason)
            self._lead_to(self.brought_forward)
            # The step may be new: its tables are fitted in the next turn, and laid out again after it.
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._on_laid_out))

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what changed while the step was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._reload()

    def hasHeightForWidth(self) -> bool:
        """It scrolls by itself: the page around it is not to be as high as all that it holds."""
        return False

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        self._theme.arrange_sides(column, across=Space.WIDE, down=Space.NORMAL, gap=Space.WIDE)
        column.addWidget(self._locked)
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self._area.setProperty("role", "page")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setWidget(content)
        self._area.viewport().setAutoFillBackground(False)
        KeptPlace(self._theme, self._area, self._sections)
        whole = QVBoxLayout(self)
        self._theme.arrange(whole, gap=Space.TIGHT)
        whole.addWidget(self._build_contents())
        whole.addWidget(self._area, 1)
        self.setFocusProxy(self.particulars)

    def _build_contents(self) -> QWidget:
        """The names of the sections, each leading to it."""
        contents = QWidget()
        contents.setAccessibleName(self.tr("Sections"))
        flow = FlowLayout(contents)
        self._theme.arrange_sides(flow, across=Space.NORMAL, down=Space.NONE, gap=Space.TIGHT)
        for at, section in enumerate(self._sections):
            button = QPushButton(section.accessibleName())
            button.setProperty("role", "quiet")
            button.setProperty("section", at)
            button.clicked.connect(self._on_section_wanted)
            flow.addWidget(button)
        return contents

    def _reload(self) -> None:
        if not self._meeting_id:
            return
        self._is_stale = False
        try:
            preparation = read_preparation(self._board.workspace, self._meeting_id, known=self._inheritance)
        except Refusal:
            # Its planning was undone; the page around this step says so.
            self._meeting_id = ""
            return
        self._inheritance = preparation.inheritance
        self._locked.setText(self._locked_words(preparation))
        self._locked.setVisible(not preparation.is_editable)
        for section in self._sections:
            section.show_preparation(preparation)

    def _locked_words(self, preparation: Preparation) -> str:
        if preparation.meeting.status is MeetingStatus.SIGNED_OFF:
            return self.tr("The minutes of this meeting are signed off, so it can be read but not changed.")
        return self.tr("This board is open to be read only, so nothing can be changed.")

    @Slot()
    def _on_section_wanted(self) -> None:
        self._lead_to(self._sections[int(self.sender().property("section"))])

    @Slot()
    def _on_laid_out(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._lead_to(self.brought_forward)

    def _lead_to(self, section: Section) -> None:
        self._area.verticalScrollBar().setValue(section.y())

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not self._meeting_id or not changes.concern(*TABLES):
            return
        if changes.concern(*INHERITED):
            self._inheritance = None
        if self.isVisible():
            self._reload()
        else:
            self._is_stale = True
