"""A table that remembers its columns: their widths, their order, which are shown, and how it is sorted."""

from collections.abc import Collection
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QByteArray, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from boardobserver.ui.shell.theme import Theme

_MILLISECONDS_BEFORE_KEEPING = 400


class ColumnMemory(Protocol):
    """Where columns are remembered by the name of their list."""

    def columns(self, name: str) -> QByteArray:
        """What was kept; empty if nothing was."""
        ...

    def keep_columns(self, name: str, columns: QByteArray) -> None:
        """Remember."""
        ...


class RecordTable(QTableView):
    """A table of whole rows. Enter or a double click chooses one; Tab leaves.

    Args:
        theme: The look.
        name: What it is remembered by, "meetings".
        title: What it is called, for those who cannot see it.
        memory: Where its columns are remembered.
    """

    row_chosen = Signal(QModelIndex)
    """The person wants to open this row."""

    current_row_changed = Signal(QModelIndex)
    """Another row is the current one (an invalid index for none)."""

    def __init__(
        self, theme: Theme, name: str, title: str, memory: ColumnMemory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._memory = memory
        self._scale = theme.text_scale
        self._folded: frozenset[int] = frozenset()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_MILLISECONDS_BEFORE_KEEPING)
        self._keeping.timeout.connect(self.keep_columns)
        self.setAccessibleName(title)
        self._build()
        self.doubleClicked.connect(self.row_chosen)
        theme.changed.connect(self._fit)
        self._fit()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, with the columns as they were left."""
        super().setModel(model)
        self._keeping.stop()
        if model is not None:
            self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
            self._restore_columns()

    def is_chosen(self, column: int) -> bool:
        """Whether a column is to be shown, were there room for it."""
        return column in self._folded or not self.isColumnHidden(column)

    def fold(self, columns: Collection[int]) -> None:
        """Put columns out of sight for which there is no room for the moment, and all others back."""
        wanted = frozenset(columns)
        for column in wanted ^ self._folded:
            self.setColumnHidden(column, column in wanted)
        self._folded = wanted

    @Slot()
    def keep_columns(self) -> None:
        """Remember the columns as they are now, and those without room as if they had it."""
        folded = self._folded
        self.fold(())
        columns = self.horizontalHeader().count()
        if columns:
            # Qt restores a header of another number of columns wrongly, so the number is kept with it,
            # and the size of the text that the widths were right for.
            count = QByteArray(f"{columns}@{self._theme.text_scale}:".encode())
            self._memory.keep_columns(self._name, count + self.horizontalHeader().saveState())
        self.fold(folded)
        self._keeping.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the current row; Home and End go to the first and the last."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.currentIndex().isValid():
            row = 0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember what has not been remembered yet."""
        if self._keeping.isActive():
            self.keep_columns()
        super().hideEvent(event)

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_columns_menu)
        header.sectionResized.connect(self._on_columns_changed)
        header.sectionMoved.connect(self._on_columns_changed)
        header.sortIndicatorChanged.connect(self._on_columns_changed)

    def _restore_columns(self) -> None:
        about, _colon, state = bytes(self._memory.columns(self._name).data()).partition(b":")
        count, _at, scale = about.partition(b"@")
        header = self.horizontalHeader()
        if count == str(header.count()).encode() and scale.isdigit():
            header.restoreState(QByteArray(state))
            self._stretch_widths(self._theme.text_scale / max(1, int(scale)))
        # The last column takes what is left of the width, whatever was kept.
        header.setStretchLastSection(True)
        self._keeping.stop()

    def _stretch_widths(self, factor: float) -> None:
        header = self.horizontalHeader()
        if factor != 1:
            for column in range(header.count()):
                header.resizeSection(column, round(header.sectionSize(column) * factor))

    @Slot()
    def _on_columns_changed(self) -> None:
        if self.isVisible():
            self._keeping.start()

    @Slot(QPoint)
    def _on_columns_menu(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """A menu of the columns to show and hide; the last one shown cannot be hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self.horizontalHeader()
        shown = sum(self.is_chosen(column) for column in range(header.count()))
        model = self.model()
        for column in range(header.count()):
            words = str(model.headerData(column, Qt.Orientation.Horizontal))
            if column in self._folded:
                words = self.tr("{column} (no room now)").format(column=words)
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(self.is_chosen(column))
            action.setEnabled(not self.is_chosen(column) or shown > 1)
            action.setData(column)
            menu.addAction(action)
        menu.triggered.connect(self._on_column_toggled)
        return menu

    @Slot(QAction)
    def _on_column_toggled(self, action: QAction) -> None:
        self._folded -= {int(action.data())}
        self.setColumnHidden(int(action.data()), not action.isChecked())
        self.keep_columns()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_row_changed.emit(current)

    @Slot()
    def _fit(self) -> None:
        height = self.fontMetrics().height() + self._theme.space(3)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setDefaultSectionSize(self._theme.space(36))
        self.horizontalHeader().setMinimumSectionSize(self._theme.space(10))
        self._stretch_widths(self._theme.text_scale / self._scale)
        self._scale = self._theme.text_scale
