"""What the closing checks found, as a list that leads to each cause."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from boardobserver.domain.closing_checks import Finding
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import TONE_ICONS, Theme

_FINDING = Qt.ItemDataRole.UserRole


class ChecksList(QListWidget):
    """Enter or a click goes to where the gap can be closed.

    Args:
        theme: The look.
    """

    cause_requested = Signal(object)
    """The person wants to see the cause of this `Finding`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self.setAccessibleName(self.tr("What the closing checks found"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_chosen)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed."""
        return self._findings

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List these; the one that was chosen stays chosen if it is still there."""
        if tuple(findings) != self._findings:
            self._list(findings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cause."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._on_chosen(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as its sentences."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _list(self, findings: Sequence[Finding]) -> None:
        row = self.currentRow()
        current = self._findings[row] if row >= 0 else None
        self._findings = tuple(findings)
        self.clear()
        icon = self._theme.icons(TONE_ICONS[Tone.WARNING], self._theme.colours.tones[Tone.WARNING].ink)
        for finding in findings:
            item = QListWidgetItem(icon, finding.sentence)
            item.setData(_FINDING, finding)
            item.setToolTip(self.tr("Go to where this can be put right"))
            self.addItem(item)
        if current is not None and findings:
            kept = self._findings.index(current) if current in self._findings else min(row, len(findings) - 1)
            self.setCurrentRow(kept)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = max(1, self.viewport().width() - self._theme.icon_size() - self._theme.space(7))
        height = 0
        for at in range(self.count()):
            item = self.item(at)
            words = metrics.boundingRect(0, 0, room, 100_000, Qt.TextFlag.TextWordWrap.value, item.text())
            item.setSizeHint(QSize(room, words.height() + self._theme.space(2)))
            height += words.height() + self._theme.space(2)
        self.setFixedHeight(height + 2 * self.frameWidth() + self._theme.space(1))

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.cause_requested.emit(item.data(_FINDING))

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size()
        self.setIconSize(QSize(side, side))
        self._list(self._findings)
