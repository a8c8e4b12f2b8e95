"""The board's particulars and its topics are changed on its own page, in the whole program."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.fields import drop, put_back, retype
from tests.support.hands import Hands

from boardobserver.domain.topics import TOPICS
from boardobserver.domain.words import Marking
from boardobserver.services import topics, tracking
from boardobserver.ui.board.board_page import BoardPage
from boardobserver.ui.shell.pages import Location

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    for topic in ("Training", "Watchlist"):
        (entry,) = workspace.read.entries_of_ids([boards.note(workspace, meeting_id, "? why is that")])
        assert entry.record_id is not None
        workspace.perform(tracking.set_topics(entry.record_id, (topic,)))
    workspace.close()
    return workspace.path


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    made.answers.file = path
    made.control(Qt.Key.Key_O)
    made.window.go_to(Location("board"))
    yield made
    made.close()


def page_of(hands: Hands) -> BoardPage:
    page = hands.window.pages.widget_of("board")
    assert isinstance(page, BoardPage)
    return page


def names(hands: Hands) -> list[str]:
    return [row.cells[1] for row in page_of(hands).topics.model.rows]


def choose_topic(hands: Hands, name: str) -> None:
    page = page_of(hands)
    row = next(row for row in page.topics.model.rows if row.cells[1] == name)
    page.topics.table.select_id(row.id)
    page.topics.table.setFocus()


def test_the_page_stands_in_the_sidebar_and_a_menu(hands: Hands) -> None:
    hands.window.go_to(Location("home"))
    hands.window.commands.action("go.board").trigger()
    assert page_of(hands).isVisible()
    assert page_of(hands).particulars.name.hasFocus()


def test_a_new_name_is_in_the_title_and_the_header_at_once(hands: Hands) -> None:
    hands.fill("Name of the board", "Biometrics Board")
    assert hands.window.windowTitle() == "Biometrics Board – Board Observer"
    assert hands.board.workspace.read.board().name == "Biometrics Board"
    hands.control(Qt.Key.Key_Z)
    assert hands.window.windowTitle() == "Test board – Board Observer"
    assert page_of(hands).particulars.name.text() == "Test board"


def test_an_earlier_name_is_restored_with_a_click(hands: Hands) -> None:
    earlier = page_of(hands).particulars.earlier
    assert earlier.isHidden()
    hands.fill("Name of the board", "Biometrics Board")
    put_back(earlier, "Test board")
    assert hands.window.windowTitle() == "Test board – Board Observer"
    assert hands.board.workspace.undo_label == "restore the words of the board"


def test_every_particular_is_kept(hands: Hands) -> None:
    hands.fill("Whose board it is", "British Transport Police")
    hands.fill("Who observes it", "The Authority")
    hands.fill("Time zone of its meetings", "Europe/Berlin")
    hands.fill("A standing question is due again after so many meetings", "5")
    hands.choose("Marking of new meetings", "OFFICIAL")
    board = hands.board.workspace.read.board()
    assert (board.body, board.observing_body) == ("British Transport Police", "The Authority")
    assert (board.timezone, board.question_interval) == ("Europe/Berlin", 5)
    assert board.marking is Marking.OFFICIAL
    assert page_of(hands).particulars.marking.currentText() == "OFFICIAL"


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("Name of the board", " ", "Give the board a name."),
        ("Whose board it is", "", "Say whose board it is."),
        ("Who observes it", "", "Say who observes it."),
        ("Time zone of its meetings", "Mars", "There is no time zone “Mars”. Try “Europe/London”."),
        (
            "A standing question is due again after so many meetings",
            "25",
            "Give a number of meetings between 1 and 24.",
        ),
        (
            "A standing question is due again after so many meetings",
            "often",
            "This is not a whole number. Type it in digits, like 12.",
        ),
    ],
)
def test_a_slip_is_refused_beside_its_field_and_stays_to_be_put_right(
    hands: Hands, name: str, words: str, message: str
) -> None:
    before = hands.board.workspace.read.board()
    hands.named(name).setFocus()
    hands.control(Qt.Key.Key_A)
    hands.key(Qt.Key.Key_Delete)
    hands.enter(words)
    assert hands.named(name).accessibleDescription() == message
    assert hands.board.workspace.read.board() == before
    assert hands.notices() == []


def test_a_time_zone_is_found_by_a_part_of_its_name(hands: Hands) -> None:
    field = page_of(hands).particulars.timezone
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "warsaw")
    completer = field.completer()
    assert completer.currentCompletion() == "Europe/Warsaw"
    popup = completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert hands.board.workspace.read.board().timezone == "Europe/Warsaw"


def test_a_topic_is_added_and_the_line_is_ready_for_the_next(hands: Hands) -> None:
    page_of(hands).topics.new_name.setFocus()
    hands.enter("Retrospective search")
    hands.enter("Operator-initiated search")
    assert names(hands) == [*TOPICS, "Retrospective search", "Operator-initiated search"]
    assert page_of(hands).topics.new_name.hasFocus()
    hands.enter("TRAINING")
    assert page_of(hands).topics.new_name.accessibleDescription() == "“Training” is on the list already."
    assert page_of(hands).topics.new_name.text() == "TRAINING"


def test_a_topic_is_renamed_by_key(hands: Hands) -> None:
    choose_topic(hands, "Watchlist")
    hands.key(Qt.Key.Key_F2)
    hands.enter("Watchlist and images")
    assert "Watchlist and images" in hands.board.workspace.read.topics()
    hands.control(Qt.Key.Key_A)
    hands.enter("training")
    assert page_of(hands).topics.pane.name.accessibleDescription() == "“Training” is on the list already."


def test_a_topic_is_called_again_what_it_was_called(hands: Hands) -> None:
    panel = page_of(hands).topics
    was = panel.pane.name.text()
    assert panel.pane.earlier.isHidden()
    retype(panel.pane.name, "Watching briefs")
    put_back(panel.pane.earlier, was)
    assert panel.pane.name.text() == was
    assert hands.board.workspace.undo_label == "restore the words of a topic"


def test_topics_change_places_by_key(hands: Hands) -> None:
    choose_topic(hands, TOPICS[1])
    hands.key(Qt.Key.Key_Up, _ALT)
    assert names(hands)[:2] == [TOPICS[1], TOPICS[0]]
    hands.key(Qt.Key.Key_Down, _ALT)
    hands.key(Qt.Key.Key_Down, _ALT)
    assert names(hands)[:3] == [TOPICS[0], TOPICS[2], TOPICS[1]]
    assert hands.board.workspace.read.topics()[:3] == (TOPICS[0], TOPICS[2], TOPICS[1])


def test_topics_change_places_by_dragging(hands: Hands) -> None:
    table = page_of(hands).topics.table
    choose_topic(hands, TOPICS[0])
    data = page_of(hands).topics.model.mimeData([table.currentIndex()])
    last = table.visualRect(table.model().index(len(TOPICS) - 1, 1))
    foot = QPointF(last.bottomLeft() + QPoint(20, -1))
    drop(table, data, foot)
    assert names(hands) == [*TOPICS[1:], TOPICS[0]]


def test_what_a_merge_does_is_said_before_and_can_be_taken_back(hands: Hands) -> None:
    choose_topic(hands, "Watchlist")
    pane = page_of(hands).topics.pane
    assert not pane.merge_button.isEnabled()
    hands.choose("Merge into", "Training")
    assert pane.outcome.text() == (
        "1 record will have the topic “Training” instead, and “Watchlist” leaves the list."
    )
    hands.click("Merge")
    assert "Watchlist" not in names(hands)
    rows = {row.cells[1]: row.cells[2] for row in page_of(hands).topics.model.rows}
    assert rows["Training"] == "2"
    assert page_of(hands).topics.table.current_id == page_of(hands).topics.model.rows[9 - 1].id
    hands.control(Qt.Key.Key_Z)
    assert names(hands) == list(TOPICS)


def test_a_topic_in_use_is_not_removed(hands: Hands) -> None:
    choose_topic(hands, "Watchlist")
    hands.key(Qt.Key.Key_Delete)
    assert page_of(hands).topics.pane.message.message == (
        "“Watchlist” is the topic of 1 record. Merge it into another topic instead."
    )
    choose_topic(hands, "Legality")
    assert page_of(hands).topics.pane.message.message == ""
    hands.key(Qt.Key.Key_Delete)
    assert "Legality" not in names(hands)


def test_an_empty_list_says_what_to_do(hands: Hands) -> None:
    workspace = hands.board.workspace
    for record in workspace.read.all_tracked():
        workspace.perform(tracking.set_topics(record.id, ()))
    for use in workspace.read.topic_uses():
        workspace.perform(topics.remove_topic(use.id))
    assert page_of(hands).topics.empty.isVisible()
    assert not page_of(hands).topics.table.isVisible()
    page_of(hands).topics.new_name.setFocus()
    hands.enter("Costs")
    assert names(hands) == ["Costs"]
    assert page_of(hands).topics.pane.name.text() == "Costs"


def test_a_change_from_elsewhere_is_shown_when_the_page_is_seen_again(hands: Hands) -> None:
    hands.window.go_to(Location("home"))
    hands.board.workspace.perform(topics.add_topic("Retrospective search"))
    hands.window.go_to(Location("board", "topics"))
    assert names(hands)[-1] == "Retrospective search"
    assert page_of(hands).topics.new_name.hasFocus()


def test_a_board_to_be_read_only_shows_and_changes_nothing(qtbot: QtBot, tmp_path: Path, path: Path) -> None:
    _ = qtbot
    hands = Hands(tmp_path)
    hands.program.opener.open_path(path, read_only=True)
    hands.window.go_to(Location("board"))
    hands.named("Name of the board").setFocus()
    hands.write("x")
    assert page_of(hands).particulars.name.text() == "Test board"
    locked: tuple[QWidget, ...] = (page_of(hands).topics.add_button, page_of(hands).topics.pane.remove_button)
    assert not any(widget.isEnabled() for widget in locked)
    hands.close()
