"""The forms beside the list of people: for somebody new, and for somebody who is there."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.errors import Refusal
from boardobserver.domain.initials import allot_initials
from boardobserver.domain.release import Grade, Naming
from boardobserver.domain.same_names import namesakes
from boardobserver.domain.snapshots import Id, Person
from boardobserver.domain.withholding import why_name_is_withheld
from boardobserver.services.earlier_words import earlier_words
from boardobserver.services.people import add_person, change_person, remove_person
from boardobserver.ui.fields.choices import organisation_options
from boardobserver.ui.fields.same_name import same_name_words
from boardobserver.ui.fields.tie import CommandOf, Tie
from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.form import Form
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.link_button import LinkButton
from boardobserver.ui.widgets.record_table import ColumnMemory
from boardobserver.ui.widgets.tick import Tick
from boardobserver.ui.widgets.word_box import WordBox

_COMMANDS: dict[str, CommandOf] = {
    "name": lambda person_id, value: change_person(person_id, name=value or ""),
    "initials": lambda person_id, value: change_person(person_id, initials=value or ""),
    "role": lambda person_id, value: change_person(person_id, role=value or ""),
    "organisation_id": lambda person_id, value: change_person(person_id, organisation_id=value),
    "is_observer": lambda person_id, value: change_person(person_id, is_observer=value),
    "is_active": lambda person_id, value: change_person(person_id, is_active=value),
    "grade": lambda person_id, value: change_person(person_id, grade=value),
    "naming": lambda person_id, value: change_person(person_id, naming=value),
}


class _PersonFields:
    """The fields that both forms have."""

    def __init__(self, form: Form) -> None:
        self.name = LineField()
        self.initials = LineField()
        self.role = LineField()
        self.organisation = WordBox([(None, form.tr("None"))])
        self.grade = WordBox([(None, form.tr("Not known")), *((each, each.label) for each in Grade)])
        self.naming = WordBox(
            [
                (None, form.tr("By the board’s rule")),
                (Naming.NAMED, form.tr("Always named")),
                (Naming.WITHHELD, form.tr("Name withheld")),
            ]
        )
        self.is_observer = Tick(form.tr("One of the observers"))
        form.add_row("name", form.tr("Name, or a role"), self.name)
        form.add_row("initials", form.tr("Initials"), self.initials)
        form.add_row("role", form.tr("Role"), self.role)
        form.add_row("organisation_id", form.tr("Organisation"), self.organisation)
        form.add_row("grade", form.tr("Rank or grade"), self.grade)
        form.add_row("naming", form.tr("Name in the public edition"), self.naming)

    def offer_organisations(self, board: OpenBoard) -> None:
        """Offer the organisations that there are now."""
        self.organisation.set_options(organisation_options(board.workspace.read.organisations()))


class NewPersonForm(QFrame):
    """Adds somebody; initials that are free are proposed while the name is typed."""

    added = Signal(str)
    """Somebody was added: their id."""

    cancelled = Signal()
    """Nobody is to be added."""

    def __init__(self, theme: Theme, board: OpenBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._has_own_initials = False
        self._form = Form(theme)
        self.fields = _PersonFields(self._form)
        self.add_button = QPushButton(self.tr("Add person"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._build(theme)
        self.fields.name.edited.connect(self._on_name_edited)
        self.fields.initials.edited.connect(self._on_initials_edited)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button.clicked.connect(self.cancelled)
        for line in (self.fields.name, self.fields.initials, self.fields.role):
            line.returnPressed.connect(self._on_add)

    def start(self) -> None:
        """Begin anew."""
        self.fields.offer_organisations(self._board)
        for line in (self.fields.name, self.fields.initials, self.fields.role):
            line.set_value(None)
        for box in (self.fields.grade, self.fields.naming):
            box.set_value(None)
        self.fields.is_observer.set_value(False)
        self._has_own_initials = False
        self._form.clear_refusals()
        self._form.row("name").note("")

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Add a person"))
        self.add_button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        theme.arrange(buttons, gap=Space.CLOSE)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Add a person"), 2))
        column.addWidget(self._form)
        column.addWidget(self.fields.is_observer)
        column.addLayout(buttons)
        self.setFocusProxy(self.fields.name)

    @Slot(str)
    def _on_name_edited(self, name: str) -> None:
        if not self._has_own_initials:
            proposed = allot_initials(name, taken_initials(self._board)) if name.strip() else ""
            self.fields.initials.set_value(proposed)
        others = namesakes(name, self._board.workspace.read.people())
        self._form.row("name").note(same_name_words(name, others, is_new=True))

    @Slot(str)
    def _on_initials_edited(self, initials: str) -> None:
        self._has_own_initials = bool(initials.strip())

    @Slot()
    def _on_add(self) -> None:
        self._form.clear_refusals()
        organisation = self.fields.organisation.value
        grade, naming = self.fields.grade.value, self.fields.naming.value
        command = add_person(
            self.fields.name.text(),
            role=self.fields.role.text(),
            organisation_id=organisation if isinstance(organisation, str) else None,
            initials=self.fields.initials.text(),
            is_observer=self.fields.is_observer.value,
            grade=grade if isinstance(grade, Grade) else None,
            naming=naming if isinstance(naming, Naming) else None,
        )
        done = self._board.attempt(command, origin=self, on_refusal=self._form.show_refusal)
        if done is not None:
            self.start()
            self.fields.name.setFocus()
            self.added.emit(done.value)


class PersonPane(QFrame):
    """Somebody's particulars, each changed where it stands."""

    rule_requested = Signal()
    """The person wants to see the rule by which names are withheld."""

    def __init__(
        self, theme: Theme, board: OpenBoard, memory: ColumnMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._person_id: Id = ""
        self._form = Form(theme)
        self.heading = Heading("", 2)
        self.fields = _PersonFields(self._form)
        self.is_active = Tick(self.tr("Active: offered for new meetings"))
        self.named = Words(quiet=True)
        self.rule_link = LinkButton(self.tr("The board’s rule on names"))
        self.message = FieldMessage(theme)
        self.remove_button = QPushButton(self.tr("Remove"))
        self.earlier = EarlierWordsList(theme, board, memory)
        self._ties: dict[str, Tie] = {}
        self._build(theme)
        self._tie()
        self.remove_button.clicked.connect(self._on_remove)
        self.rule_link.clicked.connect(self.rule_requested)

    def show_person(self, person: Person) -> None:
        """Show somebody; what is being typed about them stays."""
        if person.id != self._person_id:
            self.message.clear()
        self._person_id = person.id
        self.heading.setText(person.name)
        self.fields.offer_organisations(self._board)
        is_editable = not self._board.workspace.is_read_only
        for name, tie in self._ties.items():
            tie.load(person.id, getattr(person, name))
            tie.set_editable(is_editable)
        others = namesakes(person.name, self._board.workspace.read.people(), besides=person)
        self._form.row("name").note(same_name_words(person.name, others, is_new=False))
        self.remove_button.setEnabled(is_editable)
        versions = earlier_words(self._board.workspace.read, "person", person.id)
        self.earlier.show_versions(versions, is_editable=is_editable)
        why = why_name_is_withheld(person, self._board.workspace.read.releases.conventions())
        if person.naming is Naming.WITHHELD:
            words = self.tr("The public edition withholds the name.")
        elif why:
            words = self.tr("The public edition withholds the name: {why}.").format(why=why.lower())
        else:
            words = self.tr("The public edition says the name.")
        self.named.setText(words)

    def _build(self, theme: Theme) -> None:
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Particulars of the person"))
        self.remove_button.setIcon(theme.icons.beside_words("trash-2"))
        self.remove_button.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(self.heading)
        column.addWidget(self._form)
        column.addWidget(self.named)
        column.addWidget(self.rule_link)
        column.addWidget(self.fields.is_observer)
        column.addWidget(self.is_active)
        column.addWidget(self.message)
        column.addWidget(self.earlier)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.setFocusProxy(self.fields.name)

    def _tie(self) -> None:
        fields = self.fields
        for name, field in (
            ("name", fields.name),
            ("initials", fields.initials),
            ("role", fields.role),
            ("organisation_id", fields.organisation),
            ("grade", fields.grade),
            ("naming", fields.naming),
        ):
            row = self._form.row(name)
            self._ties[name] = Tie(self._board, field, field.committed, _COMMANDS[name], row)
        for name, tick in (("is_observer", fields.is_observer), ("is_active", self.is_active)):
            self._ties[name] = Tie(self._board, tick, tick.committed, _COMMANDS[name])

    @Slot()
    def _on_remove(self) -> None:
        self.message.clear()
        self._board.attempt(remove_person(self._person_id), origin=self, on_refusal=self._on_refused)

    def _on_refused(self, refusal: Refusal) -> None:
        self.message.say(refusal.message)


class NobodyPane(QFrame):
    """What stands beside the list while nobody is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE)
        column.addWidget(
            Words(self.tr("Choose somebody in the list to see and change their particulars."), quiet=True)
        )


def taken_initials(board: OpenBoard) -> Collection[str]:
    """The initials and short names that are somebody's already."""
    read = board.workspace.read
    return [
        *(person.initials for person in read.people()),
        *(body.short_name for body in read.organisations()),
    ]
