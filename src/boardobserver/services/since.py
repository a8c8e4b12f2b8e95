"""What has happened to the board's records since a meeting."""

from typing import TYPE_CHECKING

from boardobserver.domain.field_words import worded_changes
from boardobserver.domain.since import end_of
from boardobserver.domain.snapshots import Meeting, MovementRecord
from boardobserver.services.names import Names
from boardobserver.storage.overview import Overview

if TYPE_CHECKING:
    from boardobserver.services.listing import ListedRow
    from boardobserver.storage.reader import Reader


def changes_since(read: Overview, meeting: Meeting) -> tuple[MovementRecord, ...]:
    """Every movement since a meeting closed, oldest first; none that was noted at the meeting itself.

    A meeting whose end is not recorded ends with its day, in the board's own time zone.
    """
    moved = read.movements_since(end_of(meeting, read.board().zone))
    return tuple(each for each in moved if each.meeting_id != meeting.id)


def listed_changes(read: "Reader", meeting: Meeting) -> "list[ListedRow]":
    """The movements since a meeting as plain rows, as `listing.listed` writes them, of the same records."""
    private = read.ids_of_private_notes()
    moved = [each for each in changes_since(read, meeting) if each.record_id not in private]
    records = {record.id: record for record in read.tracked_of_ids({each.record_id for each in moved})}
    names = Names(read)
    return [
        {
            "at": names.instant(each.at),
            "ref": str(records[each.record_id].reference),
            "kind": records[each.record_id].kind.value,
            "what": each.what.value,
            "status": each.status_after.value,
            "words": each.words,
            "changed": [
                {"field": change.label, "before": change.before, "after": change.after}
                for change in worded_changes(each, names.called)
            ],
            "by": names.party(each.by_id),
            "meeting": names.meeting(each.meeting_id),
            "item": names.item(each.meeting_id, each.item_id),
            "text": records[each.record_id].text,
        }
        for each in moved
    ]
