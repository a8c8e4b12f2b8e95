"""The records that one is linked to, from whichever end, and a form to link one more."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.linkage import DIRECTIONS, RecordHead
from boardobserver.domain.snapshots import Id
from boardobserver.services.links import FurtherRecord, LinkedRecord, Surroundings, link_records, unlink
from boardobserver.ui.records.record_field import RecordField
from boardobserver.ui.records.section import Section, add_button
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.link_button import LinkButton
from boardobserver.ui.widgets.word_box import WordBox

_LONGEST = 160


class LinksSection(Section):
    """Direct links first, each of which can be dropped; what they lead on to under them, each record once.

    Args:
        theme: The look.
        board: The open board.
    """

    record_requested = Signal(str)
    """A link was followed: the id of the record."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.add_button = add_button(theme, self.tr("Add a link"))
        self.set_up(self.tr("Links"), self.tr("Linked to no other record."), self.add_button)
        self._theme = theme
        self._board = board
        self._record_id: Id = ""
        self._shown: tuple[Surroundings, bool] | None = None
        self.form = LinkForm(theme, board)
        self._rows: list[QWidget] = []
        self.column.addWidget(self.form)
        self.form.hide()
        self.add_button.clicked.connect(self._on_add)
        self.form.closed.connect(self._on_form_closed)

    def load(self, record_id: Id, around: Surroundings, *, is_editable: bool) -> None:
        """Show what a record is linked to; a link to it that is being typed stays."""
        if record_id != self._record_id:
            self.form.hide()
        self._record_id = record_id
        self.add_button.setVisible(is_editable)
        if (around, is_editable) == self._shown:
            return
        self._shown = (around, is_editable)
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._linked(each, is_editable=is_editable) for each in around.linked]
        if around.further:
            self._rows.append(Words(self.tr("Further along"), quiet=True))
            self._rows.extend(self._further(each) for each in around.further)
        for row in self._rows:
            self.column.insertWidget(self.column.count() - 1, row)
        self.show_empty(is_empty=not around.linked)

    def _linked(self, linked: LinkedRecord, *, is_editable: bool) -> QWidget:
        row = self._row(linked.words, linked.record)
        if is_editable:
            drop = QToolButton()
            drop.setProperty("role", "quiet")
            drop.setIcon(self._theme.icons("x"))
            words = self.tr("Drop the link to {reference}").format(reference=linked.record.reference)
            drop.setToolTip(words)
            drop.setAccessibleName(words)
            drop.clicked.connect(partial(self._drop, linked.link_id))
            row.head.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _further(self, further: FurtherRecord) -> QWidget:
        words = self.tr("{reference} {relation}").format(
            reference=further.before.reference, relation=further.words
        )
        return self._row(words, further.record, is_further=True)

    def _row(self, words: str, record: RecordHead, *, is_further: bool = False) -> "_LinkRow":
        row = _LinkRow(self._theme, words, record, is_further=is_further)
        row.link.clicked.connect(partial(self.record_requested.emit, record.id))
        return row

    def _drop(self, link_id: Id) -> None:
        self._board.attempt(unlink(link_id), origin=self)

    @Slot()
    def _on_add(self) -> None:
        self.form.start(self._record_id)
        self.form.show()
        self.form.setFocus()

    @Slot()
    def _on_form_closed(self) -> None:
        self.form.hide()
        self.add_button.setFocus()


class _LinkRow(QFrame):
    """One linked record: how it stands to the one that is shown, its reference and status, its words."""

    def __init__(self, theme: Theme, words: str, record: RecordHead, *, is_further: bool) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.link = LinkButton(f"{record.reference} · {record.status.label}")
        self.head = QHBoxLayout()
        flow = FlowLayout()
        theme.arrange(flow, gap=Space.TIGHT)
        relation = Words(words, quiet=True)
        # Two or three words keep together; with a reference before them they may need more lines.
        relation.setWordWrap(is_further)
        if not is_further:
            flow.addWidget(relation)
        flow.addWidget(self.link)
        theme.arrange(self.head, gap=Space.TIGHT)
        self.head.addLayout(flow, 1)
        text = " ".join(record.text.split())
        shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        column = QVBoxLayout(self)
        theme.arrange_sides(column, across=Space.CLOSE, down=Space.TIGHT, gap=Space.TIGHT)
        if is_further:
            column.addWidget(relation)
        column.addLayout(self.head)
        column.addWidget(Words(shown))


class LinkForm(QFrame):
    """How the record stands to which other one."""

    closed = Signal()
    """It is done with, whatever came of it."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._record_id: Id = ""
        self._form = Form(theme)
        self.relation = WordBox([((relation, out), words) for relation, out, words in DIRECTIONS])
        self.record = RecordField(board, self.tr("The other record"))
        self.link_button = QPushButton(self.tr("Link"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Add a link"))
        self._form.add_row("relation", self.tr("This record"), self.relation)
        self._form.add_row("record", self.tr("The other record"), self.record)
        self.link_button.setProperty("role", "primary")
        buttons = FlowLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.link_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.CLOSE, gap=Space.NORMAL)
        column.addWidget(self._form)
        column.addLayout(buttons)
        self.setFocusProxy(self.relation)
        self.link_button.clicked.connect(self._on_link)
        self.record.taken.connect(self._on_link)
        self.cancel_button.clicked.connect(self.closed)

    def start(self, record_id: Id) -> None:
        """Begin anew, for a record."""
        self._record_id = record_id
        self.record.start(record_id)
        self._form.clear_refusals()

    @Slot()
    def _on_link(self) -> None:
        self._form.clear_refusals()
        other = self.record.record_id
        if other is None:
            why = self.tr("No record is meant by this, or more than one. Type its reference.")
            self._form.show_refusal(Refusal(why, "record"))
            return
        chosen = next(each for each in DIRECTIONS if each[:2] == self.relation.value)
        ends = (self._record_id, other) if chosen[1] else (other, self._record_id)
        done = self._board.attempt(
            link_records(*ends, chosen[0]), origin=self, on_refusal=self._form.show_refusal
        )
        if done is not None:
            self.closed.emit()
