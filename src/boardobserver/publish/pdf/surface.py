"""The part of ReportLab's canvas that this writer draws with, typed; and what ReportLab has no call for.

The published types of ReportLab leave most arguments unknown, so its canvas is handed out as a `Surface`.
"""

from datetime import UTC, datetime
from io import BytesIO
from typing import Protocol, cast

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from boardobserver.publish.pdf.theme import Colour

# Page contents as bytes, not as printable characters: a quarter smaller, and a third of the time to write.
rl_config.useA85 = 0


class TextObject(Protocol):
    """Text being put together before it is drawn."""

    def setFillColor(self, aColor: Colour, /) -> None: ...  # noqa: N803, D102 - ReportLab's own name
    def setTextOrigin(self, x: float, y: float, /) -> None: ...  # noqa: D102
    def setFont(self, psfontname: str, size: float, /) -> None: ...  # noqa: D102
    def textOut(self, text: str, /) -> None: ...  # noqa: D102


class Surface(Protocol):
    """What is drawn on; every method is ReportLab's but `operate`."""

    def operate(self, operator: str, /) -> None:
        """Write an operator of the page's content as it stands."""
        ...

    def beginText(self) -> TextObject: ...  # noqa: D102
    def drawText(self, text: TextObject, /) -> None: ...  # noqa: D102
    def setFillColor(self, colour: Colour, /) -> None: ...  # noqa: D102
    def setStrokeColor(self, colour: Colour, /) -> None: ...  # noqa: D102
    def setLineWidth(self, width: float, /) -> None: ...  # noqa: D102
    def rect(  # noqa: D102, PLR0917
        self, x: float, y: float, width: float, height: float, stroke: int, fill: int, /
    ) -> None: ...
    def line(self, x1: float, y1: float, x2: float, y2: float, /) -> None: ...  # noqa: D102
    def saveState(self) -> None: ...  # noqa: D102
    def restoreState(self) -> None: ...  # noqa: D102
    def translate(self, dx: float, dy: float, /) -> None: ...  # noqa: D102
    def rotate(self, degrees: float, /) -> None: ...  # noqa: D102
    def bookmarkPage(self, key: str, *, fit: str, top: float) -> object: ...  # noqa: D102
    def addOutlineEntry(self, title: str, key: str, level: int, *, closed: bool) -> None: ...  # noqa: D102
    def showPage(self) -> None: ...  # noqa: D102
    def save(self) -> None: ...  # noqa: D102


class _MarkableCanvas(Canvas):
    """ReportLab's canvas with a way to write marked-content operators."""

    _code: list[str]

    def operate(self, operator: str) -> None:
        """Write an operator as it stands: a page's content is a list of lines to ReportLab."""
        self._code.append(operator)


def new_surface(
    output: BytesIO,
    *,
    size: tuple[float, float],
    font: str,
    language: str,
    title: str,
    author: str,
    subject: str,
    dated: datetime,
) -> Surface:
    """An empty PDF that says what it is, with nothing in it that depends on the clock or the machine."""
    canvas = _MarkableCanvas(
        output,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=font,  # pyright: ignore[reportArgumentType] - the stub says float
        lang=language,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("Board Observer")
    stamp = dated.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")

    def pdf_date(*_now: int) -> str:
        return stamp

    canvas.setDateFormatter(pdf_date)  # pyright: ignore[reportUnknownMemberType] - untyped in the stub
    canvas.setViewerPreference("DisplayDocTitle", "true")  # pyright: ignore[reportUnknownMemberType] - the same
    canvas.showOutline()
    return cast("Surface", canvas)
