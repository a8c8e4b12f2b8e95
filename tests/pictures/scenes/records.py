"""The pane of a record, of each kind and in each state."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget
from tests.pictures.stage import Scene, Stage
from tests.support.lives import Life, lived

from boardobserver.domain.words import RecordKind
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.open_board import OpenBoard

_WIDTHS = (360, 460, 520)


def _panes(stage: Stage, life: Life, *kinds: RecordKind) -> QWidget:
    board = OpenBoard(life.workspace, lambda _notice: None)
    window = QWidget()
    line = QHBoxLayout(window)
    for kind, width in zip(kinds, _WIDTHS, strict=False):
        pane = RecordPane(stage.desk, board)
        pane.setFixedWidth(width)
        pane.show_record(life.record(kind))
        line.addWidget(pane)
    line.addStretch(1)
    board.setParent(window)
    return window


def _of(*kinds: RecordKind) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        return _panes(stage, lived(stage.folder), *kinds)

    return build


def _scrolled(_stage: Stage, window: QWidget) -> None:
    for pane in window.findChildren(RecordPane):
        bar = pane.scroll_bar
        bar.setValue(bar.maximum())


SCENES = (
    Scene("record-kinds", _of(RecordKind.CHALLENGE, RecordKind.ACTION, RecordKind.ADVICE)),
    Scene("record-kinds-below", _of(RecordKind.CHALLENGE, RecordKind.ACTION, RecordKind.ADVICE), _scrolled),
    Scene("record-others", _of(RecordKind.DECISION, RecordKind.ASSURANCE)),
)
"""The scenes of this pane."""
