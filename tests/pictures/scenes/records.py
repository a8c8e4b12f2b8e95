"""The pane of a record, of each kind and in each state."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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


def _adding(_stage: Stage, window: QWidget) -> None:
    for pane in window.findChildren(RecordPane):
        QTest.mouseClick(pane.links.add_button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(pane.documents.add_button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(pane.head.defer_button, Qt.MouseButton.LeftButton)
    _scrolled(_stage, window)


def _refused(_stage: Stage, window: QWidget) -> None:
    for pane in window.findChildren(RecordPane):
        QTest.mouseClick(pane.head.defer_button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(pane.head.defer_form.defer_button, Qt.MouseButton.LeftButton)


def _offering(_stage: Stage, window: QWidget) -> None:
    pane = window.findChildren(RecordPane)[0]
    QTest.mouseClick(pane.links.add_button, Qt.MouseButton.LeftButton)
    pane.links.form.record.setFocus()
    QTest.qWait(100)
    QTest.keyClicks(pane.links.form.record, "the")


_USUAL = _of(RecordKind.CHALLENGE, RecordKind.ACTION, RecordKind.ADVICE)

SCENES = (
    Scene("record-kinds", _USUAL),
    Scene("record-kinds-below", _USUAL, _scrolled),
    Scene("record-others", _of(RecordKind.DECISION, RecordKind.ASSURANCE)),
    Scene("record-adding", _USUAL, _adding),
    Scene("record-refused", _USUAL, _refused),
    Scene("record-offering", _of(RecordKind.CHALLENGE), _offering),
)
"""The scenes of this pane."""
