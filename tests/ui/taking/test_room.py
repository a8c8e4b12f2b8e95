"""Who comes and goes, and a recess, noted with a few keys while the meeting runs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.boards import person_of
from tests.support.taking import Desktop, strike

from boardobserver.domain.snapshots import Attendance
from boardobserver.domain.words import AttendanceList
from boardobserver.ui.taking import taking_commands as commands

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def attendance_of(taking: Desktop, initials: str) -> Attendance | None:
    """How somebody attended, if they are on a list."""
    person_id = person_of(taking.workspace, initials)
    lines = taking.workspace.read.attendance(taking.meeting_id)
    return next((line for line in lines if line.person_id == person_id), None)


def test_somebody_leaves_by_a_line_of_four_words(taking: Desktop):
    strike(taking.step.bar.edit, "@bc left 10:40")
    assert taking.step.bar.hint.hint.words == "Attendance: Board Chair left at 10:40"
    assert taking.step.bar.line_speaker.person_id is None
    taking.key(Qt.Key.Key_Return)
    (entry,) = taking.entries()
    assert (entry.text, entry.wording) == ("@bc left 10:40", "BC left the meeting at 10:40.")
    line = attendance_of(taking, "BC")
    assert line is not None
    assert line.left is not None
    assert f"{line.left:%H:%M}" == "10:40"
    assert taking.step.bar.edit.text == ""


def test_whoever_has_left_speaks_no_longer(taking: Desktop):
    taking.note("@BC the watchlist grew")
    taking.note("and grows")
    taking.note("@LL out")
    taking.note("still the chair")
    taking.note("@BC out")
    taking.note("somebody else")
    chair = person_of(taking.workspace, "BC")
    assert [entry.speaker_id for entry in taking.entries()] == [chair, chair, None, chair, None, None]


def test_a_line_that_nearly_says_so_says_who_says_it(taking: Desktop):
    strike(taking.step.bar.edit, "@LL left the question open")
    assert taking.step.bar.hint.hint.words == "Said by LFR lead; who only comes or goes: @AB left 10:40"
    taking.key(Qt.Key.Key_Return)
    assert attendance_of(taking, "LL") is None
    strike(taking.step.bar.edit, "@MPS arrived")
    assert taking.step.bar.hint.hint.words == "Metropolitan Police Service is on no list: noted only"


def test_a_key_begins_the_line_and_the_name_is_all_that_is_missing(taking: Desktop):
    taking.key(Qt.Key.Key_A, CONTROL_SHIFT)
    assert taking.step.bar.edit.text == "@ arrived"
    taking.type("lfr")
    taking.key(Qt.Key.Key_Return)  # takes what is offered
    assert taking.step.bar.edit.text == "@LL arrived"
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["@LL arrived"]
    line = attendance_of(taking, "LL")
    assert line is not None
    assert line.arrived is not None
    assert line.list is AttendanceList.IN_ATTENDANCE
    taking.key(Qt.Key.Key_L, CONTROL_SHIFT)
    taking.type("ll")
    taking.key(Qt.Key.Key_Return)  # initials in full need no second one
    assert taking.texts() == ["@LL arrived", "@ll left"]
    gone = attendance_of(taking, "LL")
    assert gone is not None
    assert gone.left is not None


def test_one_undo_takes_such_a_line_away(taking: Desktop):
    taking.key(Qt.Key.Key_A, CONTROL_SHIFT)
    taking.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taking.step.bar.edit.text == ""
    assert taking.entries() == ()


def test_a_line_that_is_being_typed_is_left_alone(taking: Desktop):
    strike(taking.step.bar.edit, "The watchlist is")
    taking.key(Qt.Key.Key_A, CONTROL_SHIFT)
    assert taking.step.bar.edit.text == "The watchlist is"
    assert "Enter notes this line" in taking.step.bar.hint.hint.words
    taking.type(" grown")
    taking.key(Qt.Key.Key_Return)
    assert taking.texts() == ["The watchlist is grown"]


def test_a_guest_nobody_knew_arrives_and_is_added_beside_the_line(taking: Desktop):
    taking.note("@XY arrived 10:40")
    assert taking.step.bar.hint.hint.unknown == "XY"
    taking.key(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    taking.type("Guest")
    taking.key(Qt.Key.Key_Return)
    line = attendance_of(taking, "XY")
    assert line is not None
    assert line.arrived is not None
    assert f"{line.arrived:%H:%M}" == "10:40"
    taking.note("who speaks now")
    assert taking.entries()[-1].speaker_id is None


def test_a_recess_takes_one_key_and_so_does_its_end(taking: Desktop):
    strike(taking.step.bar.edit, "half a line")
    bar = taking.step.now_bar
    taking.key(Qt.Key.Key_P, CONTROL_SHIFT)
    assert taking.texts() == ["Recess"]
    assert taking.step.meeting_acts.is_paused
    assert bar.words.endswith("· paused")
    assert bar.pause.text() == "Resume"
    assert "Paused" in taking.step.agenda_model.index(5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert taking.step.bar.edit.text == "half a line"
    QTest.mouseClick(bar.pause, Qt.MouseButton.LeftButton)
    assert taking.texts() == ["Recess", "Resumed"]
    assert not taking.step.meeting_acts.is_paused
    assert bar.pause.text() == "Pause"
    taking.type(" and the rest")
    taking.key(Qt.Key.Key_Return)
    assert taking.texts()[-1] == "half a line and the rest"


def test_a_recess_can_be_typed_with_its_time(taking: Desktop):
    strike(taking.step.bar.edit, "recess 9:55")
    assert taking.step.bar.hint.hint.words.startswith("The meeting pauses at 09:55")
    taking.key(Qt.Key.Key_Return)
    assert taking.step.meeting_acts.is_paused
    strike(taking.step.bar.edit, "resumed")
    assert taking.step.bar.hint.hint.words.startswith("The meeting goes on at ")
    taking.key(Qt.Key.Key_Return)
    assert not taking.step.meeting_acts.is_paused


def test_turning_to_an_item_ends_a_pause(taking: Desktop):
    taking.key(Qt.Key.Key_P, CONTROL_SHIFT)
    taking.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert taking.texts() == ["Recess", "Resumed"]
    item = taking.step.record.open_item
    assert item is not None
    assert item.position == 7
    taking.key(Qt.Key.Key_P, CONTROL_SHIFT)
    taking.step.agenda.list.item_chosen.emit(item.id)
    assert taking.texts()[-1] == "Resumed"
    assert not taking.step.meeting_acts.is_paused


def test_a_meeting_that_does_not_run_cannot_pause(taking: Desktop):
    assert taking.table.action(commands.PAUSE).isEnabled()
    taking.step.meeting_acts.end()
    assert not taking.table.action(commands.PAUSE).isEnabled()
    assert taking.step.now_bar.pause.isHidden()
    assert taking.table.action(commands.LEAVING).isEnabled()


def test_a_meeting_at_no_item_pauses_and_resumes_by_its_lines(taking: Desktop):
    taking.key(Qt.Key.Key_D, CONTROL_SHIFT)  # defers the item: none is open
    assert taking.step.record.open_item is None
    pause = taking.step.now_bar.pause
    taking.note("recess")
    assert pause.text() == "Resume"
    taking.note("@LL out")
    taking.key(Qt.Key.Key_P, CONTROL_SHIFT)
    assert pause.text() == "Pause"
    assert taking.texts() == ["recess", "@LL out", "Resumed"]
    taking.workspace.undo()
    assert pause.text() == "Resume"


def test_a_meeting_that_ended_in_a_recess_is_not_resumed_by_turning_to_an_item(taking: Desktop):
    taking.note("The meeting adjourned")
    taking.step.meeting_acts.end()
    taking.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert taking.texts() == ["The meeting adjourned"]
