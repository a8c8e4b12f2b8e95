"""The registers: empty, with a few and with very many records, filtered, refused, and with a new one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.words import RecordKind
from boardobserver.services import recording
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.saved_filters import save_filter
from boardobserver.services.workspace import Workspace
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.pages import Location

_LONG = (
    "Review of the operational, technical, legal and ethical questions raised by the proposed extension of "
    "overt live facial recognition to permanent cameras on street furniture in two town centres"
)


def _demo(stage: Stage) -> Workspace:
    return demonstration_board(stage.folder / "demo.board", actor="scene")


def _new(stage: Stage) -> Workspace:
    return new_board(stage.folder / "new.board", "Facial Recognition Technology Board", actor="scene")


def _one(stage: Stage) -> Workspace:
    workspace = _new(stage)
    workspace.perform(recording.add_record(RecordKind.CHALLENGE, _LONG))
    return workspace


def _saved(stage: Stage) -> Workspace:
    workspace = _demo(stage)
    for name, text in (
        ("Bias, still open", "is:open topic:bias"),
        ("Put to the MPS in 2026", "to:MPS raised:2026"),
    ):
        workspace.perform(save_filter(RecordKind.CHALLENGE, name, text))
    return workspace


def _at(board: Callable[[Stage], Workspace], page: str, detail: str = "") -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        return program_on(stage, board(stage), Location(page, detail))

    return build


def page_of(window: QWidget) -> RegisterPage:
    """The register that is shown."""
    return next(page for page in window.findChildren(RegisterPage) if page.isVisible())


def _chosen(_stage: Stage, window: QWidget) -> None:
    page = page_of(window)
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    QTest.qWait(300)


def _typed(text: str) -> Callable[[Stage, QWidget], None]:
    def act(_stage: Stage, window: QWidget) -> None:
        edit = page_of(window).filter_line.edit
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        QTest.qWait(800)

    return act


def _naming(stage: Stage, window: QWidget) -> None:
    _typed("is:open topic:bias ")(stage, window)
    page_of(window).filter_line.chooser.saving_requested.emit()


def _choosing(_stage: Stage, window: QWidget) -> None:
    chooser = page_of(window).filter_line.chooser
    page_of(window).filter_line.set_text("is:open topic:bias")
    menu = chooser.menu()
    menu.popup(chooser.mapToGlobal(chooser.rect().bottomLeft()))


def _adding(_stage: Stage, window: QWidget) -> None:
    page = page_of(window)
    QTest.mouseClick(page.head.new_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.side.form.add_button, Qt.MouseButton.LeftButton)


def _added(stage: Stage, window: QWidget) -> None:
    page = page_of(window)
    _typed("is:overdue ")(stage, window)
    QTest.mouseClick(page.head.new_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.side.form.text, "Publish the test report at the thresholds in use")
    QTest.mouseClick(page.side.form.add_button, Qt.MouseButton.LeftButton)
    QTest.qWait(200)


SCENES = (
    *(Scene(f"register-new-{page}", _at(_new, page)) for page in ("challenges", "advice", "assurance")),
    *(
        Scene(f"register-{page}", _at(_demo, page, "filter:"))
        for page in ("challenges", "advice", "actions", "decisions", "assurance")
    ),
    Scene("register-one", _at(_one, "challenges")),
    Scene("register-one-chosen", _at(_one, "challenges"), _chosen),
    Scene("register-chosen", _at(_demo, "challenges", "filter:"), _chosen),
    Scene("register-refused", _at(_demo, "challenges"), _typed("is:opn topic:bias")),
    Scene("register-completion", _at(_demo, "challenges"), _typed("is:open t")),
    Scene("register-completion-values", _at(_demo, "challenges"), _typed("is:open topic:")),
    Scene("register-nothing", _at(_demo, "actions"), _typed("watchlist raised:2019 ")),
    Scene("register-saving", _at(_demo, "challenges"), _naming),
    Scene("register-saved", _at(_saved, "challenges"), _choosing),
    Scene("register-adding", _at(_demo, "actions"), _adding),
    Scene("register-added", _at(_demo, "actions"), _added),
)
"""The scenes of these pages."""
