"""What is withheld of a set of minutes on a board that has nothing else of the one that they are from.

Its rows can be of lines, items and records of that meeting alone. What other meetings withheld goes on by
the keys that the minutes have of it; for each such withholding a row stands in, which is changed and lifted
in its place, and which the minutes of later meetings go by.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Id,
    MeetingRecord,
    MinutesContent,
    Tracked,
    Withholding,
)
from boardobserver.domain.withholding.wholes import records_in


@dataclass(frozen=True, slots=True)
class OnItsOwn:
    """The withholdings of minutes that are without the meetings before them.

    Attributes:
        rows: Those that the board has; several may have one key.
        elsewhere: Those that are of other meetings, in force as long as the board has one of the same key.
    """

    rows: tuple[Withholding, ...]
    elsewhere: tuple[Withholding, ...]


def on_its_own(content: MinutesContent) -> OnItsOwn:
    """The withholdings of some minutes, for a board that is to have these alone."""
    own = tuple(each for each in content.withholdings if _is_own(each, content.record))
    elsewhere = tuple(each for each in content.withholdings if not _is_own(each, content.record))
    rows = dict.fromkeys(own)
    for each in elsewhere:
        rows |= dict.fromkeys(_stand_ins(each, content.record, {row.id for row in rows}))
    return OnItsOwn(tuple(rows), elsewhere)


def with_those_elsewhere(
    applied: Collection[Withholding], content: MinutesContent
) -> tuple[Withholding, ...]:
    """The withholdings that apply to minutes which were restored: those of other meetings as they are.

    Args:
        applied: Those of the board that apply to them, with rows that stand in for others.
        content: The minutes.
    """
    elsewhere = content.withheld_elsewhere
    if not elsewhere:
        return tuple(applied)
    rows = {each.id: each for each in applied}
    return (
        *(each for each in applied if not _is_stood_for(each, content)),
        *(
            replace(each, exemptions=rows[each.id].exemptions, reason=rows[each.id].reason)
            for each in elsewhere
            if each.id in rows
        ),
    )


def _is_own(withholding: Withholding, record: MeetingRecord) -> bool:
    """Whether a board that has one meeting alone has what a withholding is of."""
    if withholding.entry_id is not None:
        return any(line.id == withholding.entry_id for line in record.entries)
    if withholding.item_id is not None:
        return any(item.id == withholding.item_id for item in record.items)
    return withholding.record_id is None or withholding.record_id in record.records


def _stand_ins(
    withholding: Withholding, record: MeetingRecord, taken: Collection[Id]
) -> Iterator[Withholding]:
    """The rows for a withholding of another meeting.

    Words stay withheld of whatever later minutes say again of these. Of what is withheld whole only the
    records are said again, so that each of those that it is in is withheld in later minutes.
    """
    bare = replace(withholding, meeting_id=record.meeting.id, entry_id=None, item_id=None, record_id=None)
    records = [each for each in record.records.values() if _is_in(withholding, each)]
    yield from (replace(bare, record_id=each.id) for each in records)
    if not records and withholding.id not in taken:
        yield bare


def _is_in(withholding: Withholding, record: Tracked) -> bool:
    """Whether a record was raised where something is withheld whole, or says what was said there."""
    if withholding.passage:
        return False
    if withholding.item_id is not None:
        return withholding.item_id == record.item_id
    if withholding.entry_id is None:
        return False
    said_at = {record.entry_id}
    if isinstance(record.details, ChallengeDetails):
        said_at |= {each.entry_id for each in record.details.responses}
    elif isinstance(record.details, ActionDetails):
        said_at |= {each.entry_id for each in record.details.updates}
    return withholding.entry_id in said_at


def _is_stood_for(row: Withholding, content: MinutesContent) -> bool:
    """Whether a row stands in for withholdings of other meetings that are found in the minutes themselves.

    What a person withholds of a record is of the whole board, and so is of no meeting. Where a record has
    lost the key that tells what of it is withheld, the row goes on to withhold all of it.
    """
    if row.meeting_id != content.record.meeting.id or (row.entry_id or row.item_id) is not None:
        return False
    elsewhere = content.withheld_elsewhere
    if row.record_id is None:
        return any(row.id == each.id for each in elsewhere)
    said = (record for record in records_in(content) if record.id == row.record_id)
    return all(any(_is_in(each, record) for each in elsewhere) for record in said)
