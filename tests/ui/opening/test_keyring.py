"""A passphrase that the system's keyring remembers, follows and may not give."""

from collections.abc import Generator
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.support.hands import Hands
from tests.support.keyrings import KeyringOfTests
from tests.support.sealed import WORDS, sealed_board

_OTHERS = "nine loud geese swim"


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    yield made
    if isValid(made.window):  # else the test has closed it itself
        made.close()


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    return sealed_board(tmp_path)


def _title(hands: Hands) -> str:
    return hands.window.windowTitle()


def _open(hands: Hands, path: Path) -> None:
    hands.answers.file = path
    hands.control(Qt.Key.Key_O)


@pytest.fixture
def ring() -> Generator[KeyringOfTests]:
    before = keyring.get_keyring()
    made = KeyringOfTests()
    made.priority = 5
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_no_keyring_no_offer(hands: Hands, encrypted: Path):
    _open(hands, encrypted)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    with pytest.raises(AssertionError):
        hands.click("Remember on this computer, in the system’s keyring")


@pytest.mark.usefixtures("ring")
def test_the_keyring_opens_the_board_the_next_time(
    hands: Hands, encrypted: Path, ring: KeyringOfTests, tmp_path: Path
):
    _open(hands, encrypted)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.click("Remember on this computer, in the system’s keyring")
    hands.named("Passphrase").setFocus()
    hands.enter(WORDS)
    hands.wait(lambda: bool(ring.kept))
    assert list(ring.kept.values()) == [WORDS]
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    hands.close()
    assert WORDS not in (tmp_path / "settings" / "settings.ini").read_text()
    again = Hands(tmp_path)
    again.wait(lambda: _title(again).startswith("Sealed board"))
    again.window.commands.action("file.passphrase").trigger()
    QApplication.processEvents()
    again.enter(WORDS)
    again.enter(_OTHERS)
    again.enter(_OTHERS)
    again.wait(lambda: "The passphrase was changed." in again.notices())
    assert list(ring.kept.values()) == [_OTHERS]
    again.close()
    ring.fails = True
    third = Hands(tmp_path)
    third.enter(_OTHERS)
    assert _title(third).startswith("Sealed board")
    third.close()
