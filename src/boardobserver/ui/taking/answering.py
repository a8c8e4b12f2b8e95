"""Which challenge a response that is being typed will answer, as noting it finds it (`services.raising`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from boardobserver.domain.entry_line import EntryLine
from boardobserver.domain.snapshots import ChallengeDetails, Entry, Id, Tracked
from boardobserver.domain.tracking import withdrawn_status
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.services.parties import Party
from boardobserver.ui.taking.live_record import LiveRecord


@dataclass(frozen=True, slots=True)
class Answered:
    """A challenge that is answered.

    Attributes:
        put_by: Who put it last, as far as the record says.
        put_to: Whom it was put to.
    """

    challenge: Tracked
    put_by: Party
    put_to: Party


def answered_by(line: EntryLine, record: LiveRecord, item_id: Id | None) -> Answered | None:
    """The challenge that a line answers when it is noted under an item; None for any but a response."""
    if line.kind is not EntryKind.RESPONSE:
        return None
    linked = [found for found in map(record.record_of, line.links) if found is not None and _is_live(found)]
    challenge = next((each for each in linked if each.kind is RecordKind.CHALLENGE), None)
    if challenge is None and (linked or not line.links):
        challenge = next(_put_under(record, item_id), None)
    if challenge is None:
        return None
    puts = (entry for entry in reversed(record.entries) if _puts(entry) and entry.record_id == challenge.id)
    put = next(puts, None)
    details = challenge.details
    return Answered(
        challenge,
        Party(challenge.raised_by_id) if put is None else Party(put.speaker_id, put.speaker_organisation_id),
        Party(details.directed_to_id, details.directed_to_organisation_id)
        if isinstance(details, ChallengeDetails)
        else Party(),
    )


def _put_under(record: LiveRecord, item_id: Id | None) -> Iterator[Tracked]:
    """The challenges put under an item, the last one first."""
    for entry in reversed(record.entries):
        if _puts(entry) and entry.item_id == item_id:
            challenge = record.record(entry.record_id)
            if challenge is not None and _is_live(challenge):
                yield challenge


def _puts(entry: Entry) -> bool:
    return entry.kind is EntryKind.CHALLENGE and entry.withdrawn_at is None


def _is_live(record: Tracked) -> bool:
    return record.status != withdrawn_status(record.kind)
