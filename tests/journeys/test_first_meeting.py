"""The main journey in one go: from no board to minutes on the disk, as a new observer makes it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.hands import Hands
from tests.support.pdf import page_texts, plain

from boardobserver.domain.snapshots import Meeting
from boardobserver.domain.words import AttendanceList, EntryKind, MeetingStatus
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.reviewing.review_table import ReviewTable

_PEOPLE = (
    ("Board Chair", "MPS · Metropolitan Police Service"),
    ("LFR lead", "MPS · Metropolitan Police Service"),
    ("Lead observer", "MOPAC · Mayor’s Office for Policing and Crime"),
)
_PRINTED = (
    "The meeting was opened in the presence of the press.",
    "Ten deployments since the last meeting – none was stopped",
    "What testing supports 0.64, when the published tests stop at 0.6?",
    "It was chosen after the tests of 2024",
    "LL to publish the test report by 27 Nov",
    "The Board agreed to keep the threshold",
    "Each deployment is to be authorised for a specific purpose",
    "0.48 % of alerts were false",
    "Cameras are bought in January",
    "A sentence that was half typed when the window was closed",
)
"""What has to be in the minutes."""

_NOT_PRINTED = ("ask who cleared it", "coffee was served", "a slip of the pen", "welcomed everybody")
"""What must not: a private note, a line left out, one withdrawn, one whose wording is another."""


def test_from_no_board_to_saved_minutes(qtbot: QtBot, tmp_path: Path) -> None:
    _ = qtbot
    board, minutes = tmp_path / "Facial Recognition Technology Board.board", tmp_path / "minutes.pdf"
    hands = Hands(tmp_path)
    _make_board_and_people(hands, board)
    _plan_and_prepare(hands)
    _take_notes(hands)
    hands.write("A sentence that was half typed ")
    hands.close()
    assert check_board(board) == ()

    hands = Hands(tmp_path)
    _go_on_and_end(hands)
    _review(hands)
    _save_and_sign(hands, minutes)
    hands.close()
    assert check_board(board) == ()
    _look_at(minutes)
    _look_into(board)

    hands = Hands(tmp_path)
    assert hands.window.windowTitle().startswith("Facial Recognition Technology Board")
    assert hands.notices() == []
    hands.close()


def _make_board_and_people(hands: Hands, board: Path) -> None:
    hands.answers.file = board
    hands.key(Qt.Key.Key_Return)  # "New board…" has the focus
    hands.key(Qt.Key.Key_Return)  # no passphrase: that is warned of
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)  # so has "Add people"
    for name, organisation in _PEOPLE:
        hands.write(name)
        hands.choose("Organisation", organisation)
        if name == "Lead observer":
            hands.click("One of the observers")
        hands.click("Add person")
    hands.control(Qt.Key.Key_1)


def _plan_and_prepare(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return)  # "Plan a meeting" has the focus
    hands.write("22 Nov 2026")
    hands.click("Plan meeting")
    hands.fill("Planned start", "10")
    hands.fill("Planned end", "11.30")
    hands.fill("Place", "New Scotland Yard")
    hands.fill("Chair", "chair")
    for listed, names in (
        ("Present", ("bc", "ll")),
        ("Observers", ("lead o",)),
        ("In attendance", ("Borough Commander",)),
        ("Apologies", ("Ethics adviser",)),
    ):
        hands.choose("To the list", listed)
        for name in names:
            hands.fill("Add somebody", name)
            if name[0].isupper():
                hands.fill("Role", "Adviser")  # nobody yet, so the board is offered the person
    hands.fill("Arrived", "10.15")
    hands.fill("Needed for a quorum", "2")
    hands.choose("The meeting was", "Quorate")
    hands.fill("Who declares an interest", "lfr")
    hands.fill("Interest", "Owns shares in the supplier")
    hands.fill("New item", "Policy refresh")
    hands.key(Qt.Key.Key_Tab)


def _take_notes(hands: Hands) -> None:
    hands.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.click("Start the meeting")
    hands.control(Qt.Key.Key_Down)
    hands.enter("@BC welcomed everybody")
    for _ in range(5):
        hands.control(Qt.Key.Key_Down)
    hands.enter("@LL Ten deployments since the last meeting – none was stopped")
    hands.enter("? @LO What testing supports 0.64, when the published tests stop at 0.6?")
    hands.enter("> @LL It was chosen after the tests of 2024")
    hands.write("! @ll")
    hands.key(Qt.Key.Key_Tab)  # takes what the list offers
    hands.enter("to publish the test report by 27 Nov")
    hands.enter("= The Board agreed to keep the threshold")
    hands.enter("Each deployment is to be authorised for a specific purpose")
    hands.control(Qt.Key.Key_R)
    hands.write("*")  # it was advice
    hands.key(Qt.Key.Key_Escape)
    hands.enter("# 0.48 % of alerts were false")
    hands.enter("~ ask who cleared it")
    hands.enter("coffee was served")
    hands.enter("a slip of the pen")
    hands.control(Qt.Key.Key_R)
    hands.key(Qt.Key.Key_Delete)
    hands.control(Qt.Key.Key_Z)
    hands.control(Qt.Key.Key_Y)
    hands.key(Qt.Key.Key_Escape)
    hands.control(Qt.Key.Key_I)
    hands.enter("Procurement of cameras")
    hands.key(Qt.Key.Key_Escape)
    hands.control(Qt.Key.Key_Down)
    hands.enter("@BC Cameras are bought in January")


def _go_on_and_end(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return)  # "Take notes" has the focus while a meeting is in progress
    hands.enter("when the window was closed")
    hands.click("End the meeting")


def _review(hands: Hands) -> None:
    hands.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    _walk_to(hands, "welcomed everybody")
    hands.key(Qt.Key.Key_Return)
    hands.control(Qt.Key.Key_A)
    hands.write("The meeting was opened in the presence of the press.")
    hands.control(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    _walk_to(hands, "coffee was served")
    hands.key(Qt.Key.Key_Space)


def _walk_to(hands: Hands, words: str) -> None:
    """Down through the lines under review to the one that was typed so."""
    table = hands.window.findChild(ReviewTable)
    assert table is not None
    hands.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(table.model().rowCount()):
        row = table.currentIndex()
        if words in [row.siblingAtColumn(at).data() for at in range(table.model().columnCount())]:
            return
        hands.key(Qt.Key.Key_Down)
    raise AssertionError(f"“{words}” is not under review")


def _save_and_sign(hands: Hands, minutes: Path) -> None:
    hands.answers.file = minutes
    hands.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    step = hands.window.findChild(MinutesStep)
    assert step is not None
    hands.wait(lambda: step.publication is not None)
    hands.control(Qt.Key.Key_P)
    assert [question.pages for question in hands.answers.printing] == [
        step.publication.pages if step.publication else 0
    ]
    hands.click("Save as…")
    hands.wait(lambda: bool(hands.notices()))
    assert hands.notices() == [f"The minutes are saved in {minutes}."]
    pages = len(page_texts(minutes.read_bytes()))
    assert [question.pages for question in hands.answers.printing] == [pages]
    hands.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.click("Sign off…")
    hands.choose("Signed off by", "LO · Lead observer")
    hands.click("Sign off")


def _look_at(minutes: Path) -> None:
    said = plain(" ".join(page_texts(minutes.read_bytes())))
    for words in _PRINTED:
        assert plain(words) in said, words
    for words in _NOT_PRINTED:
        assert plain(words) not in said, words


def _look_into(board: Path) -> None:
    workspace = Workspace.open(board, actor="reader", read_only=True)
    meeting: Meeting = workspace.read.meetings()[0]
    assert meeting.status is MeetingStatus.SIGNED_OFF
    lists = [line.list for line in workspace.read.attendance(meeting.id)]
    assert set(lists) == set(AttendanceList)
    kinds = {entry.text: entry.kind for entry in workspace.read.entries(meeting.id)}
    assert kinds["Each deployment is to be authorised for a specific purpose"] is EntryKind.ADVICE
    titles = [item.title for item in workspace.read.items(meeting.id)]
    assert titles.index("Procurement of cameras") < titles.index("Any other business")
    workspace.close()
