"""What is held, and why: holds are set by a reference and a reason, and lifted."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.retention import Hold
from boardobserver.services.retention import lift_hold, set_hold, subject_named, subject_of_key
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_WORDS = 1
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class HoldsPanel(QWidget):
    """The holds, those that were lifted last; and a line to set one.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._holds: dict[str, Hold] = {}
        columns = (
            Column(self.tr("Reference"), characters=16),
            Column(self.tr("What"), characters=36),
            Column(self.tr("Why"), characters=36),
            Column(self.tr("Held since"), characters=20),
            Column(self.tr("Until"), characters=20),
        )
        title = self.tr("Held")
        self.table = FittedTable(
            desk.theme,
            "retention-held",
            title,
            desk.settings,
            RowsModel(columns),
            stretched=_WORDS,
            most_rows=10,
        )
        self.nothing = Words(self.tr("Nothing is held."), quiet=True)
        self.why = Words(quiet=True)
        self.lift_button = QPushButton(self.tr("Lift this hold"))
        self.reference = LineField()
        self.reason = LineField()
        self.form = Form(desk.theme)
        self.form.add_line(
            ("reference", self.tr("Meeting or record, by its reference"), self.reference),
            ("reason", self.tr("Why it is held"), self.reason),
        )
        self.reason.setPlaceholderText(self.tr("A request under the Freedom of Information Act, an inquiry"))
        self.hold_button = QPushButton(self.tr("Hold it"))
        self._build(desk)
        self.hold_button.clicked.connect(self._on_hold)
        self.reason.returnPressed.connect(self._on_hold)
        self.lift_button.clicked.connect(self._on_lift)
        self.table.current_id_changed.connect(self._offer)

    def show_holds(self, holds: Sequence[Hold]) -> None:
        """Show these holds."""
        self._holds = {each.id: each for each in holds}
        ordered = sorted(holds, key=lambda each: each.lifted_at is not None)
        self.table.show_rows([self._row(each) for each in ordered])
        self.table.setVisible(bool(holds))
        self.nothing.setVisible(not holds)
        self._offer()

    def propose(self, detail: str) -> None:
        """Have what a place in the program names ready to be held; why is asked."""
        found = (subject_of_key(self._board.workspace.read, key) for key in _KEY.findall(detail))
        subject = next((each for each in found if each is not None), None)
        self.reference.set_value(str(subject.reference) if subject else "")
        (self.reason if subject else self.reference).setFocus()

    def _build(self, desk: Desk) -> None:
        theme = desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Held"), level=2))
        said = self.tr(
            "What is held is kept whatever its date says. A hold on a meeting keeps its records, and one on a"
            " record keeps the meetings that have it."
        )
        column.addWidget(Words(said))
        column.addWidget(self.nothing)
        column.addWidget(self.table)
        column.addWidget(self.why)
        self.lift_button.setIcon(theme.icons.beside_words("lock-open"))
        self.hold_button.setIcon(theme.icons.beside_words("lock"))
        for part in (self.lift_button, self.form, self.hold_button):
            if part is self.form:
                column.addWidget(part)
                continue
            row = QWidget()
            flow = FlowLayout(row)
            theme.arrange(flow, gap=Space.CLOSE)
            flow.addWidget(part)
            column.addWidget(row)
        may = not self._board.workspace.is_read_only
        self.form.setVisible(may)
        self.hold_button.setVisible(may)

    def _row(self, hold: Hold) -> TableRow:
        subject = subject_of_key(self._board.workspace.read, hold.meeting_id or hold.record_id or "")
        reference = str(subject.reference) if subject else self.tr("Disposed of")
        words = subject.words if subject else ""
        local = self._board.workspace.local
        since = show_date(local(hold.set_at).date())
        until = (
            self.tr("lifted {day}").format(day=show_date(local(hold.lifted_at).date()))
            if hold.lifted_at
            else ""
        )
        cells = (reference, words, hold.reason, since, until)
        return TableRow(hold.id, cells, is_quiet=hold.lifted_at is not None)

    @Slot()
    def _offer(self) -> None:
        hold = self._holds.get(self.table.current_id)
        self.why.setText(hold.reason if hold else "")  # the table has room for its beginning only
        self.why.setVisible(hold is not None)
        may = not self._board.workspace.is_read_only
        self.lift_button.setVisible(may and hold is not None and hold.lifted_at is None)

    @Slot()
    def _on_hold(self) -> None:
        self.form.clear_refusals()
        found = subject_named(self._board.workspace.read, self.reference.text())
        if found is None:
            words = self.tr("There is no meeting or record of this reference that could be held.")
            self.form.show_refusal(Refusal(words, "reference"))
            return
        command = set_hold(
            reason=self.reason.text(),
            meeting_id=found.id if found.is_meeting else None,
            record_id=None if found.is_meeting else found.id,
        )
        done = self._board.attempt(command, on_refusal=self.form.show_refusal)
        if done is not None:
            self.reference.clear()
            self.reason.clear()
            self.table.select_id(done.value)
            self.reference.setFocus()

    @Slot()
    def _on_lift(self) -> None:
        hold = self._holds.get(self.table.current_id)
        if hold is not None:
            self._board.attempt(lift_hold(hold.id))
            self.table.setFocus()
