"""Withholding from Review: the selected words, or else the line or the item that is looked at."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from boardobserver.domain.publication import wording_of
from boardobserver.domain.snapshots import Id, MeetingRecord, MinutesContent, Withholding
from boardobserver.domain.withholding import why_name_is_withheld
from boardobserver.domain.withholding.wholes import is_whole
from boardobserver.services.released_content import with_what_is_withheld
from boardobserver.services.withholding import Place
from boardobserver.ui.reviewing.line_record import LineRecord
from boardobserver.ui.reviewing.review_model import Column, ReviewLine
from boardobserver.ui.reviewing.review_table import ReviewTable
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice, NoticeAction
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.taking.rows import HeadingRow
from boardobserver.ui.widgets.utf16 import characters
from boardobserver.ui.withholding.marks import Marks
from boardobserver.ui.withholding.withholder import Target, Withholder


@dataclass(frozen=True, slots=True)
class Aim:
    """What the person means.

    Attributes:
        target: What is to be withheld.
        sources: What withholds it already.
        beside: The widget that it stands in, and the place there; None for the current row of the table.
    """

    target: Target
    sources: tuple[Id, ...]
    beside: tuple[QWidget, QRect] | None = None


class ReviewWithholding(QObject):
    """Finds what is meant, and asks on what to withhold it.

    Args:
        theme: The look.
        board: The open board.
        step: The step, over which the question stands.
        table: The lines.
        record: The fields of the record of a line.
    """

    asked = Signal()
    """Something is about to be withheld: what is being typed is to be put away."""

    person_requested = Signal(str)
    """The name of the person of this id is withheld; that is changed with the person."""

    def __init__(
        self, theme: Theme, board: OpenBoard, step: QWidget, table: ReviewTable, record: LineRecord
    ) -> None:
        super().__init__(step)
        self._board = board
        self._step = step
        self._table = table
        self._record = record
        self._content: MinutesContent | None = None
        self.withholder = Withholder(theme, board, step)

    def show_record(self, record: MeetingRecord) -> None:
        """Show in the table what of a record is withheld now."""
        read = self._board.workspace.read
        self._content = with_what_is_withheld(
            read, MinutesContent(record, conventions=read.releases.conventions())
        )
        self._table.lines.show_marks(Marks(self._content))

    @Slot()
    def start(self) -> None:
        """Withhold what the person looks at, or change on what it is."""
        if not self._step.isVisible() or self._content is None:
            return
        if self._board.workspace.is_read_only:
            self._say(self.tr("This board is open to be read only: nothing can be withheld."))
            return
        aim = self._aim()
        self.asked.emit()
        if aim is not None:
            self._ask(aim)

    def _aim(self) -> Aim | None:
        selected = self._selected_in_record() or self._selected_in_editor()
        if selected is not None:
            return selected
        row = self._table.currentIndex().row()
        line = self._table.lines.line_at(row)
        if line is not None:
            return self._whole_line(line)
        heading = self._table.lines.rows[row] if row >= 0 else None
        if isinstance(heading, HeadingRow) and heading.item_id is not None:
            return self._whole_item(heading)
        self._say(self.tr("Choose a line, or the heading of an item, or select words in a wording."))
        return None

    def _selected_in_record(self) -> Aim | None:
        """Words that are selected in a field of the record of the line."""
        field, form = QApplication.focusWidget(), self._record.form
        if not isinstance(field, QPlainTextEdit) or form is None or not form.isAncestorOf(field):
            return None
        cursor = field.textCursor()
        if not cursor.hasSelection():
            return None
        beside = (field, field.rect())
        return self._passage(Place(record_id=form.record_id), field.toPlainText(), cursor, beside)

    def _selected_in_editor(self) -> Aim | None:
        editor = self._table.editor
        if editor is None or not editor.textCursor().hasSelection():
            return None
        return self._passage(Place(entry_id=editor.entry_id), editor.text, editor.textCursor())

    def _passage(
        self, place: Place, text: str, cursor: QTextCursor, beside: tuple[QWidget, QRect] | None = None
    ) -> Aim:
        span = characters(text, cursor.selectionStart()), characters(text, cursor.selectionEnd())
        target = Target(place, text[span[0] : span[1]], is_passage=True)
        return Aim(target, self._table.lines.marks.sources_at(text, span), beside)

    def _whole_line(self, line: ReviewLine) -> Aim | None:
        if not line.is_printed:
            self._say(self.tr("This line does not print in any edition, so there is nothing to withhold."))
            return None
        words = wording_of(line.entry)
        content, entry = self._content, line.entry
        assert content is not None
        whole = [
            each.id
            for each in content.withholdings
            if (each.entry_id == entry.id and is_whole(each, words))
            or (each.record_id is not None and each.record_id == entry.record_id and not each.passage)
            or (each.item_id is not None and each.item_id == entry.item_id and not each.passage)
        ]
        marks = self._table.lines.marks.of_line(entry)
        alone = self._table.lines.marks.sources_at(words, marks.spans[0]) if len(marks.spans) == 1 else ()
        record = content.record.records.get(entry.record_id or "")
        reference = "" if record is None else str(record.reference)
        target = Target(Place(entry_id=entry.id), words, is_passage=False, record=reference)
        return Aim(target, tuple(whole) or alone)

    def _whole_item(self, heading: HeadingRow) -> Aim:
        content = self._content
        assert content is not None
        sources = (
            each.id for each in content.withholdings if each.item_id == heading.item_id and not each.passage
        )
        target = Target(Place(item_id=heading.item_id), heading.words, is_passage=False)
        return Aim(target, tuple(sources))

    def _ask(self, aim: Aim) -> None:
        beside = self._beside(aim)
        found = self._withholding_of(aim.sources)
        if found is not None:
            self.withholder.change(found, found.passage or aim.target.words, beside)
        elif not self._say_whose_name(aim):
            self.withholder.withhold(aim.target, beside)

    def _withholding_of(self, sources: tuple[Id, ...]) -> Withholding | None:
        assert self._content is not None
        return next((each for each in self._content.withholdings if each.id in sources), None)

    def _say_whose_name(self, aim: Aim) -> bool:
        """Say of words that are somebody's withheld name where that is changed."""
        content = self._content
        assert content is not None
        people = content.record.people
        person = next((people[key] for key in aim.sources if key in people), None)
        if person is None or not aim.target.is_passage:
            return False
        words = self.tr("This name is withheld already: {why}.")
        why = why_name_is_withheld(person, content.conventions).lower()
        requested = NoticeAction(self.tr("Go to the person"), partial(self._request, person.id))
        self._board.tell(Notice(Tone.INFO, words.format(why=why), action=requested, key="withholding"))
        return True

    def _request(self, person_id: Id) -> None:
        if isValid(self):  # the notice may outlive the page
            self.person_requested.emit(person_id)

    def _beside(self, aim: Aim) -> QRect:
        if aim.beside is not None:
            widget, place = aim.beside
            return QRect(widget.mapTo(self._step, place.topLeft()), place.size())
        index = self._table.lines.index(self._table.currentIndex().row(), Column.PRINTS)
        place = self._table.visualRect(index)
        corner = self._table.viewport().mapTo(self._step, QPoint(place.left(), max(0, place.top())))
        return QRect(corner, place.size())

    def _say(self, words: str) -> None:
        self._board.tell(Notice(Tone.INFO, words, key="withholding"))
