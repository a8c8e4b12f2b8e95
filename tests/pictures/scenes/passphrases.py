"""Passphrases and the lock: a new board, an encrypted one, changing, removing, locked."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.pictures.stage import Scene, Stage

from boardobserver.app import Program, build_program_on
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.demonstration import demonstration_board
from boardobserver.ui.locking.idleness import Seconds, seconds_passed
from boardobserver.ui.locking.window_lock import WindowLock
from boardobserver.ui.opening.asking import Questions
from boardobserver.ui.pages import PageQuestions

_WORDS = "seven quiet herons walk"
_NAME = "Facial Recognition Technology Board of the Metropolitan Police Service.board"

Act = Callable[[Stage, QWidget], None]


class _Seconds:
    """Seconds in which nobody does anything, as the scene says."""

    passed = 0.0

    def __call__(self) -> float:
        """How many there were."""
        return self.passed


def _program(stage: Stage, *, passphrase: str = "", seconds: Seconds = seconds_passed) -> Program:
    path = stage.folder / _NAME
    if passphrase:
        demonstration_board(path, actor="scene", passphrase=Passphrase(passphrase)).close()
    questions = Questions(ask_new=lambda _parent: path, ask_open=lambda _parent: path)
    return build_program_on(
        stage.desk,
        stage.folder,
        questions,
        PageQuestions(),
        clock=lambda: datetime.now(UTC),
        seconds=seconds,
    )


def _new(stage: Stage) -> QWidget:
    program = _program(stage)
    program.opener.ask_for_new()
    return program.window


def _asking(stage: Stage) -> QWidget:
    program = _program(stage, passphrase=_WORDS)
    program.opener.ask_to_open()
    return program.window


def _opened(stage: Stage) -> Program:
    program = _program(stage, passphrase=_WORDS)
    program.opener.open_path(stage.folder / _NAME, Passphrase(_WORDS))
    return program


def _changing(stage: Stage) -> QWidget:
    program = _opened(stage)
    program.window.commands.action("file.passphrase").trigger()
    return program.window


def _adding(stage: Stage) -> QWidget:
    program = _program(stage)
    path = stage.folder / _NAME
    demonstration_board(path, actor="scene").close()
    program.opener.open_path(path)
    program.window.commands.action("file.passphrase").trigger()
    return program.window


def _locked(stage: Stage) -> QWidget:
    return _opened(stage).window


def _warned(stage: Stage) -> QWidget:
    """A minute before the window locks by itself."""
    seconds = _Seconds()
    program = _program(stage, seconds=seconds)
    path = stage.folder / _NAME
    demonstration_board(path, actor="scene").close()
    program.opener.open_path(path)
    seconds.passed = stage.desk.settings.lock_minutes * 60 - 50
    program.window.findChildren(WindowLock)[0].look()
    return program.window


def _damaged_draft(stage: Stage) -> QWidget:
    """Half a line that the disk damaged."""
    path = stage.folder / _NAME
    workspace = demonstration_board(path, actor="scene")
    workspace.keep_draft("entry:1", "half of a line")
    workspace.close()
    path.write_bytes(path.read_bytes().replace(b"half of a line", b"half of a lion"))
    program = _program(stage)
    program.opener.open_path(path)
    return program.window


def _open(stage: Stage) -> QWidget:
    program = _program(stage)
    path = stage.folder / _NAME
    demonstration_board(path, actor="scene").close()
    program.opener.open_path(path)
    return program.window


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _typing(*lines: str) -> Act:
    """Type lines, with Enter between them but not after the last."""

    def act(_stage: Stage, _window: QWidget) -> None:
        for at, line in enumerate(lines):
            if at:
                QTest.keyClick(_focused(), Qt.Key.Key_Return)
            QTest.keyClicks(_focused(), line)
            QTest.qWait(150)

    return act


def _locking(*lines: str) -> Act:
    def act(stage: Stage, window: QWidget) -> None:
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        _typing(*lines)(stage, window)

    return act


SCENES = (
    Scene("passphrase-new", _new),
    Scene("passphrase-new-strong", _new, _typing(_WORDS, "seven")),
    Scene("passphrase-new-weak", _new, _typing("board", "bored", "")),
    Scene("passphrase-new-none", _new, _typing("", "")),
    Scene("passphrase-asked", _asking),
    Scene("passphrase-wrong", _asking, _typing("seven", "")),
    Scene("passphrase-change", _changing),
    Scene("passphrase-remove", _changing, _typing(_WORDS, "", "")),
    Scene("passphrase-add", _adding, _typing("nine loud")),
    Scene("lock-encrypted", _locked, _locking()),
    Scene("lock-wrong", _locked, _locking("seven", "")),
    Scene("lock-open", _open, _locking()),
    Scene("lock-warning", _warned),
    Scene("draft-damaged", _damaged_draft),
)
"""The scenes of passphrases."""
