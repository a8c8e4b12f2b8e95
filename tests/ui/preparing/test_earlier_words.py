"""What a meeting and its items were called before stands under their fields, and is put back with a click."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.fields import retype, row

from boardobserver.domain.snapshots import Id
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.records.earlier_words_list import EarlierWordsList


def _restore_first(earlier: EarlierWordsList) -> None:
    earlier.table.setFocus()
    QTest.keyClick(earlier.table, Qt.Key.Key_End)
    QTest.mouseClick(earlier.restore_button, Qt.MouseButton.LeftButton)


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
    _restore_first(step.agenda.earlier)
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
    _restore_first(earlier)
    meeting = workspace.read.meeting(meeting_id)
    assert (meeting.place, meeting.via) == ("New Scotland Yard", "Teams")
    assert earlier.table.model().rowCount() == 3
    assert earlier.whole.text().startswith("Place, tester:")
