"""Beside the pages: which edition, saving and printing it, and what there is to know about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.release import Edition
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.notices import FieldMessage
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.widgets.segmented import Segment, Segmented


@dataclass(frozen=True, slots=True)
class SidePane:
    """Something that there is to know about the minutes, under a name of its own."""

    id: str
    title: str
    widget: QWidget


class MinutesSide(QWidget):
    """Two editions to choose from, what is done with the one that is shown, and a few panes.

    Args:
        theme: The look.
        panes: What there is to know, one shown at a time.

    Attributes:
        message: Why the edition cannot be released.
    """

    edition_chosen = Signal(object)
    """The person wants to see this `Edition`."""

    def __init__(self, theme: Theme, panes: Sequence[SidePane], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._panes = {pane.id: pane.widget for pane in panes}
        self.editions = Segmented(
            theme,
            (
                Segment(
                    Edition.FULL, self.tr("Full"), "file-text", self.tr("For those who may read all of it")
                ),
                Segment(Edition.PUBLIC, self.tr("Public"), "eye-off", self.tr("Without what is withheld")),
            ),
            self.tr("Edition"),
        )
        self.save_button = QPushButton()
        self.print_button = QPushButton()
        self.message = FieldMessage(theme)
        self._claim = Words()
        self.panes = Segmented(
            theme, [Segment(pane.id, pane.title) for pane in panes], self.tr("What there is to know")
        )
        self._build(panes)
        self.editions.chosen.connect(self._on_edition_chosen)
        self.panes.chosen.connect(self.show_pane)
        self._show_edition()

    @property
    def edition(self) -> Edition:
        """The edition that is chosen."""
        return Edition(self.editions.current)

    def offer(self, *, is_ready: bool) -> None:
        """Let the edition be saved and printed, or not."""
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)

    def show_findings(self, findings: Sequence[str]) -> None:
        """Say what keeps the file from being called accessible and archival, if anything does."""
        words = self.tr("Written without the claim of PDF/UA and PDF/A:\n{findings}")
        self._claim.setText(words.format(findings="\n".join(findings)))
        self._claim.setVisible(bool(findings))

    @Slot(str)
    def show_pane(self, pane_id: str) -> None:
        """Show one of the panes."""
        self.panes.set_current(pane_id)
        for each, widget in self._panes.items():
            widget.setVisible(each == pane_id)

    def _build(self, panes: Sequence[SidePane]) -> None:
        theme = self._theme
        self.save_button.setIcon(theme.icons.beside_words("file-down", Tint.ON_ACCENT))
        self.save_button.setProperty("role", "primary")
        self.print_button.setIcon(theme.icons.beside_words("printer"))
        column = QVBoxLayout(self)
        theme.arrange(column, gap=Space.CLOSE)
        column.addWidget(self.editions)
        column.addWidget(self.save_button)
        column.addWidget(self.print_button)
        column.addWidget(self.message)
        column.addWidget(self._claim)
        column.addSpacing(theme.space(Space.CLOSE))
        column.addWidget(self.panes)
        for pane in panes:
            column.addWidget(pane.widget)
        column.addStretch(1)
        self.show_findings(())
        self.show_pane(panes[0].id)

    def _show_edition(self) -> None:
        is_public = self.edition is Edition.PUBLIC
        self.save_button.setText(self.tr("Save the public edition…") if is_public else self.tr("Save as…"))
        self.print_button.setText(self.tr("Print the public edition…") if is_public else self.tr("Print…"))

    @Slot(str)
    def _on_edition_chosen(self, _edition: str) -> None:
        self._show_edition()
        self.edition_chosen.emit(self.edition)
