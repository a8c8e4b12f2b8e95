"""The words that a page of a PDF shows, in the order in which it does, whatever covers or hides them."""

from pikepdf import Page

from boardobserver.publish.pdf.following import Follower, Stretch, Typefaces


def words_of(page: Page, typefaces: Typefaces) -> tuple[str, ...]:
    """Every word that the page shows, and every one that it has read out instead.

    Raises:
        Refusal: It draws more than any page of minutes does.
        ValueError: What it draws cannot be read to its end.
    """
    words = _Words(typefaces)
    words.follow(page, page.obj)
    return tuple("".join(words.said).split())


class _Words(Follower):
    """Takes down all that a page says."""

    def __init__(self, typefaces: Typefaces) -> None:
        super().__init__(typefaces)
        self.said: list[str] = []

    def show(self, text: str) -> None:
        """Take it down."""
        self.said.append(text)

    def begin(self, stretch: Stretch) -> None:
        """Take down what is read out, apart from what is shown; where marks stand is for others to say."""
        if stretch.instead is not None:
            self.said.append(f" {stretch.instead} ")

    def end(self) -> None:
        """Nothing is to be taken down."""
