"""The words that stand where something is withheld, and the strings that they stand for."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from boardobserver.domain.passages import SearchedText, Sought, Span, exact_occurrences, letters_in, merged
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import Id
from boardobserver.domain.withholding.fixed_words import is_fixed

LABEL = re.compile(r"\[(?:Name withheld|Withheld): (?:sections? [0-9][0-9(), and]*|part 2 of the meeting)\]")
"""What stands where something is withheld, as `withheld_label` makes it."""

MARK = re.compile(r"\[Withheld from the public, [^:\]]*: ([^\]\n]*)\]")
"""What the full edition prints where the public one says a label, as `marked` makes it."""

SAID = re.compile(rf"{LABEL.pattern}|{MARK.pattern}")
"""What either edition prints where something is withheld."""
_BULLET = "- "
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")
_FEWEST_WORDS = 4
"""A line or a sentence of something withheld whole is looked for on its own if it has so many words."""


@dataclass(frozen=True, slots=True)
class WithheldString:
    """A string that no public document may hold, in whatever spelling.

    Attributes:
        words: The string.
        exemptions: What it is withheld on; none for what was said in part 2 of a meeting.
        source: The withholding, or the person whose name it is, or the item of part 2.
        is_name: Whether it is of somebody's name.
        is_exact: Whether only these very letters count, as a word of their own: initials.
    """

    words: str
    exemptions: tuple[Exemption, ...]
    source: Id
    is_name: bool = False
    is_exact: bool = False

    def places_in(self, searched: SearchedText) -> tuple[Span, ...]:
        """Where it stands in a text."""
        if self.is_exact:
            return exact_occurrences(searched.text, self.words)
        return searched.occurrences(self.words)


Strings: TypeAlias = tuple[WithheldString, ...]


def sections(exemptions: Iterable[Exemption]) -> str:
    """The sections that something is withheld on, in the order of the Act.

    >>> sections((Exemption.PERSONAL_INFORMATION, Exemption.LAW_ENFORCEMENT))
    'sections 31(1) and 40(2)'
    >>> sections(()), sections((Exemption.OTHER_MEANS,))
    ('part 2 of the meeting', 'section 21')
    """
    chosen = set(exemptions)
    *most, last = [each.clause for each in Exemption if each in chosen] or [""]
    if most:
        return f"sections {', '.join(most)} and {last}"
    return f"section {last}" if last else "part 2 of the meeting"


def withheld_label(exemptions: Iterable[Exemption], *, is_name: bool = False) -> str:
    """What stands where something is withheld: "[Withheld: section 31(1)]"."""
    return f"[{'Name withheld' if is_name else 'Withheld'}: {sections(exemptions)}]"


def marked(words: str, exemptions: Iterable[Exemption]) -> str:
    r"""Words as the full edition prints them where the public one does not, each line for itself.

    >>> marked("Two:\n- one", (Exemption.LAW_ENFORCEMENT,)).splitlines()[1]
    '- [Withheld from the public, section 31(1): one]'
    """
    lead, end = around_marked(exemptions)
    return "\n".join(_marked_line(line, lead, end) for line in words.split("\n"))


def around_marked(exemptions: Iterable[Exemption]) -> tuple[str, str]:
    """What stands before words that are marked, and after them."""
    return f"[Withheld from the public, {sections(exemptions)}: ", "]"


def unmarked(words: str) -> str:
    """Words of the full edition as they were before `marked`.

    >>> unmarked("LFR lead to [Withheld from the public, section 31(1): raid] Lamp Lane")
    'LFR lead to raid Lamp Lane'
    """
    return MARK.sub(r"\1", words)


def veiled(words: str) -> str:
    """Words of either edition, with one long word where each label or mark stands.

    >>> veiled("On [Withheld: section 31(1)] to")
    'On XXXXXXXXXXXXXXXXXXXXXXXXX to'
    """
    return SAID.sub(lambda found: "X" * len(found.group()), words)


def _marked_line(line: str, lead: str, end: str) -> str:
    if not line.strip():
        return line
    bullet = _BULLET if line.startswith(_BULLET) and line[len(_BULLET) :].strip() else ""
    return f"{bullet}{lead}{line.removeprefix(bullet)}{end}"


def pieces(text: str) -> Iterator[str]:
    """What to look for of a text that is withheld whole: all of it, and each longer line and sentence.

    Left out is what every document says of its own accord.

    >>> list(pieces("Agreed. The Borough Commander was told so."))
    ['Agreed. The Borough Commander was told so.', 'The Borough Commander was told so.']
    """
    lines = text.splitlines()
    parts = [*lines, *(sentence for line in lines for sentence in _SENTENCE_END.split(line))]
    longer = [part for part in parts if len(part.split()) >= _FEWEST_WORDS]
    whole = [text] if len(text.split()) > 1 else []
    for part in dict.fromkeys(piece.strip() for piece in (*whole, *longer)):
        if letters_in(part) and not is_fixed(part):
            yield part


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text that is withheld, with everything that it is withheld by."""

    start: int
    end: int
    by: tuple[WithheldString, ...]

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """What all of it is withheld on, in the order of the Act."""
        found = {exemption for each in self.by for exemption in each.exemptions}
        return tuple(each for each in Exemption if each in found)

    @property
    def label(self) -> str:
        """What stands in its place."""
        return withheld_label(self.exemptions, is_name=all(each.is_name for each in self.by))


def stretches(text: str, strings: Iterable[WithheldString]) -> tuple[Stretch, ...]:
    """The stretches of a text that are withheld; those that overlap or touch are one."""
    searched = SearchedText(text)
    found = [(span, each) for each in strings for span in each.places_in(searched)]
    return tuple(
        Stretch(start, end, tuple(dict.fromkeys(each for span, each in found if start <= span[0] < end)))
        for start, end in merged(span for span, _each in found)
    )


def said_anew(text: str, strings: Iterable[WithheldString], say: Callable[[str, Stretch], str]) -> str:
    """The text with each withheld stretch said in another way, given its words and the stretch."""
    parts: list[str] = []
    last = 0
    for each in stretches(text, strings):
        parts += [text[last : each.start], say(text[each.start : each.end], each)]
        last = each.end
    return "".join((*parts, text[last:])) if parts else text


def retold(say: Callable[[str, Strings], str], strings: Strings) -> Callable[[str], str]:
    """One of the ways below to say a text anew, which is quick to know those that stay as they are."""
    sought = Sought(each.words for each in strings if not each.is_exact)
    exact = [each.words for each in strings if each.is_exact]

    def told(text: str) -> str:
        is_held = sought.may_stand_in(text) or any(word in text for word in exact)
        return say(text, strings) if is_held else text

    return told


def in_public(text: str, strings: Iterable[WithheldString]) -> str:
    """The text as the public edition has it: a label wherever something is withheld."""
    return said_anew(text, strings, lambda _words, stretch: stretch.label)


def in_full(text: str, strings: Iterable[WithheldString]) -> str:
    """The text as the full edition has it: what the public one does not say is marked."""
    return said_anew(text, strings, lambda words, stretch: marked(words, stretch.exemptions))
