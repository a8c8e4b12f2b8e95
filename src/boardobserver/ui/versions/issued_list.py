"""What was issued of a meeting's minutes: each file, to whom and when; a copy of any can be saved again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Issued
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.date_field import show_date
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.link_button import LinkButton


class IssuedList(QWidget):
    """Lists files that went out, newest first.

    Args:
        theme: The look.
    """

    copy_requested = Signal(object)
    """A copy of this `Issued` file is to be saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Issued, ...] = ()
        self._nothing = Words(self.tr("Nothing has been issued yet."), quiet=True)
        self._column = QVBoxLayout(self)
        self.copy_buttons: list[LinkButton] = []
        theme.arrange(self._column, gap=Space.CLOSE)
        self._column.addWidget(self._nothing)

    def show_issued(self, issued: tuple[Issued, ...]) -> None:
        """Show what went out."""
        if issued == self._shown:
            return
        self._shown = issued
        self._nothing.setVisible(not issued)
        self.copy_buttons = []
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in reversed(issued):
            self._column.addWidget(self._box(each))

    def _box(self, issued: Issued) -> QFrame:
        is_public = issued.edition is Edition.PUBLIC
        edition = self.tr("public edition") if is_public else self.tr("full edition")
        what = self.tr("Version {number}, {edition}, {format}").format(
            number=issued.version, edition=edition, format=issued.format.upper()
        )
        to = self.tr("To {recipient} on {day}").format(
            recipient=issued.issued_to, day=show_date(issued.issued_on)
        )
        box = QFrame()
        box.setProperty("role", "panel")
        box.setAccessibleName(f"{what}. {to}")
        column = QVBoxLayout(box)
        self._theme.arrange(column, margin=Space.CLOSE, gap=Space.TIGHT)
        column.addWidget(Words(what))
        column.addWidget(Words(to))
        if issued.note:
            column.addWidget(Words(issued.note, quiet=True))
        column.addWidget(Words(f"SHA-256 {issued.sha256[:16]}…", quiet=True))
        button = LinkButton(self.tr("Save a copy…"))
        button.setAccessibleName(f"{button.text()} {what}, {to}")
        button.clicked.connect(partial(self.copy_requested.emit, issued))
        column.addWidget(button)
        self.copy_buttons.append(button)
        return box
