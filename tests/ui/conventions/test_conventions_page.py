"""The conventions are chosen on their own page, beside the minutes that they make, in the whole program."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.hands import Hands

from boardobserver.domain.conventions import Annex, Conventions, ParagraphNumbering
from boardobserver.domain.release import Grade
from boardobserver.domain.words import Section
from boardobserver.services import meetings
from boardobserver.services.conventions import change_conventions
from boardobserver.services.workspace import Workspace
from boardobserver.ui.conventions.conventions_page import ConventionsPage
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(meeting_id))
    boards.note(workspace, meeting_id, "? @LL Why 0.64?")
    boards.note(workspace, meeting_id, "! @LL to publish the report by 30 April")
    workspace.close()
    return workspace.path


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, path: Path) -> Generator[Hands]:
    _ = qtbot
    made = Hands(tmp_path)
    made.answers.file = path
    made.control(Qt.Key.Key_O)
    made.window.go_to(Location("conventions"))
    made.wait(lambda: page_of(made).preview.publication is not None)
    yield made
    made.close()


def page_of(hands: Hands) -> ConventionsPage:
    page = hands.window.pages.widget_of("conventions")
    assert isinstance(page, ConventionsPage)
    return page


def now(hands: Hands) -> Conventions:
    return hands.board.workspace.read.releases.conventions()


def empty(hands: Hands, name: str) -> None:
    hands.named(name).setFocus()
    hands.control(Qt.Key.Key_A)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Return)


def printed(hands: Hands) -> str:
    pdf: QPdfDocument = page_of(hands).preview.view.pdf
    return "\n".join(pdf.getAllText(page).text() for page in range(pdf.pageCount()))


def test_a_choice_shows_in_its_example_and_in_the_minutes_and_is_undone(hands: Hands) -> None:
    page = page_of(hands)
    assert "Action AC-2026-001" in printed(hands)
    hands.choose("Actions are written", "With the month: 03_2026_04")
    field = page.fields["action_key"]
    assert field.example.text() == "Action 03_2026_04"
    hands.wait(lambda: "Action 11_2026_01" in printed(hands))
    assert field.usual_button.isVisible()
    hands.click("Actions are written: back to the usual")
    hands.wait(lambda: "Action AC-2026-001" in printed(hands))
    assert not field.usual_button.isVisible()
    assert now(hands) == Conventions()
    hands.control(Qt.Key.Key_Z)
    hands.wait(lambda: "11_2026_01" in printed(hands))


def test_a_word_is_another_one_in_the_minutes(hands: Hands) -> None:
    hands.fill("A challenge", "Question")
    hands.wait(lambda: "Question CH-2026-001" in printed(hands))
    assert page_of(hands).fields["word_challenge"].example.text() == "Question CH-2026-004"


def test_what_cannot_be_is_refused_beside_its_field(hands: Hands) -> None:
    page = page_of(hands)
    hands.fill("Letters of challenges", "dn")
    assert page.fields["prefix_challenge"].message.message == "“DN” stands for decisions already."
    hands.fill("Letters of challenges", "Q1")
    assert "letters from A to Z" in page.fields["prefix_challenge"].message.message
    hands.fill("Years that minutes are kept", "0")
    assert "between 1 and 100" in page.fields["years_kept"].message.message
    assert now(hands) == Conventions()
    hands.fill("Letters of challenges", "q")
    assert now(hands).references.challenge == "Q"
    assert not page.fields["prefix_challenge"].message.isVisible()


def test_whom_the_public_edition_names_and_how_long_minutes_stay_are_chosen_here_too(hands: Hands) -> None:
    hands.choose("Names print from this grade up", "Inspector")
    empty(hands, "Years that minutes are kept")
    assert now(hands).named_from is Grade.INSPECTOR
    assert now(hands).years_kept is None
    assert page_of(hands).fields["years_kept"].example.text() == "Minutes are kept for good"


def test_annexes_are_left_out_and_put_in_order_by_keys(hands: Hands) -> None:
    annexes = page_of(hands).annexes
    annexes.list.setFocus()
    annexes.list.setCurrentRow(0)
    hands.key(Qt.Key.Key_Down, _ALT)
    assert now(hands).annexes[:2] == (Annex.CHALLENGES, Annex.ACTIONS)
    assert annexes.list.hasFocus()
    hands.key(Qt.Key.Key_Space)
    assert Annex.ACTIONS not in now(hands).annexes
    hands.wait(lambda: "Annex A: challenges" in printed(hands) and ": action log" not in printed(hands))
    hands.click("Annexes: back to the usual")
    assert now(hands).annexes == tuple(Annex)


def test_sections_are_put_in_an_order_of_ones_own(hands: Hands) -> None:
    sections = page_of(hands).sections
    sections.list.setFocus()
    sections.list.setCurrentRow(2)
    hands.click("Up", within=sections)
    assert now(hands).sections[1] is Section.PREVIOUS_MINUTES
    assert set(now(hands).sections) == set(Section)
    hands.click("Order of sections: back to the usual")
    assert now(hands).sections == ()


def test_a_logo_is_set_only_with_words_for_it(hands: Hands, tmp_path: Path) -> None:
    page = page_of(hands)
    picture = tmp_path / "logo.jpeg"
    Image.new("RGB", (300, 100), "navy").save(picture)
    hands.answers.file = picture
    hands.click("Choose a picture…")
    assert "Say first" in page.logo.row.message.message
    hands.fill("What the logo shows", "The crest")
    hands.click("Choose a picture…")
    hands.wait(lambda: now(hands).logo is not None)
    logo = now(hands).logo
    assert logo is not None
    assert logo.alternative == "The crest"
    assert page.logo.picture.pixmap().width() > 0
    empty(hands, "What the logo shows")
    assert "Say what the picture shows" in page.logo.row.message.message
    hands.fill("What the logo shows", "The crest of the board")
    assert getattr(now(hands).logo, "alternative", "") == "The crest of the board"
    hands.click("Remove the logo")
    assert now(hands).logo is None


def test_what_is_no_picture_is_refused(hands: Hands, tmp_path: Path) -> None:
    page = page_of(hands)
    (tmp_path / "logo.png").write_text("no picture")
    hands.answers.file = tmp_path / "logo.png"
    hands.fill("What the logo shows", "The crest")
    hands.click("Choose a picture…")
    hands.wait(lambda: "no picture" in page.logo.row.message.message)
    assert now(hands).logo is None


def test_everything_goes_back_to_the_usual_at_once_and_that_is_undone(hands: Hands) -> None:
    hands.fill("Name of the house", "Mayor’s Office")
    hands.choose("Paragraphs are numbered", "Through the year")
    hands.click("Print initials with points")
    chosen = now(hands)
    assert (chosen.house_name, chosen.has_points) == ("Mayor’s Office", True)
    assert chosen.paragraphs is ParagraphNumbering.YEAR
    hands.click("Everything back to the usual")
    assert now(hands) == Conventions()
    hands.control(Qt.Key.Key_Z)
    assert now(hands) == chosen
    assert page_of(hands).fields["house_name"].example.text() == "Mayor’s Office"


def test_references_change_everywhere_in_the_window(hands: Hands) -> None:
    hands.fill("Letters of challenges", "Q")
    hands.window.go_to(Location("challenges"))
    register = hands.window.pages.widget_of("challenges")
    assert isinstance(register, RegisterPage)
    hands.wait(lambda: [row.reference_words for row in register.model.shown] == ["Q-2026-001"])
    for typed in ("ref:q-2026-001", "ref:CH-2026-001", "Q-2026"):
        register.filter_line.edit.setFocus()
        hands.control(Qt.Key.Key_A)
        hands.enter(typed)
        assert register.model.found == 1


def test_a_board_open_for_reading_shows_what_is_chosen_and_changes_nothing(
    qtbot: QtBot, desk: Desk, path: Path
) -> None:
    with_name = Workspace.open(path, actor="tester")
    with_name.perform(change_conventions(lambda now: replace(now, house_name="Mayor’s Office")))
    with_name.close()
    workspace = Workspace.open(path, actor="tester", read_only=True)
    board = OpenBoard(workspace, lambda _notice: None)
    page = ConventionsPage(desk, board)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.preview.publication is not None)
    house = page.fields["house_name"]
    house.field.setFocus()
    QTest.keyClicks(house.field, "x")
    QTest.keyClick(house.field, Qt.Key.Key_Return)
    assert house.example.text() == "Mayor’s Office"
    assert not house.usual_button.isVisible()
    assert not page.logo.choose_button.isVisible()
    assert not page.annexes.up_button.isEnabled()
    assert not page.usual_button.isEnabled()
    QTest.keyClick(page.annexes.list, Qt.Key.Key_Space)
    QTest.keyClick(page.annexes.list, Qt.Key.Key_Down, _ALT)
    assert workspace.read.releases.conventions() == Conventions(house_name="Mayor’s Office")
    board.close()
