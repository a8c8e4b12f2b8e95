"""Pages and the way between them: built when first gone to, with back and forward."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

MOST_REMEMBERED = 100
"""So many visited places can be gone back to."""

_LAYOUTS_DEEP = 4
"""So many layouts lie inside one another on the way from a field to its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that the window offers.

    Attributes:
        id: Unique, "meetings".
        title: Its word in the sidebar.
        icon: Name of its icon.
        build: Makes its widget, when it is first gone to. A widget that is to have the focus then names the
            child that takes it by `setFocusProxy`.
        in_sidebar: Whether it stands in the sidebar; else it is reached from other pages only.
    """

    id: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    in_sidebar: bool = True


@dataclass(frozen=True, slots=True)
class Location:
    """Somewhere in the program: a page, and what on it ("" for the page as such, else its own words)."""

    page: str
    detail: str = ""


@runtime_checkable
class Locatable(Protocol):
    """A page that can be told what to show: the identifier of a meeting and its step, of a record."""

    def show_location(self, detail: str) -> None:
        """Show what `detail` names; empty means the page as such."""
        ...


class PageStack(QStackedWidget):
    """The content area: one page at a time, each in a scroll area so that no page can outgrow the screen."""

    location_changed = Signal(object)
    """Another `Location` is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._built: dict[str, tuple[QScrollArea, QWidget]] = {}
        self._visited: list[Location] = []
        self._at = -1
        self._focus_settling = QTimer(self)
        self._focus_settling.setSingleShot(True)
        self._focus_settling.setInterval(0)
        self._focus_settling.timeout.connect(self._show_focused)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The registered pages, in order."""
        return tuple(self._pages.values())

    @property
    def location(self) -> Location | None:
        """What is shown now; None before anything was."""
        return self._visited[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place that was gone back from."""
        return self._at < len(self._visited) - 1

    def add_page(self, page: Page) -> None:
        """Register a page; its widget is built when it is first gone to.

        Raises:
            ValueError: There is a page of that id.
        """
        if page.id in self._pages:
            raise ValueError(f"two pages are called {page.id}")
        self._pages[page.id] = page

    def widget_of(self, page_id: str) -> QWidget | None:
        """The page's widget, if it has been built."""
        built = self._built.get(page_id)
        return built[1] if built else None

    @Slot(object)
    def go_to(self, location: Location) -> None:
        """Show a place; what was gone back from is forgotten.

        Raises:
            KeyError: No page of that id is registered.
        """
        if location == self.location:
            return
        self._show(location)
        del self._visited[self._at + 1 :]
        self._visited.append(location)
        del self._visited[:-MOST_REMEMBERED]
        self._at = len(self._visited) - 1
        self.location_changed.emit(location)

    @Slot()
    def go_back(self) -> None:
        """Show the place before this one, if there is one."""
        self._walk(-1)

    @Slot()
    def go_forward(self) -> None:
        """Show the place that was gone back from, if there is one."""
        self._walk(1)

    def forget_pages(self) -> None:
        """Take every built page down, and the way back with them: another board is opened."""
        for area, _content in self._built.values():
            self.removeWidget(area)
            area.deleteLater()
        self._built.clear()
        self._visited.clear()
        self._at = -1

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            # What was only just shown has its place when the layouts have run.
            self._focus_settling.start()

    @Slot()
    def _show_focused(self) -> None:
        # Qt scrolls to where Tab leads, but not to where the program puts the focus: to a refused field.
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return
        # A layout inside another asks the outer one anew: until all have run, nothing is at its place.
        for _ in range(_LAYOUTS_DEEP):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        around = focused.parentWidget()
        while around is not None and around is not self:
            if isinstance(around, QScrollArea) and focused.height() < around.viewport().height():
                around.ensureWidgetVisible(focused, 0, focused.height())
            around = around.parentWidget()

    def _walk(self, step: int) -> None:
        if 0 <= self._at + step < len(self._visited):
            self._show(self._visited[self._at + step])
            self._at += step
            self.location_changed.emit(self._visited[self._at])

    def _show(self, location: Location) -> None:
        area, content = self._build(location.page)
        if isinstance(content, Locatable):
            content.show_location(location.detail)
        self.setCurrentWidget(area)
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, page_id: str) -> tuple[QScrollArea, QWidget]:
        if page_id not in self._built:
            page = self._pages[page_id]
            content = page.build()
            area = QScrollArea()
            area.setProperty("role", "page")
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidgetResizable(True)
            # First, so that all that the page holds is taken in, and given its looks, only once.
            self.addWidget(area)
            area.setWidget(content)
            area.viewport().setAutoFillBackground(False)
            if not content.accessibleName():
                content.setAccessibleName(page.title)
            self._built[page_id] = (area, content)
        return self._built[page_id]
