"""Boards with minutes that are signed off, for what comes after: corrections, versions, what is issued."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tests.support.boards import DAY, board, note, person_of

from boardobserver.domain.corrected import Correctable
from boardobserver.domain.snapshots import Id, VersionNumber
from boardobserver.domain.words import AttendanceList
from boardobserver.services import meetings
from boardobserver.services.attendance import add_attendee
from boardobserver.services.corrections import correctable_texts
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import minutes_document
from boardobserver.services.workspace import Workspace

NEXT_DAY = DAY + dt.timedelta(days=56)


@dataclass(frozen=True, slots=True)
class Signed:
    """A board with one meeting signed off, and the next one planned."""

    workspace: Workspace
    first: Id
    second: Id

    def text(self, words: str) -> Correctable:
        """The text of the first minutes that says this."""
        texts = correctable_texts(self.workspace.read, self.first)
        return next(each for each in texts if each.words == words)

    def numbers(self) -> list[str]:
        """The versions of the first minutes."""
        return [str(each.number) for each in self.workspace.read.releases.versions(self.first)]

    def blocks(self, version: VersionNumber | None = None) -> str:
        """What the first minutes print, as one text to look words up in."""
        options = MinutesOptions(version=version)
        content = minutes_content(self.workspace.read, self.first, DAY, options)
        return repr(minutes_document(content).blocks)


def signed_board(folder: Path, name: str = "test.board", *, present: tuple[str, ...] = ()) -> Signed:
    """A note, a challenge and an action at the first meeting; those who were there are given by initials."""
    workspace = board(folder, name)
    series = workspace.read.series()[0].id
    first = workspace.perform(meetings.plan_meeting(series, DAY))
    item = workspace.read.items(first)[2]
    note(workspace, first, "The watchlist held 16,000 people", item.id)
    note(workspace, first, "? What testing supports 0.64", item.id)
    note(workspace, first, "! LFR lead to publish the report by 30 November", item.id)
    for initials in present:
        workspace.perform(add_attendee(first, person_of(workspace, initials), AttendanceList.PRESENT))
    workspace.perform(meetings.end_meeting(first))
    workspace.perform(meetings.sign_off(first, person_of(workspace, "LO")))
    second = workspace.perform(meetings.plan_meeting(series, NEXT_DAY))
    return Signed(workspace, first, second)
