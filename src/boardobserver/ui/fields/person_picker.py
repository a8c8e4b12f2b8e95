"""Picks a person by name or initials; somebody unknown can be added to the board on the spot."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.same_names import namesakes
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes
from boardobserver.services.people import add_person
from boardobserver.ui.fields.choices import organisation_options, people_choices
from boardobserver.ui.fields.pick_field import PickField
from boardobserver.ui.fields.same_name import ambiguous_words
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.word_box import WordBox


class PersonPicker(QWidget):
    """A line for a person; under it, when the name is nobody's, the offer to add them.

    Args:
        theme: The look.
        board: The open board.
        name: What the field is called.
    """

    committed = Signal(object)
    """The person picked (their id), or None when the field was emptied. Only when it is another one."""

    def __init__(self, theme: Theme, board: OpenBoard, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.setAccessibleName(name)
        self.line = PickField(theme, name)
        self.offer = AddPersonOffer(theme, board)
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.line)
        column.addWidget(self.offer)
        self.setFocusProxy(self.line)
        self.offer.hide()
        self._reload()
        self.line.picked.connect(self._on_picked)
        self.line.unknown.connect(self._on_unknown)
        self.offer.added.connect(self._on_added)
        self.offer.declined.connect(self._on_declined)
        board.changed.connect(self._on_changed)

    @property
    def value(self) -> Id | None:
        """The person picked."""
        return self.line.picked_id

    def set_value(self, value: Id | None) -> None:
        """Load a person, silently."""
        self.offer.hide()
        if value is not None:
            self._reload(value)
        self.line.set_value(value)

    def isModified(self) -> bool:
        """Whether a name is being typed, or waits to be added."""
        return self.line.isModified()

    def setReadOnly(self, is_read_only: bool) -> None:
        """Have it show its value and no longer change."""
        self.line.setReadOnly(is_read_only)

    def set_hint(self, words: str) -> None:
        """Say what to type, while nothing is."""
        line = self.line.lineEdit()
        if line is not None:
            line.setPlaceholderText(words)

    def _reload(self, besides: Id | None = None) -> None:
        self.line.offer(people_choices(self._board.workspace.read.people(), besides=besides or self.value))

    @Slot(object)
    def _on_picked(self, person_id: Id | None) -> None:
        self.offer.hide()
        self.committed.emit(person_id)

    @Slot(str)
    def _on_unknown(self, name: str) -> None:
        self.offer.ask(name)

    @Slot(object)
    def _on_added(self, person_id: Id) -> None:
        self.set_value(person_id)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.committed.emit(person_id)

    @Slot()
    def _on_declined(self) -> None:
        self.offer.hide()
        self.line.set_value(None)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern("person"):
            self._reload()


class AddPersonOffer(QFrame):
    """The offer to add somebody of a name that is nobody's, with role and organisation."""

    added = Signal(object)
    """Somebody was added: their id."""

    declined = Signal()
    """The name was a slip."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = board
        self._name = ""
        self._words = Words()
        self._role = LineField()
        self._organisation = WordBox([(None, self.tr("None"))])
        self._message = FieldMessage(theme)
        self._add = QPushButton(self.tr("Add to the board"))
        self._decline = QPushButton(self.tr("Not now"))
        self._build()
        self._add.clicked.connect(self._on_add)
        self._role.returnPressed.connect(self._on_add)
        self._decline.clicked.connect(self.declined)

    def ask(self, name: str) -> None:
        """Offer to add somebody of that name."""
        self._name = name
        others = namesakes(name, self._board.workspace.read.people())
        unknown = self.tr("“{name}” is nobody on this board yet.").format(name=name)
        self._words.setText(ambiguous_words(name, [each.initials for each in others]) if others else unknown)
        self._organisation.set_options(organisation_options(self._board.workspace.read.organisations()))
        self._organisation.set_value(None)
        self._role.set_value(None)
        self._message.clear()
        self.show()

    def _build(self) -> None:
        self.setProperty("role", "float")
        self._add.setProperty("role", "primary")
        self.setAccessibleName(self.tr("Add a person"))
        form = Form(self._theme)
        form.add_row("role", self.tr("Role"), self._role)
        form.add_row("organisation_id", self.tr("Organisation"), self._organisation)
        buttons = QHBoxLayout()
        self._theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self._add)
        buttons.addWidget(self._decline)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        self._theme.arrange(column, margin=Space.NORMAL, gap=Space.CLOSE)
        column.addWidget(self._words)
        column.addWidget(form)
        column.addWidget(self._message)
        column.addLayout(buttons)
        for button in (self._add, self._decline):
            button.setAutoDefault(True)

    @Slot()
    def _on_add(self) -> None:
        role = self._role.text().strip()
        organisation = self._organisation.value
        command = add_person(
            self._name, role=role, organisation_id=organisation if isinstance(organisation, str) else None
        )
        done = self._board.attempt(command, origin=self, on_refusal=self._on_refused)
        if done is not None:
            self.added.emit(done.value)

    def _on_refused(self, refusal: object) -> None:
        self._message.say(str(refusal))
