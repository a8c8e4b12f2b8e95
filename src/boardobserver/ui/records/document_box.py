"""One document that a record rests on: what it is, where in it, the words quoted; changed in place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from boardobserver.domain.snapshots import Document, DocumentUse, Id
from boardobserver.services import documents
from boardobserver.services.command import Command
from boardobserver.ui.fields.tie import Tie
from boardobserver.ui.records.forms import field_specs as a
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.link_button import LinkButton
from boardobserver.ui.widgets.sizes import size_words

_Change = Callable[[Id, Any], Command[None]]

_OF_USE: tuple[tuple[str, str, a.FieldMaker], ...] = (
    ("place", "Page or paragraph", a.line),
    ("quotation", "Quotation, exactly", a.words),
    ("sic_note", "Note beside “[sic]”", a.line),
)
_OF_DOCUMENT: tuple[tuple[str, str, a.FieldMaker], ...] = (
    ("title", "Title", a.line),
    ("publisher", "Publisher", a.line),
    ("dated", "Date", a.day),
    ("version", "Version", a.line),
    ("published_at", "Where published", a.line),
    ("note", "Note", a.words),
)


class DocumentBox(QFrame):
    """Shows one use of a document; its fields come out when they are to be changed.

    Args:
        theme: The look.
        board: The open board.
    """

    attach_requested = Signal(object)
    """A file is to be attached to this `Document`."""

    copy_requested = Signal(object)
    """A copy of the file of this `Document` is to be saved."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._use: DocumentUse | None = None
        self._ties: list[tuple[str, Tie, bool]] = []
        self.title = Heading("", 3)
        self._particulars = Words(quiet=True)
        self._place = Words()
        self.quotation = Words()
        self._note = Words(quiet=True)
        self._file = Words(quiet=True)
        self.form = Form(theme)
        self.copy_button = LinkButton(self.tr("Save a copy…"))
        self.attach_button = LinkButton(self.tr("Attach a file…"))
        self.detach_button = LinkButton(self.tr("Take the file away"))
        self.change_button = LinkButton(self.tr("Change"))
        self.drop_button = LinkButton(self.tr("Remove"))
        self._build()
        self._connect()

    def load(self, use: DocumentUse, *, is_editable: bool) -> None:
        """Show a use; what is being typed about the same one is left alone."""
        self._use = use
        document = use.document
        self.setAccessibleName(document.title)
        self.title.setText(document.title)
        _say(self._particulars, _particulars(document))
        _say(self._place, use.place)
        sic = " [sic]" if use.sic_note else ""
        _say(self.quotation, f"“{use.quotation}”{sic}" if use.quotation.strip() else "")
        _say(self._note, "\n".join(each for each in (use.sic_note, document.note) if each))
        _say(
            self._file, f"{document.file_name} · {size_words(document.size or 0)}" if document.sha256 else ""
        )
        for name, tie, is_of_use in self._ties:
            of = use if is_of_use else document
            tie.load(of.id, getattr(of, name))
            tie.set_editable(is_editable)
        self.copy_button.setVisible(document.sha256 is not None)
        self.detach_button.setVisible(is_editable and document.sha256 is not None)
        another, first = self.tr("Attach another file…"), self.tr("Attach a file…")
        self.attach_button.set_words(another if document.sha256 else first)
        for button in (self.attach_button, self.change_button, self.drop_button):
            button.setVisible(is_editable)
        change, remove = self.tr("Change {title}"), self.tr("Remove {title} from this record")
        self.change_button.setAccessibleDescription(change.format(title=document.title))
        self.drop_button.setAccessibleDescription(remove.format(title=document.title))

    def open_fields(self) -> None:
        """Bring the fields out, and go to the first."""
        self.form.show()
        self.change_button.set_words(self.tr("Done"))
        self.form.row("quotation").setFocus()

    def _build(self) -> None:
        self.setProperty("role", "panel")
        for fields, change, is_of_use in (
            (_OF_USE, documents.change_use, True),
            (_OF_DOCUMENT, documents.change_document, False),
        ):
            for name, label, make in fields:
                self._add(
                    name, label, make, _setter(change, name, is_line=make is a.line), is_of_use=is_of_use
                )
        self.form.hide()
        buttons = FlowLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        for button in (
            self.copy_button,
            self.attach_button,
            self.change_button,
            self.detach_button,
            self.drop_button,
        ):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.CLOSE, gap=Space.CLOSE)
        for words in (self.title, self._particulars, self._place, self.quotation, self._note, self._file):
            column.addWidget(words)
        column.addWidget(self.form)
        column.addLayout(buttons)

    def _add(self, name: str, label: str, make: a.FieldMaker, change: _Change, *, is_of_use: bool) -> None:
        field, committed = make(self._theme, self._board, label)
        assert isinstance(field, QWidget)
        row = self.form.add_row(name, label, field)
        self._ties.append((name, Tie(self._board, field, committed, change, row), is_of_use))

    def _connect(self) -> None:
        self.change_button.clicked.connect(self._on_change)
        self.attach_button.clicked.connect(self._on_attach)
        self.copy_button.clicked.connect(self._on_copy)
        self.detach_button.clicked.connect(self._on_detach)
        self.drop_button.clicked.connect(self._on_drop)

    @Slot()
    def _on_change(self) -> None:
        if self.form.isHidden():
            self.open_fields()
        else:
            self.form.hide()
            self.change_button.set_words(self.tr("Change"))

    @Slot()
    def _on_attach(self) -> None:
        if self._use is not None:
            self.attach_requested.emit(self._use.document)

    @Slot()
    def _on_copy(self) -> None:
        if self._use is not None:
            self.copy_requested.emit(self._use.document)

    @Slot()
    def _on_detach(self) -> None:
        if self._use is not None:
            self._board.attempt(documents.detach_file(self._use.document.id), origin=self)

    @Slot()
    def _on_drop(self) -> None:
        if self._use is not None:
            self._board.attempt(documents.drop_use(self._use.id), origin=self)


def _particulars(document: Document) -> str:
    version = f"version {document.version}" if document.version else ""
    dated = "" if document.dated is None else show_date(document.dated)
    parts = (document.publisher, dated, version, document.published_at)
    return " · ".join(part for part in parts if part)


def _say(label: Words, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _setter(change: Callable[..., Command[None]], name: str, *, is_line: bool) -> _Change:
    """Sets one field by its name; one for a line is empty as None, where the board has an empty text."""

    def command(key: Id, value: Any) -> Command[None]:
        return change(key, **{name: "" if value is None and is_line else value})

    return command
