"""The part of ReportLab's canvas that this writer draws with, typed; and what ReportLab has no call for.

The published types of ReportLab leave most arguments unknown, so its canvas is handed out as a `Surface`.
It watches what is drawn: whatever is neither marked as an element's nor as an artifact is counted.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Protocol, cast

from PIL.Image import Image
from reportlab import rl_config
from reportlab.lib.rl_accel import fp_str  # pyright: ignore[reportUnknownVariableType] - its arguments are untyped
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from boardobserver.publish.pdf.faces import ESCAPED, Face
from boardobserver.publish.pdf.theme import Colour

# Page contents as bytes, not as printable characters: a quarter smaller, and a third of the time to write.
rl_config.useA85 = 0


class TextObject(Protocol):
    """Text being put together before it is drawn."""

    def operate(self, operator: str, /) -> None:
        """Write an operator within the text as it stands."""
        ...

    def move(self, left: float, height: float, /) -> None:
        """Begin a line there."""
        ...

    def show(self, face: Face, size: float, text: str, /) -> None:
        """Write text that the face covers."""
        ...

    def ink(self, colour: Colour, /) -> None:
        """Write what follows in a colour."""
        ...


class Surface(Protocol):
    """What is drawn on; what is named as ReportLab names things is its own."""

    @property
    def unmarked(self) -> int:
        """How much was drawn outside of any marks."""
        ...

    def operate(self, operator: str, /) -> None:
        """Write an operator of the page's content as it stands."""
        ...

    def begin_text(self) -> TextObject:
        """Text to be put together."""
        ...

    def fill(self, colour: Colour, left: float, bottom: float, width: float, height: float, /) -> None:
        """Fill a rectangle."""
        ...

    def stroke(self, colour: Colour, thickness: float, left: float, right: float, height: float, /) -> None:
        """Draw a level line."""
        ...

    def place_image(self, image: Image, left: float, bottom: float, width: float, height: float, /) -> None:
        """Draw an image into a rectangle."""
        ...

    def drawText(self, text: TextObject, /) -> None: ...  # noqa: D102
    def saveState(self) -> None: ...  # noqa: D102
    def restoreState(self) -> None: ...  # noqa: D102
    def translate(self, dx: float, dy: float, /) -> None: ...  # noqa: D102
    def rotate(self, degrees: float, /) -> None: ...  # noqa: D102
    def bookmarkPage(self, key: str, *, fit: str, top: float) -> object: ...  # noqa: D102
    def addOutlineEntry(self, title: str, key: str, level: int, *, closed: bool) -> None: ...  # noqa: D102
    def showPage(self) -> None: ...  # noqa: D102
    def save(self) -> None: ...  # noqa: D102


@cache
def _ink(colour: Colour) -> str:
    """The operator that sets the colour of what is filled."""
    return f"{fp_str(colour)} rg"


@cache
def _line_of(colour: Colour, thickness: float) -> str:
    """The operators that set the colour and the thickness of lines."""
    return f"{fp_str(colour)} RG\n{fp_str(thickness)} w"


def _opens(operator: str) -> int:
    """By how much an operator changes the depth of marked content."""
    return 1 if operator.endswith("BDC") else -1 if operator == "EMC" else 0


class _MarkableText:
    """Text with marks within it, in place of ReportLab's, which measures every word once more."""

    def __init__(self, canvas: "_MarkableCanvas") -> None:
        self._canvas = canvas
        self._code = ["BT", "1 0 0 1 0 0 Tm"]
        self._depth = 0
        self._set_in: tuple[Face, int, float] | None = None

    def getCode(self) -> str:
        """All of it, by the name that ReportLab asks for it when it is drawn."""
        return " ".join((*self._code, "ET"))

    def operate(self, operator: str) -> None:
        """Write an operator as it stands."""
        self._depth += _opens(operator)
        self._code.append(operator)

    def ink(self, colour: Colour) -> None:
        """Write what follows in a colour."""
        self._code.append(_ink(colour))

    def move(self, left: float, height: float) -> None:
        """Begin a line there."""
        self._code.append(f"1 0 0 1 {left:.3f} {height:.3f} Tm")

    def show(self, face: Face, size: float, text: str) -> None:
        """Write text, and count it where it is not marked."""
        self._canvas.unmarked += not (self._depth or self._canvas.depth)
        for subset, codes in self._canvas.encoded(face, text):
            set_in = (face, subset, size)
            if set_in != self._set_in:
                self._set_in = set_in
                self._code.append(f"{face.name_of(subset, self._canvas.document)} {size:g} Tf")
            self._code.append(f"({codes}) Tj")


class _MarkableCanvas(Canvas):
    """ReportLab's canvas with a way to write marked-content operators."""

    _code: list[str]
    _doc: PDFDocument
    depth = 0
    unmarked = 0
    begun: frozenset[Face] = frozenset()

    @property
    def document(self) -> PDFDocument:
        """What the pages are written into; it knows which letters of each face it holds."""
        return self._doc

    def encoded(self, face: Face, text: str) -> Sequence[tuple[int, str]]:
        """Covered text in the codes of a face's subsets, of which the first holds ASCII in its own codes."""
        if face in self.begun and text.isascii():
            return ((0, text.translate(ESCAPED)),)
        self.begun |= {face}
        return face.encoded(text, self._doc)

    def operate(self, operator: str) -> None:
        """Write an operator as it stands: a page's content is a list of lines to ReportLab."""
        self.depth += _opens(operator)
        self._code.append(operator)

    def begin_text(self) -> _MarkableText:
        """Text that can be marked."""
        return _MarkableText(self)

    def fill(self, colour: Colour, left: float, bottom: float, width: float, height: float) -> None:
        """Fill a rectangle, and count it where it is not marked."""
        self.unmarked += not self.depth
        self._code.append(_ink(colour))
        self.rect(left, bottom, width, height, stroke=0, fill=1)

    def stroke(self, colour: Colour, thickness: float, left: float, right: float, height: float) -> None:
        """Draw a level line, and count it where it is not marked."""
        self.unmarked += not self.depth
        self._code.append(_line_of(colour, thickness))
        self.line(left, height, right, height)

    def place_image(self, image: Image, left: float, bottom: float, width: float, height: float) -> None:
        """Draw an image, and count it where it is not marked."""
        self.unmarked += not self.depth
        self.drawImage(ImageReader(image), left, bottom, width, height)  # pyright: ignore[reportUnknownMemberType] - untyped


def new_surface(
    output: BytesIO, *, size: tuple[float, float], font: str, language: str, date: str
) -> Surface:
    """An empty PDF, with nothing in it that depends on the clock or the machine."""
    canvas = _MarkableCanvas(
        output,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=font,  # pyright: ignore[reportArgumentType] - the stub says float
        lang=language,
    )

    def pdf_date(*_now: int) -> str:
        return date

    canvas.setDateFormatter(pdf_date)  # pyright: ignore[reportUnknownMemberType] - untyped in the stub
    canvas.setViewerPreference("DisplayDocTitle", "true")  # pyright: ignore[reportUnknownMemberType] - the same
    canvas.showOutline()
    return cast("Surface", canvas)
