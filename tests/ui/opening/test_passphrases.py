"""Passphrases in the window: making, opening and changing encrypted boards with the keys."""

from collections.abc import Generator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.support.boards import note
from tests.support.hands import Hands
from tests.support.sealed import WORDS, sealed_board

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.passphrases import is_encrypted
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.jobs import WORKERS
from boardobserver.ui.widgets.heading import Words

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


def _opens(path: Path, words: str) -> bool:
    try:
        return check_board(path, Passphrase.of(words)) == ()
    except Refusal:
        return False


def test_a_new_board_is_made_with_a_passphrase_and_opened_again_with_it(hands: Hands, tmp_path: Path):
    hands.answers.file = tmp_path / "mine.board"
    hands.key(Qt.Key.Key_Return)  # "New board…" has the focus
    hands.write(WORDS)
    hands.key(Qt.Key.Key_Return)
    hands.write(WORDS)
    hands.key(Qt.Key.Key_Return)
    assert _title(hands).startswith("mine")
    assert is_encrypted(tmp_path / "mine.board")


def test_the_passphrase_typed_twice_has_to_be_the_same(hands: Hands, tmp_path: Path):
    hands.answers.file = tmp_path / "mine.board"
    hands.key(Qt.Key.Key_Return)
    hands.write(WORDS)
    hands.key(Qt.Key.Key_Return)
    hands.enter("seven quiet heron")
    assert "not the same" in hands.named("The same again").accessibleDescription()
    assert not (tmp_path / "mine.board").exists()
    hands.enter(WORDS)
    assert _title(hands).startswith("mine")


def test_no_passphrase_is_warned_of_once_and_then_taken(hands: Hands, tmp_path: Path):
    hands.answers.file = tmp_path / "mine.board"
    hands.key(Qt.Key.Key_Return)
    hands.click("Make the board")
    assert not (tmp_path / "mine.board").exists()
    assert "can read everything" in hands.named("New passphrase").accessibleDescription()
    hands.write("x")  # what is typed then is a passphrase after all
    hands.key(Qt.Key.Key_Backspace)
    hands.click("Make the board")
    hands.click("Make it without a passphrase")
    assert _title(hands).startswith("mine")
    assert not is_encrypted(tmp_path / "mine.board")


def test_how_strong_a_passphrase_is_shows_while_it_is_typed(hands: Hands, tmp_path: Path):
    hands.answers.file = tmp_path / "mine.board"
    hands.key(Qt.Key.Key_Return)
    bar = hands.named("Strength of the passphrase")
    assert isinstance(bar, QProgressBar)
    values = [bar.value()]
    for more in ("mine", "heron", " walk slowly"):
        hands.write(more)
        hands.wait(lambda before=values[-1]: bar.value() > before)
        values.append(bar.value())
    assert (values[0], values[-1]) == (0, 5)
    hands.click("Cancel")
    assert _title(hands) == "Board Observer"


def test_the_letters_are_hidden_until_they_are_asked_for(hands: Hands, encrypted: Path):
    _open(hands, encrypted)
    field = hands.named("Passphrase")
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    hands.click("Show what is typed")
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_an_encrypted_board_is_opened_on_the_page_and_a_wrong_passphrase_is_said_beside_it(
    hands: Hands, encrypted: Path
):
    _open(hands, encrypted)
    assert _title(hands) == "Board Observer"
    hands.enter("seven quiet herons")
    assert "passphrase is wrong" in hands.named("Passphrase").accessibleDescription()
    assert hands.notices() == []
    hands.enter(WORDS)  # what was wrong is selected, and typed over
    assert _title(hands).startswith("Sealed board")


def test_the_last_board_asks_at_the_start_and_thinking_better_of_it_leads_to_the_welcome(
    hands: Hands, encrypted: Path, tmp_path: Path
):
    _open(hands, encrypted)
    hands.enter(WORDS)
    hands.close()
    hands.program.desk.settings.write()
    again = Hands(tmp_path)
    again.enter(WORDS)
    assert _title(again).startswith("Sealed board")
    again.close()
    third = Hands(tmp_path)
    third.click("Cancel")
    third.click("Open board…")  # which the answer of the dialog, no file, leads nowhere
    assert _title(third) == "Board Observer"
    third.close()


@pytest.fixture
def opened(hands: Hands, encrypted: Path) -> Hands:
    _open(hands, encrypted)
    hands.enter(WORDS)
    return hands


def _change_page(hands: Hands) -> None:
    hands.window.commands.action("file.passphrase").trigger()
    QApplication.processEvents()


def test_the_passphrase_is_changed_with_the_keys(opened: Hands, encrypted: Path):
    _change_page(opened)
    opened.enter(WORDS)
    opened.enter(_OTHERS)
    opened.enter(_OTHERS)
    opened.wait(lambda: "The passphrase was changed." in opened.notices())
    assert _title(opened).startswith("Sealed board")
    assert any("do not open as the board does now" in said for said in opened.notices())
    assert [_opens(encrypted, each) for each in (WORDS, _OTHERS)] == [False, True]
    (backup,) = (encrypted.parent / "sealed backups").glob("*changed.board")
    assert _opens(backup, WORDS)


def test_a_change_that_is_cancelled_before_its_turn_leaves_the_board_open_as_it_was(
    opened: Hands, encrypted: Path
):
    jobs = opened.program.desk.jobs
    release = Event()
    try:
        for place in range(WORKERS):
            jobs.run(f"in the way {place}", "In the way", lambda _context: release.wait())
        _change_page(opened)
        opened.enter(WORDS)
        opened.enter(_OTHERS)
        opened.enter(_OTHERS)
        (change,) = (each for each in jobs.jobs if each.key == "passphrase")
        change.cancel()
    finally:
        release.set()
    opened.wait(lambda: opened.program.opener.board is not None)
    assert _title(opened).startswith("Sealed board")
    assert [_opens(encrypted, each) for each in (WORDS, _OTHERS)] == [True, False]


def test_what_could_be_undone_before_a_change_of_passphrase_still_can_be(opened: Hands, encrypted: Path):
    _ = encrypted
    board = opened.board
    (meeting,) = board.workspace.read.meetings()
    for typed in ("A second line", "A third line"):
        note(board.workspace, meeting.id, typed)
    opened.window.commands.action("edit.undo").trigger()
    _change_page(opened)
    assert any("can still be undone" in each.text() for each in opened.window.findChildren(Words))
    opened.enter(WORDS)
    opened.enter(_OTHERS)
    opened.enter(_OTHERS)
    opened.wait(lambda: "The passphrase was changed." in opened.notices())
    undo, redo = (opened.window.commands.action(each) for each in ("edit.undo", "edit.redo"))
    assert (undo.text(), redo.text()) == ("Undo note a line", "Redo note a line")
    for act, lines in ((redo, 3), (undo, 2), (undo, 1), (redo, 2)):
        act.trigger()
        assert len(opened.board.workspace.read.entries(meeting.id)) == lines
    assert not opened.window.commands.action("edit.undo").text().endswith("Undo")


def test_a_wrong_passphrase_changes_nothing(opened: Hands, encrypted: Path):
    _change_page(opened)
    opened.enter("wrong")
    opened.enter(_OTHERS)
    opened.enter(_OTHERS)
    assert "not its passphrase" in opened.named("Passphrase now").accessibleDescription()
    assert _opens(encrypted, WORDS)
    assert _title(opened).startswith("Sealed board")


def test_the_passphrase_is_removed_after_a_warning_and_added_later(opened: Hands, encrypted: Path):
    _change_page(opened)
    opened.write(WORDS)
    opened.click("Change the passphrase")
    opened.click("Remove the passphrase")
    opened.wait(lambda: any("passphrase was removed" in said for said in opened.notices()))
    assert not is_encrypted(encrypted)
    _change_page(opened)
    opened.click("Add the passphrase")
    assert "Type a passphrase" in opened.named("New passphrase").accessibleDescription()
    opened.click("Add the passphrase")
    assert not is_encrypted(encrypted)
    opened.named("New passphrase").setFocus()
    opened.enter(_OTHERS)
    opened.click("Keep the backups from before")
    opened.enter(_OTHERS) if opened.named("The same again").hasFocus() else opened.fill(
        "The same again", _OTHERS
    )
    opened.wait(lambda: any("passphrase was added" in said for said in opened.notices()))
    assert is_encrypted(encrypted)
    assert _opens(encrypted, _OTHERS)
    backups = list((encrypted.parent / "sealed backups").iterdir())
    assert backups
    assert all(is_encrypted(each) for each in backups), "those in the clear were to be removed"


def test_a_board_that_is_being_read_elsewhere_keeps_its_passphrase_and_comes_back(
    opened: Hands, encrypted: Path
):
    other = Workspace.open(encrypted, actor="other", passphrase=Passphrase(WORDS), read_only=True)
    assert other.key is not None
    with other._store._reading() as connection:  # pyright: ignore[reportPrivateUsage] - a reader amid its work
        connection.execute("SELECT count(*) FROM entry").fetchone()
        _change_page(opened)
        opened.enter(WORDS)
        opened.enter(_OTHERS)
        opened.enter(_OTHERS)
        opened.wait(lambda: any("reading the board" in said for said in opened.notices()))
    other.close()
    assert _title(opened).startswith("Sealed board")
    assert _opens(encrypted, WORDS)
