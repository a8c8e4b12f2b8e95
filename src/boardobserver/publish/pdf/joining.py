"""Arabic letters in the forms that join, for a writer that knows no OpenType.

The forms are those of Unicode's compatibility blocks, read from the character database itself. Letters
without such forms (of languages other than Arabic, Persian and Urdu) are left as they are.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache

ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
"""Finds the letters that join."""

_JOINED = re.compile("[\ufb50-\ufbff\ufe70-\ufefc]")
_BLOCKS = (range(0xFB50, 0xFC00), range(0xFE70, 0xFEFD))
_LAM = "\u0644"
_TATWEEL = "\u0640"


@dataclass(slots=True)
class _Forms:
    """The joined forms: of a letter by name of the form, and of lam with an alef."""

    letters: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    ligatures: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])


@cache
def _forms() -> _Forms:
    """The forms that the character database knows."""
    found = _Forms()
    for code in (code for block in _BLOCKS for code in block):
        shape, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        letters = "".join(chr(int(part, 16)) for part in plain.split())
        if len(letters) == 1:
            found.letters.setdefault(letters, {})[shape] = chr(code)
        elif len(letters) == 2 and letters[0] == _LAM:  # noqa: PLR2004 - a ligature of two
            found.ligatures.setdefault(letters, {})[shape] = chr(code)
    return found


def joined(word: str, covered: Container[int]) -> str:
    """A word with its Arabic letters in the forms they take beside each other, where covered."""
    letters = _ligated(word, covered)
    return "".join(
        _form(letter, _joins_on(_beside(letters, place, -1)), _takes(_beside(letters, place, 1)), covered)
        for place, letter in enumerate(letters)
    )


def unjoined(word: str) -> str:
    """A word with plain letters for the joined forms: as it is typed and looked for."""
    return _JOINED.sub(lambda form: unicodedata.normalize("NFKC", form.group()), word)


def _ligated(word: str, covered: Container[int]) -> list[str]:
    """The letters of a word; lam and an alef directly after it count as one."""
    letters: list[str] = []
    for char in word:
        if letters and letters[-1] == _LAM and _covers_all(_forms().ligatures.get(_LAM + char), covered):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _covers_all(forms: dict[str, str] | None, covered: Container[int]) -> bool:
    return bool(forms) and all(ord(form) in covered for form in forms.values())


def _beside(letters: list[str], place: int, step: int) -> str:
    """The next letter on one side, marks passed over; empty at the end of the word."""
    place += step
    while 0 <= place < len(letters) and unicodedata.category(letters[place][0]) == "Mn":
        place += step
    return letters[place] if 0 <= place < len(letters) else ""


def _known(letter: str) -> dict[str, str]:
    return _forms().letters.get(letter) or _forms().ligatures.get(letter) or {}


def _joins_on(letter: str) -> bool:
    """Whether a letter joins to the one after it."""
    return letter == _TATWEEL or "<initial>" in _known(letter)


def _takes(letter: str) -> bool:
    """Whether a letter joins to the one before it."""
    return letter == _TATWEEL or "<final>" in _known(letter)


def _form(letter: str, is_after: bool, is_before: bool, covered: Container[int]) -> str:
    """The form of one letter between its neighbours."""
    known = _known(letter)
    is_before = is_before and _joins_on(letter)
    is_after = is_after and _takes(letter)
    name = {(True, True): "<medial>", (True, False): "<final>", (False, True): "<initial>"}.get(
        (is_after, is_before), "<isolated>"
    )
    form = known.get(name, letter)
    return form if all(ord(char) in covered for char in form) else letter
