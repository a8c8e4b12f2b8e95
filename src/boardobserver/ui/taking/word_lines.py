"""Words of a few lines at most, broken between words and shortened with "…", for painting."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from boardobserver.ui.taking.line_layout import laid_out


def word_lines(text: str, font: QFont, room: int, most: int) -> list[str]:
    """The lines that a text is painted in."""
    plain = " ".join(text.split())
    metrics = QFontMetrics(font)
    # What could not be shown anyway need not be broken into lines.
    layout = laid_out(plain[: most * (room // 3 + 1)], font, room)
    lines: list[str] = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        start, length = line.textStart(), line.textLength()
        if at == most - 1:
            lines.append(metrics.elidedText(_from(plain, start), Qt.TextElideMode.ElideRight, room))
            break
        lines.append(_from(plain, start)[:length].rstrip())
    return lines or [""]


def paint_lines(painter: QPainter, at: QPointF, lines: list[str]) -> None:
    """Paint lines under one another in the painter's font and ink."""
    metrics = painter.fontMetrics()
    for number, line in enumerate(lines):
        painter.drawText(at + QPointF(0, metrics.ascent() + number * metrics.lineSpacing()), line)


def _from(text: str, start: int) -> str:
    # Qt counts in units of UTF-16; only a text beyond the basic plane differs.
    if text.isascii():
        return text[start:]
    return text.encode("utf-16-le")[2 * start :].decode("utf-16-le", errors="ignore")
