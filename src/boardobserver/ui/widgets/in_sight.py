"""What opens in its place on a page is seen whole: a form down to its buttons, a field with its refusal."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from boardobserver.ui.shell.theme import Space, Theme

_LAYOUTS_DEEP = 8
"""Layouts inside one another have all run after so many rounds."""


class InSight(QObject):
    """Scrolls what is around a form when it opens, and when it grows: by a refusal, by what is typed.

    Args:
        theme: The look.
        form: What is to be seen.
        beside: The field that it speaks of: then only while somebody is in that.
    """

    def __init__(self, theme: Theme, form: QWidget, beside: QWidget | None = None) -> None:
        super().__init__(form)
        self._theme = theme
        self._form = form
        self._whole = form if beside is None else beside
        self._needs_focus = beside is not None
        self._height = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._on_settled)
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look once the form has its place and its height."""
        if event.type() == QEvent.Type.Show:
            self._height = 0
            self._settling.start()
        elif event.type() == QEvent.Type.Resize and self._form.height() > self._height:
            self._settling.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_settled(self) -> None:
        if not self._form.isVisible():
            return
        # A layout inside another asks the outer one anew: until all have run, nothing is at its place.
        for _ in range(_LAYOUTS_DEEP):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        has_opened, self._height = self._height == 0, self._form.height()
        margin = self._theme.space(Space.CLOSE)
        focused = QApplication.focusWidget()
        is_within = focused is not None and (focused is self._whole or self._whole.isAncestorOf(focused))
        if self._needs_focus and not is_within:
            return
        around = self._form.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                if self._form.height() + 2 * margin <= around.viewport().height():
                    around.ensureWidgetVisible(self._form, 0, margin)
                elif has_opened:
                    _begin_with(around, self._form, margin)
                if focused is not None and is_within:
                    around.ensureWidgetVisible(focused, 0, 0 if self._needs_focus else focused.height())
            around = around.parentWidget()


def _begin_with(area: QScrollArea, form: QWidget, margin: int) -> None:
    """Show the beginning of a form that is too high to be seen whole."""
    held = area.widget()
    if held is not None:
        bar = area.verticalScrollBar()
        bar.setValue(form.mapTo(held, form.rect().topLeft()).y() - margin)
