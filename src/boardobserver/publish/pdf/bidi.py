"""The order in which a line with right-to-left writing is drawn, after Unicode Standard Annex 9.

Explicit embeddings and isolates are not followed: their characters are invisible and are not printed.
"""

import re
import unicodedata
from dataclasses import dataclass

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Finds the characters that make a line need reordering."""

_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_STRONG = frozenset({"L", "R", "AL"})
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", ""})
_UNDECIDED = _NEUTRAL | {"BN"}


def is_right_to_left(text: str) -> bool:
    """Whether a whole paragraph runs right to left: it has letters, and none of them goes the other way.

    In a document in English a name in Hebrew at the start of a line does not turn the line round.
    """
    kinds = {unicodedata.bidirectional(char) for char in text} & _STRONG
    return bool(kinds) and "L" not in kinds


@dataclass(frozen=True, slots=True)
class Placed:
    """A character of a line by its place there.

    Attributes:
        level: 0 where nothing is reordered; odd where it is drawn from right to left.
    """

    place: int
    level: int

    @property
    def is_turned(self) -> bool:
        """Whether it is drawn within a stretch that runs from right to left."""
        return self.level % 2 == 1


def visual_order(text: str, *, is_right_to_left: bool = False) -> list[Placed]:
    """The characters of a line as they stand from left to right, in a paragraph of that direction.

    >>> [each.place for each in visual_order("a \u05d0\u05d1 b")]
    [0, 1, 3, 2, 4, 5]
    """
    base = 1 if is_right_to_left else 0
    kinds = _weak(text, base)
    _brackets(kinds, text, base)
    _neutral(kinds, base)
    levels = [_level(kind, base) for kind in kinds]
    end = len(levels)
    while end and text[end - 1].isspace():  # L1: spaces at the end of a line stay at its end
        end -= 1
        levels[end] = base
    order = _with_marks_after(text, _reversed_runs(levels), levels)
    return [Placed(place, levels[place]) for place in order]


def mirrored(char: str) -> str:
    """The character that stands for a bracket where the writing runs the other way."""
    return char.translate(_MIRRORED)


def _weak(text: str, base: int) -> list[str]:
    """The kinds of the characters after the rules for marks, numbers and their separators (W1 to W7)."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    start = "R" if base else "L"
    _marks_and_numbers(kinds, start)
    _separators(kinds)
    _terminators(kinds)
    strong = start
    for place, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in {"L", "R"}:
            strong = kind
    return kinds


def _marks_and_numbers(kinds: list[str], start: str) -> None:
    """Marks go with their letter; European digits after Arabic letters count as Arabic ones (W1 to W3)."""
    before = strong = start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = before
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        if kind in _STRONG:
            strong = kind
        before = kinds[place]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _separators(kinds: list[str]) -> None:
    """One sign between two numbers of a kind goes with them: "1,000" (W4)."""
    for place in range(1, len(kinds) - 1):
        left, kind = kinds[place - 1], kinds[place]
        joins = (left == "EN" and kind in {"ES", "CS"}) or (left == "AN" and kind == "CS")
        if joins and kinds[place + 1] == left:
            kinds[place] = left


def _terminators(kinds: list[str]) -> None:
    """Signs beside a number, such as "%" and "£", go with it (W5)."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = (place > 0 and kinds[place - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
        if end > place and beside:
            kinds[place:end] = ["EN"] * (end - place)
        place = max(end, place + 1)


def _brackets(kinds: list[str], text: str, base: int) -> None:
    """Both brackets of a pair take the direction of what they hold, or of what stands before them (N0)."""
    own, other = ("R", "L") if base else ("L", "R")
    for start, end in _pairs(kinds, text):
        held = {_direction(kind) for kind in kinds[start + 1 : end] if kind not in _UNDECIDED}
        if own in held:
            found = own
        elif other in held:
            before = (kind for kind in reversed(kinds[:start]) if kind not in _UNDECIDED)
            found = _direction(next(before, own))
        else:
            continue
        for place in (start, end):
            kinds[place] = found
            _follow(kinds, text, place)


def _follow(kinds: list[str], text: str, place: int) -> None:
    """Marks on a bracket go with it."""
    for after in range(place + 1, len(kinds)):
        if unicodedata.bidirectional(text[after]) != "NSM":
            break
        kinds[after] = kinds[place]


def _pairs(kinds: list[str], text: str) -> list[tuple[int, int]]:
    """The places of the brackets that belong together, by their first."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place, char in enumerate(text):
        if kinds[place] != "ON":
            continue
        if char in _CLOSING:
            waiting.append((_CLOSING[char], place))
            continue
        depth = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == char), None)
        if depth is not None:
            found.append((waiting[depth][1], place))
            del waiting[depth:]
    return sorted(found)


def _neutral(kinds: list[str], base: int) -> None:
    """Spaces and punctuation take the direction of both their sides, or else the paragraph's (N1, N2)."""
    own = "R" if base else "L"
    place = 0
    while place < len(kinds):
        if kinds[place] not in _NEUTRAL:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _direction(kinds[place - 1]) if place else own
        right = _direction(kinds[end]) if end < len(kinds) else own
        kinds[place:end] = [left if left == right else own] * (end - place)
        place = end


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    """The embedding level of a character of a kind (I1, I2)."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _reversed_runs(levels: list[int]) -> list[int]:
    """The places in visual order: from the highest level down, every run at or above it turned round (L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[place:end] = order[place:end][::-1]
            place = max(end, place + 1)
    return order


def _with_marks_after(text: str, order: list[int], levels: list[int]) -> list[int]:
    """Combining marks drawn after their letter although the line is turned round (L3)."""
    turned: list[int] = []
    marks: list[int] = []
    for place in order:
        if levels[place] % 2 and unicodedata.combining(text[place]):
            marks.append(place)
        else:
            turned.append(place)
            turned += reversed(marks)
            marks.clear()
    return turned + marks
