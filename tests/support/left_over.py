"""What one meeting left over, and what the next one inherits of it."""

import datetime as dt

from tests.support.boards import DAY, note, planned_meeting

from boardobserver.domain.inheritance import Inheritance, InheritedRecord
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ItemState, RecordKind, Section
from boardobserver.services import agenda, meetings
from boardobserver.services.carrying import inheritance
from boardobserver.services.workspace import Workspace

LATER = DAY + dt.timedelta(weeks=3)
"""The day of the meeting after it."""


def held_meeting(workspace: Workspace) -> Id:
    """A meeting whose items were all taken, with a challenge, an action and advice under one on policy."""
    meeting_id = planned_meeting(workspace)
    item_id = workspace.perform(agenda.add_item(meeting_id, "Watchlist policy"))
    workspace.perform(agenda.open_item(item_id))
    for typed in ("? What testing supports 0.64?", "! @LL to publish the report", "* Train every operator"):
        note(workspace, meeting_id, typed, item_id)
    for item in workspace.read.items(meeting_id):
        workspace.perform(agenda.set_item_state(item.id, ItemState.DONE))
    workspace.perform(meetings.end_meeting(meeting_id))
    return meeting_id


def following(workspace: Workspace, on: dt.date = LATER) -> Id:
    """A further meeting of the same series, planned."""
    return planned_meeting(workspace, on)


def proposed(workspace: Workspace, meeting_id: Id) -> Inheritance:
    """What a meeting may inherit today."""
    return inheritance(workspace.read, meeting_id, workspace.now().date())


def record_of(workspace: Workspace, kind: RecordKind) -> Id:
    """The newest record of a kind."""
    return workspace.read.tracked_of_kind(kind)[-1].id


def line_of(found: Inheritance, record_id: Id) -> InheritedRecord:
    """The proposal of a record."""
    return next(each for each in found.records if each.record.id == record_id)


def section_of(workspace: Workspace, meeting_id: Id, section: Section) -> Id:
    """The item of a meeting that is a section of the standing agenda."""
    return next(item.id for item in workspace.read.items(meeting_id) if item.section is section)
