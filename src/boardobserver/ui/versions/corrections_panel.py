"""The corrections to a meeting's minutes: put forward, changed, agreed; at a later meeting or outside one."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Correction, Id
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.changes import Changes
from boardobserver.services.corrections import agree_corrections, take_back
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.versions.correction_box import CorrectionBox
from boardobserver.ui.versions.correction_form import CorrectionForm
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Words

_TABLES = ("correction", "version", "meeting")
"""A change of any of these may change what is shown."""


class CorrectionsPanel(QWidget):
    """Lists the corrections and offers the next step.

    Args:
        theme: The look.
        board: The open board.
    """

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._meeting_id: Id | None = None
        self._at_id: Id | None = None
        self._corrections: tuple[Correction, ...] = ()
        self._may_edit = False
        self._is_editable = False
        self._is_stale = False
        self._boxes: dict[Id, CorrectionBox] = {}
        self._remark = Words(quiet=True)
        self._list = QVBoxLayout()
        self.add_button = QPushButton(self.tr("Put a correction forward…"))
        self.agree_button = QPushButton()
        self.form = CorrectionForm(theme, board)
        self._build()
        self.add_button.clicked.connect(self.begin)
        self.agree_button.clicked.connect(self._on_agree)
        self.form.closed.connect(self._on_form_closed)
        board.changed.connect(self._on_changed)

    @property
    def boxes(self) -> tuple[CorrectionBox, ...]:
        """What is shown of each correction."""
        return tuple(self._boxes.values())

    def show_corrections(self, meeting_id: Id | None, at_id: Id | None, *, is_editable: bool) -> None:
        """Show the corrections to a meeting's minutes; what is being typed stays.

        Args:
            meeting_id: The meeting whose minutes are corrected; None for none, and nothing is shown.
            at_id: The later meeting that corrects them, whose corrections are shown; None for all.
            is_editable: Whether corrections can be made here.
        """
        if (meeting_id, at_id) != (self._meeting_id, self._at_id):
            self.form.hide()
        self._meeting_id, self._at_id, self._may_edit = meeting_id, at_id, is_editable
        self._reload()

    @Slot()
    def begin(self) -> None:
        """Ask for a correction."""
        if self._meeting_id is None:
            return
        try:
            self.form.begin(self._meeting_id, self._at_id)
        except Refusal as gone:
            self._board.tell(Notice(Tone.WARNING, gone.message))
            return
        self._open_form()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._reload()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Corrections"))
        self.agree_button.setProperty("role", "primary")
        self._theme.arrange(self._list, gap=Space.CLOSE)
        buttons = FlowLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.agree_button)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        self._theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self._remark)
        column.addLayout(self._list)
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.form.hide()
        self.show_corrections(None, None, is_editable=False)

    def _reload(self) -> None:
        self._is_stale = False
        try:
            is_signed_off = self._is_signed_off()
        except Refusal:
            # An undo took the meeting away; the page around says so.
            self._meeting_id = None
            is_signed_off = False
        is_editable = self._may_edit and is_signed_off
        corrections = self._read() if is_signed_off else ()
        if (corrections, is_editable) != (self._corrections, self._is_editable):
            self._corrections, self._is_editable = corrections, is_editable
            self._show_boxes()
        waiting = [each for each in corrections if each.version_id is None]
        words = self.tr("Agree {count} corrections") if len(waiting) > 1 else self.tr("Agree the correction")
        self.agree_button.setText(words.format(count=len(waiting)))
        self.agree_button.setVisible(is_editable and bool(waiting))
        self.add_button.setVisible(is_editable and self.form.isHidden())
        self._remark.setText(self.tr("Minutes can be corrected once they are signed off; these are not."))
        self._remark.setVisible(self._meeting_id is not None and not is_signed_off)

    def _is_signed_off(self) -> bool:
        if self._meeting_id is None:
            return False
        return self._board.workspace.read.meeting(self._meeting_id).status is MeetingStatus.SIGNED_OFF

    def _read(self) -> tuple[Correction, ...]:
        """Those of the later meeting; and whatever waits to be agreed, which it may agree too."""
        assert self._meeting_id is not None
        there = self._board.workspace.read.releases.corrections(self._meeting_id)
        if self._at_id is None:
            return there
        return tuple(each for each in there if each.agreed_at_id == self._at_id or each.version_id is None)

    def _show_boxes(self) -> None:
        for box in self._boxes.values():
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for correction in self._corrections:
            box = CorrectionBox(self._theme, correction, is_editable=self._is_editable)
            box.change_requested.connect(self._on_change)
            box.taking_back_requested.connect(self._on_take_back)
            self._list.addWidget(box)
            self._boxes[correction.id] = box

    def _open_form(self) -> None:
        self.form.show()
        self.add_button.hide()
        self.form.setFocus()

    @Slot()
    def _on_form_closed(self) -> None:
        self.form.hide()
        self.add_button.setVisible(self._is_editable)
        self.add_button.setFocus()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern(*_TABLES):
            if self.isVisible():
                self._reload()
            else:
                self._is_stale = True

    @Slot(object)
    def _on_change(self, correction: Correction) -> None:
        self.form.change(correction)
        self._open_form()

    @Slot(object)
    def _on_take_back(self, correction: Correction) -> None:
        self._board.attempt(take_back(correction.id))
        self.add_button.setFocus()

    @Slot()
    def _on_agree(self) -> None:
        if self._meeting_id is None:
            return
        waiting = [each.id for each in self._corrections if each.version_id is None]
        agreed = agree_corrections(self._meeting_id, waiting, at_id=self._at_id)
        done = self._board.attempt(agreed)
        if done is not None:
            words = self.tr("Version {number} of the minutes has the corrections.")
            self._board.tell(Notice(Tone.GOOD, words.format(number=done.value), key="version"))
        self.add_button.setFocus()
