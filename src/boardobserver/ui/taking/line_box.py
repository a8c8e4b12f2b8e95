"""What can be put right about the selected line itself: who spoke, and of what kind it is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Entry, Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.forms.party_field import PartyField
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.word_box import WordBox


class LineBox(QWidget):
    """The selected line's speaker and kind.

    Args:
        theme: The look.
        board: The open board.
    """

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by = PartyField(theme, self.tr("Said by"))
        self._kind = WordBox([(kind, kind.label) for kind in EntryKind], self.tr("Kind of line"))
        form = Form(theme)
        column = QVBoxLayout(self)
        theme.arrange(column)
        column.addWidget(form)
        by_row = form.add_row("speaker_id", self.tr("Said by"), self._by)
        kind_row = form.add_row("kind", self.tr("Kind of line"), self._kind)
        self._said_by = Tie(board, self._by, self._by.committed, _say_by, by_row)
        self._marked = Tie(board, self._kind, self._kind.committed, _mark, kind_row)

    def load(self, entry: Entry, directory: Directory, *, is_editable: bool) -> None:
        """Show a line; what is being typed about the same one is left alone."""
        self._by.set_directory(directory)
        self._said_by.load(entry.id, Party(entry.speaker_id, entry.speaker_organisation_id))
        self._marked.load(entry.id, entry.kind)
        for tie in (self._said_by, self._marked):
            tie.set_editable(is_editable)


def _say_by(entry_id: Id, value: Party) -> Command[None]:
    return entries.set_speaker(entry_id, value)


def _mark(entry_id: Id, value: EntryKind) -> Command[None]:
    return entries.re_mark(entry_id, value)
