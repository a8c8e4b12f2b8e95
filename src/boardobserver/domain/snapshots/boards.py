"""The board, its topics, its people and their organisations."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TypeAlias

from boardobserver.domain.release import Grade, Naming
from boardobserver.domain.words import Marking
from boardobserver.domain.zones import zone_named

Id: TypeAlias = str

USUAL_BOARD_NAME = "Facial Recognition Technology Board"
"""What a new board is called, unless somebody says otherwise."""

USUAL_QUESTION_INTERVAL = 3
"""A standing question is due again after so many meetings without it, unless the board says otherwise."""


@dataclass(frozen=True, slots=True)
class Board:
    """The board that is observed, and how its records are kept.

    Attributes:
        name: The board's own name, "Facial Recognition Technology Board".
        body: Whose board it is, "Metropolitan Police Service".
        observing_body: Who observes and writes these minutes, "Mayor’s Office for Policing and Crime".
        timezone: IANA name of the zone that meetings are held in.
        marking: What a new meeting is marked.
        question_interval: After so many meetings without being put, a standing question is due again.
    """

    id: Id
    name: str
    body: str
    observing_body: str
    timezone: str
    marking: Marking
    question_interval: int = USUAL_QUESTION_INTERVAL

    @property
    def zone(self) -> tzinfo:
        """The time zone that meetings are held in."""
        return zone_named(self.timezone)

    def day_of(self, instant: datetime) -> date:
        """The date of an instant where the board is."""
        return instant.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class TopicUse:
    """A ground or topic of the board's list, and how much has it.

    Attributes:
        records: Tracked records.
        items: Agenda items of meetings.
        standing_items: Lines of standing agendas.
        questions: Standing questions, retired ones included.
    """

    id: Id
    name: str
    records: int
    items: int
    standing_items: int
    questions: int

    @property
    def total(self) -> int:
        """Everything that has it."""
        return self.records + self.items + self.standing_items + self.questions

    @property
    def words(self) -> str:
        """What has it, in words.

        >>> TopicUse("", "Bias", 12, 1, 0, 2).words
        '12 records, 1 agenda item and 2 standing questions'
        >>> TopicUse("", "Bias", 0, 0, 0, 0).words
        'nothing'
        """
        counted = (
            (self.records, "record", "records"),
            (self.items, "agenda item", "agenda items"),
            (self.standing_items, "line of a standing agenda", "lines of standing agendas"),
            (self.questions, "standing question", "standing questions"),
        )
        parts = [f"{count} {one if count == 1 else several}" for count, one, several in counted if count]
        return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part) or "nothing"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that people speak for, or that owns actions; `short_name` is unique on the board, "MPS"."""

    id: Id
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attends, speaks or owns; may be a role without a name ("Board Chair").

    `initials` are unique on the board, among people and organisations' short names.

    Attributes:
        grade: Rank or grade; None where nobody has said.
        naming: Whether the public edition names them; None to follow the board's rule.
    """

    id: Id
    name: str
    initials: str
    role: str
    organisation_id: Id | None
    is_observer: bool
    is_active: bool
    grade: Grade | None = None
    naming: Naming | None = None
