"""The conventions as choices: what each is called, where its value is kept, and an example of it, as data."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import Any, Final

from boardobserver.domain.conventions import Conventions, KeyStyle, ParagraphNumbering
from boardobserver.domain.numbering import ActionKey, Reference, SerialPlace
from boardobserver.domain.release import Grade
from boardobserver.domain.words import DecisionVerb, RecordKind

_DAY: Final = dt.date(2026, 3, 22)
"""The day of the examples."""

_YEAR_BEGINS: Final = 4
"""The month with which a financial year begins."""


class Shape(Enum):
    """What a choice is made with."""

    LINE = auto()
    NUMBER = auto()
    BOX = auto()
    TICK = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One convention that is chosen on the page.

    Attributes:
        name: What refusals call it.
        label: What the person reads above it.
        read: Its value among the conventions.
        changed: The conventions with another value.
        example: What the value makes of an example.
        options: The values of a box, each with its words.
    """

    name: str
    label: str
    shape: Shape
    read: Callable[[Conventions], Any]
    changed: Callable[[Conventions, Any], Conventions]
    example: Callable[[Conventions], str]
    options: tuple[tuple[object, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Choices that belong together, under a heading and a sentence."""

    title: str
    says: str
    choices: tuple[Choice, ...]


def _plain(
    name: str,
    label: str,
    shape: Shape,
    example: Callable[[Conventions], str],
    options: tuple[tuple[object, str], ...] = (),
) -> Choice:
    """A convention that is a field of its own."""

    def changed(now: Conventions, value: object) -> Conventions:
        return replace(now, **{name: "" if shape is Shape.LINE and value is None else value})

    return Choice(name, label, shape, lambda now: getattr(now, name), changed, example, options)


def _reference(
    name: str, label: str, shape: Shape, kind: RecordKind, options: tuple[tuple[object, str], ...] = ()
) -> Choice:
    """A part of how references are written."""
    part = name.removeprefix("prefix_")

    def changed(now: Conventions, value: object) -> Conventions:
        said = value or (0 if shape is Shape.NUMBER else "")
        wanted = str(said).strip().upper() if shape is Shape.LINE else said
        return replace(now, references=replace(now.references, **{part: wanted}))

    def read(now: Conventions) -> object:
        return getattr(now.references, part)

    return Choice(name, label, shape, read, changed, partial(_spelled, kind), options)


def _spelled(kind: RecordKind, now: Conventions) -> str:
    word = "Meeting" if kind is RecordKind.MEETING else now.words.of(kind)
    return f"{word} {now.references.spelled(Reference(kind, 2026, 4, _DAY))}"


def _word(name: str, label: str) -> Choice:
    """A word that prints."""

    def changed(now: Conventions, value: object) -> Conventions:
        return replace(now, words=replace(now.words, **{name: str(value or "").strip()}))

    def example(now: Conventions) -> str:
        if name in set(DecisionVerb):
            verb, decision = getattr(now.words, name), _spelled(RecordKind.DECISION, now)
            return f"{decision} ({verb} by the Board)"
        return (
            _spelled(RecordKind(name), now) if name in set(RecordKind) else f"{getattr(now.words, name)} (LL)"
        )

    return Choice(f"word_{name}", label, Shape.LINE, lambda now: getattr(now.words, name), changed, example)


def _numbered(now: Conventions) -> str:
    body = now.paragraph_body or "FRTB"
    return {
        ParagraphNumbering.ITEM: "3.1, 3.2; then 4.1",
        ParagraphNumbering.YEAR: "31, 32, 33; the next meeting goes on with 34",
        ParagraphNumbering.SERIAL: f"{body}/2026/31, {body}/2026/32",
    }[now.paragraphs]


def _keyed(now: Conventions) -> str:
    said = {
        "name": "Board Chair",
        "role": "Assistant Commissioner",
        "organisation": "Metropolitan Police Service",
    }
    return f"{_initials(now)}: {', '.join(said[part] for part in now.key_style.parts)}"


def _initials(now: Conventions) -> str:
    return "B.C." if now.has_points else "BC"


def _named(now: Conventions) -> str:
    if now.named_from is None:
        return "Everybody is named in the public edition"
    return f"“[Name withheld: section 40(2)]” for grades below {now.named_from.label.lower()}"


def _kept(now: Conventions) -> str:
    if now.years_kept is None:
        return "Minutes are kept for good"
    ends = _DAY.year + (_DAY.month >= _YEAR_BEGINS) + now.years_kept
    return f"Minutes of 22 March 2026 are due for disposal after 31 March {ends}"


_PREFIXES: Final = (
    (RecordKind.MEETING, "Meetings"),
    (RecordKind.CHALLENGE, "Challenges"),
    (RecordKind.ADVICE, "Ethics advice"),
    (RecordKind.ACTION, "Actions"),
    (RecordKind.DECISION, "Decisions"),
    (RecordKind.ASSURANCE, "Assurances"),
)

HOUSE: Final = Group(
    "Head of the first page",
    "Whose document it is. The logo stands above the name.",
    (
        _plain(
            "house_name",
            "Name of the house",
            Shape.LINE,
            lambda now: now.house_name or "No name stands there",
        ),
    ),
)
GROUPS: Final = (
    Group(
        "References",
        "References given already change with it, and are found by either way of writing them.",
        (
            _reference(
                "action_key",
                "Actions are written",
                Shape.BOX,
                RecordKind.ACTION,
                (
                    (ActionKey.USUAL, "With letters: AC-2026-004"),
                    (ActionKey.MONTH, "With the month: 03_2026_04"),
                    (ActionKey.DATE, "With the date: 20260322/04"),
                ),
            ),
            _reference(
                "place",
                "Year and serial",
                Shape.BOX,
                RecordKind.CHALLENGE,
                ((SerialPlace.YEAR_FIRST, "The year first"), (SerialPlace.SERIAL_FIRST, "The serial first")),
            ),
            _reference("digits", "Digits of a serial, at least", Shape.NUMBER, RecordKind.CHALLENGE),
            *(
                _reference(f"prefix_{kind.value}", f"Letters of {label.lower()}", Shape.LINE, kind)
                for kind, label in _PREFIXES
            ),
        ),
    ),
    Group(
        "Paragraph numbers",
        "Minutes that are signed off keep theirs.",
        (
            _plain(
                "paragraphs",
                "Paragraphs are numbered",
                Shape.BOX,
                _numbered,
                (
                    (ParagraphNumbering.ITEM, "Within each item"),
                    (ParagraphNumbering.YEAR, "Through the year"),
                    (ParagraphNumbering.SERIAL, "By body, year and serial"),
                ),
            ),
            _plain(
                "paragraph_body",
                "Body in such numbers",
                Shape.LINE,
                lambda now: f"{now.paragraph_body or 'The initials of the board'}, before the year",
            ),
        ),
    ),
    Group(
        "Words for records",
        "A record’s kind stays what it is; this is the word that prints.",
        tuple(
            _word(name, label)
            for name, label in (
                ("challenge", "A challenge"),
                ("response", "A response"),
                ("advice", "Ethics advice"),
                ("action", "An action"),
                ("decision", "A decision"),
                ("assurance", "An assurance"),
                ("support", "A line of support"),
                ("figure", "A figure"),
            )
        ),
    ),
    Group(
        "Verbs for decisions",
        "In the past tense, as they stand after “The Board”.",
        tuple(_word(verb.value, verb.label) for verb in DecisionVerb),
    ),
    Group(
        "Initials",
        "The key to initials says who is who.",
        (
            _plain(
                "key_style",
                "The key says",
                Shape.BOX,
                _keyed,
                (
                    (KeyStyle.NAME_ROLE_ORGANISATION, "Name, role, organisation"),
                    (KeyStyle.NAME_ORGANISATION, "Name, organisation"),
                    (KeyStyle.ROLE_ORGANISATION, "Role, organisation"),
                    (KeyStyle.ORGANISATION_ROLE_NAME, "Organisation, role, name"),
                ),
            ),
            _plain("has_points", "Print initials with points", Shape.TICK, _initials),
        ),
    ),
    Group(
        "Release and keeping",
        "Whom the public edition names, unless a person’s own entry says, and how long minutes stay.",
        (
            _plain(
                "named_from",
                "Names print from this grade up",
                Shape.BOX,
                _named,
                ((None, "Everybody is named"), *((grade, grade.label) for grade in Grade)),
            ),
            _plain("years_kept", "Years that minutes are kept", Shape.NUMBER, _kept),
        ),
    ),
)
"""The choices in the order of the page; the logo and the two orders have editors of their own."""
