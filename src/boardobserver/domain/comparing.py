"""What differs between two texts: passage by passage, and word by word within a passage."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\w+(?:[.,:/’'-]\w+)*|\s+|[^\w\s]")
"""Words, figures and references whole ("16,000", "AC-2026-031"), white space, and single marks."""

_LARGEST = 4_000_000
"""Of two texts with more pairs of words than that, what lies between their ends is told as one change."""

_WIDEST = 10_000
"""As many pairs of passages are weighed against one another where a whole stretch was changed."""

_LIKE_ENOUGH = 0.4
"""Passages that share this much of their words are one passage that was changed."""


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage of which the same is to be said."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, line of a list or row of a table.

    Attributes:
        section: The heading that it stands under; its own words where it is one.
        number: The number that it is quoted by, if it has one; a new number is no difference.
        source: The key of what it prints, if it is known: passages of one source are one passage.
        is_heading: Whether those that follow stand under it.
    """

    section: str
    number: str
    words: str
    source: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One passage in both texts, or in one of them."""

    before: Passage | None
    after: Passage | None

    @property
    def is_same(self) -> bool:
        """Whether both texts have it in the same words."""
        return self.before is not None and self.after is not None and self.before.words == self.after.words

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was left, added and removed, in reading order."""
        return parts_of(
            "" if self.before is None else self.before.words, "" if self.after is None else self.after.words
        )

    @property
    def passage(self) -> Passage:
        """The passage as the later text has it, or else the earlier."""
        passage = self.before if self.after is None else self.after
        assert passage is not None, "a passage stands in one of both"
        return passage


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """What differs under one heading.

    Attributes:
        title: The heading with what became of it; nothing before the first heading.
        changed: The passages under it that differ.
    """

    title: tuple[Part, ...]
    changed: tuple[Compared, ...]


def changed_sections(compared: Iterable[Compared]) -> Iterator[ChangedSection]:
    """What differs, each passage under the heading that it follows; a heading that differs is said once.

    >>> new = compare([], [Passage("Any other business", "", "Any other business", is_heading=True)])
    >>> [(section.title[0].change.value, section.changed) for section in changed_sections(new)]
    [('added', ())]
    """
    title: tuple[Part, ...] = ()
    changed: list[Compared] = []
    is_heading_changed = False
    for each in compared:
        if each.passage.is_heading:
            if changed or is_heading_changed:
                yield ChangedSection(title, tuple(changed))
            is_heading_changed = not each.is_same
            title, changed = _title(each), []
        elif not each.is_same:
            changed.append(each)
    if changed or is_heading_changed:
        yield ChangedSection(title, tuple(changed))


def _title(heading: Compared) -> tuple[Part, ...]:
    if heading.is_same:
        return (Part(Change.SAME, heading.passage.section),)
    return parts_of(
        "" if heading.before is None else heading.before.section,
        "" if heading.after is None else heading.after.section,
    )


def compare(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Compared, ...]:
    """Every passage of both texts in reading order, those that are one passage side by side.

    >>> [each.is_same for each in compare([Passage("", "1", "As it was.")], [Passage("", "2", "As it was.")])]
    [True]
    """
    matcher = SequenceMatcher(None, [each.words for each in before], [each.words for each in after], False)
    found: list[Compared] = []
    for tag, b_from, b_to, a_from, a_to in matcher.get_opcodes():
        earlier, later = before[b_from:b_to], after[a_from:a_to]
        if tag == "equal":
            found += [Compared(one, other) for one, other in zip(earlier, later, strict=True)]
        else:
            found += _paired(earlier, later)
    return tuple(found)


def parts_of(before: str, after: str) -> tuple[Part, ...]:
    """What is the same, removed and added between two texts, word by word.

    >>> [str(part.change) + ": " + part.words for part in parts_of("at 0.6 then", "at 0.64 then")]
    ['same: at ', 'removed: 0.6', 'added: 0.64', 'same:  then']
    """
    if before == after:
        return (Part(Change.SAME, before),) if before else ()
    earlier, later = _TOKENS.findall(before), _TOKENS.findall(after)
    parts: list[Part] = []
    for is_same, old, new in _joined(_stretches(earlier, later)):
        if is_same:
            parts.append(Part(Change.SAME, old))
            continue
        parts += [
            Part(change, words) for change, words in ((Change.REMOVED, old), (Change.ADDED, new)) if words
        ]
    return tuple(parts)


_Stretch = tuple[bool, str, str]


def _stretches(before: list[str], after: list[str]) -> list[_Stretch]:
    """What is the same and what is not, with its words before and after."""
    if len(before) * len(after) > _LARGEST:
        start = _common(before, after)
        end = _common(before[start:][::-1], after[start:][::-1])
        parts = (
            (before[:start], after[:start]),
            (before[start : len(before) - end], after[start : len(after) - end]),
            (before[len(before) - end :], after[len(after) - end :]),
        )
        return [("".join(b) == "".join(a), "".join(b), "".join(a)) for b, a in parts if b or a]
    codes = SequenceMatcher(None, before, after, False).get_opcodes()
    return [
        (tag == "equal", "".join(before[b_from:b_to]), "".join(after[a_from:a_to]))
        for tag, b_from, b_to, a_from, a_to in codes
    ]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Changes with no more than a word between them as one: nobody reads single words in turns."""
    joined: list[_Stretch] = []
    for stretch in stretches:
        is_same, old, new = stretch
        if joined and not is_same:
            if not joined[-1][0]:
                _, before, after = joined.pop()
                joined.append((False, before + old, after + new))
                continue
            if len(joined) > 1 and len(joined[-1][1].split()) <= 1:
                space = joined.pop()[1]
                _, before, after = joined.pop()
                joined.append((False, before + space + old, after + space + new))
                continue
        joined.append(stretch)
    return joined


def _paired(before: Sequence[Passage], after: Sequence[Passage]) -> list[Compared]:
    """A stretch in which nothing is the same: the best way to pair its passages, in their order."""
    if len(before) * len(after) > _WIDEST:
        before_sources = {each.source for each in before if each.source}
        likes = [[float(b.source == a.source and b.source in before_sources) for a in after] for b in before]
    else:
        bags = [set(_TOKENS.findall(each.words)) for each in after]
        likes = [[_like(b, a, bag) for a, bag in zip(after, bags, strict=True)] for b in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            together = best[i + 1][j + 1] + likes[i][j] if likes[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    found: list[Compared] = []
    i = j = 0
    while i < len(before) and j < len(after):
        if likes[i][j] and best[i][j] == best[i + 1][j + 1] + likes[i][j]:
            found.append(Compared(before[i], after[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append(Compared(before[i], None))
            i += 1
        else:
            found.append(Compared(None, after[j]))
            j += 1
    found += [Compared(each, None) for each in before[i:]]
    found += [Compared(None, each) for each in after[j:]]
    return found


def _like(before: Passage, after: Passage, after_bag: set[str]) -> float:
    """How surely two passages are one; 0 when they are not."""
    if before.source and before.source == after.source:
        return 2.0
    bag = set(_TOKENS.findall(before.words))
    share = len(bag & after_bag) / max(len(bag), len(after_bag), 1)
    return share if share >= _LIKE_ENOUGH else 0.0
