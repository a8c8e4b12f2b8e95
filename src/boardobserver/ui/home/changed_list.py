"""What has changed since the last meeting, on Home: how much, and the newest of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.services.changed import ChangedRecord, changed_since, last_held
from boardobserver.services.workspace import Workspace
from boardobserver.ui.changes.changed_words import (
    happening_words,
    kind_counts,
    where_words,
)
from boardobserver.ui.fields.record_places import place_of_record
from boardobserver.ui.home.open_list import MOST, OpenList
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.rows_model import Column, TableRow

_CHANGES = "changes"


class ChangedList(QWidget):
    """The records that changed last; nothing is shown before a meeting was held."""

    location_requested = Signal(object)
    """The person wants to go to this `Location`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: dict[Id, ChangedRecord] = {}
        self.list = OpenList(
            desk,
            "home-changes",
            self.tr("Changed since the last meeting"),
            (
                Column("Reference", characters=15),
                Column("Text", characters=40),
                Column("What happened last", characters=36),
                Column("When", characters=30),
            ),
            stretched=1,
        )
        self.counts = Words(quiet=True)
        column = QVBoxLayout(self)
        desk.theme.arrange(column)
        column.addWidget(self.list)
        self.list.place_under_heading(self.counts)
        self.list.line_chosen.connect(self._on_line_chosen)
        self.list.all_requested.connect(self._on_all_wanted)

    def show_board(self, workspace: Workspace, meetings: tuple[Meeting, ...]) -> None:
        """Show what has changed on a board since the meeting held last, out of all its meetings."""
        meeting = last_held(meetings)
        changed = () if meeting is None else changed_since(workspace.overview, meeting, meetings)
        newest = sorted(changed, key=lambda each: each.happenings[-1][0].at, reverse=True)[:MOST]
        self._records = {each.id: each for each in newest}
        self.list.show_rows([_row(each) for each in newest], len(changed))
        self.setVisible(bool(changed))
        if meeting is not None and changed:
            self.counts.setText(
                self.tr("Since the {meeting}: {counts}.").format(
                    meeting=meeting.title, counts=kind_counts(changed)
                )
            )
            self.list.name_way(self.tr("Show all changes"))

    @Slot(str)
    def _on_line_chosen(self, record_id: Id) -> None:
        record = self._records.get(record_id)
        if record is not None:
            self.location_requested.emit(place_of_record(record.kind, record.id))

    @Slot()
    def _on_all_wanted(self) -> None:
        self.location_requested.emit(Location(_CHANGES))


def _row(record: ChangedRecord) -> TableRow:
    happening, meeting = record.happenings[-1]
    more = len(record.happenings) - 1
    what = happening_words(happening, record.text) + (f" (and {more} more)" if more else "")
    text = " ".join(record.text.split())
    return TableRow(record.id, (str(record.reference), text, what, where_words(happening, meeting)))
