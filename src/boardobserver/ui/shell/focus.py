"""The widget that has the focus: Enter presses a button, a field commits its words, Tab goes on in order."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QPushButton, QToolButton, QWidget

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POPS_UP = QToolButton.ToolButtonPopupMode.InstantPopup


def commit_focused(window: QWidget) -> None:
    """Have the field of a window that has the focus commit what was typed, as if it had been left."""
    focused = QApplication.focusWidget()
    if focused is not None and window.isAncestorOf(focused):
        focused.clearFocus()
        # An editor may close when it is left, and give the focus to what it stood on.
        if QApplication.focusWidget() is None and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


def next_stop(window: QWidget, start: QWidget) -> QWidget | None:
    """Where Tab leads from a widget of a window; None if nowhere.

    Qt's own way on leaves out all that stands in a page before what the page hands the focus on to: what is
    above a table would be reached by Shift+Tab only.
    """
    each = start.nextInFocusChain()
    while each is not None and each is not start:
        if each.window() is window and _is_stop(each):
            return each
        each = each.nextInFocusChain()
    return None


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes_tab) and widget.focusProxy() is None and widget.isEnabled() and widget.isVisible()


def order_by_layout(container: QWidget) -> None:
    """Have Tab go through what stands in a container in the order of its layouts.

    By itself Qt goes in the order in which the widgets were made, and what came later would come last.
    """
    stops = list(_stops(container))
    for each in stops:
        if each.focusPolicy() is Qt.FocusPolicy.NoFocus:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # or Qt would leave it where it is
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(container: QWidget) -> Iterator[QWidget]:
    """Where Tab stops within a container, in the order of its layouts.

    What hands the focus on to something in it goes as a whole: left behind, it would still be stopped at, and
    lead back to that.
    """
    layout, proxy = container.layout(), container.focusProxy()
    while proxy is not None and (further := proxy.focusProxy()) is not None:
        proxy = further
    is_handing_on = proxy is not None and container.isAncestorOf(proxy)
    if is_handing_on and proxy is not None and proxy.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield container
    elif layout is not None:
        yield from _stops_of(layout)
    elif proxy is None and container.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield container


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _stops_of(inner)
        elif widget is not None:
            yield from _stops(widget)


class EnterKeys(QObject):
    """Has Enter press the button that has the focus; Qt has only Space do so, except in dialogs.

    Args:
        window: Whose buttons these are.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button."""
        is_pressed = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTERS
            and not event.isAutoRepeat()
        )
        if is_pressed and isinstance(watched, QToolButton) and watched.popupMode() is _POPS_UP:
            watched.showMenu()
            return True
        if is_pressed and isinstance(watched, QPushButton | QToolButton):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        is_back = old is QApplication.focusWidget()  # a curtain gives it back before this is told of
        if isinstance(old, QPushButton | QToolButton) and not is_back:
            old.removeEventFilter(self)
        if isinstance(new, QPushButton | QToolButton) and new.window() is self._window:
            new.installEventFilter(self)
