"""What a meeting inherits is chosen line by line and brought forward."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from tests.support.boards import item_like, record_like
from tests.support.brought_forward import board_with_something_left_over, proposed, standing, words_of
from tests.support.fields import choose, click
from tests.support.left_over import following

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ActionStatus, Section
from boardobserver.services import agenda, tracking
from boardobserver.services.workspace import Workspace
from boardobserver.ui.preparing.prepare_step import PrepareStep

_CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = board_with_something_left_over(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return following(workspace)


def references(workspace: Workspace, *words: str) -> list[str]:
    return [str(record_like(workspace, each).reference) for each in words]


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


def test_it_says_why_nothing_is_proposed(step: PrepareStep, workspace: Workspace):
    click(proposed(step).carry_button)
    assert step.brought_forward.empty.isVisible()
    assert step.brought_forward.empty.text() == "Everything that waits is on the agenda."
    first = workspace.read.meetings()[-1]
    step.show_meeting(first.id)
    assert "no meeting before this one" in step.brought_forward.empty.text()


def test_proposing_leads_to_the_list_with_a_line_chosen(step: PrepareStep):
    step.propose()
    assert proposed(step).table.hasFocus()
    assert proposed(step).table.current_id
    assert not step.brought_forward.visibleRegion().isEmpty()
