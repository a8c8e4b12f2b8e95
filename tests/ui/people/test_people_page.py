"""People and organisations are added and changed by keyboard, on a real board."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.fields import put_back, retype
from tests.support.steps import open_board

from boardobserver.domain.release import Grade, Naming
from boardobserver.services import meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.conventions import change_conventions
from boardobserver.services.workspace import Workspace
from boardobserver.ui.people.people_page import PeoplePage
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.word_box import WordBox

_CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, workspace: Workspace) -> PeoplePage:
    board = open_board(workspace)
    made = PeoplePage(desk, board)
    board.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    return made


def test_the_first_person_of_an_empty_board_is_added(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    workspace = new_board(tmp_path / "empty.board", "Empty", actor="test")
    board = open_board(workspace)
    page = PeoplePage(desk, board)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    page.show_location("new")
    assert page.new_form.isVisible()
    assert not page.empty.isVisible()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()  # as the window does once the page is shown
    assert page.new_form.fields.name.hasFocus()
    QTest.keyClicks(page.new_form.fields.name, "Board Chair")
    QTest.keyClick(page.new_form.fields.name, Qt.Key.Key_Return)
    assert [person.initials for person in workspace.read.people()] == ["BC"]
    board.close()


def test_initials_are_proposed_while_the_name_is_typed_and_grow_on_a_clash(
    page: PeoplePage, workspace: Workspace
) -> None:
    QTest.mouseClick(page.add_button, _CLICK)
    form = page.new_form.fields
    QTest.keyClicks(form.name, "Borough Commander")
    assert form.initials.text() == "BCO"
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    added = next(each for each in workspace.read.people() if each.name == "Borough Commander")
    assert added.initials == "BCO"
    assert page.table.current_id == added.id
    assert (form.name.text(), form.initials.text()) == ("", "")
    assert page.new_form.isVisible()


def test_initials_of_somebody_else_are_refused_beside_the_field(
    page: PeoplePage, workspace: Workspace
) -> None:
    before = len(workspace.read.people())
    QTest.mouseClick(page.add_button, _CLICK)
    form = page.new_form.fields
    QTest.keyClicks(form.name, "Minute Preparation Staff")
    retype(form.initials, "mps")
    assert form.initials.accessibleDescription().startswith("“mps” is already somebody’s.")
    assert len(workspace.read.people()) == before
    assert form.name.text() == "Minute Preparation Staff"


def test_somebodys_particulars_are_changed_where_they_stand(page: PeoplePage, workspace: Workspace) -> None:
    chair = boards.person_of(workspace, "BC")
    page.table.setFocus()
    page.table.select_id(chair)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.fields.name.hasFocus()
    retype(page.pane.fields.name, "Chair of the Board")
    retype(page.pane.fields.initials, "CB")
    QTest.mouseClick(page.pane.is_active, _CLICK, pos=page.pane.is_active.rect().center())
    person = next(each for each in workspace.read.people() if each.id == chair)
    assert (person.name, person.initials, person.is_active) == ("Chair of the Board", "CB", False)
    workspace.undo()
    workspace.undo()
    assert page.pane.fields.initials.text() == "BC"
    assert page.pane.is_active.isChecked()
    put_back(page.pane.earlier, "Name: Board Chair")
    assert page.pane.fields.name.text() == "Board Chair"


def choose(box: WordBox, key: Qt.Key, times: int = 1) -> None:
    box.setFocus()
    for _ in range(times):
        QTest.keyClick(box, key)


def test_grade_and_naming_are_chosen_by_key_and_listed(page: PeoplePage, workspace: Workspace) -> None:
    lead = boards.person_of(workspace, "LL")
    page.table.setFocus()
    page.table.select_id(lead)
    choose(page.pane.fields.grade, Qt.Key.Key_End)
    choose(page.pane.fields.naming, Qt.Key.Key_Down)
    person = next(each for each in workspace.read.people() if each.id == lead)
    assert (person.grade, person.naming) == (Grade.CONSTABLE, Naming.NAMED)
    row = page.model.rows[page.model.row_of(lead)]
    assert row.cells[4:6] == ("Constable", "always")
    choose(page.pane.fields.naming, Qt.Key.Key_Home)
    workspace.undo()
    assert page.pane.fields.naming.value is Naming.NAMED


def test_what_the_rule_makes_of_a_name_is_said_beside_it(page: PeoplePage, workspace: Workspace) -> None:
    lead = boards.person_of(workspace, "LL")
    workspace.perform(change_conventions(lambda now: replace(now, named_from=Grade.INSPECTOR)))
    workspace.perform(people.change_person(lead, name="Robin Falconer", grade=Grade.CONSTABLE))
    page.table.setFocus()
    page.table.select_id(lead)
    assert page.pane.named.text() == "The public edition withholds the name: constable, below inspector."
    choose(page.pane.fields.naming, Qt.Key.Key_Down)
    assert page.pane.named.text() == "The public edition says the name."
    asked: list[Location] = []
    page.location_requested.connect(asked.append)
    QTest.mouseClick(page.pane.rule_link, _CLICK)
    assert asked == [Location("conventions")]


def test_somebody_is_added_with_grade_and_naming(page: PeoplePage, workspace: Workspace) -> None:
    QTest.mouseClick(page.add_button, _CLICK)
    form = page.new_form.fields
    QTest.keyClicks(form.name, "Operations officer")
    choose(form.grade, Qt.Key.Key_Down)
    choose(form.naming, Qt.Key.Key_End)
    form.name.setFocus()
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    added = next(each for each in workspace.read.people() if each.name == "Operations officer")
    assert (added.grade, added.naming) == (Grade.OFFICE_HOLDER, Naming.WITHHELD)
    assert (form.grade.value, form.naming.value) == (None, None)


def test_somebody_whom_a_record_names_is_not_removed_and_says_why(
    page: PeoplePage, workspace: Workspace
) -> None:
    meeting_id = boards.planned_meeting(workspace)
    chair = boards.person_of(workspace, "BC")
    workspace.perform(meetings.change_meeting(meeting_id, chair_id=chair))
    page.table.select_id(chair)
    QTest.mouseClick(page.pane.remove_button, _CLICK)
    assert "is named in the records" in page.pane.message.message
    page.table.select_id(boards.person_of(workspace, "LL"))
    QTest.mouseClick(page.pane.remove_button, _CLICK)
    assert [row.cells[0] for row in page.model.rows] == ["BC", "LO"]


def test_the_list_is_filtered_by_any_of_its_words(page: PeoplePage) -> None:
    QTest.keyClicks(page.filter, "mps lead")
    assert [row.cells[0] for row in page.model.rows] == ["LL"]
    page.filter.clear()
    assert len(page.model.rows) == 3


def test_an_organisation_is_added_and_renamed(page: PeoplePage, workspace: Workspace) -> None:
    part = page.organisations
    QTest.keyClicks(part.new_name, "National Physical Laboratory")
    QTest.keyClicks(part.new_short, "NPL")
    QTest.keyClick(part.new_short, Qt.Key.Key_Return)
    made = next(each for each in workspace.read.organisations() if each.short_name == "NPL")
    assert part.table.current_id == made.id
    retype(part.short_name, "MPS")
    assert part.short_name.accessibleDescription().startswith("“MPS” is already somebody’s.")
    retype(part.name, "The National Physical Laboratory")
    found = next(each for each in workspace.read.organisations() if each.id == made.id)
    assert (found.name, found.short_name) == ("The National Physical Laboratory", "NPL")
    put_back(part.earlier, "National Physical Laboratory")
    assert part.name.text() == "National Physical Laboratory"
    assert workspace.undo() == "restore the words of an organisation"
    part.table.select_id(workspace.read.organisations()[0].id)
    assert part.earlier.isHidden()


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "陈", "أحمد", "<b>Bold</b> & Sons", "👮 Officer", "A\tB", "x" * 3000]
)
def test_any_name_can_be_added(page: PeoplePage, workspace: Workspace, name: str) -> None:
    QTest.mouseClick(page.add_button, _CLICK)
    page.new_form.fields.name.insert(name)
    QTest.mouseClick(page.new_form.add_button, _CLICK)
    initials = {each.initials for each in workspace.read.people()}
    assert len(initials) == len(workspace.read.people()) == 4


def test_the_table_fits_beside_its_pane_on_a_small_laptop(
    page: PeoplePage, workspace: Workspace, qtbot: QtBot
) -> None:
    lead = boards.person_of(workspace, "LL")
    workspace.perform(people.change_person(lead, is_active=False, is_observer=True))
    page.resize(1150, 700)  # a window of 1366, less the sidebar and the bar that scrolls the page
    page.table.setFocus()
    page.table.select_id(lead)
    qtbot.waitUntil(lambda: page.pane.mapTo(page, QPoint()).x() > page.table.width())
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.model.rows[page.model.row_of(lead)].cells[-1] == "not active, observer"


def test_a_second_person_of_one_name_is_pointed_out_beside_the_name(page: PeoplePage, workspace: Workspace):
    QTest.mouseClick(page.add_button, _CLICK)
    form = page.new_form
    QTest.keyClicks(form.fields.name, "board chai")
    assert not _notes(form)
    QTest.keyClicks(form.fields.name, "r")
    assert _notes(form) == [
        "“board chair” is on this board already (BC). Is this somebody else? Initials tell them apart."
    ]
    assert form.fields.name.accessibleDescription() == _notes(form)[0]
    QTest.keyClick(form.fields.name, Qt.Key.Key_Return)
    assert not _notes(form)
    second = next(each for each in workspace.read.people() if each.name == "board chair")
    page.show_location(second.id)
    page.new_form.hide()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_id == second.id
    (note,) = _notes(page.pane)
    assert note.startswith("“board chair” is somebody else’s name too (BC).")
    retype(page.pane.fields.name, "Deputy Chair")
    assert not _notes(page.pane)


def _notes(widget: QWidget) -> list[str]:
    """What is said of a name in a form."""
    words = (label.text() for label in widget.findChildren(QLabel) if label.isVisible())
    return [said for said in words if "tell them apart" in said]
