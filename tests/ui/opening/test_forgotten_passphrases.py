"""What was typed into a field for a passphrase stands nowhere once its page is left."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.support.hands import Hands

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.boards import new_board
from boardobserver.ui.opening.passphrase_fields import PassphraseField

_WORDS = "seven quiet herons walk"
_OTHERS = "nine loud geese swim"


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    yield made
    made.close()


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "sealed.board"
    new_board(path, "Sealed board", actor="test", passphrase=Passphrase(_WORDS)).close()
    return path


def _typed(hands: Hands) -> list[str]:
    """What stands in the fields for passphrases, seen or not, and what an undo would bring back."""
    fields = hands.window.findChildren(PassphraseField)
    assert not any(field.isUndoAvailable() for field in fields)
    return [field.text() for field in fields if field.text()]


def test_what_was_typed_is_forgotten_when_its_page_is_left_or_the_window_locks(hands: Hands, encrypted: Path):
    hands.answers.file = encrypted
    hands.control(Qt.Key.Key_O)
    hands.enter(_WORDS)
    assert _typed(hands) == []
    for leave in (lambda: hands.control(Qt.Key.Key_1), lambda: hands.control(Qt.Key.Key_L)):
        hands.window.commands.action("file.passphrase").trigger()
        hands.click("Show what is typed")
        hands.named("Passphrase now").setFocus()
        hands.enter(_WORDS)
        hands.enter(_OTHERS)
        hands.write("nine")
        typed = [field.text() for field in hands.window.findChildren(PassphraseField)]
        assert [words for words in typed if words] == [_WORDS, _OTHERS, "nine"]
        leave()
        assert _typed(hands) == []
    hands.enter(_WORDS)
    assert _typed(hands) == []
    for field in hands.window.findChildren(PassphraseField):
        assert field.echoMode() is QLineEdit.EchoMode.Password
