"""What is open beside the record of a running meeting: a board that has some, and the way to a line of it."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.taking import Desktop, desktop

from boardobserver.domain.snapshots import AgendaItem, Id, Tracked
from boardobserver.domain.words import Movement
from boardobserver.services import agenda, meetings, tracking
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking.open_list import OpenList
from boardobserver.ui.taking.open_model import OpenRole
from boardobserver.ui.taking.open_rows import OpenHeading, OpenView

CONTROL = Qt.KeyboardModifier.ControlModifier
BIAS = "Bias and equality"
_TYPED = (
    "? @BC what testing supports 0.64?",
    "! @LL to publish the report",
    "* Train every operator first",
    "? Who checks the watchlist?",
)


def at_second_meeting(desk: Desk, folder: Path) -> Desktop:
    """A running meeting at an item about bias, after one that left two challenges, an action and advice."""
    workspace = boards.board(folder)
    first = boards.planned_meeting(workspace)
    for typed in _TYPED:
        boards.note(workspace, first, typed)
    workspace.perform(meetings.end_meeting(first))
    series = workspace.read.series()[0].id
    meeting_id = workspace.perform(meetings.plan_meeting(series, boards.DAY + dt.timedelta(weeks=3)))
    item_id = workspace.read.items(meeting_id)[5].id
    workspace.perform(agenda.change_item(item_id, topic=BIAS))
    workspace.perform(tracking.set_topics(boards.record_like(workspace, "watchlist").id, (BIAS,)))
    chosen = [
        CarriedRecord(boards.record_like(workspace, words).id, item_id) for words in ("testing", "publish")
    ]
    workspace.perform(carry(meeting_id, chosen))
    workspace.perform(agenda.open_item(item_id))
    return desktop(desk, workspace, meeting_id)


def listed(taking: Desktop) -> OpenList:
    """The list of what is open."""
    return taking.step.side.opened.list


def rows(taking: Desktop) -> list[str]:
    """The headings, and the references or questions under them."""
    model = listed(taking).records
    views = [model.index(at).data(OpenRole.VIEW) for at in range(model.rowCount())]
    return [
        view.words if isinstance(view, OpenHeading) else view.reference or view.text
        for view in views
        if isinstance(view, OpenHeading | OpenView)
    ]


def current_item(taking: Desktop) -> AgendaItem:
    """The item that is taken."""
    return taking.workspace.read.items(taking.meeting_id)[5]


def choose(qtbot: QtBot, taking: Desktop, words: str) -> Tracked:
    """Go to the list by key, and down to a record."""
    record = boards.record_like(taking.workspace, words)
    qtbot.waitUntil(lambda: listed(taking).records.row_of(record.id) >= 0)
    taking.key(Qt.Key.Key_D, CONTROL)
    taking.key(Qt.Key.Key_Home)
    for _ in rows(taking):
        view = listed(taking).current
        if view is not None and view.id == record.id:
            break
        taking.key(Qt.Key.Key_Down)
    assert listed(taking).current is not None
    return record


def movements(taking: Desktop, record_id: Id) -> list[Movement]:
    """What has happened to a record."""
    return [each.what for each in taking.workspace.read.movements(record_id)]


def heads(taking: Desktop) -> list[str]:
    """What the lines of the list say of each record at their head."""
    model = listed(taking).records
    views = [model.index(at).data(OpenRole.VIEW) for at in range(model.rowCount())]
    return [view.head for view in views if isinstance(view, OpenView)]
