"""A meeting ready for review, and an open board that remembers its notices, for the tests of the steps."""

from dataclasses import dataclass, field

from tests.support import boards

from boardobserver.domain.snapshots import Id
from boardobserver.services import agenda, meetings
from boardobserver.services.changed import last_held
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.open_board import OpenBoard


@dataclass(slots=True)
class Notices:
    """What was said over the page."""

    told: list[Notice] = field(default_factory=list[Notice])

    def __call__(self, notice: Notice) -> None:
        self.told.append(notice)

    @property
    def messages(self) -> list[str]:
        """The messages, oldest first."""
        return [notice.message for notice in self.told]


def open_board(workspace: Workspace, notices: Notices | None = None) -> OpenBoard:
    """The workspace as pages see it; close it at the end."""
    return OpenBoard(workspace, notices or Notices())


def meeting_held_last(workspace: Workspace) -> Id:
    """The meeting of a board that was held last."""
    held = last_held(workspace.read.meetings())
    assert held is not None
    return held.id


def held_meeting(workspace: Workspace) -> Id:
    """A meeting that was held and ended: a note, a challenge with its response, an action, a private note."""
    meeting_id = boards.planned_meeting(workspace)
    workspace.perform(meetings.start_meeting(meeting_id))
    item_id = workspace.read.items(meeting_id)[5].id
    workspace.perform(agenda.open_item(item_id))
    for typed in (
        "@LL the watchlist grew to 16,000.",
        "? @LO what testing supports a threshold of 0.64?",
        "> @LL it was chosen after the tests of 2024.",
        "! publish the report on the tests",
        "~ ask again about the training of operators",
    ):
        boards.note(workspace, meeting_id, typed, item_id)
    workspace.perform(meetings.end_meeting(meeting_id))
    return meeting_id
