"""What conventions may be: whatever a board chooses, references are read back and words told apart."""

import re
from dataclasses import fields

from boardobserver.domain.conventions import Conventions, PrintedWords
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import MOST_DIGITS, MOST_LETTERS, USUAL_REFERENCES, ReferenceStyle
from boardobserver.domain.words import RecordKind, Section

LONGEST_WORD = 30
LONGEST_NAME = 120
_MOST_YEARS = 100
_PREFIX = re.compile(rf"[A-Z]{{1,{MOST_LETTERS}}}")
_BODY = re.compile(r"[A-Za-z0-9&-]{0,12}")
_KINDS = tuple(RecordKind)
_NAMES = {kind: "ethics advice" if kind is RecordKind.ADVICE else f"{kind.value}s" for kind in _KINDS}


def require_sound(conventions: Conventions) -> None:
    """Refuse conventions that no board can keep to.

    Raises:
        Refusal: What is wrong; its field is the name of the convention, "prefix_action" or "word_action" for
            one of several.
    """
    _require_references(conventions.references)
    _require_words(conventions.words)
    if len(conventions.house_name) > LONGEST_NAME:
        raise Refusal(f"Keep the name within {LONGEST_NAME} characters.", "house_name")
    if conventions.logo is not None and not conventions.logo.alternative.strip():
        raise Refusal("Say what the picture shows, for those who cannot see it.", "logo_alternative")
    if not _BODY.fullmatch(conventions.paragraph_body):
        raise Refusal("Use up to twelve letters, digits, “&” or hyphens.", "paragraph_body")
    if conventions.years_kept is not None and not 1 <= conventions.years_kept <= _MOST_YEARS:
        raise Refusal(f"Give a number of years between 1 and {_MOST_YEARS}, or none.", "years_kept")
    if conventions.sections and sorted(conventions.sections) != sorted(Section):
        raise Refusal("Every section has its place once.", "sections")
    if len(set(conventions.annexes)) < len(conventions.annexes):
        raise Refusal("An annex is there once.", "annexes")


def _require_references(style: ReferenceStyle) -> None:
    for kind in _KINDS:
        prefix, field = style.prefix(kind), f"prefix_{kind.value}"
        if not _PREFIX.fullmatch(prefix):
            raise Refusal(f"Use one to {MOST_LETTERS} letters from A to Z.", field)
        for other in _KINDS:
            if other is kind:
                continue
            if style.prefix(other) == prefix:
                raise Refusal(f"“{prefix}” stands for {_NAMES[other]} already.", field)
            if USUAL_REFERENCES.prefix(other) == prefix:
                message = f"“{prefix}” is what {_NAMES[other]} usually have, and would be read as theirs."
                raise Refusal(message, field)
    if not 1 <= style.digits <= MOST_DIGITS:
        raise Refusal(f"Give a number of digits between 1 and {MOST_DIGITS}.", "digits")


def _require_words(words: PrintedWords) -> None:
    taken: dict[str, str] = {}
    for name in (each.name for each in fields(words)):
        word, field = str(getattr(words, name)), f"word_{name}"
        if not word.strip():
            raise Refusal("Give it a word.", field)
        if len(word) > LONGEST_WORD or len(word.splitlines()) > 1:
            raise Refusal(f"Keep the word within {LONGEST_WORD} characters on one line.", field)
        earlier = taken.setdefault(word.strip().casefold(), name)
        if earlier != name:
            raise Refusal(f"“{word}” is the word for {_said(earlier)} already.", field)


def _said(name: str) -> str:
    return "ethics advice" if name == "advice" else f"“{name}”"
