"""The page of the board's conventions: as usual, with everything chosen, and refused."""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.conventions import Annex, Conventions, KeyStyle, ParagraphNumbering, PrintedWords
from boardobserver.domain.numbering import ActionKey, ReferenceStyle, SerialPlace
from boardobserver.domain.release import Grade
from boardobserver.services.boards import new_board
from boardobserver.services.conventions import change_conventions, read_picture, set_logo
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.conventions.conventions_page import ConventionsPage
from boardobserver.ui.shell.pages import Location


def _new(stage: Stage) -> Workspace:
    return new_board(stage.folder / "new.board", "Facial Recognition Technology Board", actor="scene")


def _demo(stage: Stage) -> Workspace:
    return demonstration_board(stage.folder / "demo.board", actor="scene")


def _chosen(stage: Stage) -> Workspace:
    workspace = _demo(stage)
    path = stage.folder / "logo.png"
    logo = Image.new("RGB", (600, 160), "#1b3a5c")
    ImageDraw.Draw(logo).ellipse((20, 20, 140, 140), fill="white")
    logo.save(path)
    workspace.perform(set_logo(read_picture(path), "A white disc on a blue field"))
    words = PrintedWords(challenge="Question", agreed="resolved")
    style = ReferenceStyle(challenge="Q", action_key=ActionKey.MONTH, place=SerialPlace.SERIAL_FIRST)
    chosen = Conventions(
        named_from=Grade.SUPERINTENDENT,
        years_kept=None,
        house_name="Mayor’s Office for Policing and Crime",
        references=style,
        paragraphs=ParagraphNumbering.SERIAL,
        words=words,
        key_style=KeyStyle.ROLE_ORGANISATION,
        has_points=True,
        annexes=(Annex.INITIALS, Annex.ACTIONS, Annex.CHALLENGES),
    )
    workspace.perform(change_conventions(lambda now: replace(chosen, logo=now.logo)))
    return workspace


def _at(board: Callable[[Stage], Workspace]) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        return program_on(stage, board(stage), Location("conventions"))

    return build


def _laid_out(stage: Stage, window: QWidget) -> None:
    page = part(window, ConventionsPage)
    for _ in range(600):  # the demonstration is made first, where there is no meeting yet
        if page.preview.publication is not None:
            break
        QTest.qWait(50)
    stage.wait_until(lambda: page.preview.publication is not None)


def _refused(stage: Stage, window: QWidget) -> None:
    _laid_out(stage, window)
    page = part(window, ConventionsPage)
    for name, words in (("prefix_challenge", "DN"), ("digits", "9")):
        field = page.fields[name].field
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)


def _end(stage: Stage, window: QWidget) -> None:
    _laid_out(stage, window)
    part(window, ConventionsPage).annexes.list.setFocus(Qt.FocusReason.TabFocusReason)


SCENES = (
    Scene("conventions-new", _at(_new), _laid_out),
    Scene("conventions-usual", _at(_demo), _laid_out),
    Scene("conventions-chosen", _at(_chosen), _laid_out),
    Scene("conventions-refused", _at(_demo), _refused),
    Scene("conventions-end", _at(_chosen), _end),
)
"""The scenes of this page."""
