"""A year of a board lived through in the window: six meetings, and what happens between them.

Challenges are answered late, advice is rejected with reasons, an action slips twice and is closed with
evidence. After each meeting every page gives the same figures as plain SQL does, and at the end the minutes
of each meeting still say what they said then.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.pdf import page_texts, plain
from tests.support.published import Published
from tests.support.year import Year

from boardobserver.services.safekeeping import check_board
from boardobserver.ui.records.history_list import HistoryList, Line

_DAYS = ("20 Jan 2026", "17 Mar 2026", "19 May 2026", "21 Jul 2026", "22 Sep 2026", "24 Nov 2026")


def test_a_year_of_a_board(qtbot: QtBot, tmp_path: Path) -> None:
    _ = qtbot
    year = Year(tmp_path)
    year.found_board()
    for tell in (_january, _march, _may, _july, _september, _november):
        tell(year)
        year.agree()
    _look_back(year)
    year.hands.close()
    assert check_board(year.path) == ()
    Published(year.path, tmp_path / "published").hold(
        "tests stop at 0.6",
        "How many alerts of the year were false",
        "LL",
        ("agreed to keep the threshold", "agreed to review the threshold"),
    )


def _january(year: Year) -> None:
    hands = year.hands
    year.plan(_DAYS[0])
    year.begin(_DAYS[0])
    hands.enter("? @LO What testing supports 0.64, when the published tests stop at 0.6?")
    hands.enter("? @LO How many alerts of the year were false?")
    hands.enter("* Operators are to be trained on the risks and accountable")
    hands.enter("! @LL to publish the test report by 10 Mar")
    hands.enter("! @BC to share the record of operators’ training next meeting")
    hands.enter("= The Board agreed to keep the threshold")
    year.end(1)


def _march(year: Year) -> None:
    hands = year.hands
    year.turn_to("2 Feb 2026")
    with year.taken_back():
        year.go("assurance", "new")
        hands.write("Every operator has been trained on the risks")
        hands.click("Add")
        hands.fill("Counts until", "30 Apr 2026")
    year.turn_to("12 Mar 2026")
    year.agree()  # the report is overdue
    year.plan(_DAYS[1])
    with year.taken_back():
        hands.click("Bring forward 5")
    year.begin(_DAYS[1])
    with year.taken_back():
        year.on_open("CH-2026-001", Qt.Key.Key_P)
    with year.taken_back():
        year.on_open("CH-2026-002", Qt.Key.Key_R)
        hands.enter("@LL Ten, which is 0.48 % of them")
    with year.taken_back():
        year.on_open("AC-2026-001", Qt.Key.Key_Right)
        hands.fill("Due", "12 May 2026")
    with year.taken_back():
        year.on_open("EA-2026-001", Qt.Key.Key_A)
        hands.choose("Response of the MPS", "Rejected")
        hands.fill("Reason given", "The College of Policing sets the training")
    with year.taken_back():
        year.on_open("AC-2026-002", Qt.Key.Key_C)
        hands.enter("The record was shared")
        hands.enter("Paper 04")
    year.end(2)


def _may(year: Year) -> None:
    hands = year.hands
    year.turn_to("13 May 2026")
    with year.taken_back():
        year.record("actions", "AC-2026-001")
        hands.fill("Due", "15 Sep 2026")
    year.plan(_DAYS[2])
    year.begin(_DAYS[2])
    hands.enter("! @LL to bring the equality impact assessment by 30 Jun")
    year.end(3)
    year.turn_to("2 Jun 2026")
    with year.taken_back():
        year.record("challenges", "CH-2026-001")
        hands.click("Add a response")
        hands.write("It was chosen after tests that are not published yet")
        hands.fill("Given by", "LL")
        hands.fill("More promised by", "1 Jul 2026")
        hands.choose("Observers’ view", "Partly satisfied")
        hands.click("Add response")


def _july(year: Year) -> None:
    hands = year.hands
    year.turn_to("15 Jul 2026")
    year.agree()  # a promise has lapsed, an assurance is stale
    year.plan(_DAYS[3])
    year.begin(_DAYS[3])
    with year.taken_back():
        year.on_open("AC-2026-003", Qt.Key.Key_D)
        hands.fill("To a day", "1 Nov 2026")
    year.end(4)
    with year.taken_back():
        year.record("advice", "EA-2026-001")
        hands.choose("Status", "Not accepted")


def _september(year: Year) -> None:
    hands = year.hands
    year.turn_to("16 Sep 2026")
    year.plan(_DAYS[4])
    with year.taken_back():
        hands.click("Bring forward 3")
    year.begin(_DAYS[4])
    with year.taken_back():
        year.on_open("AC-2026-001", Qt.Key.Key_C)
        hands.enter("The report is published")
        hands.enter("Its address on the web, seen on the day")
    year.end(5)


def _november(year: Year) -> None:
    hands = year.hands
    year.turn_to("18 Nov 2026")
    year.plan(_DAYS[5])
    year.begin(_DAYS[5])
    with year.taken_back():
        hands.enter("> ^CH-2026-001 @LL The tests at 0.64 are published")
    year.end(6)
    with year.taken_back():
        year.record("challenges", "CH-2026-001")
        hands.choose("Status", "Closed")
        hands.key(Qt.Key.Key_Tab)
        hands.enter("The tests at 0.64 are public")
        hands.enter("The report of the tests")


def _look_back(year: Year) -> None:
    """The minutes of each meeting are what they were, byte for byte; the history has the whole year."""
    said = {number: plain(" ".join(page_texts(issued))) for number, issued in year.issued.items()}
    assert plain("10 March 2026") in said[1]
    assert plain("12 May 2026") in said[2]
    assert plain("The College of Policing sets the training") in said[2]
    assert plain("The report is published") in said[5]
    assert plain("The report is published") not in said[2]
    page = year.go("meetings")
    by_number = {meeting.number: meeting.id for meeting in year.board.workspace.read.meetings()}
    for number, issued in year.issued.items():
        year.go("meetings", f"{by_number[number]}/minutes")
        assert page.isVisible()
        assert year.minutes(year.folder / f"meeting {number} again.pdf") == issued
    assert _history(year, "actions", "AC-2026-001") == (
        "Raised; Carried forward; Due date changed; Due date changed; Carried forward; Closed"
    )
    assert _history(year, "challenges", "CH-2026-001") == (
        "Raised; Carried forward; Put again; Answered; Carried forward; Answered; Closed"
    )


def _history(year: Year, page: str, reference: str) -> str:
    year.record(page, reference)
    steps = year.go(page).findChild(HistoryList)
    assert steps is not None
    said = (words for step in steps.steps.views for line, words in step.lines if line is Line.WHAT)
    return "; ".join(words.partition(" by ")[0] for words in said)
