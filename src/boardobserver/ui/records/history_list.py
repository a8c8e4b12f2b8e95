"""The history of a record as a list: every meeting that it passed through, and what happened in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardobserver.domain.snapshots import Id
from boardobserver.services.lineage import Happening, LineageStep
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.date_field import show_date

_AnyIndex = QModelIndex | QPersistentModelIndex


class Line(IntEnum):
    """What a line of a step is: each looks different."""

    HEAD = 0
    WHAT = 1
    WORDS = 2
    CHANGE = 3


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as it is painted and read out.

    Attributes:
        meeting_id: The meeting to open for it; None between meetings.
    """

    meeting_id: Id | None
    lines: tuple[tuple[Line, str], ...]

    @property
    def spoken(self) -> str:
        """The step as a screen reader says it."""
        return ". ".join(words for _line, words in self.lines)


class HistoryModel(QAbstractListModel):
    """Steps as a Qt model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[StepView] = []

    @property
    def views(self) -> tuple[StepView, ...]:
        """The steps that are shown."""
        return tuple(self._views)

    def show_views(self, views: list[StepView]) -> bool:
        """Show these; False when they are those that are shown already."""
        if views == self._views:
            return False
        self.beginResetModel()
        self._views = views
        self.endResetModel()
        return True

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many steps there are."""
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The step as it looks, or its words."""
        if not index.isValid() or index.row() >= len(self._views):
            return None
        view = self._views[index.row()]
        words: dict[int, Any] = {
            Qt.ItemDataRole.UserRole: view,
            Qt.ItemDataRole.DisplayRole: view.spoken,
            Qt.ItemDataRole.AccessibleTextRole: view.spoken,
        }
        return words.get(role)


class HistoryList(QListView):
    """The steps of a record's life, oldest first, as high as they are; Enter opens the meeting of one.

    Args:
        theme: The look.
    """

    meeting_requested = Signal(str)
    """This meeting is to be shown: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = HistoryModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(_StepDelegate(theme, self))
        self.setAccessibleName(self.tr("History; Enter opens the meeting of a step"))
        self.setProperty("role", "inside")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_chosen)
        theme.changed.connect(self._fit)

    def show_steps(self, steps: Sequence[LineageStep]) -> None:
        """Show these steps; the one that is selected stays so."""
        row = self.currentIndex().row()
        if self.steps.show_views([_view(step) for step in steps]):
            self._fit()
            if 0 <= row < self.steps.rowCount():
                self.setCurrentIndex(self.steps.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the meeting, wherever the system has another key for that."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and take the height that this needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @Slot()
    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        rows = range(self.steps.rowCount())
        height = sum(self.sizeHintForIndex(self.steps.index(row)).height() for row in rows)
        self.setFixedHeight(height + 2 * self.frameWidth())

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        view = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(view, StepView) and view.meeting_id is not None:
            self.meeting_requested.emit(view.meeting_id)


class _StepDelegate(QStyledItemDelegate):
    """Paints a step: its meeting and day, and under them what happened, in what words, with what changes."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        width = self._view.viewport().width()
        view = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, StepView):
            return QSize(width, 0)
        _line, last, top = self._places(view, QRect(0, 0, width, 0), option.font)[-1]
        return QSize(width, ceil(top.y() + last.boundingRect().height()) + self._theme.space(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        view = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, StepView):
            return
        painter.save()
        colours, space = self._theme.colours, self._theme.space
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(option.rect, QColor(colours.selection.ground))
        inks = {Line.HEAD: colours.text, Line.CHANGE: colours.quiet, Line.WHAT: colours.quiet}
        if view.meeting_id is not None:
            inks[Line.HEAD] = colours.accent_text
        for line, layout, top in self._places(view, option.rect, option.font):
            painter.setPen(QColor(colours.selection.ink if is_selected else inks.get(line, colours.text)))
            layout.draw(painter, top)
        if not is_selected:
            edge = QRect(
                option.rect.left(), option.rect.top() + space(1), space(1) // 2, option.rect.height()
            )
            painter.fillRect(edge.adjusted(0, 0, 0, -space(2)), QColor(colours.hairline))
        painter.restore()

    def _places(self, view: StepView, room: QRect, font: QFont) -> list[tuple[Line, QTextLayout, QPointF]]:
        """Each line laid out, with the point that it is drawn from."""
        space = self._theme.space
        width = max(space(10), room.width() - space(4))
        at = QPointF(room.left() + space(3), room.top() + space(1))
        places: list[tuple[Line, QTextLayout, QPointF]] = []
        for line, words in view.lines:
            if line is Line.WHAT:
                at = QPointF(at.x(), at.y() + space(1))
            layout = _laid_out(words, _font(line, font), width)
            places.append((line, layout, at))
            at = QPointF(at.x(), at.y() + layout.boundingRect().height())
        return places


def _laid_out(words: str, font: QFont, width: int) -> QTextLayout:
    """Words in lines of a width, broken between words where that is possible."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _font(line: Line, plain: QFont) -> QFont:
    font = QFont(plain)
    if line is Line.HEAD:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _view(step: LineageStep) -> StepView:
    items = {each.item for each in step.happenings if each.item}
    one_item = next(iter(items)) if len(items) == 1 else ""
    if step.meeting is None:
        head = f"{show_date(step.on)} · between meetings"
    else:
        head = f"{show_date(step.on)} · {step.meeting.title}" + (f", item {one_item}" if one_item else "")
    lines = [(Line.HEAD, head)]
    for happening in step.happenings:
        lines.extend(_lines(happening, says_item=not one_item))
    return StepView(None if step.meeting is None else step.meeting.id, tuple(lines))


def _lines(happening: Happening, *, says_item: bool) -> list[tuple[Line, str]]:
    by = f" by {happening.by}" if happening.by else ""
    item = f" · item {happening.item}" if says_item and happening.item else ""
    lines = [(Line.WHAT, f"{happening.what}{by}{item}")]
    if happening.words.strip():
        lines.append((Line.WORDS, f"“{happening.words.strip()}”"))
    lines.extend((Line.CHANGE, change.sentence) for change in happening.changes)
    return lines
