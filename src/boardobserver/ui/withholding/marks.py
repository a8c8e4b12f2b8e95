"""What of the lines of a meeting the public edition does not say, worked out line by line as they show."""

from collections.abc import Iterable
from dataclasses import dataclass

from boardobserver.domain.passages import Span
from boardobserver.domain.publication import is_published, wording_of
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import Entry, Id, MinutesContent
from boardobserver.domain.withholding import withheld_strings
from boardobserver.domain.withholding.wholes import Wholes, wholes_of
from boardobserver.domain.withholding.words import Stretch, WithheldString, sections, stretches


@dataclass(frozen=True, slots=True)
class LineMarks:
    """What of one line is withheld.

    Attributes:
        spans: The stretches of its printing words; all of them for a line that is withheld whole.
        words: What is said of it: "Withheld: section 31(1)"; empty for nothing.
    """

    spans: tuple[Span, ...] = ()
    words: str = ""


_NOTHING = LineMarks()
_NO_WHOLES = Wholes({}, {}, {})


class Marks:
    """What of a meeting's lines is withheld, each found when it is first asked for.

    Args:
        content: The minutes; None for nothing.

    Attributes:
        strings: What no public document of them may hold.
        wholes: The lines, items and records that are withheld whole.
    """

    def __init__(self, content: MinutesContent | None = None) -> None:
        self.strings: tuple[WithheldString, ...] = ()
        self.wholes = _NO_WHOLES
        if content is not None:
            self.strings = withheld_strings(content)
            self.wholes = wholes_of(content)
        self._found: dict[str, LineMarks] = {}

    def says_the_same(self, other: "Marks") -> bool:
        """Whether the same is withheld, so that no line looks otherwise."""
        return self.strings == other.strings and self.wholes == other.wholes

    def of_line(self, entry: Entry) -> LineMarks:
        """What of a line is withheld; nothing of one that does not print."""
        if not is_published(entry):
            return _NOTHING
        words = wording_of(entry)
        if entry.id in self.wholes.entries:
            return LineMarks(((0, len(words)),), _whole_words(self.wholes.entries[entry.id]))
        return self.of_text(words)

    def of_text(self, words: str) -> LineMarks:
        """What of some printing words is withheld."""
        if not self.strings:
            return _NOTHING
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = _marks_of(stretches(words, self.strings))
        return found

    def sources_at(self, words: str, span: Span) -> tuple[Id, ...]:
        """What withholds a stretch of some printing words: withholdings, people, items of part 2."""
        start, end = span
        return tuple(
            string.source
            for each in stretches(words, self.strings)
            if each.start <= start and end <= each.end
            for string in each.by
        )

    def of_item(self, item_id: Id | None) -> str:
        """What is said of an item that is withheld whole; empty for any other."""
        exemptions = self.wholes.items.get(item_id or "")
        return "" if exemptions is None else _whole_words(exemptions)


def _marks_of(found: Iterable[Stretch]) -> LineMarks:
    parts = tuple(found)
    if not parts:
        return _NOTHING
    names = [each for each in parts if all(string.is_name for string in each.by)]
    passages = [each for each in parts if each not in names]
    said: list[str] = []
    if passages:
        said.append(f"Words withheld: {_sections_of(passages)}")
    if names:
        said.append(f"Name withheld: {_sections_of(names)}")
    return LineMarks(tuple((each.start, each.end) for each in parts), "; ".join(said))


def _sections_of(parts: Iterable[Stretch]) -> str:
    return sections(exemption for each in parts for exemption in each.exemptions)


def _whole_words(exemptions: tuple[Exemption, ...]) -> str:
    return f"Withheld: {sections(exemptions)}"
