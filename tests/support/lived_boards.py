"""Boards whose meetings a test holds one after the other, days apart."""

import datetime as dt
from pathlib import Path

from tests.support.boards import SteppingClock, board, person_of

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.snapshots import Id, Tracked
from boardobserver.domain.words import (
    EntryKind,
)
from boardobserver.publish.document import texts_of
from boardobserver.services import entries, meetings
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import minutes_document
from boardobserver.services.workspace import Workspace

FIRST_DAY = dt.datetime(2026, 1, 12, 9, tzinfo=dt.UTC)
"""When these boards begin to be lived with."""


class Board:
    """A board whose meetings a test holds one after the other.

    Args:
        folder: Where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.clock = SteppingClock(FIRST_DAY)
        made = board(folder)
        made.close()
        self.workspace = Workspace.open(made.path, actor="tester", clock=self.clock)
        self.lead = person_of(self.workspace, "LL")

    def later(self, days: int) -> None:
        """Let days go by."""
        self.clock.at += dt.timedelta(days=days)

    def meeting(self, *lines: str, is_signed_off: bool = False) -> Id:
        """Hold a meeting at which these lines are noted."""
        series = self.workspace.read.series()[0].id
        meeting_id = self.workspace.perform(meetings.plan_meeting(series, self.clock.at.date()))
        self.workspace.perform(meetings.start_meeting(meeting_id))
        for line in lines:
            self.note(meeting_id, line)
        self.workspace.perform(meetings.end_meeting(meeting_id))
        if is_signed_off:
            self.workspace.perform(meetings.sign_off(meeting_id, person_of(self.workspace, "LO")))
        return meeting_id

    def note(self, meeting_id: Id, typed: str) -> Id:
        """Note a line, and give its key."""
        line = read_line(typed, EntryKind.NOTE, self.clock.at.date())
        return self.workspace.perform(entries.note_line(meeting_id, line, at=self.workspace.now())).entry_id

    def record(self, reference: str) -> Tracked:
        """The record that carries a reference."""
        return next(each for each in self.workspace.read.all_tracked() if str(each.reference) == reference)

    def printed(self, meeting_id: Id, *, as_of_today: bool = False, changes: bool = False) -> str:
        """What a meeting's minutes say, as one stretch of text."""
        options = MinutesOptions(as_of_today=as_of_today, changes=changes)
        content = minutes_content(self.workspace.read, meeting_id, self.clock.at.date(), options)
        return "\n".join(part for block in minutes_document(content).blocks for part in texts_of(block))
