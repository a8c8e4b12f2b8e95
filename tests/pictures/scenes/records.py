"""The pane of a record, of each kind and in each state."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from tests.pictures.program import program_on
from tests.pictures.stage import Scene, Stage
from tests.support.boards import person_of
from tests.support.lives import Life, lived

from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import ActionStatus, DueKind, RecordKind, Relation
from boardobserver.services import documents, links, recording, tracking
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace
from boardobserver.ui.records.forms.responses_box import ResponsesBox
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.widgets.link_button import LinkButton

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


_LONG = (
    "Review of the operational, technical, legal and ethical questions raised by the proposed extension of "
    "overt live facial recognition to permanent cameras on street furniture in two town centres. "
)


def _full(stage: Stage) -> Life:
    """Long words, thirty steps of history, many responses, links and documents."""
    life = lived(stage.folder)
    workspace = life.workspace
    challenge, action = life.record(RecordKind.CHALLENGE), life.record(RecordKind.ACTION)
    lead = Party(person_of(workspace, "LL"))
    for number in range(28):
        life.at(dt.date(2026, 5, 14) + dt.timedelta(days=3 * number))
        workspace.perform(tracking.change_due(action, Due(DueKind.DATE, dt.date(2026, 9, number + 1))))
        if number % 5 == 0:
            promise = dt.date(2026, 12, 1)
            workspace.perform(add_response(challenge, _LONG, by=lead, promised_by=promise))
            other = workspace.perform(recording.add_record(RecordKind.ASSURANCE, _LONG * 3))
            workspace.perform(links.link_records(challenge, other, Relation.SUPPORTS))
            workspace.perform(documents.add_document(_LONG, for_record_id=challenge, place=_LONG))
    workspace.perform(tracking.change_status(action, ActionStatus.WITHDRAWN, words=_LONG))
    workspace.perform(recording.add_record(RecordKind.DECISION, _LONG * 8))
    return life


def _crowded(stage: Stage) -> QWidget:
    return _panes(stage, _full(stage), RecordKind.CHALLENGE, RecordKind.ACTION, RecordKind.DECISION)


def _read_only(stage: Stage) -> QWidget:
    life = lived(stage.folder)
    life.workspace.close()
    read = Workspace.open(life.workspace.path, actor="scene", read_only=True)
    return _panes(
        stage,
        Life(read, life.clock, life.meeting_ids),
        RecordKind.CHALLENGE,
        RecordKind.ACTION,
        RecordKind.ADVICE,
    )


def _in_register(stage: Stage) -> QWidget:
    life = lived(stage.folder)
    return program_on(stage, life.workspace, Location("challenges", life.record(RecordKind.CHALLENGE)))


def _jumped(_stage: Stage, window: QWidget) -> None:
    for pane in window.findChildren(RecordPane):
        QTest.mouseClick(pane.jumps.findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)


def _responding(_stage: Stage, window: QWidget) -> None:
    pane = window.findChildren(RecordPane)[0]
    box = next(each for each in pane.findChildren(ResponsesBox) if each.isVisible())
    QTest.mouseClick(box.add_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(box.form.add_button, Qt.MouseButton.LeftButton)


def _documenting(_stage: Stage, window: QWidget) -> None:
    pane = window.findChildren(RecordPane)[0]
    pane.documents.boxes[0].open_fields()


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
    Scene("record-full", _crowded),
    Scene("record-full-history", _crowded, _jumped),
    Scene("record-full-below", _crowded, _scrolled),
    Scene("record-read-only", _read_only),
    Scene("record-responding", _of(RecordKind.CHALLENGE), _responding),
    Scene("record-documenting", _of(RecordKind.CHALLENGE), _documenting),
    Scene("record-in-register", _in_register),
    Scene("record-offering", _of(RecordKind.CHALLENGE), _offering),
)
"""The scenes of this pane."""
