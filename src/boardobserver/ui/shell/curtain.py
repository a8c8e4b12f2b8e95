"""What stands between the window's content and whoever looks at the screen."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QToolTip, QWidget
from shiboken6 import isValid

PROGRAM: Final = "Board Observer"
"""The title of a window that shows no board."""

_OF_QT = "PySide6."


class Curtain(QStackedWidget):
    """The content of a window, or one page in its place, which then is all that the program shows.

    Args:
        content: The content.
        window: The window; its menus, status bar, dialogs and title go and come with the content.
    """

    def __init__(self, content: QWidget, window: QMainWindow) -> None:
        super().__init__()
        self._content = content
        self._window = window
        self._title = PROGRAM
        self._put_away: list[QWidget] = []
        self._focused: QWidget | None = None
        self.addWidget(content)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def is_drawn(self) -> bool:
        """Whether the content is hidden."""
        return self.currentWidget() is not self._content

    def set_title(self, title: str) -> None:
        """Give the window a title, which is shown as long as its content is."""
        self._title = title
        if not self.is_drawn:
            self._window.setWindowTitle(title)

    def draw(self, page: QWidget) -> None:
        """Show this page and nothing else; what is typed stays as it is, and the cursor in its place."""
        if self.is_drawn:
            return
        self._put_away = [each for each in self._others() if self._can_come_back(each)]
        self._focused = self._focused_to_come_back()
        for each in self._others():
            each.hide()
        QToolTip.hideText()
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._window.setWindowTitle(PROGRAM)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        """Show everything again as it was, but for what has ended meanwhile."""
        page = self.currentWidget()
        if page is None or page is self._content:
            return
        focused, self._focused = self._focused, None
        self.setCurrentWidget(self._content)
        self.removeWidget(page)
        self._window.setWindowTitle(self._title)
        for each in filter(isValid, self._put_away):
            each.show()
        self._put_away = []
        if focused is not None and isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Leave the focus with the page: what a job brings up behind it has it when the curtain opens."""
        page = self.currentWidget()
        if self.is_drawn and page is not None and new is not None and self._content.isAncestorOf(new):
            self._focused = new
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _others(self) -> list[QWidget]:
        """All that the program shows besides: in the window, over it, and in windows of its own."""
        within = [self._window.menuBar(), self._window.statusBar()]
        over = [
            each
            for each in self._window.children()
            if isinstance(each, QWidget) and each is not self and each not in within
        ]
        apart = [each for each in QApplication.topLevelWidgets() if each is not self._window]
        return [each for each in (*within, *over, *apart) if each.isVisible()]

    def _focused_to_come_back(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        is_ours = focused is not None and focused.window() in (self._window, *self._put_away)
        return focused if is_ours else self._window.focusWidget()

    def _can_come_back(self, widget: QWidget) -> bool:
        """Bars, and open dialogs of the program's own.

        A list that had popped up is gone, as when one clicks elsewhere. The dialogs with which Qt or the
        system asks for a file or a printer take being hidden for a no, and are gone by then.
        """
        is_our_own = not type(widget).__module__.startswith(_OF_QT)
        is_bar = widget in (self._window.menuBar(), self._window.statusBar())
        return is_bar or (isinstance(widget, QDialog) and is_our_own)
