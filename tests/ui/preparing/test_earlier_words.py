"""What a meeting and its items were called before stands under their fields, and is put back with a click."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.boards import person_of
from tests.support.fields import put_back, retype, row, type_over

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import AttendanceList
from boardobserver.services.attendance import add_attendee, change_attendance
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep


def test_an_item_is_called_again_what_it_was_called(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    item = workspace.read.items(meeting_id)[2]
    step.agenda.table.select_id(item.id)
    assert step.agenda.earlier.isHidden()
    title = row(step.agenda.pane, "Title").field
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(title, "Permanent cameras")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert workspace.read.items(meeting_id)[2].title == "Permanent cameras"
    assert step.agenda.earlier.isVisible()
    put_back(step.agenda.earlier, item.title)
    assert workspace.read.items(meeting_id)[2].title == item.title
    assert step.agenda.model.rows[2].cells[2] == item.title
    assert workspace.undo() == "restore the words of an item"
    step.agenda.table.select_id(workspace.read.items(meeting_id)[3].id)
    assert step.agenda.earlier.isHidden()


def test_the_words_of_a_meeting_are_put_back_each_by_itself(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    earlier = step.particulars.earlier
    assert earlier.isHidden()
    place = row(step.particulars, "Place").field
    for words in ("New Scotland Yard", "City Hall"):
        retype(place, words)
    retype(row(step.particulars, "Via").field, "Teams")  # it was said once, and is no version of anything
    assert earlier.table.model().rowCount() == 2
    put_back(earlier, "New Scotland Yard")
    meeting = workspace.read.meeting(meeting_id)
    assert (meeting.place, meeting.via) == ("New Scotland Yard", "Teams")
    assert earlier.table.model().rowCount() == 3
    assert earlier.whole.text().startswith("Place, tester:")


def test_the_papers_of_an_item_and_how_somebody_attended_are_put_back_too(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
) -> None:
    item = workspace.read.items(meeting_id)[2]
    step.agenda.table.select_id(item.id)
    papers = row(step.agenda.pane, "Papers").field
    for words in ("Paper 03: The study", "Paper 03: The study of 2023"):
        type_over(papers, words)
    put_back(step.agenda.earlier, "The study")
    (paper,) = workspace.read.items(meeting_id)[2].papers
    assert (paper.reference, paper.title) == ("Paper 03", "The study")
    line = workspace.perform(add_attendee(meeting_id, person_of(workspace, "LL"), AttendanceList.PRESENT))
    for words in ("deputising for the Board Chair", "deputising"):
        workspace.perform(change_attendance(line, note=words))
    put_back(step.particulars.earlier, "deputising for the Board Chair")
    assert [each.note for each in workspace.read.attendance(meeting_id) if each.id == line] == [
        "deputising for the Board Chair"
    ]
