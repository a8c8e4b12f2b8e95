"""The board's own page: new, in use, being merged, refused, with long names, and to be read only."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.services import topics
from boardobserver.services.boards import change_board, new_board
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.board.board_page import BoardPage
from boardobserver.ui.shell.pages import Location

_LONG = (
    "Operational, technical, legal and ethical questions raised by the proposed extension of overt live "
    "facial recognition to permanent cameras on street furniture"
)


def _new(stage: Stage) -> Workspace:
    return new_board(stage.folder / "new.board", "Facial Recognition Technology Board", actor="scene")


def _demo(stage: Stage) -> Workspace:
    return demonstration_board(stage.folder / "demo.board", actor="scene")


def _long(stage: Stage) -> Workspace:
    workspace = _new(stage)
    workspace.perform(change_board(name=f"Board on {_LONG}", body=_LONG))
    for number in range(20):
        workspace.perform(topics.add_topic(f"{number} {_LONG}"))
    return workspace


def _to_read(stage: Stage) -> Workspace:
    workspace = _demo(stage)
    path = workspace.path
    workspace.close()
    return Workspace.open(path, actor="scene", read_only=True)


def _bare(stage: Stage) -> Workspace:
    workspace = _new(stage)
    for use in workspace.read.topic_uses():
        workspace.perform(topics.remove_topic(use.id))
    return workspace


def _at(board: Callable[[Stage], Workspace], detail: str = "") -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        return program_on(stage, board(stage), Location("board", detail))

    return build


def _slips(_stage: Stage, window: QWidget) -> None:
    panel = part(window, BoardPage).particulars
    for field, words in ((panel.name, ""), (panel.timezone, "Mars/Olympus"), (panel.question_interval, "99")):
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)


def _merging(_stage: Stage, window: QWidget) -> None:
    panel = part(window, BoardPage).topics
    used = max(panel.model.rows, key=lambda row: int(row.cells[2] or 0))
    panel.table.select_id(used.id)
    panel.pane.into.setFocus()
    QTest.keyClick(panel.pane.into, Qt.Key.Key_Down)
    QTest.keyClick(panel.pane.into, Qt.Key.Key_Down)
    panel.pane.merge_button.setFocus(Qt.FocusReason.TabFocusReason)


def _refused(_stage: Stage, window: QWidget) -> None:
    panel = part(window, BoardPage).topics
    used = max(panel.model.rows, key=lambda row: int(row.cells[2] or 0))
    panel.table.select_id(used.id)
    panel.pane.remove_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(panel.pane.remove_button, Qt.MouseButton.LeftButton)


def _twice(_stage: Stage, window: QWidget) -> None:
    panel = part(window, BoardPage).topics
    panel.new_name.setFocus()
    QTest.keyClicks(panel.new_name, "training")
    QTest.keyClick(panel.new_name, Qt.Key.Key_Return)


SCENES = (
    Scene("board-new", _at(_new)),
    Scene("board-slips", _at(_demo), _slips),
    Scene("board-merging", _at(_demo, "topics"), _merging),
    Scene("board-refused", _at(_demo, "topics"), _refused),
    Scene("board-twice", _at(_demo, "topics"), _twice),
    Scene("board-long", _at(_long)),
    Scene("board-long-topics", _at(_long, "topics")),
    Scene("board-to-read", _at(_to_read)),
    Scene("board-bare", _at(_bare, "topics")),
)
"""The scenes of this page."""
