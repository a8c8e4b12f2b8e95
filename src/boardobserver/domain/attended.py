"""Partial attendance: which items of the agenda somebody was there for, as "3–9, 11"."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from boardobserver.domain.errors import Refusal

_NUMBER = r"([0-9]{1,4})"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:-|–|—|‑|−|to|until)\s*{_NUMBER}", re.IGNORECASE)
_FROM = re.compile(rf"(?:from\s+{_NUMBER}(?:\s+onwards?)?|{_NUMBER}\s*(?:\+|onwards?|-|–))", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:until|till|up to|to)\s+(?:and including\s+)?{_NUMBER}", re.IGNORECASE)
_SINGLE = re.compile(_NUMBER)
_SEPARATOR = re.compile(r"[,;&]|\band\b", re.IGNORECASE)
_ITEM_WORD = re.compile(r"\bitems?\b|\bnos?\b\.?", re.IGNORECASE)
_WHOLE = frozenset(["", "all", "whole meeting", "the whole meeting", "throughout"])
_FIELD = "items"
_LONGEST_SHOWN = 40


def normal_items(text: str, last_item: int) -> str:
    """The items in their normal form, on an agenda that ends with `last_item`; empty is all of them.

    Raises:
        Refusal: When it cannot be read, or names an item that is not on the agenda.

    >>> normal_items("items 3-9 and 11", 12), normal_items("from 4", 12), normal_items("all", 12)
    ('3–9, 11', '4–12', '')
    """
    words = " ".join(text.split())
    if words.casefold() in _WHOLE:
        return ""
    if len(words) > _LONGEST_SHOWN * 10:
        raise Refusal("The items attended are too long to read. Try “3–9, 11”.", _FIELD)
    ranges = [_read_part(part, words, last_item) for part in _parts(words)]
    for first, last in ranges:
        _refuse_unless_on_agenda(first, last, last_item)
    return ", ".join(_range_in_words(first, last) for first, last in _merged(ranges))


def attended(items: str, number: int) -> bool:
    """Whether somebody whose items read `items` was there for the item of this number.

    Stored text that can no longer be read excludes nobody.

    >>> attended("3–9, 11", 9), attended("3–9, 11", 10), attended("", 1)
    (True, False, True)
    """
    words = " ".join(items.split())
    if words.casefold() in _WHOLE:
        return True
    ranges = [_range_of(part, number) for part in _parts(words)]
    known = [found for found in ranges if found is not None]
    return len(known) < len(ranges) or any(first <= number <= last for first, last in known)


def attended_items(items: str, last_item: int) -> frozenset[int]:
    """The numbers of the items that somebody was there for, on an agenda that ends with `last_item`.

    >>> sorted(attended_items("3–5, 9", 12))
    [3, 4, 5, 9]
    """
    return frozenset(number for number in range(1, last_item + 1) if attended(items, number))


def items_in_words(numbers: Collection[int]) -> str:
    """The normal form of these items.

    >>> items_in_words({9, 3, 5, 4})
    '3–5, 9'
    """
    merged = _merged([(number, number) for number in numbers]) if numbers else ()
    return ", ".join(_range_in_words(first, last) for first, last in merged)


def _range_in_words(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _parts(words: str) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(_ITEM_WORD.sub(" ", words)) if part.strip()] or [""]


def _range_of(part: str, last_item: int) -> tuple[int, int] | None:
    """The first and the last item that one part of the text names, or None."""
    part = " ".join(part.split())
    if match := _SINGLE.fullmatch(part):
        return int(match[1]), int(match[1])
    if match := _RANGE.fullmatch(part):
        return int(match[1]), int(match[2])
    if match := _FROM.fullmatch(part):
        return int(match[1] or match[2]), last_item
    if match := _UNTIL.fullmatch(part):
        return 1, int(match[1])
    return None


def _read_part(part: str, words: str, last_item: int) -> tuple[int, int]:
    found = _range_of(part, max(last_item, 1))
    if found is None:
        shown = words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
        raise Refusal(f"“{shown}” cannot be read as items. Try “3–9, 11”, “from 4” or “until 6”.", _FIELD)
    return found


def _refuse_unless_on_agenda(first: int, last: int, last_item: int) -> None:
    if last_item < 1:
        raise Refusal("There is no agenda yet, so no items can be named.", _FIELD)
    for number in (first, last):
        if not 1 <= number <= last_item:
            raise Refusal(f"There is no item {number}: the agenda has items 1 to {last_item}.", _FIELD)
    if first > last:
        raise Refusal(f"Items {first} to {last} run backwards. Try “{last}–{first}”.", _FIELD)


def _merged(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges in order, those that touch or overlap joined."""
    numbers = sorted({number for first, last in ranges for number in range(first, last + 1)})
    breaks = [index for index, (before, after) in enumerate(pairwise(numbers), 1) if after != before + 1]
    for start, end in pairwise([0, *breaks, len(numbers)]):
        yield numbers[start], numbers[end - 1]
