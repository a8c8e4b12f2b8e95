"""Meetings one after the other, what their minutes say, and a board that is made of those of one."""

from pathlib import Path

from tests.support.boards import person_of
from tests.support.signed import NEXT_DAY

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id
from boardobserver.domain.withholding import in_edition
from boardobserver.services import meetings
from boardobserver.services.boards import new_board
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import minutes_document
from boardobserver.services.restoring import restore_meeting
from boardobserver.services.workspace import Workspace


def next_meeting(workspace: Workspace, meeting_id: Id) -> Id:
    """Sign a meeting off, and plan the next one."""
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    return workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, NEXT_DAY))


def printed(workspace: Workspace, meeting_id: Id, edition: Edition = Edition.PUBLIC) -> str:
    """Everything that the minutes of a meeting say, with and without annexes on request."""
    said = ""
    for besides in (False, True):
        options = MinutesOptions(edition=edition, changes=besides, as_of_today=besides)
        document = minutes_document(minutes_content(workspace.read, meeting_id, NEXT_DAY, options))
        assert document.attachment is not None
        said += repr(document.blocks) + document.attachment.data.decode()
    return said


def restored(
    workspace: Workspace,
    meeting_id: Id,
    folder: Path,
    *,
    changes: bool = False,
    edition: Edition = Edition.FULL,
) -> Workspace:
    """A board made of an edition of a meeting's minutes."""
    options = MinutesOptions(edition=edition, changes=changes)
    content = minutes_content(workspace.read, meeting_id, NEXT_DAY, options)
    folder.mkdir(exist_ok=True)
    empty = new_board(folder / f"{meeting_id}.board", "Empty board", actor="tester")
    empty.perform(restore_meeting(in_edition(content)))
    return empty
