"""The list of meetings, newest first, with the forms to plan one and to import a log at its side."""

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.changes import Changes
from boardobserver.services.meetings import remove_meeting
from boardobserver.ui.meetings.import_form import ChooseFile, ImportForm
from boardobserver.ui.meetings.meeting_words import STATUS_BADGES, STATUS_WORDS, where
from boardobserver.ui.meetings.plan_form import PlanForm
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Beside
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

_TITLE = 1
_STATUS = 4
_TABLES = ("meeting", "entry", "tracked", "series")


class MeetingsList(FreshPage):
    """Every meeting of the board.

    Args:
        desk: What pages work with.
        board: The open board.
        choose_file: Asks for the file of a log.
    """

    meeting_chosen = Signal(str)
    """The person wants to open the meeting of this id."""

    meeting_planned = Signal(str)
    """This meeting was planned just now; the person wants to prepare it."""

    form_requested = Signal(str)
    """The person wants "plan", "import" or "series"; or, with an empty word, none of them any more."""

    def __init__(
        self, desk: Desk, board: OpenBoard, choose_file: ChooseFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(board, _is_affected, parent)
        self._theme = desk.theme
        self._without_record: frozenset[Id] = frozenset()
        self.plan_form = PlanForm(desk.theme, board)
        self.import_form = ImportForm(desk, board, choose_file)
        self.plan_button = QPushButton(self.tr("Plan a meeting"))
        self.import_button = QPushButton(self.tr("Import a log…"))
        self.series_button = QPushButton(self.tr("Series and standing agendas…"))
        self.remove_button = QPushButton(self.tr("Remove meeting"))
        self.remove_button.setToolTip(self.tr("Remove a planned meeting that is not to be held (Delete)."))
        columns = (
            Column("No.", is_number=True, characters=6),
            Column("Title", characters=30),
            Column("Date", characters=20),
            Column("Place", characters=24),
            Column("Status", characters=18),
            Column("Reference", characters=15),
            Column("Entries", is_number=True, characters=9),
            Column("Open", is_number=True, characters=7),
        )
        title = self.tr("Meetings")
        self.model = RowsModel(columns)
        self.table = FittedTable(
            desk.theme, "meetings", title, desk.settings, self.model, stretched=_TITLE, most_rows=0
        )
        self.empty = EmptyState(
            desk.theme,
            "calendar-days",
            self.tr("No meetings yet"),
            self.tr(
                "Plan a meeting: it starts with the standing agenda of its series. Or import a log with "
                "times, and it becomes a meeting with its record."
            ),
            first_step=self.tr("Plan the first meeting"),
        )
        self._build()
        self._connect()

    def show_form(self, form: str) -> None:
        """Show the form to plan or to import, or none."""
        is_planning = form == "plan"
        is_importing = form == "import"
        if is_planning and not self.plan_form.isVisibleTo(self):
            self.plan_form.start()
        if is_importing and not self.import_form.isVisibleTo(self):
            self.import_form.start()
        self.plan_form.setVisible(is_planning)
        self.import_form.setVisible(is_importing)
        self._forms.setVisible(is_planning or is_importing)
        self.catch_up()
        self._show_emptiness()
        self._focus()

    def _read(self) -> None:
        """Read the meetings anew."""
        read = self._board.workspace.read
        entries = read.entry_counts()
        waiting = Counter(each.meeting_id for each in read.open_tracked())
        meetings = read.meetings()
        planned = (each.id for each in meetings if each.status is MeetingStatus.DRAFT)
        self._without_record = frozenset(planned) - entries.keys()
        self.table.show_rows([_row(each, entries.get(each.id, 0), waiting[each.id]) for each in meetings])
        self._offer_removal()
        self._show_emptiness()
        self._focus()

    def _build(self) -> None:
        theme = self._theme
        self._forms = QWidget()
        forms = QVBoxLayout(self._forms)
        theme.arrange(forms)
        forms.addWidget(self.plan_form)
        forms.addWidget(self.import_form)
        self._forms.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons)
        theme.arrange(flow, gap=Space.CLOSE)
        for button, icon in (
            (self.plan_button, "calendar-plus"),
            (self.import_button, "upload"),
            (self.series_button, "list-checks"),
            (self.remove_button, "trash-2"),
        ):
            button.setIcon(theme.icons.beside_words(icon))
            flow.addWidget(button)
        top = QHBoxLayout()
        theme.arrange(top, gap=Space.NORMAL)
        top.addWidget(Heading(self.tr("Meetings")), 1)
        body = QWidget()
        inner = QVBoxLayout(body)
        theme.arrange(inner)
        inner.addWidget(self.table)
        inner.addWidget(self.empty)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addLayout(top)
        column.addWidget(buttons)
        column.addWidget(Beside(theme, body, self._forms), 1)
        is_editable = not self._board.workspace.is_read_only
        for button in (self.plan_button, self.import_button):
            button.setEnabled(is_editable)

    def _connect(self) -> None:
        self.table.row_id_chosen.connect(self.meeting_chosen)
        self.plan_button.clicked.connect(self._on_plan_wanted)
        self.empty.first_step_requested.connect(self._on_plan_wanted)
        self.import_button.clicked.connect(self._on_import_wanted)
        self.series_button.clicked.connect(self._on_series_wanted)
        self.remove_button.clicked.connect(self._on_removal_wanted)
        self.table.current_id_changed.connect(self._offer_removal)
        there = Qt.ShortcutContext.WidgetShortcut
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, context=there)
        delete.activated.connect(self._on_removal_wanted)
        self.plan_form.cancelled.connect(self._on_form_done)
        self.import_form.cancelled.connect(self._on_form_done)
        self.plan_form.planned.connect(self.meeting_planned)
        self.import_form.imported.connect(self.meeting_chosen)

    def _show_emptiness(self) -> None:
        has_meetings = bool(self.model.rows)
        self.table.setVisible(has_meetings)
        self.empty.setVisible(not has_meetings)

    @Slot()
    def _offer_removal(self) -> None:
        is_editable = not self._board.workspace.is_read_only
        self.remove_button.setEnabled(is_editable and self.table.current_id in self._without_record)

    def _focus(self) -> None:
        forms = (self.plan_form, self.import_form)
        shown: QWidget | None = next((form for form in forms if form.isVisibleTo(self)), None)
        self.setFocusProxy(shown or (self.table if self.model.rows else self.empty))

    @Slot()
    def _on_plan_wanted(self) -> None:
        self.form_requested.emit("plan")

    @Slot()
    def _on_import_wanted(self) -> None:
        self.form_requested.emit("import")

    @Slot()
    def _on_series_wanted(self) -> None:
        self.form_requested.emit("series")

    @Slot()
    def _on_removal_wanted(self) -> None:
        if self.remove_button.isEnabled():
            self._board.attempt(remove_meeting(self.table.current_id))

    @Slot()
    def _on_form_done(self) -> None:
        self.form_requested.emit("")


def _row(meeting: Meeting, entries: int, waiting: int) -> TableRow:
    return TableRow(
        meeting.id,
        (
            str(meeting.number),
            meeting.title,
            show_date(meeting.held_on),
            where(meeting),
            STATUS_WORDS[meeting.status],
            str(meeting.reference),
            str(entries or ""),
            str(waiting or ""),
        ),
        badges={_STATUS: STATUS_BADGES[meeting.status]},
    )


def _is_affected(changes: Changes) -> bool:
    return changes.concern(*_TABLES)
