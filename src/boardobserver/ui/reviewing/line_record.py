"""The tracked record of the line that is looked at: its owner, date, status and the rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.snapshots import MeetingRecord, Tracked
from boardobserver.domain.words import RecordKind
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.records.forms.context import FormContext
from boardobserver.ui.records.forms.record_form import RecordForm
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Heading, Words


class LineRecord(QWidget):
    """Shows the fields of one record, or says what would be shown.

    Args:
        theme: The look.
        board: The open board.
    """

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._forms: dict[RecordKind, RecordForm] = {}
        self.heading = Heading("", 3)
        self._nothing = Words(
            self.tr("Choose a challenge, an action or another line with a reference to see its fields here."),
            quiet=True,
        )
        self._column = QVBoxLayout(self)
        theme.arrange(self._column, gap=Space.CLOSE)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._nothing)
        self.show_record(None, None, is_editable=False)

    @property
    def form(self) -> RecordForm | None:
        """The form that is shown, if any."""
        return next((form for form in self._forms.values() if not form.isHidden()), None)

    def show_record(
        self, tracked: Tracked | None, record: MeetingRecord | None, *, is_editable: bool
    ) -> None:
        """Show a record of the meeting; None for a line without one."""
        for kind, form in self._forms.items():
            form.setVisible(tracked is not None and kind is tracked.kind)
        self._nothing.setVisible(tracked is None)
        self.heading.setText(str(tracked.reference) if tracked else self.tr("Record of the line"))
        if tracked is None or record is None:
            return
        form = self._forms.get(tracked.kind)
        if form is None:
            form = self._forms[tracked.kind] = RecordForm(self._theme, self._board, tracked.kind)
            self._column.addWidget(form)
        directory = Directory(record.people.values(), record.organisations.values())
        topics = self._board.workspace.read.topics()
        form.load(tracked, FormContext(directory, topics, is_editable, record.meeting.id))
        form.show()

    def focus_field(self, name: str) -> None:
        """Put the focus on a field of the record that is shown."""
        form = self.form
        if form is not None:
            form.form.row(name).setFocus(Qt.FocusReason.ShortcutFocusReason)
