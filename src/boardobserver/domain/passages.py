"""Where a passage stands in a text, however it is spelt, spaced or broken over lines there.

What is withheld is replaced by what this finds, and a finished file is searched by it, so that nothing can be
found in a file that would not have been replaced. Text is compared in a normal form: compatibility forms,
case, accents and ligatures made one, and without spaces, line ends, hyphens, quotation marks, bullets and
everything that prints as nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

Span: TypeAlias = tuple[int, int]
"""From a place in a text up to another."""

WALL: Final = "\n\ue000\n"
"""Stands between texts that are searched as one; it is compared, so that nothing is found across it."""

_WITHIN_WORDS_FROM = 6
"""A passage of so many letters or digits is looked for inside words too."""

_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›ʼ′″"
_BULLETS = "•‣∙·"
_MINUS = "−"
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # the Japanese syllabaries
    (0x3400, 0x9FFF),  # Chinese characters
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts that put no spaces between words, so that no boundary can be asked for."""


class _Forms(dict[int, str | None]):
    """The normal form of each character, worked out when it is first met.

    One that has none is mapped to None: plain text is then compared many times as fast as with an empty form.
    """

    def __missing__(self, code: int) -> str | None:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        form = "".join(part for part in folded if not (_prints_nothing(part) or _is_between(part))) or None
        self[code] = form
        return form


def _prints_nothing(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc", "Mn", "Me") and not character.isspace()


def _is_between(character: str) -> bool:
    return (
        character.isspace()
        or unicodedata.category(character) in ("Pd", "Zs", "Zl", "Zp")
        or character in _QUOTES
        or character in _BULLETS
        or character == _MINUS
    )


_FORMS = _Forms()
_PLAIN_RUN = re.compile(r"([\x00-\x7f]{16,})")
"""A stretch of plain text that is worth comparing by itself."""


_NO_PLAIN_LETTER = b"\xd8"
"""Stands in bytes for every letter whose normal form is not plain either."""


def _form_in_bytes(code: int) -> bytes:
    form = _FORMS[code] or ""
    return b"".join(part.encode("ascii") if part.isascii() else _NO_PLAIN_LETTER for part in form)


_IN_BYTES = [_form_in_bytes(code) for code in range(256)]
_FORMLESS = bytes(code for code, form in enumerate(_IN_BYTES) if not form)
_LONG_FORMS = {bytes([code]): form for code, form in enumerate(_IN_BYTES) if len(form) > 1}
_SHORT_FORMS = b"".join(form if len(form) == 1 else bytes([code]) for code, form in enumerate(_IN_BYTES))


def normalised(text: str) -> str:
    r"""The text in the form in which it is compared.

    >>> normalised("Co-opera\u00ad\ntion of the “Oﬃce”")
    'cooperationoftheoffice'
    """
    if text.isascii():
        return text.translate(_FORMS)
    # Plain text is compared in a fraction of the time that any other takes, even a single quotation mark.
    return "".join([part.translate(_FORMS) for part in _PLAIN_RUN.split(text)])


@lru_cache(4096)
def _sought(passage: str) -> str:
    return normalised(passage)


def letters_in(passage: str) -> int:
    """How many letters and digits a passage has, as it is compared."""
    return sum(map(str.isalnum, _sought(passage)))


class Sought:
    """Passages that are looked for in many texts, most of which hold none of them.

    Args:
        passages: The passages.
    """

    def __init__(self, passages: Iterable[str]) -> None:
        self._sought = [form for passage in passages if (form := _sought(passage))]

    def may_stand_in(self, text: str) -> bool:
        """Whether any of them may stand in a text; none does otherwise."""
        return any(map(normalised(text).__contains__, self._sought))


class SearchedText:
    """A text in which many passages are looked for; it may be given in parts that follow one another."""

    def __init__(self, *parts: str) -> None:
        self.text = "".join(parts)
        self._normal = normalised(self.text)
        self._places: tuple[list[int], list[int]] | None = None

    def occurrences(self, passage: str) -> tuple[Span, ...]:
        """Where a passage stands; stretches that overlap are given as one.

        A passage of six letters and digits or more is found inside words too, a shorter one only as words
        of its own.
        """
        sought = _sought(passage)
        at = self._normal.find(sought) if sought else -1
        if at < 0:
            return ()
        if self._places is None:
            self._places = _places(self.text)
        starts, ends = self._places
        is_within_words = letters_in(passage) >= _WITHIN_WORDS_FROM
        spans: list[Span] = []
        while at >= 0:
            start, end = starts[at], ends[at + len(sought) - 1]
            if is_within_words or _stands_alone(self.text, start, end, sought):
                spans.append((start, end))
            at = self._normal.find(sought, at + 1)
        return merged(spans)


class SearchedBytes:
    """Bytes, read as letters of one byte each, that most often hold nothing of what is looked for.

    Args:
        data: The bytes.
    """

    def __init__(self, data: bytes) -> None:
        for byte, form in _LONG_FORMS.items():
            data = data.replace(byte, form)
        self._normal = data.translate(_SHORT_FORMS, _FORMLESS)

    def may_hold(self, passage: str) -> bool:
        """Whether a passage may stand there: it does not stand in the same letters as text otherwise."""
        sought = _sought(passage)
        return not sought.isascii() or sought.encode("ascii") in self._normal


def occurrences(text: str, passage: str) -> tuple[Span, ...]:
    r"""Where a passage stands in a text; stretches that overlap are given as one.

    >>> occurrences("The FAL-\nCON watchlist", "Falcon")
    ((4, 12),)
    >>> occurrences("He said that she is", "he"), occurrences("nothing", "")
    (((0, 2),), ())
    """
    return SearchedText(text).occurrences(passage)


def exact_occurrences(text: str, word: str) -> tuple[Span, ...]:
    """Where initials stand as a word of their own, in their own case, and not as part of a reference.

    >>> exact_occurrences("AC and ac (AC-2026-031)", "AC")
    ((0, 2),)
    """
    spans: list[Span] = []
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        after = text[end : end + 2]
        is_reference = len(after) > 1 and after[0] in "-_/" and after[1].isdigit()
        if not is_reference and _stands_alone(text, at, end, word):
            spans.append((at, end))
        at = text.find(word, at + 1)
    return tuple(spans)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one.

    >>> merged([(5, 9), (0, 3), (7, 12), (3, 4)])
    ((0, 4), (5, 12))
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _places(text: str) -> tuple[list[int], list[int]]:
    """For each character of the normal form, where in the text what it is the form of starts and ends."""
    starts: list[int] = []
    ends: list[int] = []
    latest = 0
    for place, character in enumerate(text):
        form = _FORMS[ord(character)]
        if form:
            starts += [place] * len(form)
            ends += [place + 1] * len(form)
            latest = len(form)
        elif ends and ends[-1] == place and _prints_nothing(character):
            ends[-latest:] = [place + 1] * latest  # an accent, or what joins, goes with the letter before it
    return starts, ends


def _stands_alone(text: str, start: int, end: int, sought: str) -> bool:
    """Whether no letter or digit goes on with the word at either end."""
    while start > 0 and _prints_nothing(text[start - 1]):
        start -= 1
    while end < len(text) and _prints_nothing(text[end]):
        end += 1
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_is_one_word(before, sought[0]) or _is_one_word(sought[-1], after))


def _is_one_word(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not (_is_unspaced(left) or _is_unspaced(right))


def _is_unspaced(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _UNSPACED)
