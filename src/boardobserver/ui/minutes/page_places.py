"""Where the pages of a document stand in a view of them, and what point of which page is where."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

_POINTS_AN_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A place on a page, in points from its upper left corner."""

    page: int
    at: QPointF


class PagePlaces:
    """The pages of a view as it stands now: a view tells nobody where it paints its pages.

    It is worked out as Qt itself does it (`QPdfViewPrivate::calculateDocumentLayout`), for pages under one
    another that are fitted to the width or have a size of their own.

    Args:
        view: The view.
        document: What it shows.
    """

    def __init__(self, view: QPdfView, document: QPdfDocument) -> None:
        self._document = document
        self._origin = QPoint(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        self._places = _places(view, document)

    def place_of(self, page: int) -> QRect:
        """Where a page stands in the viewport."""
        return self._places[page].translated(-self._origin)

    def scale_of(self, page: int) -> float:
        """How many pixels of the viewport a point of the page is."""
        return self._places[page].width() / self._document.pagePointSize(page).width()

    def page_at(self, at: QPoint) -> int:
        """The page at a place of the viewport, or the nearest one above or below; -1 where there is none."""
        y = at.y() + self._origin.y()
        if not self._places:
            return -1
        beyond = (page for page, place in enumerate(self._places) if y <= place.bottom())
        return next(beyond, len(self._places) - 1)

    def point_at(self, at: QPoint, page: int) -> PagePoint:
        """The point of a page at a place of the viewport; beside the page, the nearest one on it."""
        place, scale = self.place_of(page), self.scale_of(page)
        x = min(max(at.x(), place.left()), place.right()) - place.left()
        y = min(max(at.y(), place.top()), place.bottom()) - place.top()
        return PagePoint(page, QPointF(x / scale, y / scale))


def _places(view: QPdfView, document: QPdfDocument) -> list[QRect]:
    """Where each page stands on the whole strip of pages."""
    margins, room = view.documentMargins(), view.viewport().width()
    dots = view.screen().logicalDotsPerInch() / _POINTS_AN_INCH
    sizes: list[QSize] = []
    for page in range(document.pageCount()):
        size = document.pagePointSize(page) * dots
        if view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            whole = size.toSize()
            sizes.append(whole * ((room - margins.left() - margins.right()) / whole.width()))
        else:
            sizes.append((size * view.zoomFactor()).toSize())
    widest = max((size.width() for size in sizes), default=0) + margins.left() + margins.right()
    places: list[QRect] = []
    top = margins.top()
    for size in sizes:
        places.append(QRect(QPoint((max(widest, room) - size.width()) // 2, top), size))
        top += size.height() + view.pageSpacing()
    return places
