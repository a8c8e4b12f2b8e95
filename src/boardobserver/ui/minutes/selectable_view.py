"""A view of a PDF in which words can be selected: by the mouse, by keys, or by a search."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTransform,
)
from PySide6.QtPdf import QPdfLink, QPdfSelection
from PySide6.QtWidgets import QWidget

from boardobserver.ui.minutes.page_places import PagePlaces, PagePoint
from boardobserver.ui.minutes.pdf_view import PdfView
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.utf16 import characters, units

_OPACITY = 90
_REACHES = (2, 3, 5, 8)
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words that are selected on one page; letters are counted as Qt counts them, in units of UTF-16.

    Attributes:
        page: The page, counted from 0.
        start: Their first letter, counted from 0 among those of the page.
        end: The letter after their last one.
    """

    page: int
    start: int
    end: int
    text: str


class SelectableView(PdfView):
    """Besides what every view of a PDF does, words of one page can be selected.

    A drag selects, a double click selects a word. Shift with an arrow makes what is selected longer or
    shorter by a letter, with Ctrl as well by a word; Escape selects nothing, Ctrl+C copies.

    Args:
        theme: The look.
        name: What is shown, for those who cannot see it.
    """

    words_selected = Signal()
    """Other words are selected, or none."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._look = theme
        self._words: PageWords | None = None
        self._from: PagePoint | None = None
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def words(self) -> PageWords | None:
        """What is selected."""
        return self._words

    def show_pdf(self, pdf: bytes) -> bool:
        """Show a document instead of the one before; nothing is selected in it."""
        self.select_nothing()
        return super().show_pdf(pdf)

    def clear(self) -> None:
        """Show nothing, and have nothing of it selected."""
        self.select_nothing()
        super().clear()

    def select_link(self, link: QPdfLink, words: str) -> None:
        """Select the words that a search has found there.

        A search does not tell where they stand among the letters of the page, and asked for the letters of a
        place Qt leaves a narrow one at its edge out: so it is the nearest of all places that have the words.
        """
        if not link.rectangles():
            return
        page, corner = link.page(), link.rectangles()[0].topLeft()
        text = self._text_of(page)
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = [
            self.pdf.getSelectionAtIndex(page, units(text[: each.start()]), units(each.group()))
            for each in re.finditer(pattern, text, re.IGNORECASE)
        ]
        if found:
            self._select(page, min(found, key=lambda each: _apart(each, corner)))

    def show_words(self, page: int, start: int, end: int) -> None:
        """Select words of a page by their letters, and bring them into sight."""
        self._select_letters(page, start, end)
        places = PagePlaces(self, self.pdf)
        top = self.pdf.getSelectionAtIndex(page, start, end - start).boundingRectangle().top()
        y = places.place_of(page).top() + top * places.scale_of(page)
        if not 0 <= y < self.viewport().height() * 2 // 3:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(y) - self.viewport().height() // 3)

    @Slot()
    def select_nothing(self) -> None:
        """Let go of what is selected."""
        if self._words is not None:
            self._words = None
            self.viewport().update()
            self.words_selected.emit()

    @Slot()
    def copy(self) -> None:
        """Copy what is selected."""
        if self._words is not None:
            QGuiApplication.clipboard().setText(self._words.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.select_nothing()
            self._from = self._point_at(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select from where the drag began, as far as its page goes."""
        if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            page = self._from.page
            to = PagePlaces(self, self.pdf).point_at(event.position().toPoint(), page)
            self._select(page, self.pdf.getSelection(page, self._from.at, to.at))
        super().mouseMoveEvent(event)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        self._from = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        there = self._point_at(event)
        if there is None:
            return
        # Qt knows no letter at a point, only letters between two points: the nearest two that have one.
        around = (QPointF(reach, 0) for reach in _REACHES)
        tried = (self.pdf.getSelection(there.page, there.at - each, there.at + each) for each in around)
        found = next((each for each in tried if each.isValid()), None)
        if found is not None:
            text = self._text_of(there.page)
            at = characters(text, found.startIndex())
            start = _step_while(text, at, -1, str.isalnum)
            end = _step_while(text, at, 1, str.isalnum)
            self._select_letters(there.page, units(text[:start]), units(text[:end]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lengthen, shorten, copy or let go of what is selected."""
        held = event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self._words is not None:
            self.select_nothing()
        elif event.key() in _ARROWS and held & Qt.KeyboardModifier.ShiftModifier and self._words is not None:
            by_word = bool(held & Qt.KeyboardModifier.ControlModifier)
            self._move_end(self._words, _ARROWS[Qt.Key(event.key())], by_word=by_word)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the colour of a selection over what is selected."""
        super().paintEvent(event)
        if self._words is None:
            return
        page = self._words.page
        places = PagePlaces(self, self.pdf)
        at, scale = places.place_of(page).topLeft(), places.scale_of(page)
        onto_screen = QTransform.fromTranslate(at.x(), at.y()).scale(scale, scale)
        ink = QColor(self._look.colours.accent)
        ink.setAlpha(_OPACITY)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for shape in self._selection(self._words).bounds():
            painter.drawPolygon(onto_screen.map(shape))
        painter.end()

    def _point_at(self, event: QMouseEvent) -> PagePoint | None:
        at = event.position().toPoint()
        places = PagePlaces(self, self.pdf)
        page = places.page_at(at)
        return places.point_at(at, page) if page >= 0 else None

    def _selection(self, words: PageWords) -> QPdfSelection:
        return self.pdf.getSelectionAtIndex(words.page, words.start, words.end - words.start)

    def _select(self, page: int, found: QPdfSelection) -> None:
        if found.isValid() and found.endIndex() > found.startIndex():
            words = PageWords(page, found.startIndex(), found.endIndex(), found.text())
            if words != self._words:
                self._words = words
                self.viewport().update()
                self.words_selected.emit()

    def _select_letters(self, page: int, start: int, end: int) -> None:
        if end > start:
            self._select(page, self.pdf.getSelectionAtIndex(page, start, end - start))

    def _move_end(self, words: PageWords, step: int, *, by_word: bool) -> None:
        text = self._text_of(words.page)
        at = characters(text, words.end)
        end = at + step
        if by_word:
            at = _step_while(text, at if step > 0 else at - 1, step, str.isspace)
            end = _step_while(text, at, step, _is_no_space)
        self._select_letters(words.page, words.start, units(text[:end]))

    def _text_of(self, page: int) -> str:
        return self.pdf.getAllText(page).text()


def _apart(selection: QPdfSelection, corner: QPointF) -> float:
    """How far from a place words begin."""
    return (selection.boundingRectangle().topLeft() - corner).manhattanLength()


def _is_no_space(character: str) -> bool:
    return not character.isspace()


def _step_while(text: str, at: int, step: int, fits: Callable[[str], bool]) -> int:
    """The place up to which characters fit, from one on forwards (1) or before one backwards (-1)."""
    while 0 <= (looked_at := at if step > 0 else at - 1) < len(text) and fits(text[looked_at]):
        at += step
    return at
