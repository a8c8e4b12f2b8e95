"""Records that no line of a meeting raised: made by hand, outside any meeting."""

import datetime as dt

from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import Movement, RecordKind
from boardobserver.services import tracked_rows
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.services.rows import required, sensible_day, today
from boardobserver.storage.unit import Unit

_NAMED = {
    RecordKind.CHALLENGE: "a challenge",
    RecordKind.ADVICE: "a piece of ethics advice",
    RecordKind.ACTION: "an action",
    RecordKind.DECISION: "a decision",
    RecordKind.ASSURANCE: "an assurance",
}


def add_record(
    kind: RecordKind,
    text: str,
    *,
    raised_on: dt.date | None = None,
    raised_by_id: Id | None = None,
    party: Party = Party(),  # noqa: B008 - frozen
    due: Due = Due(),  # noqa: B008 - frozen
) -> Command[Id]:
    """Record something outside any meeting, and give its key.

    Args:
        kind: The kind of record; a meeting is none, but is planned.
        text: Its own words.
        raised_on: The date; None is today.
        raised_by_id: Who raised it.
        party: Who owns an action, to whom a challenge is directed, or who gave an assurance.
        due: When an action is due.
    """

    def apply(unit: Unit) -> Id:
        words = required(text, "text", "Say what is to be recorded.")
        day = today(unit) if raised_on is None else sensible_day(raised_on, "raised_on")
        new = tracked_rows.NewRecord(kind, words, day, raised_by_id, party, due)
        record = tracked_rows.insert(unit, new)
        raised = tracked_rows.Moved(Movement.RAISED, words, by_id=raised_by_id)
        tracked_rows.add_movement(unit, record, raised)
        return record.id

    return Command(f"record {_NAMED[kind]}", apply)
