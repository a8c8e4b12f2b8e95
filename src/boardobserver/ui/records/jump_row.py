"""What stands further down in the pane of a record, each with how much it is; a click leads there."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.link_button import LinkButton


class JumpRow(QWidget):
    """A link to each section that a long form hides.

    Args:
        theme: The look.
        sections: The sections, each with its word.
    """

    section_requested = Signal(QWidget)
    """This section is to be scrolled to."""

    def __init__(
        self, theme: Theme, sections: tuple[tuple[QWidget, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._links: list[tuple[LinkButton, str]] = []
        flow = FlowLayout(self)
        theme.arrange(flow, gap=Space.NORMAL)
        for section, word in sections:
            link = LinkButton(word)
            link.clicked.connect(partial(self.section_requested.emit, section))
            flow.addWidget(link)
            self._links.append((link, word))

    def show_counts(self, *counts: int) -> None:
        """Say how much there is in each section; nothing is said of none."""
        for (link, word), count in zip(self._links, counts, strict=True):
            link.set_words(f"{word} ({count})" if count else word)
