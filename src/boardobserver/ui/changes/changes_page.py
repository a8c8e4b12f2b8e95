"""The Changes page: everything that has happened to the records since a meeting."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boardobserver.domain.questions import held_meetings
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.services.changed import ChangedRecord, changed_since, last_held
from boardobserver.services.changes import Changes
from boardobserver.services.lineage import Happening
from boardobserver.ui.changes.changed_words import (
    KIND_WORDS,
    happening_words,
    kind_counts,
    meeting_name,
    where_words,
)
from boardobserver.ui.fields.record_places import place_of_record
from boardobserver.ui.records.badges import status_cell
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.empty_state import EmptyState
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow
from boardobserver.ui.widgets.word_box import WordBox

PAGE = "changes"
"""The id of the page."""

_WHERE = 2
_TABLES = ("movement", "movement_field", "tracked", "meeting", "person", "organisation", "item", "entry")


class ChangesPage(FreshPage):
    """Locations: "" since the meeting held last, or the id of the meeting since which.

    Args:
        desk: What pages work with.
        board: The open board.
    """

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(board, _is_affected, parent)
        self._theme = desk.theme
        self._meetings: dict[Id, Meeting] = {}
        self._wanted: Id = ""
        self._records: dict[str, ChangedRecord] = {}
        self.since = WordBox([], self.tr("Since which meeting"))
        self.counts = Words(quiet=True)
        title = self.tr("Changes since a meeting")
        self.model = RowsModel(
            (
                Column("Record", characters=16),
                Column("What has happened", characters=50),
                Column("Status, or where", characters=28),
                Column("Who", characters=8),
            )
        )
        self.table = FittedTable(
            desk.theme, "changes", title, desk.settings, self.model, stretched=1, most_rows=0
        )
        self.empty = EmptyState(
            desk.theme,
            "history",
            self.tr("No meeting has been held yet"),
            self.tr(
                "After a meeting, everything that happens to its challenges, advice, actions, decisions and "
                "assurances is listed here, until the next one."
            ),
        )
        self._build()
        self.since.committed.connect(self._on_meeting_chosen)
        self.table.row_id_chosen.connect(self._on_chosen)
        self.reload()

    def show_location(self, detail: str) -> None:
        """Show the changes since the meeting held last, or since one."""
        if detail != self._wanted or self._is_stale:
            self._wanted = detail
            self.reload()

    def _read(self) -> None:
        """Read what has changed anew."""
        read = self._board.workspace.read
        every = read.meetings()
        last = last_held(every)
        self._meetings = {each.id: each for each in reversed(held_meetings(every))}
        meeting = self._meetings.get(self._wanted, last)
        self.empty.setVisible(meeting is None)
        for part in (self._choice, self.counts, self.table):
            part.setVisible(meeting is not None)
        if meeting is None:
            self.table.show_rows([])
            return
        self.since.set_options([(each.id, meeting_name(each)) for each in self._meetings.values()])
        self.since.set_value(meeting.id)
        changed = changed_since(read, meeting)
        self.counts.setText(kind_counts(changed) or self.tr("Nothing has happened to any record since then."))
        self.table.setVisible(bool(changed))
        self._records = {}
        self.table.show_rows(self._rows(changed))
        self.setFocusProxy(self.table if changed else self.since)

    def _build(self) -> None:
        theme = self._theme
        self._choice = FormRow(theme, self.tr("Since"), self.since)
        line = QHBoxLayout()
        theme.arrange(line, gap=Space.NORMAL)
        line.addWidget(self._choice, 1)
        line.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("What has changed")))
        column.addWidget(self.empty)
        column.addLayout(line)
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        column.addStretch()

    def _rows(self, changed: Sequence[ChangedRecord]) -> list[TableRow]:
        rows: list[TableRow] = []
        for kind, group in groupby(changed, key=lambda each: each.kind):
            records = list(group)
            one, many = KIND_WORDS[kind]
            number = len(records)
            title = f"{number} {one if number == 1 else many}"
            rows.append(TableRow(kind.value, (title,), is_heading=True))
            for record in records:
                rows.append(_record_row(record))
                self._records[record.id] = record
                for happening, meeting in record.happenings:
                    rows.append(_happening_row(record, happening, meeting))
                    self._records[rows[-1].id] = record
        return rows

    @Slot(object)
    def _on_meeting_chosen(self, meeting_id: Id) -> None:
        self._wanted = meeting_id
        self.reload()

    @Slot(str)
    def _on_chosen(self, row_id: str) -> None:
        record = self._records.get(row_id)
        if record is not None:
            self.location_requested.emit(place_of_record(record.kind, record.id))


def _record_row(record: ChangedRecord) -> TableRow:
    cells = (str(record.reference), " ".join(record.text.split()), record.status.label, "")
    return TableRow(record.id, cells, badges={_WHERE: status_cell(record.status)})


def _happening_row(record: ChangedRecord, happening: Happening, meeting: Meeting | None) -> TableRow:
    what = happening_words(happening, record.text)
    cells = ("", what, where_words(happening, meeting), happening.by)
    return TableRow(f"{record.id}/{happening.id}", cells, is_quiet=True)


def _is_affected(changes: Changes) -> bool:
    return changes.concern(*_TABLES)
