"""The fields of a form as data: what each is called, what it shows of a record, and what it sets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import SignalInstance

from boardobserver.domain.due_words import format_due, parse_due
from boardobserver.domain.snapshots import Due, Id, Tracked
from boardobserver.domain.words import DueKind, Word
from boardobserver.services.command import Command
from boardobserver.ui.fields.dates import DateReader
from boardobserver.ui.fields.tie import Field
from boardobserver.ui.records.forms.party_field import PartyField
from boardobserver.ui.records.forms.topics_field import TopicsField
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.date_field import DateField
from boardobserver.ui.widgets.line_fields import LineField
from boardobserver.ui.widgets.parsed_field import ParsedField
from boardobserver.ui.widgets.text_box import TextBox
from boardobserver.ui.widgets.word_box import WordBox

MadeField = tuple[Field, SignalInstance]
"""A field, and its signal that the person is done with it."""

FieldMaker = Callable[[Theme, OpenBoard, str], MadeField]
"""Makes a field of some name."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the form of a kind of record.

    Attributes:
        name: What refusals call it.
        label: What it is called on the screen.
        make: Makes the field.
        value: What it shows of a record.
        command: From the record's key, the field's value and the meeting in which it is set, to the command.
    """

    name: str
    label: str
    make: FieldMaker
    value: Callable[[Tracked], Any]
    command: Callable[[Id, Any, Id | None], Command[Any]]


def words(theme: Theme, _board: OpenBoard, name: str) -> MadeField:
    """A field for a text of several lines."""
    field = TextBox(theme, name)
    return field, field.changed


def line(_theme: Theme, _board: OpenBoard, name: str) -> MadeField:
    """A field for words on one line; its value is None for none."""
    field = LineField(name)
    return field, field.committed


def day(theme: Theme, board: OpenBoard, name: str) -> MadeField:
    """A field for a date."""
    field = DateField(theme, DateReader(board), name)
    return field, field.committed


def party(theme: Theme, _board: OpenBoard, name: str) -> MadeField:
    """A field for a person or an organisation."""
    field = PartyField(theme, name)
    return field, field.committed


def topics(theme: Theme, _board: OpenBoard, name: str) -> MadeField:
    """A field for the board's grounds and topics."""
    field = TopicsField(theme, name)
    return field, field.committed


def due(_theme: Theme, board: OpenBoard, name: str) -> MadeField:
    """A field for a due date in words; its value is None for none."""
    field = DueField(board, name)
    return field, field.committed


def one_of(vocabulary: type[Word]) -> FieldMaker:
    """A field for one word of a vocabulary."""

    def make(_theme: Theme, _board: OpenBoard, name: str) -> MadeField:
        field = WordBox([(word, word.label) for word in vocabulary], name)
        return field, field.committed

    return make


def yes_or_no(_theme: Theme, _board: OpenBoard, name: str) -> MadeField:
    """A field for what is so or is not."""
    field = WordBox([(True, "Yes"), (False, "No")], name)
    return field, field.committed


class DueField(ParsedField[Due]):
    """A due date in words: "30 Apr", "Friday", "next meeting"."""

    def __init__(self, board: OpenBoard, name: str) -> None:
        workspace = board.workspace

        def today() -> date:
            return workspace.local(workspace.now()).date()

        super().__init__(lambda typed: parse_due(typed, today()), format_due, name)
        self.setPlaceholderText(self.tr("30 Apr, Friday, next meeting"))


def shown_due(given: Due) -> Due | None:
    """A due date as its field takes it."""
    return None if given.kind is DueKind.NONE else given
