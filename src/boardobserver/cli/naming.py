"""How an argument names a meeting."""

from collections.abc import Sequence

from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Meeting
from boardobserver.domain.words import MeetingStatus, RecordKind
from boardobserver.storage.reader import Reader


def meeting_named(read: Reader, name: str) -> Meeting:
    """The meeting of a reference; “latest” is the newest that has begun.

    Raises:
        Refusal: There is none of that name.
    """
    if name == "latest":
        return _latest(read.meetings())
    reference = Reference.parse(name, read.references())
    if reference is None or reference.kind is not RecordKind.MEETING:
        example = Reference(RecordKind.MEETING, 2026, 1, style=read.references())
        raise Refusal(f"“{name}” is no meeting’s reference; one looks like {example}.")
    meeting = read.meeting_of_reference(reference)
    if meeting is None:
        raise Refusal(f"There is no meeting {reference} on this board.")
    return meeting


def _latest(meetings: Sequence[Meeting]) -> Meeting:
    """The newest meeting that has begun; before there is any, the newest that is planned."""
    if not meetings:
        raise Refusal("This board has no meeting yet.")
    held = (meeting for meeting in meetings if meeting.status is not MeetingStatus.DRAFT)
    return next(held, meetings[0])
