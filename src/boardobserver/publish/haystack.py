"""The texts of a finished file, put together so that many strings are looked for in all of them at once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boardobserver.domain.passages import WALL, SearchedText
from boardobserver.domain.withholding import WithheldString


@dataclass(frozen=True, slots=True)
class Found:
    """A withheld string that stands in a file.

    Attributes:
        where: In which part of the file, in words: "page 3", "the attachment minutes-record.json".
    """

    where: str
    string: WithheldString


class Haystack:
    """Texts, each of some part of a file.

    Args:
        texts: The parts, in words, and their texts.
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._wheres: list[str] = []
        self._starts: list[int] = []
        parts: list[str] = []
        place = 0
        for where, text in texts:
            self._wheres.append(where)
            self._starts.append(place)
            parts += [text, WALL]
            place += len(text) + len(WALL)
        self._searched = SearchedText(*parts)

    def found(self, strings: Iterable[WithheldString]) -> Iterator[Found]:
        """The strings that stand in any of the texts, each once for every part."""
        for string in strings:
            for where in dict.fromkeys(
                self._where(start) for start, _end in string.places_in(self._searched)
            ):
                yield Found(where, string)

    def _where(self, place: int) -> str:
        return self._wheres[bisect_right(self._starts, place) - 1]
