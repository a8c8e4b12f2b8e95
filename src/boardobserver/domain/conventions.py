"""The conventions of a board that bodies differ in; whatever nobody has changed is as it usually is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from boardobserver.domain.numbering import USUAL_REFERENCES, ReferenceStyle, reference_style
from boardobserver.domain.release import Grade
from boardobserver.domain.words import DecisionVerb, RecordKind, Section, Word

USUAL_YEARS_KEPT = 6
"""Minutes are kept for so many years after the end of the financial year, unless the board says otherwise."""


class ParagraphNumbering(Word):
    """How the paragraphs of minutes are numbered."""

    ITEM = "item"
    YEAR = "year"
    SERIAL = "serial"

    @property
    def runs_on(self) -> bool:
        """Whether the numbers run on from meeting to meeting through the year."""
        return self is not ParagraphNumbering.ITEM


class Annex(Word):
    """What an annex of minutes lists."""

    ACTIONS = "actions"
    CHALLENGES = "challenges"
    ADVICE = "advice"
    INITIALS = "initials"
    DECISIONS = "decisions"
    CHANGES = "changes"


class KeyStyle(Word):
    """What the key to initials says of a person, and in which order."""

    NAME_ROLE_ORGANISATION = "name_role_organisation"
    NAME_ORGANISATION = "name_organisation"
    ROLE_ORGANISATION = "role_organisation"
    ORGANISATION_ROLE_NAME = "organisation_role_name"

    @property
    def parts(self) -> tuple[str, ...]:
        """Of "name", "role" and "organisation" those that it says, in its order."""
        return tuple(self.value.split("_"))


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """The words that records and decisions print with. A record's kind and its word are two things.

    Attributes:
        challenge: What a challenge is called; the other kinds of record and of line likewise.
        agreed: How a decision prints that the Board agreed something; the other verbs likewise.
    """

    challenge: str = "Challenge"
    response: str = "Response"
    advice: str = "Ethics advice"
    action: str = "Action"
    decision: str = "Decision"
    assurance: str = "Assurance"
    support: str = "Support"
    figure: str = "Figure"
    agreed: str = "agreed"
    approved: str = "approved"
    endorsed: str = "endorsed"
    noted: str = "noted"
    deferred: str = "deferred"
    rejected: str = "rejected"

    def of(self, meant: RecordKind | DecisionVerb) -> str:
        """The word for a kind of record, or the verb of a decision.

        >>> PrintedWords(challenge="Question").of(RecordKind.CHALLENGE)
        'Question'
        """
        return str(getattr(self, meant.value))


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture at the head of the first page.

    Attributes:
        sha256: The hash of the picture, under which the board keeps it.
        alternative: What it shows, for those who cannot see it.
        png: The picture, where it was read with the rest; empty in a record that stands outside its board.
    """

    sha256: str
    alternative: str
    png: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a board's documents are made and kept.

    Attributes:
        named_from: The public edition names people of this grade and above, and nobody whose grade is below
            it or unknown; None to name everybody.
        years_kept: After so many years from the end of the financial year a meeting is due for disposal;
            None to keep it for good.
        house_name: Whose document it is, at the head of its first page; empty for none.
        paragraph_body: The body in paragraph numbers such as "FRTB/2026/31"; empty for the board's initials.
        first_paragraph: The number of the first paragraph, where numbers run on from the meeting before.
        sections: The order in which sections print; empty for that of the agenda.
        annexes: Which annexes there are, in their order, as far as they have something to list.
        has_points: Whether initials are printed with points: "A.B.".
    """

    named_from: Grade | None = None
    years_kept: int | None = USUAL_YEARS_KEPT
    house_name: str = ""
    logo: Logo | None = None
    references: ReferenceStyle = USUAL_REFERENCES
    paragraphs: ParagraphNumbering = ParagraphNumbering.ITEM
    paragraph_body: str = ""
    first_paragraph: int = 1
    words: PrintedWords = PrintedWords()
    key_style: KeyStyle = KeyStyle.NAME_ROLE_ORGANISATION
    has_points: bool = False
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = tuple(Annex)


_LOGO, _ALTERNATIVE, _WORD = "logo", "logo_alternative", "word_"


def _list_of(kind: type[Word]) -> Callable[[str], tuple[Word, ...]]:
    return lambda stored: tuple(kind(value) for value in stored.split())


_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "named_from": lambda stored: Grade(stored) if stored else None,
    "years_kept": lambda stored: int(stored) if stored else None,
    "house_name": str,
    "references": reference_style,
    "paragraphs": ParagraphNumbering,
    "paragraph_body": str,
    "first_paragraph": int,
    "key_style": KeyStyle,
    "has_points": bool,
    "sections": _list_of(Section),
    "annexes": _list_of(Annex),
}
"""What makes each convention out of its stored value."""


def conventions_from(values: Mapping[str, str], logo: bytes = b"") -> Conventions:
    """The conventions of a board, from those that it stores; an empty value is None.

    Args:
        values: What is stored, by name.
        logo: The bytes of the picture that they name.

    >>> conventions_from({"named_from": "inspector", "years_kept": ""}) == Conventions(Grade.INSPECTOR, None)
    True
    """
    read: dict[str, Any] = {name: read(values[name]) for name, read in _READ.items() if name in values}
    words = {
        each.name: values[f"{_WORD}{each.name}"]
        for each in fields(PrintedWords)
        if f"{_WORD}{each.name}" in values
    }
    if _LOGO in values:
        read[_LOGO] = Logo(values[_LOGO], values.get(_ALTERNATIVE, ""), logo)
    return Conventions(**read, words=PrintedWords(**words))


def stored_conventions(conventions: Conventions) -> dict[str, str]:
    """What of some conventions is not as usual, by name, as it is stored; `conventions_from` reads it back.

    >>> stored_conventions(Conventions(house_name="MOPAC", words=PrintedWords(challenge="Question")))
    {'house_name': 'MOPAC', 'word_challenge': 'Question'}
    """
    usual = Conventions()
    changed = {name: getattr(conventions, name) for name in _READ}
    stored = {name: _stored(each) for name, each in changed.items() if each != getattr(usual, name)}
    if conventions.logo is not None:
        stored |= {_LOGO: conventions.logo.sha256, _ALTERNATIVE: conventions.logo.alternative}
    words = {each.name: getattr(conventions.words, each.name) for each in fields(PrintedWords)}
    return stored | {
        f"{_WORD}{name}": word for name, word in words.items() if word != getattr(usual.words, name)
    }


def _stored(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(str(each) for each in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - of words
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
