"""Minutes are verified in the window: chosen, read without blocking, told in plain words."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.support import alterations as by_hand
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.services import entries, meetings
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import print_minutes
from boardobserver.ui.verifying.verify_page import VerifyPage

LINE = "the threshold was accepted"


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Generator[Hands]:
    """The program on a board with one meeting, whose minutes are saved beside it."""
    _ = qtbot
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, LINE)
    workspace.perform(meetings.end_meeting(meeting_id))
    print_minutes(minutes_content(workspace.read, meeting_id, boards.DAY), tmp_path / "minutes.pdf")
    workspace.close()
    made = Hands(tmp_path)
    made.answers.file = workspace.path
    made.control(Qt.Key.Key_O)
    made.wait(lambda: made.program.desk.jobs.is_idle)
    yield made
    if isValid(made.window):
        made.close()


def verified(hands: Hands, file: Path) -> VerifyPage:
    """The page, after somebody chose a file."""
    hands.answers.file = file
    hands.window.commands.action("file.verify").trigger()
    hands.key(Qt.Key.Key_Space)
    page = hands.window.findChild(VerifyPage)
    assert isinstance(page, VerifyPage)
    hands.wait(page.verdict.isVisible)
    return page


def test_minutes_that_nobody_touched_are_verified_and_nothing_differs(hands: Hands, tmp_path: Path):
    page = verified(hands, tmp_path / "minutes.pdf")
    assert page.verdict.accessibleName() == "Verified"
    assert page.said.text() == "This is exactly the file that the program makes of the record in it."
    assert page.alterations.isHidden()
    assert "MT-2026-001, 1st meeting, 19 November 2026. Version 0.1, full edition." in page.record.text()
    assert "Nothing differs on the board today." in page.board_said.text()
    assert page.table.isHidden()


def test_altered_minutes_are_told_word_by_word(hands: Hands, tmp_path: Path):
    data = (tmp_path / "minutes.pdf").read_bytes()
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(by_hand.altered(data, by_hand.with_words("accepted", "rejected")))
    page = verified(hands, altered)
    assert page.verdict.accessibleName() == "Altered"
    assert "• Page 1: “rejected” stands where the record gives “accepted”." in page.alterations.text()


def test_what_differs_on_the_board_stands_in_a_table(hands: Hands, tmp_path: Path):
    board = hands.board
    (entry,) = (entry for _, entry in board.workspace.read.all_entries())
    board.attempt(entries.set_wording(entry.id, "The threshold had been accepted."))
    page = verified(hands, tmp_path / "minutes.pdf")
    assert page.verdict.accessibleName() == "Verified"
    model = page.table.model()
    shown = [[model.index(row, column).data() for column in range(1, 4)] for row in range(model.rowCount())]
    words = ["Words", LINE, "The threshold had been accepted."]
    assert words in shown
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_Home)
    for _ in range(shown.index(words)):
        hands.key(Qt.Key.Key_Down)
    assert page.whole.text() == f"In the file: {LINE}\nOn the board: The threshold had been accepted."


def test_a_file_that_is_no_pdf_is_refused_in_plain_words_and_another_can_be_chosen(
    hands: Hands, tmp_path: Path
):
    (tmp_path / "letter.pdf").write_text("Dear Chair")
    page = verified(hands, tmp_path / "letter.pdf")
    assert (page.verdict.accessibleName(), page.said.text()) == ("Not verified", "This is not a PDF.")
    assert page.file.text().endswith(".pdf")
    page = verified(hands, tmp_path / "minutes.pdf")
    hands.wait(lambda: page.verdict.accessibleName() == "Verified")


def test_a_difference_that_was_looked_at_is_gone_when_the_next_file_has_fewer(hands: Hands, tmp_path: Path):
    board = hands.board
    (entry,) = (entry for _, entry in board.workspace.read.all_entries())
    board.attempt(entries.set_wording(entry.id, "The threshold had been accepted."))
    meeting_id = board.workspace.read.meetings()[0].id
    board.attempt(meetings.change_meeting(meeting_id, place="Room 4", title="The threshold"))
    page = verified(hands, tmp_path / "minutes.pdf")
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(Qt.Key.Key_End)
    assert page.whole.isVisible()
    print_minutes(minutes_content(board.workspace.read, meeting_id, boards.DAY), tmp_path / "today.pdf")
    hands.answers.file = tmp_path / "today.pdf"
    page.choose()
    hands.wait(page.verdict.isVisible)
    assert (page.table.isHidden(), page.whole.isHidden()) == (True, True)
    assert page.table.current_id == ""
