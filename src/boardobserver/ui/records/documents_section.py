"""The documents that a record rests on, and the papers before the item where it was raised."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import DocumentUse, Id, Paper
from boardobserver.services.documents import add_document, use_document
from boardobserver.ui.records.document_box import DocumentBox
from boardobserver.ui.records.document_files import DocumentFiles
from boardobserver.ui.records.file_dialogs import FileQuestions
from boardobserver.ui.records.section import Section, add_button
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.chooser import Choice, Chooser
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.line_fields import LineField


class DocumentsSection(Section):
    """Every use of a document as a box of its own, and a form to add one.

    Args:
        desk: What pages work with.
        board: The open board.
        questions: Which file to attach, and where a copy goes.
    """

    def __init__(
        self, desk: Desk, board: OpenBoard, questions: FileQuestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, parent)
        self._theme = desk.theme
        self._board = board
        self._record_id: Id = ""
        self._boxes: dict[Id, DocumentBox] = {}
        self._papers = Words(quiet=True)
        self.files = DocumentFiles(board, desk.jobs, questions, self)
        self.add_button = add_button(desk.theme, self.tr("Add a document"))
        self.form = DocumentForm(desk, board)
        self.set_up(self.tr("Documents"), self.tr("It rests on no document yet."), self.add_button)
        self.column.addWidget(self._papers)
        self.column.addWidget(self.form)
        self.form.hide()
        self.add_button.clicked.connect(self._on_add)
        self.form.closed.connect(self._on_form_closed)
        self.form.added.connect(self._on_added)

    def load(
        self, record_id: Id, uses: tuple[DocumentUse, ...], papers: tuple[Paper, ...], *, is_editable: bool
    ) -> None:
        """Show the documents of a record; what is being typed about it stays."""
        if record_id != self._record_id:
            self.form.hide()
        self._record_id = record_id
        self.add_button.setVisible(is_editable)
        self.show_empty(is_empty=not uses)
        self._show_papers(papers)
        wanted = {use.id for use in uses}
        for gone in [key for key in self._boxes if key not in wanted]:
            box = self._boxes.pop(gone)
            self.column.removeWidget(box)
            box.hide()
            box.deleteLater()
        for use in uses:
            if use.id not in self._boxes:
                self._boxes[use.id] = self._made()
            self._boxes[use.id].load(use, is_editable=is_editable)

    @property
    def boxes(self) -> tuple[DocumentBox, ...]:
        """What is shown of each use."""
        return tuple(self._boxes.values())

    def _made(self) -> DocumentBox:
        box = DocumentBox(self._theme, self._board)
        box.attach_requested.connect(self.files.attach)
        box.copy_requested.connect(self.files.save_copy)
        self.column.insertWidget(self.column.indexOf(self._papers), box)
        return box

    def _show_papers(self, papers: tuple[Paper, ...]) -> None:
        named = [" ".join(part for part in (each.reference, each.title) if part) for each in papers]
        words = self.tr("Papers before the item where it was raised: {papers}.")
        self._papers.setText(words.format(papers="; ".join(named)))
        self._papers.setVisible(bool(papers))

    @Slot()
    def _on_add(self) -> None:
        self.form.start(self._record_id)
        self.form.show()
        self.form.setFocus()

    @Slot()
    def _on_form_closed(self) -> None:
        self.form.hide()
        self.add_button.setFocus()

    @Slot()
    def _on_added(self) -> None:
        self.form.hide()
        newest = max(self._boxes, default=None)  # keys are in the order of time
        if newest is not None:
            self._boxes[newest].open_fields()


class DocumentForm(QFrame):
    """A document that the board has already, or the title of a new one, and where in it."""

    added = Signal()
    """The record rests on it now."""

    closed = Signal()
    """Nothing is to be added."""

    def __init__(self, desk: Desk, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._record_id: Id = ""
        self._form = Form(desk.theme)
        self.document = Chooser(desk.theme)
        self.document.setMinimumContentsLength(8)
        self.place = LineField()
        self.add_button = QPushButton(self.tr("Add"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Add a document"))
        hint = self.tr("One that the board has, or the title of a new one.")
        self._form.add_row("document", self.tr("Document"), self.document, hint)
        self._form.add_row("place", self.tr("Page or paragraph"), self.place)
        self.add_button.setProperty("role", "primary")
        buttons = FlowLayout()
        desk.theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        desk.theme.arrange(column, margin=Space.CLOSE, gap=Space.NORMAL)
        column.addWidget(self._form)
        column.addLayout(buttons)
        self.setFocusProxy(self.document)
        self.add_button.clicked.connect(self._on_add)
        self.place.returnPressed.connect(self._on_add)
        self.cancel_button.clicked.connect(self.closed)

    def start(self, record_id: Id) -> None:
        """Begin anew, for a record."""
        self._record_id = record_id
        found = self._board.workspace.read.documents()
        self.document.set_choices([Choice(each.id, each.title, "") for each in found])
        self.document.set_value(None)
        self.place.set_value(None)
        self._form.clear_refusals()

    @Slot()
    def _on_add(self) -> None:
        self._form.clear_refusals()
        chosen, place = self.document.value, self.place.text().strip()
        if chosen.id is not None:
            command = use_document(self._record_id, chosen.id, place=place)
        else:
            command = add_document(chosen.text, for_record_id=self._record_id, place=place)
        if self._board.attempt(command, origin=self, on_refusal=self._on_refused) is not None:
            self.added.emit()

    def _on_refused(self, refusal: Refusal) -> None:
        self._form.show_refusal(Refusal(refusal.message, "document"))
