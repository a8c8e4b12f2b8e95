"""A badge says all of its words: in one line where there is room, else in as many as it takes."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.badge import badge_size, paint_badge

_WORDS = "Words withheld: sections 31(1) and 40(2); Name withheld: section 40(2)"


def _lines_of_ink(theme: Theme, most: int) -> int:
    """How many lines of words a badge of that width at most has, counted on its picture."""
    look = theme.tone_badge(Tone.WARNING, _WORDS, "eye-off")
    size = badge_size(theme, look, QFontMetrics(QApplication.font()), most)
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(QApplication.font())
    paint_badge(painter, QRect(QPoint(), size), theme, look)
    painter.end()
    left, ground = theme.icon_size() + 2 * theme.space(2), QColor(look.pair.ground)
    has_ink = [
        any(image.pixelColor(x, y) != ground for x in range(left, size.width() - theme.space(2)))
        for y in range(theme.space(1), size.height() - theme.space(1))
    ]
    return sum(is_ink and not before for before, is_ink in zip([False, *has_ink], has_ink, strict=False))


@pytest.mark.parametrize("scale", [100, 200])
def test_words_go_on_in_a_further_line_where_the_badge_may_be_no_wider(theme: Theme, scale: int) -> None:
    theme.scale_text(scale)
    look = theme.tone_badge(Tone.WARNING, _WORDS, "eye-off")
    metrics = QFontMetrics(QApplication.font())
    whole = badge_size(theme, look, metrics)
    assert badge_size(theme, look, metrics, whole.width()) == whole
    half = badge_size(theme, look, metrics, whole.width() * 2 // 3)
    assert half.width() == whole.width() * 2 // 3
    assert half.height() > whole.height()
    assert (_lines_of_ink(theme, whole.width()), _lines_of_ink(theme, whole.width() * 2 // 3)) == (1, 2)
