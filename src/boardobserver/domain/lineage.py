"""The lineage of a record: what happened to it, step by step, through every meeting that it passed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from boardobserver.domain.snapshots import Id, MovementRecord


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a record at one meeting, or on one day between meetings.

    Attributes:
        meeting_id: The meeting; None between meetings.
        movements: What happened, oldest first; never nothing.
    """

    meeting_id: Id | None
    movements: tuple[MovementRecord, ...]


def lineage(movements: Iterable[MovementRecord], day_of: Callable[[datetime], date]) -> tuple[Step, ...]:
    """The steps of a record's life, in the order in which they began.

    A meeting is one step, also where something was noted of it later, in its review. Between meetings, what
    happened on one day is one step.

    Args:
        movements: Everything that happened to the record, in any order.
        day_of: The day of an instant, in the board's own time zone.
    """
    steps: list[tuple[Id | None, list[MovementRecord]]] = []
    of_meeting: dict[Id, list[MovementRecord]] = {}
    for movement in sorted(movements, key=lambda each: (each.at, each.id)):
        meeting_id = movement.meeting_id
        if meeting_id is not None and meeting_id in of_meeting:
            of_meeting[meeting_id].append(movement)
        elif (
            meeting_id is None
            and steps
            and steps[-1][0] is None
            and day_of(steps[-1][1][0].at) == day_of(movement.at)
        ):
            steps[-1][1].append(movement)
        else:
            steps.append((meeting_id, [movement]))
            if meeting_id is not None:
                of_meeting[meeting_id] = steps[-1][1]
    return tuple(Step(meeting_id, tuple(happened)) for meeting_id, happened in steps)
