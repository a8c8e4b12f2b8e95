"""The view of a PDF that is kept in memory: zoom by wheel and keys, and a new version in place of the old."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from boardobserver.ui.shell.theme import Theme

ZOOMS: Final = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The sizes that zooming steps through; 1 is the size of the paper."""

_WHEEL_STEP: Final = 120


class PdfView(QPdfView):
    """Pages under one another, fitted to the width until somebody zooms.

    Plus and minus zoom, 0 fits the width again, Home and End go to the first and the last page.

    Args:
        theme: The look.
        name: What is shown, for those who cannot see it.
    """

    zoomed = Signal()
    """The size of the pages is another one."""

    page_shown = Signal(int)
    """Another page is the one that is looked at, counted from 0."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # pyright: ignore[reportArgumentType] - Qt takes none; its stubs forget
        self._theme = theme
        self._wheel = 0
        self._place = (0, 0)
        self._content, self._pdf = self._held(b"")
        self.setAccessibleName(name)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pageNavigator().currentPageChanged.connect(self.page_shown)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def pdf(self) -> QPdfDocument:
        """The document that is shown."""
        return self._pdf

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self.pageNavigator().currentPage()

    @property
    def fits_width(self) -> bool:
        """Whether pages are as wide as the view."""
        return self.zoomMode() is QPdfView.ZoomMode.FitToWidth

    def shown_zoom(self) -> float:
        """The size at which pages stand on the screen, whatever chose it."""
        if not self.fits_width or not self._pdf.pageCount():
            return self.zoomFactor()
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        points = self._pdf.pagePointSize(0).width()
        return max(ZOOMS[0], room / (points * self.screen().logicalDotsPerInch() / 72))

    def show_pdf(self, pdf: bytes) -> bool:
        """Show a document instead of the one before, at the same place; False if it cannot be read."""
        content, document = self._held(pdf)
        if document.status() is not QPdfDocument.Status.Ready:
            _let_go(document, content)
            return False
        place = self._place if self._pdf.pageCount() == 0 else self._looked_at()
        self._replace(content, document)
        self.horizontalScrollBar().setValue(place[0])
        self.verticalScrollBar().setValue(place[1])
        return True

    def clear(self) -> None:
        """Show nothing: another meeting's document is on its way."""
        self._replace(*self._held(b""))
        # Qt lays nothing out that has no pages, and would leave the blank paper of what was there before.
        self.setPageSpacing(0)
        self.setPageSpacing(self._theme.space(2))
        self._place = (0, 0)

    def blank(self) -> None:
        """Show nothing for a moment: what comes next is shown at the place that was looked at."""
        if self._pdf.pageCount() > 0:
            place = self._looked_at()
            self.clear()
            self._place = place

    def go_to_page(self, page: int) -> None:
        """Show the top of a page, counted from 0, as far as there is one."""
        last = self._pdf.pageCount() - 1
        if last >= 0:
            self.pageNavigator().jump(max(0, min(last, page)), QPointF(), 0)

    def step_zoom(self, step: int) -> None:
        """Go one size up (1) or down (-1), as far as there is one."""
        now = self.shown_zoom()
        beyond = [each for each in ZOOMS if (each - now) * step > 0.01]  # noqa: PLR2004 - not the same size
        if beyond:
            self.setZoomFactor(beyond[0] if step > 0 else beyond[-1])
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.zoomed.emit()

    @Slot()
    def zoom_in(self) -> None:
        """Show pages one size larger."""
        self.step_zoom(1)

    @Slot()
    def zoom_out(self) -> None:
        """Show pages one size smaller."""
        self.step_zoom(-1)

    @Slot()
    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _WHEEL_STEP:
            step = 1 if self._wheel > 0 else -1
            self._wheel -= step * _WHEEL_STEP
            self.step_zoom(step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and go to pages by key; the rest scrolls."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case Qt.Key.Key_Home:
                self.go_to_page(0)
            case Qt.Key.Key_End:
                self.go_to_page(self._pdf.pageCount() - 1)
            case _:
                super().keyPressEvent(event)

    def _looked_at(self) -> tuple[int, int]:
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _replace(self, content: QBuffer, document: QPdfDocument) -> None:
        old = (self._pdf, self._content)
        self._content, self._pdf = content, document
        self.setDocument(document)
        _let_go(*old)

    def _held(self, pdf: bytes) -> tuple[QBuffer, QPdfDocument]:
        """A document over its bytes, both of which outlive the view.

        Qt 6.12 draws pages in a thread that ends with the view's children; a document that is one of them
        goes before it, and the program crashes. So it is the application's, and goes when the view has gone.
        """
        application = QCoreApplication.instance()
        assert application is not None
        content, document = QBuffer(application), QPdfDocument(application)
        if pdf:
            content.setData(QByteArray(pdf))
            content.open(QIODevice.OpenModeFlag.ReadOnly)
            document.load(content)
        self.destroyed.connect(document.deleteLater)
        self.destroyed.connect(content.deleteLater)
        return content, document

    @Slot()
    def _on_theme_changed(self) -> None:
        # The ground between the pages is painted in this role.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(self._theme.colours.sidebar))
        self.setPalette(palette)
        gap = self._theme.space(2)
        margins = self.documentMargins()
        margins.setLeft(gap)
        margins.setRight(gap)
        margins.setTop(gap)
        margins.setBottom(gap)
        self.setDocumentMargins(margins)
        self.setPageSpacing(gap)


def _let_go(document: QPdfDocument, content: QBuffer) -> None:
    # The document first: it reads from the other.
    document.deleteLater()
    content.deleteLater()
