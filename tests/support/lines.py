"""What a noted line became: its entry, its record, and what only that kind of record has."""

from tests.support import pdf
from tests.support.boards import DAY

from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Entry, Id, Tracked
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.workspace import Workspace


def entry_of(workspace: Workspace, entry_id: Id) -> Entry:
    """The line as it stands."""
    return workspace.read.entries_of_ids([entry_id])[0]


def record_of(workspace: Workspace, entry_id: Id) -> Tracked:
    """The record that a line raised or moved."""
    record_id = entry_of(workspace, entry_id).record_id
    assert record_id is not None
    return workspace.read.tracked_of_ids([record_id])[0]


def action(record: Tracked) -> ActionDetails:
    """What only an action has."""
    assert isinstance(record.details, ActionDetails)
    return record.details


def challenge(record: Tracked) -> ChallengeDetails:
    """What only a challenge has."""
    assert isinstance(record.details, ChallengeDetails)
    return record.details


def printed(workspace: Workspace, meeting_id: Id) -> str:
    """The words of the printed minutes, without their spaces."""
    texts = pdf.page_texts(publish_minutes(minutes_content(workspace.read, meeting_id, DAY)).pdf)
    return pdf.plain("".join(texts))
