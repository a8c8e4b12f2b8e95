"""What a meeting inherits is chosen line by line, brought forward, taken off again and deferred."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.steps import Notices, open_board

from boardobserver.domain.snapshots import AgendaItem, Id, Tracked
from boardobserver.domain.words import ActionStatus, ItemState, RecordKind, Section
from boardobserver.services import agenda, meetings, recording, tracking
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.services.deferring import defer
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.inherited_pane import InheritedPane
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.preparing.proposed_list import ProposedList
from boardobserver.ui.preparing.standing_list import StandingList
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.word_box import WordBox

_CLICK = Qt.MouseButton.LeftButton
_LATER = boards.DAY + dt.timedelta(weeks=3)


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    """A board on which a meeting left an item, a challenge, an action and advice."""
    opened = boards.board(tmp_path)
    first = boards.planned_meeting(opened)
    item_id = opened.perform(agenda.add_item(first, "Watchlist policy"))
    for typed in ("? What testing supports 0.64?", "! @LL to publish it", "* Train every operator"):
        boards.note(opened, first, typed, item_id)
    for item in opened.read.items(first):
        opened.perform(agenda.set_item_state(item.id, ItemState.DONE))
    opened.perform(agenda.set_item_state(item_id, ItemState.DEFERRED))
    opened.perform(meetings.end_meeting(first))
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return planned(workspace, _LATER)


@pytest.fixture
def step(qtbot: QtBot, desk: Desk, workspace: Workspace, meeting_id: Id) -> PrepareStep:
    board = open_board(workspace, Notices())
    made = PrepareStep(desk, board)
    board.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show_meeting(meeting_id)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def planned(workspace: Workspace, on: dt.date) -> Id:
    return workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, on))


def proposed(step: PrepareStep) -> ProposedList:
    return step.brought_forward.proposed


def standing(step: PrepareStep) -> StandingList:
    return step.brought_forward.standing


def record_like(workspace: Workspace, words: str) -> Tracked:
    return next(each for each in workspace.read.all_tracked() if words in each.text)


def item_like(workspace: Workspace, meeting_id: Id, words: str) -> AgendaItem:
    return next(item for item in workspace.read.items(meeting_id) if words in item.title)


def words_of(part: ProposedList | StandingList) -> list[str]:
    """The headings, and the references or “Agenda item” under them."""
    return [row.cells[0] for row in part.model.rows]


def references(workspace: Workspace, *words: str) -> list[str]:
    return [str(record_like(workspace, each).reference) for each in words]


def choose(box: WordBox, words: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() != words:
            QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


def click(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, _CLICK)


def fill_day(pane: InheritedPane, words: str) -> None:
    field = pane.defer_form.until
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_what_is_left_over_is_proposed_under_the_item_where_it_goes(step: PrepareStep, workspace: Workspace):
    assert words_of(proposed(step)) == [
        "Watchlist policy (new)",
        "Agenda item",
        *references(workspace, "testing", "Train", "publish"),
    ]
    assert proposed(step).carry_button.text() == "Bring forward 4"
    assert not standing(step).isVisible()


def test_space_takes_a_line_out_and_the_button_brings_the_others_forward(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    table = proposed(step).table
    table.select_id(record_like(workspace, "publish").id)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert proposed(step).carry_button.text() == "Bring forward 3"
    click(proposed(step).carry_button)
    new = item_like(workspace, meeting_id, "Watchlist policy")
    expected = {record_like(workspace, words).id: new.id for words in ("testing", "Train")}
    assert workspace.read.on_agenda(meeting_id) == expected
    assert words_of(standing(step)) == [
        f"{new.position}  Watchlist policy",
        *references(workspace, "testing", "Train"),
    ]
    assert words_of(proposed(step)) == [
        f"{new.position}  Watchlist policy",
        *references(workspace, "publish"),
    ]
    workspace.undo()
    assert workspace.read.on_agenda(meeting_id) == {}
    assert not standing(step).isVisible()


def test_a_click_on_the_box_ticks_and_one_beside_it_does_not(step: PrepareStep, workspace: Workspace):
    part = proposed(step)
    record_id = record_like(workspace, "publish").id
    index = part.model.index(part.model.row_of(record_id), 0)
    place = part.table.visualRect(index)
    option = QStyleOptionViewItem()
    option.initFrom(part.table)
    option.rect = place
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box: QRect = part.table.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, part.table
    )
    for at, ticked in ((box.center(), False), (QPoint(place.right() - 8, place.center().y()), False)):
        QTest.mouseClick(part.table.viewport(), _CLICK, pos=at)
        assert (record_id in part.model.ticked) is ticked
    QTest.mouseClick(part.table.viewport(), _CLICK, pos=box.center())
    assert record_id in part.model.ticked


def test_none_and_all(step: PrepareStep):
    click(proposed(step).none_button)
    assert proposed(step).model.ticked == frozenset()
    assert not proposed(step).carry_button.isEnabled()
    click(proposed(step).all_button)
    assert len(proposed(step).model.ticked) == 4


def test_without_its_item_a_record_goes_among_the_matters_arising(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    table = proposed(step).table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Space)
    click(proposed(step).carry_button)
    arising = next(
        each for each in workspace.read.items(meeting_id) if each.section is Section.MATTERS_ARISING
    )
    assert set(workspace.read.on_agenda(meeting_id).values()) == {arising.id}
    assert all(each.title != "Watchlist policy" for each in workspace.read.items(meeting_id))


def test_a_line_can_be_sent_to_another_item(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    record = record_like(workspace, "testing")
    other = item_like(workspace, meeting_id, "Live facial")
    proposed(step).table.select_id(record.id)
    choose(proposed(step).pane.place, f"{other.position}  {other.title}")
    assert proposed(step).table.current_id == record.id
    click(proposed(step).carry_button)
    assert workspace.read.on_agenda(meeting_id)[record.id] == other.id


def test_the_choice_survives_a_change_made_elsewhere(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    record_id = record_like(workspace, "publish").id
    proposed(step).table.select_id(record_id)
    proposed(step).table.setFocus()
    QTest.keyClick(proposed(step).table, Qt.Key.Key_Space)
    workspace.perform(agenda.add_item(meeting_id, "Another item"))
    assert record_id not in proposed(step).model.ticked
    assert proposed(step).table.current_id == record_id
    done = record_like(workspace, "publish")
    workspace.perform(
        tracking.change_status(done.id, ActionStatus.CLOSED, words="published", evidence="seen")
    )
    assert str(done.reference) not in words_of(proposed(step))


def test_delete_takes_a_record_off_the_agenda_and_it_is_proposed_again(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    click(proposed(step).carry_button)
    record = record_like(workspace, "testing")
    table = standing(step).table
    table.select_id(record.id)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert record.id not in workspace.read.on_agenda(meeting_id)
    assert words_of(proposed(step))[1:] == [str(record.reference)]
    table.select_id(record_like(workspace, "publish").id)
    click(standing(step).pane.remove_button)
    assert len(workspace.read.on_agenda(meeting_id)) == 1


def test_a_record_that_was_spoken_of_stays_and_the_reason_stands_beside_it(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    click(proposed(step).carry_button)
    record = record_like(workspace, "testing")
    boards.note(workspace, meeting_id, f"> it was tested ^{record.reference}")
    standing(step).table.select_id(record.id)
    click(standing(step).pane.remove_button)
    assert "A line of this meeting" in standing(step).pane.message.message
    assert record.id in workspace.read.on_agenda(meeting_id)


def test_deferring_on_the_agenda_refuses_a_past_day_beside_its_field_and_keeps_it(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    click(proposed(step).carry_button)
    record = record_like(workspace, "testing")
    standing(step).table.select_id(record.id)
    pane = standing(step).pane
    click(pane.defer_button)
    assert pane.defer_form.until.hasFocus()
    fill_day(pane, "1 January 2020")
    assert pane.defer_form.until.text() == "1 January 2020"
    messages = [each.message.message for each in rows_of(pane)]
    assert "Give a day that is still to come." in messages
    fill_day(pane, "1 May 2027")
    assert record.id not in workspace.read.on_agenda(meeting_id)
    assert workspace.read.deferrals()[record.id].on == dt.date(2027, 5, 1)
    assert words_of(proposed(step)) == ["Deferred to later", str(record.reference)]
    assert proposed(step).model.ticked == frozenset()
    workspace.undo()
    assert record.id in workspace.read.on_agenda(meeting_id)


def rows_of(pane: InheritedPane) -> list[FormRow]:
    return pane.findChildren(FormRow)


def test_a_proposal_is_deferred_to_a_later_meeting_and_can_be_chosen_all_the_same(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    later = planned(workspace, _LATER + dt.timedelta(weeks=6))
    record = record_like(workspace, "publish")
    proposed(step).table.select_id(record.id)
    pane = proposed(step).pane
    click(pane.defer_button)
    choose(pane.defer_form.meeting, "3rd meeting, 21 January 2027")
    click(pane.defer_form.defer_button)
    assert workspace.read.deferrals()[record.id].meeting_id == later
    assert words_of(proposed(step))[-2:] == ["Deferred to later", str(record.reference)]
    row = proposed(step).model.rows[-1]
    assert row.cells[-1] == "deferred to 3rd meeting"
    proposed(step).table.select_id(record.id)
    proposed(step).table.setFocus()
    QTest.keyClick(proposed(step).table, Qt.Key.Key_Space)
    click(proposed(step).carry_button)
    assert record.id in workspace.read.on_agenda(meeting_id)
    assert workspace.read.deferrals() == {}


def test_escape_leaves_a_deferral_undone(step: PrepareStep, workspace: Workspace):
    proposed(step).table.select_id(record_like(workspace, "publish").id)
    pane = proposed(step).pane
    click(pane.defer_button)
    QTest.keyClick(pane.defer_form.until, Qt.Key.Key_Escape)
    assert not pane.defer_form.isVisible()
    assert proposed(step).table.hasFocus()
    assert workspace.read.deferrals() == {}


def test_a_signed_off_meeting_shows_what_it_had_and_offers_nothing(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    record = record_like(workspace, "testing")
    workspace.perform(carry(meeting_id, [CarriedRecord(record.id)]))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    assert not proposed(step).isVisible()
    assert words_of(standing(step)) == ["No item", str(record.reference)]
    standing(step).table.select_id(record.id)
    assert not standing(step).pane.remove_button.isVisible()
    assert not standing(step).pane.defer_button.isVisible()
    QTest.keyClick(standing(step).table, Qt.Key.Key_Delete)
    assert list(workspace.read.on_agenda(meeting_id)) == [record.id]


def test_it_says_why_nothing_is_proposed(step: PrepareStep, workspace: Workspace):
    click(proposed(step).carry_button)
    assert step.brought_forward.empty.isVisible()
    assert step.brought_forward.empty.text() == "Everything that waits is on the agenda."
    first = workspace.read.meetings()[-1]
    step.show_meeting(first.id)
    assert "no meeting before this one" in step.brought_forward.empty.text()


def test_each_kind_says_what_its_date_is(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    claim = workspace.perform(recording.add_record(RecordKind.ASSURANCE, "Every alert is reviewed."))
    workspace.perform(tracking.change_assurance(claim, stale_after=boards.DAY))
    advice = record_like(workspace, "Train").id
    workspace.perform(tracking.change_advice(advice, review_date=boards.DAY + dt.timedelta(days=2)))
    cells = {row.id: row.cells for row in proposed(step).model.rows}
    assert cells[claim][-1] == "counts until 19 Nov 2026"
    assert cells[advice][-1] == "review 21 Nov 2026"
    workspace.perform(carry(meeting_id, [CarriedRecord(claim)]))
    assert words_of(standing(step))[0] == "No item"


def test_enter_goes_from_a_line_to_what_can_be_done_to_it(step: PrepareStep, workspace: Workspace):
    part = proposed(step)
    part.table.select_id(record_like(workspace, "testing").id)
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert part.pane.place.hasFocus()
    click(part.carry_button)
    standing(step).table.setFocus()
    QTest.keyClick(standing(step).table, Qt.Key.Key_Return)
    assert standing(step).pane.remove_button.hasFocus()


def test_a_signed_off_meeting_to_which_nothing_was_brought_says_so(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, boards.person_of(workspace, "LO")))
    assert step.brought_forward.empty.isVisible()
    assert "Nothing was brought forward" in step.brought_forward.empty.text()


def test_the_number_of_records_stands_in_the_agenda(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    click(proposed(step).carry_button)
    new = item_like(workspace, meeting_id, "Watchlist policy")
    assert step.agenda.model.rows[new.position - 1].cells[-1] == "3"


def test_the_topic_of_an_item_is_chosen_in_its_fields(
    step: PrepareStep, workspace: Workspace, meeting_id: Id
):
    step.agenda.table.selectRow(5)
    choose(step.agenda.topic, "Necessity")
    assert workspace.read.items(meeting_id)[5].topic == "Necessity"
    choose(step.agenda.topic, "No topic")
    assert workspace.read.items(meeting_id)[5].topic == ""


def test_an_item_is_deferred_in_its_fields(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    step.agenda.table.selectRow(5)
    choose(step.agenda.state, "Deferred")
    assert workspace.read.items(meeting_id)[5].state is ItemState.DEFERRED
    assert [step.agenda.state.itemText(at) for at in range(step.agenda.state.count())] == [
        "Waiting",
        "Done",
        "Deferred",
    ]


def test_proposing_leads_to_the_list_with_a_line_chosen(step: PrepareStep):
    step.propose()
    assert proposed(step).table.hasFocus()
    assert proposed(step).table.current_id
    assert not step.brought_forward.visibleRegion().isEmpty()


def test_what_comes_back_to_this_meeting_is_ticked(step: PrepareStep, workspace: Workspace, meeting_id: Id):
    record = record_like(workspace, "publish")
    workspace.perform(defer(record.id, to_meeting_id=meeting_id))
    assert record.id in proposed(step).model.ticked
    assert "Deferred to later" not in words_of(proposed(step))
