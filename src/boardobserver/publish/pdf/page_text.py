"""The words that a page of a PDF shows, in the order in which it does, whatever covers or hides them."""

from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Page

from boardobserver.publish.pdf.following import Follower, Stretch, Typefaces


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page: all of them, those of the document, and those that repeat in its margins."""

    all: tuple[str, ...]
    text: tuple[str, ...]
    margins: tuple[str, ...]


def words_of(page: Page, typefaces: Typefaces) -> PageWords:
    """Every word that the page shows, and every one that it has read out instead.

    Raises:
        Refusal: It draws more than any page of minutes does.
        ValueError: What it draws cannot be read to its end.
    """
    words = _Words(typefaces)
    words.follow(page, page.obj)
    said = words.said
    return PageWords(
        _split(text for text, _ in said),
        _split(text for text, is_margin in said if not is_margin),
        _split(text for text, is_margin in said if is_margin),
    )


def _split(said: Iterable[str]) -> tuple[str, ...]:
    return tuple("".join(said).split())


class _Words(Follower):
    """Takes down all that a page says, each piece with whether it is marked as none of the document."""

    def __init__(self, typefaces: Typefaces) -> None:
        super().__init__(typefaces)
        self.said: list[tuple[str, bool]] = []
        self._marks = [False]

    def show(self, text: str) -> None:
        """Take it down."""
        self.said.append((text, self._marks[-1]))

    def begin(self, stretch: Stretch) -> None:
        """Take down what is read out, apart from what is shown."""
        self._marks.append(self._marks[-1] or stretch.tag == "/Artifact")
        if stretch.instead is not None:
            self.said.append((f" {stretch.instead} ", self._marks[-1]))

    def end(self) -> None:
        """What is shown next belongs to the stretch around."""
        if len(self._marks) > 1:
            self._marks.pop()
