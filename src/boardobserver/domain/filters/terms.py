"""The terms of a filter, and how they are written; all of them have to hold of a record."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from boardobserver.domain.errors import Refusal
from boardobserver.domain.folding import fold_name

QUOTES = '"“”'
NONE = "none"
"""The value that asks for records where there is nothing of the sort."""


class FilterRefusal(Refusal):
    """A filter that cannot be read.

    Args:
        message: A whole sentence.
        start: Where in the text the trouble begins.
        end: Where it ends.
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message, "filter")
        self.start = start
        self.end = end


class Key(StrEnum):
    """What a term can ask about."""

    IS = "is"
    STATUS = "status"
    OWNER = "owner"
    BY = "by"
    TO = "to"
    TOPIC = "topic"
    MEETING = "meeting"
    REF = "ref"
    DUE = "due"
    RAISED = "raised"
    KIND = "kind"


class Flag(StrEnum):
    """What a record can be, for `is:`."""

    OPEN = "open"
    CLOSED = "closed"
    OVERDUE = "overdue"
    STALE = "stale"
    AWAITING = "awaiting"
    REVIEW = "review"
    CARRIED = "carried"


class Comparison(StrEnum):
    """How a date is compared, as it is written."""

    AT_MOST = "<="
    AT_LEAST = ">="
    BEFORE = "<"
    AFTER = ">"
    IN = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A value that is a name, a reference, or some other word."""

    text: str

    def __str__(self) -> str:
        return quoted(self.text, inside_value=True)


@dataclass(frozen=True, slots=True)
class When:
    """A value that is a time: a day, a month or a year, and how to compare with it.

    Attributes:
        text: As it was typed, without the comparison.
        first: The first day of it.
        last: The last day of it.
    """

    comparison: Comparison
    text: str
    first: date
    last: date

    def __str__(self) -> str:
        return self.comparison.value + quoted(self.text, inside_value=True)


Value: TypeAlias = Name | When


@dataclass(frozen=True, slots=True)
class Words:
    """A word or phrase that is in the record, or is not."""

    text: str
    is_negated: bool = False

    def __str__(self) -> str:
        return "-" * self.is_negated + quoted(self.text, inside_value=False)


@dataclass(frozen=True, slots=True)
class Property:
    """One thing asked about; any of its values will do."""

    key: Key
    values: tuple[Value, ...]
    is_negated: bool = False

    def __str__(self) -> str:
        return "-" * self.is_negated + f"{self.key}:" + ",".join(str(value) for value in self.values)


Term: TypeAlias = Words | Property


@dataclass(frozen=True, slots=True)
class Filter:
    """What a register is narrowed down to; without terms it lets everything through.

    >>> str(Filter((Words("false alert"), Property(Key.TOPIC, (Name("bias"),), is_negated=True))))
    '"false alert" -topic:bias'
    """

    terms: tuple[Term, ...] = ()

    def is_within(self, other: "Filter") -> bool:
        """Whether it is known to find nothing that the other one does not, as when one types on.

        >>> typed, on = Filter((Words("thre"),)), Filter((Words("threshold"), Words("bias")))
        >>> on.is_within(typed), typed.is_within(on)
        (True, False)
        """
        if len(self.terms) < len(other.terms):
            return False
        return all(_is_within(mine, its) for mine, its in zip(self.terms, other.terms, strict=False))

    def with_name(self, key: Key, was: str, now: str) -> "Filter":
        """The same filter where something that it asks about by its whole name has another name.

        >>> asked = Filter((Property(Key.TOPIC, (Name("bias"), Name("training"))),))
        >>> str(asked.with_name(Key.TOPIC, "Bias", "fairness"))
        'topic:fairness,training'
        """

        def renamed(value: Value) -> Value:
            is_meant = isinstance(value, Name) and fold_name(value.text) == fold_name(was)
            return Name(now) if is_meant else value

        return Filter(
            tuple(
                replace(term, values=tuple(renamed(value) for value in term.values))
                if isinstance(term, Property) and term.key is key
                else term
                for term in self.terms
            )
        )

    def __str__(self) -> str:
        return " ".join(str(term) for term in self.terms)


def _is_within(mine: Term, its: Term) -> bool:
    if isinstance(mine, Words) and isinstance(its, Words) and not (mine.is_negated or its.is_negated):
        return mine.text.startswith(its.text)
    return mine == its


def quoted(text: str, *, inside_value: bool) -> str:
    """A text so that it reads back as it is: in quotation marks where it needs them, those in it doubled.

    >>> quoted("bias", inside_value=True), quoted("a, b", inside_value=True), quoted("-", inside_value=False)
    ('bias', '"a, b"', '"-"')
    """
    special = text.startswith(("-", "<", ">", *QUOTES)) or ":" in text or (inside_value and "," in text)
    if text and not special and not any(letter.isspace() for letter in text):
        return text
    return '"' + text.replace('"', '""') + '"'
