"""From a meeting held to its minutes corrected at the next: by the window alone, version 1 left as it was."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.boards import board
from tests.support.command_line import run
from tests.support.hands import Hands
from tests.support.pdf import page_texts, plain

from boardobserver.services.safekeeping import check_board
from boardobserver.ui.minutes.minutes_step import MinutesStep

_STEP = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_OLD = "The watchlist held 16,000 people"
_NEW = "The watchlist held 1,600 people"


def test_a_correction_agreed_at_the_next_meeting_makes_version_2_and_leaves_version_1(
    qtbot: QtBot, tmp_path: Path
) -> None:
    _ = qtbot
    made = board(tmp_path)
    made.close()
    hands = Hands(tmp_path)
    hands.answers.file = made.path
    hands.click("Open board…")
    _hold_and_sign_off(hands)
    hands.close()
    first = _printed(made.path, tmp_path / "first.pdf", "1")
    assert plain(_OLD) in first[1]

    hands = Hands(tmp_path)
    _plan_next(hands)
    _correct(hands)
    said = _look_at_minutes(hands)
    hands.close()
    assert plain("not yet agreed") not in said
    second = _printed(made.path, tmp_path / "second.pdf", "2")
    assert plain(_NEW) in second[1]
    assert plain("Corrections to these minutes") in second[1]
    assert plain("A slip of the pen") in second[1]
    assert _printed(made.path, tmp_path / "again.pdf", "1")[0] == first[0]
    assert check_board(made.path) == ()


def _printed(board_path: Path, path: Path, version: str) -> tuple[bytes, str]:
    """The first minutes as the command line prints a version of them."""
    done = run(path.parent, "print", board_path, "MT-2026-001", "--output", path, "--version", version)
    assert done.code == 0, done
    data = path.read_bytes()
    return data, plain(" ".join(page_texts(data)))


def _hold_and_sign_off(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return)  # "Plan a meeting" has the focus
    hands.write("19 Nov 2026")
    hands.click("Plan meeting")
    hands.key(Qt.Key.Key_2, _STEP)
    hands.click("Start the meeting")
    hands.control(Qt.Key.Key_Down)
    hands.enter(_OLD)
    hands.click("End the meeting")
    hands.key(Qt.Key.Key_3, _STEP)
    hands.click("Sign off…")
    hands.choose("Signed off by", "LO · Lead observer")
    hands.click("Sign off")


def _plan_next(hands: Hands) -> None:
    hands.control(Qt.Key.Key_2)
    hands.click("Plan a meeting")
    hands.write("14 Jan 2027")
    hands.click("Plan meeting")


def _correct(hands: Hands) -> None:
    hands.click("Minutes of the previous meeting")
    hands.click("Put a correction forward…")
    hands.enter("1.1")
    hands.named("What it should say").setFocus()
    hands.control(Qt.Key.Key_A)
    hands.enter(_NEW)
    hands.enter("A slip of the pen")
    hands.click("Agree the correction")
    assert hands.notices() == ["Version 2 of the minutes has the corrections."]


def _look_at_minutes(hands: Hands) -> str:
    """What the minutes of the second meeting say of it."""
    hands.key(Qt.Key.Key_4, _STEP)
    step = hands.window.findChild(MinutesStep)
    assert step is not None
    hands.wait(lambda: step.publication is not None)
    assert step.publication is not None
    said = plain(" ".join(page_texts(step.publication.pdf)))
    assert plain(f"for “{_OLD}” read “{_NEW}”") in said
    return said
