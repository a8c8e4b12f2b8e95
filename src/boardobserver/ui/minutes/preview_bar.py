"""The row over the pages: which page of how many, how large, and the search."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from boardobserver.ui.minutes.find_bar import FindBar
from boardobserver.ui.minutes.pdf_view import PdfView
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout


class PreviewBar(QWidget):
    """Goes through the pages of a view, and zooms it.

    Args:
        theme: The look.
        view: The pages.
        find: The search, which has its place at the end of the row.
    """

    def __init__(self, theme: Theme, view: PdfView, find: FindBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._buttons: list[QToolButton] = []
        self.page = QLineEdit()
        self._known = QIntValidator(self)
        self._pages = QLabel()
        self.zoom = QLabel()
        self._before = self._button(self.tr("The page before"), "chevron-left")
        self._after = self._button(self.tr("The next page"), "chevron-right")
        self._smaller = self._button(self.tr("Smaller pages (−)"), "zoom-out")
        self._larger = self._button(self.tr("Larger pages (+)"), "zoom-in")
        self._fit = self._button(self.tr("Fit the width (0)"), "")
        self._find = self._button(self.tr("Find in the minutes (Ctrl+F)"), "search")
        self._build(find)
        self._connect(find)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say where the view is, without moving it."""
        count = self._view.pdf.pageCount()
        self._known.setRange(min(1, count), count)
        self.page.setText(str(self._view.page + 1) if count else "")
        self._pages.setText(self.tr("of {count}").format(count=count))
        self._before.setEnabled(self._view.page > 0)
        self._after.setEnabled(self._view.page < count - 1)
        for widget in (self.page, self._smaller, self._larger, self._fit, self._find):
            widget.setEnabled(count > 0)
        self.zoom.setText(f"{self._view.shown_zoom():.0%}" if count else "")

    def _build(self, find: FindBar) -> None:
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setValidator(self._known)
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setAccessibleName(self.tr("Size of the pages"))
        self._fit.setText(self.tr("Fit width"))
        flow = FlowLayout(self)
        self._theme.arrange(flow, gap=Space.NORMAL)
        label = QLabel(self.tr("Page"))
        flow.addWidget(self._group(label, self._before, self.page, self._pages, self._after))
        flow.addWidget(self._group(self._smaller, self.zoom, self._larger, self._fit))
        flow.addWidget(self._find)
        flow.addWidget(find)

    def _group(self, *widgets: QWidget) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        self._theme.arrange(row, gap=Space.TIGHT)
        for widget in widgets:
            row.addWidget(widget)
        return group

    def _connect(self, find: FindBar) -> None:
        view = self._view
        self.page.returnPressed.connect(self._on_page_asked)
        self._before.clicked.connect(self._on_before)
        self._after.clicked.connect(self._on_after)
        self._smaller.clicked.connect(view.zoom_out)
        self._larger.clicked.connect(view.zoom_in)
        self._fit.clicked.connect(view.fit_width)
        self._find.clicked.connect(find.ask)
        view.page_shown.connect(self.refresh)
        view.zoomed.connect(self.refresh)

    def _button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        if icon:
            button.setIcon(self._theme.icons(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        self._buttons.append(button)
        return button

    @Slot()
    def _on_page_asked(self) -> None:
        self._view.go_to_page(int(self.page.text()) - 1)

    @Slot()
    def _on_before(self) -> None:
        self._view.go_to_page(self._view.page - 1)

    @Slot()
    def _on_after(self) -> None:
        self._view.go_to_page(self._view.page + 1)

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size()
        for button in self._buttons:
            button.setIconSize(QSize(side, side))
        self.page.setFixedWidth(self.fontMetrics().horizontalAdvance("0000") + self._theme.space(5))
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %"))
