"""The contents of pages, operator by operator: text, tints, rules and pictures, each within a mark.

It watches what is drawn: whatever is neither marked as an element's nor as an artifact is counted. Typeface
and colour are written where they change, as they hold until then from one piece of text to the next.
"""

from dataclasses import dataclass, field
from functools import cache

from PIL.Image import Image

from boardobserver.publish.pdf.embedding import UsedFace
from boardobserver.publish.pdf.faces import Face
from boardobserver.publish.pdf.file import number
from boardobserver.publish.pdf.theme import Colour


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, its level from 0, and the height on a page that it leads to."""

    title: str
    level: int
    page: int
    height: float


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What a page shows.

    Attributes:
        contents: Its operators.
        pictures: The images that it places; the first is called Im1.
    """

    contents: bytes
    pictures: tuple[Image, ...]


@dataclass(slots=True)
class Surface:
    """What is drawn on, page after page.

    Attributes:
        pages: Those that are done.
        faces: The faces that text was shown in, in the order of their first use.
        bookmarks: In the order in which they were set.
        unmarked: How much was drawn outside of any marks.
    """

    pages: list[DrawnPage] = field(default_factory=list[DrawnPage])
    faces: dict[Face, UsedFace] = field(default_factory=dict[Face, UsedFace])
    bookmarks: list[Bookmark] = field(default_factory=list[Bookmark])
    unmarked: int = 0
    _code: list[str] = field(default_factory=list[str])
    _pictures: list[Image] = field(default_factory=list[Image])
    _depth: int = 0
    _ink: Colour | None = None
    _set_in: tuple[str, float] | None = None

    def turn_page(self) -> None:
        """Finish the page and begin the next one."""
        self.pages.append(DrawnPage("\n".join(self._code).encode("ascii"), tuple(self._pictures)))
        self._code.clear()
        self._pictures.clear()
        self._forget()

    def open_mark(self, tag: str, properties: str) -> None:
        """What follows is marked."""
        self._depth += 1
        self._code.append(f"/{tag} <<{properties}>> BDC")

    def close_mark(self) -> None:
        """What was marked last ends here."""
        self._depth -= 1
        self._code.append("EMC")

    def begin_text(self, ink: Colour) -> None:
        """Text follows, in a colour."""
        self._code.append("BT")
        self._fill_with(ink)

    def end_text(self) -> None:
        """The text ends here."""
        self._code.append("ET")

    def move(self, left: float, height: float) -> None:
        """Begin a line of text there."""
        self._code.append(f"1 0 0 1 {left:.2f} {height:.2f} Tm")

    def show(self, face: Face, size: float, text: str) -> None:
        """Write text that the face covers, and count it where it is not marked."""
        if not self._depth:
            self.unmarked += 1
        used = self.faces.get(face)
        if used is None:
            used = self.faces[face] = UsedFace(face, len(self.faces))
        for called, codes in used.shown(text):
            if self._set_in != (called, size):
                self._set_in = (called, size)
                self._code.append(f"{called} {number(size)} Tf")
            self._code.append(f"({codes}) Tj")

    def fill(self, colour: Colour, left: float, bottom: float, width: float, height: float) -> None:
        """Fill a rectangle, and count it where it is not marked."""
        self.unmarked += not self._depth
        self._fill_with(colour)
        self._code.append(f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def stroke(self, colour: Colour, thickness: float, left: float, right: float, height: float) -> None:
        """Draw a level line, and count it where it is not marked."""
        self.unmarked += not self._depth
        pen = f"{_spelt(colour)} RG {number(thickness)} w"
        self._code.append(f"{pen} {left:.2f} {height:.2f} m {right:.2f} {height:.2f} l S")

    def place_image(self, image: Image, left: float, bottom: float, width: float, height: float) -> None:
        """Draw an image, and count it where it is not marked."""
        self.unmarked += not self._depth
        self._pictures.append(image)
        place = f"{width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f}"
        self._code.append(f"q {place} cm /Im{len(self._pictures)} Do Q")

    def turn(self, cosine: float, sine: float, left: float, bottom: float) -> None:
        """Draw what follows turned about a point and measured from there, until it is turned back."""
        self._code.append(f"q {cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f} {left:.2f} {bottom:.2f} cm")

    def turn_back(self) -> None:
        """Draw upright again; what was set meanwhile no longer holds."""
        self._code.append("Q")
        self._forget()

    def bookmark(self, title: str, level: int, height: float) -> None:
        """An entry in the outline that leads to this page."""
        self.bookmarks.append(Bookmark(title, level, len(self.pages), height))

    def _fill_with(self, colour: Colour) -> None:
        if colour != self._ink:
            self._ink = colour
            self._code.append(f"{_spelt(colour)} rg")

    def _forget(self) -> None:
        self._ink = self._set_in = None


@cache
def _spelt(colour: Colour) -> str:
    return " ".join(f"{share:.3f}".rstrip("0").rstrip(".") for share in colour)
