"""What is open on the board as a Qt model; how a row looks is worked out when it is seen."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from boardobserver.domain.snapshots import Tracked
from boardobserver.ui.taking.open_rows import OpenContext, OpenHeading, OpenRow, OpenView, open_view
from boardobserver.ui.taking.record_model import AnyIndex
from boardobserver.ui.widgets.tips import tip


class OpenRole(IntEnum):
    """What the model can be asked for, besides the words."""

    VIEW = Qt.ItemDataRole.UserRole + 1
    IS_HEADING = Qt.ItemDataRole.UserRole + 2


class OpenModel(QAbstractListModel):
    """Open records and standing questions under their headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[OpenRow] = []
        self._context: OpenContext | None = None
        self._views: dict[int, OpenView] = {}

    def show_rows(self, rows: Sequence[OpenRow], context: OpenContext) -> None:
        """Show these, if they are others or look otherwise."""
        if rows != self._rows or context != self._context:
            self.beginResetModel()
            self._rows, self._context = list(rows), context
            self._views.clear()
            self.endResetModel()

    def row_of(self, row_id: str) -> int:
        """The place of a record or question; -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if _id_of(row) == row_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], OpenHeading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row as it looks, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == OpenRole.IS_HEADING:
            return isinstance(row, OpenHeading)
        view = row if isinstance(row, OpenHeading) else self._view(index.row())
        if role == OpenRole.VIEW or view is None:
            return view
        if isinstance(view, OpenHeading):
            is_said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return view.words if is_said else None
        words: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: " ".join(
                each for each in (view.reference, view.head, view.text) if each
            ),
            Qt.ItemDataRole.ToolTipRole: tip(view.text),
            Qt.ItemDataRole.AccessibleTextRole: view.spoken,
        }
        return words.get(role)

    def _view(self, at: int) -> OpenView | None:
        row = self._rows[at]
        if at not in self._views and self._context is not None and not isinstance(row, OpenHeading):
            self._views[at] = open_view(row, self._context)
        return self._views.get(at)


def _id_of(row: OpenRow) -> str:
    if isinstance(row, OpenHeading):
        return ""
    return row.id if isinstance(row, Tracked) else row.question.id
