"""Initials for people and roles, unique on a board: two letters, growing to three on a clash."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

_TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness"]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ.-][^\W\d_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)")
_PLACEHOLDER = "X"
_LONGEST_NAME = 200
_LONGEST = 6


def allot_initials(name: str, taken: Collection[str]) -> str:
    """Initials for `name` that none of those `taken` equals, in whatever case.

    The first letters of the first and the last word; on a clash a further letter of the last, then of the
    first; then more letters of the last; then a number. A name without letters is "XX".

    >>> allot_initials("Board Chair", ()), allot_initials("Borough Commander", {"bc"})
    ('BC', 'BCO')
    """
    used = {initials.casefold() for initials in taken}
    candidates = _candidates(_words(name))
    return next(initials for initials in candidates if initials.casefold() not in used)


def _words(name: str) -> list[str]:
    """The words of a name in capitals, letters alone, without titles or what stands in brackets."""
    shown = unicodedata.normalize("NFKC", name[:_LONGEST_NAME])
    for source in (_BRACKETS.sub(" ", shown), shown):
        spelt = [_letters(word) for word in _WORD.findall(source)]
        words = [word for word in spelt if word]
        named = [word for word in words if word.casefold() not in _TITLES]
        if words:
            return named or words
    return []


def _letters(word: str) -> str:
    """The letters of a word in capitals; modifier letters, such as an apostrophe's look-alike, are none."""
    return "".join(
        letter for letter in word.upper() if unicodedata.category(letter) in ("Lu", "Ll", "Lt", "Lo")
    )


def _candidates(words: list[str]) -> Iterator[str]:
    """Initials to try, best first, without end."""
    first = words[0] if words else ""
    last = words[-1] if len(words) > 1 else first[1:]
    start = (first[:1] + last[:1]).ljust(2, _PLACEHOLDER)
    yield start
    for letter in last[1:]:
        yield start + letter
    for letter in first[1:] if len(words) > 1 else "":
        yield first[:1] + letter + last[:1]
    for length in range(3, _LONGEST):
        if len(last) >= length:
            yield start + last[1:length]
    for number in count(2):
        yield f"{start}{number}"
