"""What has changed since a meeting: each record once, with everything that has happened to it since."""

from collections import defaultdict
from dataclasses import dataclass

from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Id, Meeting, MovementRecord, TrackedStatus
from boardobserver.domain.tracking import TRACKED_KINDS
from boardobserver.domain.words import MeetingStatus, Movement, RecordKind
from boardobserver.services.lineage import Happening, Teller
from boardobserver.services.since import changes_since
from boardobserver.storage.overview import Overview


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record, and what has happened to it.

    Attributes:
        happenings: Oldest first, each with the meeting at which it happened; None outside any.
    """

    id: Id
    kind: RecordKind
    reference: Reference
    text: str
    status: TrackedStatus
    happenings: tuple[tuple[Happening, Meeting | None], ...]

    @property
    def is_new(self) -> bool:
        """Whether it was raised since."""
        return any(happening.what == Movement.RAISED.label for happening, _meeting in self.happenings)


def last_held(meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The meeting held last; not one that is being held."""
    over = (MeetingStatus.UNDER_REVIEW, MeetingStatus.SIGNED_OFF)
    return max(
        (each for each in meetings if each.status in over),
        key=lambda each: (each.held_on, each.number, each.id),
        default=None,
    )


def changed_since(
    read: Overview, meeting: Meeting, among: tuple[Meeting, ...] | None = None
) -> tuple[ChangedRecord, ...]:
    """The records to which something has happened since a meeting, by kind and reference.

    That a record was carried to an agenda is left out: nothing has happened to it by that.

    Args:
        read: Reads the board.
        meeting: Since when.
        among: The meetings of the board, where they have been read already.
    """
    moved: defaultdict[Id, list[MovementRecord]] = defaultdict(list)
    for movement in changes_since(read, meeting):
        if movement.what is not Movement.CARRIED:
            moved[movement.record_id].append(movement)
    heads = sorted(
        read.heads_of_ids(moved.keys()),
        key=lambda head: (TRACKED_KINDS.index(head.reference.kind), head.reference),
    )
    among = read.meetings() if among is None else among
    teller = Teller(read, among)
    meetings = {each.id: each for each in among}
    return tuple(
        ChangedRecord(
            head.id,
            head.reference.kind,
            head.reference,
            head.text,
            head.status,
            tuple((teller.happening(each), meetings.get(each.meeting_id or "")) for each in moved[head.id]),
        )
        for head in heads
    )
