"""What stands beside the record: the agenda and its times, the fields of a record, what is open."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.boards import SteppingClock
from tests.support.taking import Desktop

from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Tracked
from boardobserver.domain.words import (
    ChallengeStatus,
    DueKind,
    ItemState,
    MeetingStatus,
    RecordKind,
    ResponseView,
)
from boardobserver.services import agenda, meetings, tracking
from boardobserver.ui.records.forms.responses_box import ResponseBox
from boardobserver.ui.taking.agenda_model import AgendaRole, ItemView
from boardobserver.ui.taking.rows import HeadingRow

CONTROL = Qt.KeyboardModifier.ControlModifier


def _items(taking: Desktop) -> list[ItemState]:
    return [item.state for item in taking.workspace.read.items(taking.meeting_id)]


def _item_view(taking: Desktop, row: int) -> ItemView:
    view = taking.step.agenda_model.index(row).data(AgendaRole.VIEW)
    assert isinstance(view, ItemView)
    return view


def _record(taking: Desktop, kind: RecordKind) -> Tracked:
    return taking.workspace.read.tracked_of_kind(kind)[-1]


def test_control_and_down_turns_to_the_next_item_and_lines_go_there(taking: Desktop):
    taking.note("under six")
    taking.key(Qt.Key.Key_Down, CONTROL)
    taking.note("under seven")
    items = taking.workspace.read.items(taking.meeting_id)
    assert [entry.item_id for entry in taking.entries()] == [items[5].id, items[6].id]
    assert (_items(taking)[5], _items(taking)[6]) == (ItemState.DONE, ItemState.OPEN)
    taking.key(Qt.Key.Key_Up, CONTROL)
    assert _items(taking)[5] is ItemState.OPEN


def test_the_item_that_is_being_taken_can_be_deferred_and_taken_up_after_all(taking: Desktop):
    taking.key(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert _items(taking)[5] is ItemState.DEFERRED
    assert taking.step.bar.edit.hasFocus()
    taking.step.agenda.list.setFocus()
    taking.key(Qt.Key.Key_Return)
    assert _items(taking)[5] is ItemState.OPEN


def test_a_title_that_is_pasted_in_two_lines_is_that_of_one_item(taking: Desktop):
    before = len(_items(taking))
    taking.step.agenda.ask_item()
    QGuiApplication.clipboard().setText("Any other business:\nthe boiler")
    taking.key(Qt.Key.Key_V, CONTROL)
    taking.key(Qt.Key.Key_Return)
    QGuiApplication.clipboard().clear()
    titles = [item.title for item in taking.workspace.read.items(taking.meeting_id)]
    assert len(titles) == before + 1
    assert "Any other business: the boiler" in titles


def test_a_click_turns_to_an_item_and_the_line_is_ready(taking: Desktop):
    listed = taking.step.agenda.list
    place = listed.visualRect(taking.step.agenda_model.index(4)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert _items(taking)[4] is ItemState.OPEN
    assert taking.step.bar.edit.hasFocus()


def test_an_item_of_the_restricted_part_says_so_in_the_agenda_and_over_its_lines(taking: Desktop):
    item = taking.workspace.read.items(taking.meeting_id)[5]
    taking.workspace.perform(agenda.change_item(item.id, part=2))
    taking.note("said behind closed doors")
    view = _item_view(taking, 5)
    assert view.time.startswith("Open")
    assert view.records.startswith("Part 2")
    assert "Part 2" in view.spoken
    headings = [row.words for row in taking.step.model.rows if isinstance(row, HeadingRow)]
    assert headings[-1].endswith(f"{item.title} · Part 2")


def test_an_item_can_be_added_while_the_meeting_runs(taking: Desktop):
    taking.key(Qt.Key.Key_I, CONTROL)
    taking.type("Urgent: a false alert")
    taking.key(Qt.Key.Key_Return)
    titles = [item.title for item in taking.workspace.read.items(taking.meeting_id)]
    assert "Urgent: a false alert" in titles
    assert _item_view(taking, titles.index("Urgent: a false alert")).time == "Waiting"
    taking.key(Qt.Key.Key_Escape)
    assert taking.step.bar.edit.hasFocus()


def test_the_time_spent_is_shown_against_the_plan_and_an_overrun_in_words(taking: Desktop):
    assert _item_view(taking, 5).time == "Open · 0 of 30 min"
    clock = taking.workspace._clock  # pyright: ignore[reportPrivateUsage] - the test's own clock
    assert isinstance(clock, SteppingClock)
    clock.at += dt.timedelta(minutes=34)
    taking.step._tick.timeout.emit()  # pyright: ignore[reportPrivateUsage] - as the timer does
    view = _item_view(taking, 5)
    assert (view.time, view.over) == ("Open · 34 of 30 min", "4 min over")
    assert "34 of 30 min" in taking.step.now_bar.words


def test_starting_and_ending_the_meeting(qtbot: QtBot, taking: Desktop):
    QTest.mouseClick(taking.step.now_bar.end, Qt.MouseButton.LeftButton)
    assert taking.workspace.read.meeting(taking.meeting_id).status is MeetingStatus.UNDER_REVIEW
    assert not taking.step.now_bar.end.isVisible()
    taking.note("afterwards")
    assert taking.texts() == ["afterwards"]
    QTest.mouseClick(taking.step.now_bar.start, Qt.MouseButton.LeftButton)
    assert taking.workspace.read.meeting(taking.meeting_id).status is MeetingStatus.IN_PROGRESS
    _ = qtbot


def test_after_the_meeting_turning_to_an_item_starts_no_clock(taking: Desktop):
    taking.board.attempt(meetings.end_meeting(taking.meeting_id))
    taking.key(Qt.Key.Key_Down, CONTROL)
    taking.note("late addition")
    items = taking.workspace.read.items(taking.meeting_id)
    assert taking.entries()[0].item_id == items[6].id
    assert items[6].state is ItemState.WAITING


def test_the_record_of_the_noted_line_is_shown_and_can_be_changed_beside_it(qtbot: QtBot, taking: Desktop):
    taking.note("! @LL to publish the report by 30 April")
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    taking.key(Qt.Key.Key_D, CONTROL)
    form = taking.step.side.form
    assert form is not None
    due = form.form.row("due").field
    assert isinstance(due, QLineEdit)
    assert due.text() == "30 April 2027"
    due.setFocus()
    due.selectAll()
    taking.type("next meeting")
    taking.key(Qt.Key.Key_Return)
    details = _record(taking, RecordKind.ACTION).details
    assert isinstance(details, ActionDetails)
    assert details.due.kind is DueKind.NEXT_MEETING
    assert "by the next meeting" in taking.last_view().below


def test_a_due_date_that_cannot_be_read_is_said_beside_its_field_and_kept(qtbot: QtBot, taking: Desktop):
    taking.note("! @LL to publish the report")
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    form = taking.step.side.form
    assert form is not None
    row = form.form.row("due")
    assert isinstance(row.field, QLineEdit)
    row.field.setFocus()
    taking.type("31 April")
    taking.key(Qt.Key.Key_Return)
    assert row.message.message == "There is no 31 April."
    assert row.field.text() == "31 April"


def test_a_status_chosen_beside_the_line_is_shown_under_it(qtbot: QtBot, taking: Desktop):
    taking.note("? what testing supports 0.64?")
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    form = taking.step.side.form
    assert form is not None
    status = form.form.row("status").field
    assert isinstance(status, QComboBox)
    status.setFocus()
    taking.type("Esc")
    taking.key(Qt.Key.Key_Return)
    assert _record(taking, RecordKind.CHALLENGE).status is ChallengeStatus.ESCALATED
    assert taking.last_view().below.endswith("escalated")


def test_a_response_stands_with_its_challenge_and_the_observers_view_of_it(qtbot: QtBot, taking: Desktop):
    taking.note("? what testing supports 0.64?")
    taking.note("> @LL the tests of 2024")
    qtbot.waitUntil(lambda: bool(taking.step.side.findChildren(ResponseBox)))
    (box,) = taking.step.side.findChildren(ResponseBox)
    view = next(each for each in box.findChildren(QComboBox) if each.accessibleName() == "Observers’ view")
    view.setFocus()
    taking.type("Part")
    details = _record(taking, RecordKind.CHALLENGE).details
    assert isinstance(details, ChallengeDetails)
    assert [response.view for response in details.responses] == [ResponseView.PARTLY]


def test_every_kind_of_record_has_its_form(qtbot: QtBot, taking: Desktop):
    for line, kind in (
        ("? why?", RecordKind.CHALLENGE),
        ("* train the operators first", RecordKind.ADVICE),
        ("! @LL to write", RecordKind.ACTION),
        ("= agreed", RecordKind.DECISION),
    ):
        taking.note(line)
        record = _record(taking, kind)
        qtbot.waitUntil(lambda wanted=record.id: taking.step.side.record_id == wanted)
        assert taking.step.side.form is not None
        assert taking.step.side.form.isVisible()


def test_an_update_to_an_action_is_added_beside_it(qtbot: QtBot, taking: Desktop):
    taking.note("! @LL to publish the report")
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    form = taking.step.side.form
    assert form is not None
    line = next(each for each in form.findChildren(QLineEdit) if each.placeholderText() == "Add an update…")
    line.setFocus()
    taking.type("A draft is with the lawyers")
    taking.key(Qt.Key.Key_Return)
    details = _record(taking, RecordKind.ACTION).details
    assert isinstance(details, ActionDetails)
    assert [update.text for update in details.updates] == ["A draft is with the lawyers"]


def test_who_spoke_can_be_put_right_beside_the_selected_line(taking: Desktop):
    taking.note("spoke of training")
    taking.key(Qt.Key.Key_R, CONTROL)
    taking.key(Qt.Key.Key_D, CONTROL)
    taking.type("BC")
    taking.key(Qt.Key.Key_Return)
    assert taking.entries()[0].speaker_id == boards.person_of(taking.workspace, "BC")


def test_without_a_selection_what_is_open_is_listed_and_one_key_links_it(qtbot: QtBot, taking: Desktop):
    taking.note("? what testing supports 0.64?")
    taking.note("! @LL to publish the report")
    taking.key(Qt.Key.Key_Escape)
    model = taking.step.side.opened.list.records
    qtbot.waitUntil(lambda: model.rowCount() == 3)  # with the heading of the item
    taking.type("as to ")
    taking.key(Qt.Key.Key_D, CONTROL)
    taking.key(Qt.Key.Key_Down)
    taking.key(Qt.Key.Key_Return)
    assert taking.step.bar.edit.hasFocus()
    challenge = _record(taking, RecordKind.CHALLENGE).reference
    action = _record(taking, RecordKind.ACTION).reference
    assert taking.step.bar.edit.text in (f"as to ^{challenge} ", f"as to ^{action} ")


def test_a_closed_record_leaves_the_list_of_open_ones(qtbot: QtBot, taking: Desktop):
    taking.note("? what testing supports 0.64?")
    taking.key(Qt.Key.Key_Escape)
    model = taking.step.side.opened.list.records
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    record = _record(taking, RecordKind.CHALLENGE)
    taking.board.attempt(
        tracking.change_status(record.id, ChallengeStatus.CLOSED, words="done", evidence="seen")
    )
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    taking.board.undo()
    qtbot.waitUntil(lambda: model.rowCount() == 2)


def test_an_agenda_changed_elsewhere_is_followed(taking: Desktop):
    item = taking.workspace.read.items(taking.meeting_id)[5]
    taking.note("before")
    taking.board.attempt(agenda.change_item(item.id, title="LFR: the new name"))
    assert _item_view(taking, 5).title == "LFR: the new name"
    heading = taking.step.model.index(0).data()
    assert "LFR: the new name" in heading
