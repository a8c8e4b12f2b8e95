"""Minutes to try conventions on: those of a board's latest meeting, or of the demonstration before any."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from boardobserver.domain.conventions import Conventions
from boardobserver.domain.snapshots import MeetingRecord, MinutesContent
from boardobserver.domain.words import MeetingStatus
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.minutes_content import as_it_prints, board_content, conventions_for
from boardobserver.storage.reader import Reader


def latest_content(read: Reader) -> MinutesContent | None:
    """What the latest meeting's minutes say by today's conventions; None before any has begun.

    Where they are signed off, it is their newest version, so that they are seen with their corrections.
    """
    meetings = read.meetings()
    latest = next((each for each in meetings if each.status is not MeetingStatus.DRAFT), None)
    if latest is None:
        return None
    if latest.status is not MeetingStatus.SIGNED_OFF:
        return board_content(read, latest.id, changes=False)
    conventions = conventions_for(read, latest, meetings)
    return replace(as_it_prints(read, latest), conventions=conventions, changes=None)


def demonstration_content(conventions: Conventions) -> MinutesContent:
    """What the minutes of the demonstration's latest meeting say by some conventions; safe in any thread."""
    return MinutesContent(_demonstration(), conventions=conventions)


@cache
def _demonstration() -> MeetingRecord:
    with tempfile.TemporaryDirectory() as folder:
        workspace = demonstration_board(Path(folder) / "sample.board", actor="")
        try:
            found = latest_content(workspace.read)
            assert found is not None  # the demonstration has meetings
            return replace(found.record, unprinted=())
        finally:
            workspace.close()
