"""How a line of the running record raises a tracked record, answers one, or moves one."""

from dataclasses import replace

from boardobserver.domain.entry_line import EntryLine, read_line, tidy
from boardobserver.domain.lifecycles import status_after_response
from boardobserver.domain.numbering import Reference
from boardobserver.domain.rewinding import in_order_noted
from boardobserver.domain.tracking import first_status, is_open, status_word, withdrawn_status
from boardobserver.domain.words import (
    TRACKED_ENTRY_KINDS,
    ChallengeStatus,
    EntryKind,
    Movement,
    RecordKind,
    Relation,
)
from boardobserver.services import tracked_rows
from boardobserver.services.field_changes import set_fields
from boardobserver.services.parties import Parties, Party
from boardobserver.services.question_rows import tie_to_question
from boardobserver.services.tracked_rows import Moved, NewRecord, NewResponse, moved_by
from boardobserver.storage.records import (
    ActionUpdateRow,
    EntryRow,
    LinkRow,
    MeetingRow,
    MovementRow,
    ResponseRow,
    TrackedRow,
)
from boardobserver.storage.unit import Unit


def raise_or_move(
    unit: Unit, entry: EntryRow, line: EntryLine, parties: Parties, *, is_late: bool = False
) -> None:
    """Give an entry its record: a new one, the one that it answers, or the one that it links.

    A withdrawn record is not moved by a link: only the line that raised it brings it back.

    Args:
        unit: The unit.
        entry: The entry.
        line: The same as it was read.
        parties: Whom it can name.
        is_late: Whether it was noted before, as a line of another kind.
    """
    linked = [record for record in _linked(unit, line) if not _is_withdrawn(record)]
    kind = TRACKED_ENTRY_KINDS.get(entry.kind)
    same = next((record for record in linked if record.kind is kind), None)
    if entry.kind is EntryKind.RESPONSE:
        _answer(unit, entry, linked, names_record=bool(line.links), is_late=is_late)
    elif kind is None:
        if linked and entry.kind is not EntryKind.PRIVATE_NOTE:
            _move(unit, entry, linked[0], moved_by(entry, Movement.UPDATED, is_late=is_late))
    elif same is not None:
        what = Movement.PUT_AGAIN if kind is RecordKind.CHALLENGE else Movement.UPDATED
        _move(unit, entry, same, moved_by(entry, what, is_late=is_late))
    else:
        record = _raise(unit, entry, kind, line, parties)
        for other in linked:
            link = LinkRow(id=unit.new_id(), from_id=record.id, to_id=other.id, relation=Relation.RELATES_TO)
            unit.add(link)


def raise_again(unit: Unit, entry: EntryRow) -> None:
    """Give a re-marked entry its record: the one that it raised before in that kind, or a new one."""
    kind = TRACKED_ENTRY_KINDS.get(entry.kind)
    earlier = next((row for row in unit.find(TrackedRow, entry_id=entry.id) if row.kind is kind), None)
    if earlier is not None:
        entry.record_id = earlier.id
        reinstate_raised(unit, entry)
        return
    meeting = unit.get(MeetingRow, entry.meeting_id)
    line = read_line(unmarked(entry.text), entry.kind, meeting.held_on, unit.read.references())
    raise_or_move(unit, entry, line, Parties(unit), is_late=True)


def let_go(unit: Unit, entry: EntryRow, reason: str) -> None:
    """Undo what an entry was to a record: withdraw one that it raised, drop what it said of another.

    The words of such a movement go with it, because the line may be for nobody else from now on.
    """
    withdraw_raised(unit, entry, reason)
    reopen_answered(unit, entry, reason)
    for kind in (ResponseRow, ActionUpdateRow):
        for row in unit.find(kind, entry_id=entry.id):
            unit.delete(row)
    raised = {record.id for record in unit.find(TrackedRow, entry_id=entry.id)}
    for movement in unit.find(MovementRow, entry_id=entry.id):
        if movement.tracked_id not in raised and movement.what is not Movement.REOPENED and movement.words:
            movement.words = ""
    entry.record_id = None


def reopen_answered(unit: Unit, entry: EntryRow, reason: str) -> None:
    """Open the challenge again that an entry alone had answered."""
    for response in unit.find(ResponseRow, entry_id=entry.id):
        challenge = unit.get(TrackedRow, response.challenge_id)
        others = [row for row in _live_responses(unit, challenge) if row.id != response.id]
        if challenge.status == ChallengeStatus.ANSWERED and not others:
            opened = moved_by(entry, Movement.REOPENED, status=ChallengeStatus.OPEN, words=reason)
            _move(unit, entry, challenge, opened)


def answer_again(unit: Unit, entry: EntryRow) -> None:
    """Take back that a challenge was opened again because the only line that answered it was withdrawn."""
    for response in unit.find(ResponseRow, entry_id=entry.id):
        challenge = unit.get(TrackedRow, response.challenge_id)
        if challenge.status == ChallengeStatus.OPEN:
            answered = moved_by(entry, Movement.ANSWERED, status=ChallengeStatus.ANSWERED)
            _move(unit, entry, challenge, answered)


def withdraw_raised(unit: Unit, entry: EntryRow, reason: str) -> None:
    """Withdraw the record that an entry raised, if it raised one."""
    record = _raised_by(unit, entry)
    if record is not None and not _is_withdrawn(record):
        changed = set_fields(record, {"reason": reason})
        status = withdrawn_status(record.kind)
        moved = moved_by(entry, Movement.WITHDRAWN, status=status, words=reason, fields=changed)
        _move(unit, entry, record, moved)


def reinstate_raised(unit: Unit, entry: EntryRow) -> None:
    """Take back the withdrawal of the record that an entry raised: it stands as it did before.

    A record that was withdrawn by itself, and not with its line, stays withdrawn.
    """
    record = _raised_by(unit, entry)
    if record is None or not _is_withdrawn(record):
        return
    withdrawn = withdrawn_status(record.kind)
    noted = in_order_noted(unit.read.movements(record.id))
    last = max(at for at, movement in enumerate(noted) if movement.status_after == withdrawn)
    if noted[last].entry_id != entry.id:
        return
    changed = set_fields(record, {"reason": ""})
    before = [movement.status_after for movement in noted[:last] if movement.status_after != withdrawn]
    status = before[-1] if before else first_status(record.kind)
    moved = moved_by(entry, Movement.REOPENED, status=status, words="", fields=changed)
    _move(unit, entry, record, moved)


def party_of(kind: RecordKind, line: EntryLine, parties: Parties) -> Party:
    """Who owns the action, or is asked by the challenge, that a line raises."""
    if kind is RecordKind.ACTION:
        return parties.named(line.owner)
    if kind is RecordKind.CHALLENGE:
        return parties.named(line.directed_to)
    return Party()


def unmarked(text: str) -> str:
    """Text that was read once already, to be read again: a mark at its start is part of it now."""
    return f"\\{text}"


def _raise(unit: Unit, entry: EntryRow, kind: RecordKind, line: EntryLine, parties: Parties) -> TrackedRow:
    raised_on = unit.read.board().day_of(entry.at)
    party = party_of(kind, line, parties)
    new = NewRecord(kind, tidy(entry.text), raised_on, entry.speaker_id, party, line.due)
    record = tracked_rows.insert(unit, new, entry)
    tie_to_question(unit, record)
    entry.record_id = record.id
    _move(unit, entry, record, moved_by(entry, Movement.RAISED, words=record.text))
    return record


def _answer(
    unit: Unit, entry: EntryRow, linked: list[TrackedRow], *, names_record: bool, is_late: bool
) -> None:
    challenge = next((record for record in linked if record.kind is RecordKind.CHALLENGE), None)
    if challenge is None and (linked or not names_record):
        challenge = _last_challenge(unit, entry)
    if challenge is None:
        if linked:
            _move(unit, entry, linked[0], moved_by(entry, Movement.UPDATED, is_late=is_late))
        return
    speaker = Party(entry.speaker_id, entry.speaker_organisation_id)
    tracked_rows.add_response(unit, challenge, NewResponse(tidy(entry.text), speaker, entry.at), entry)
    answered = status_after_response(status_word(challenge.kind, challenge.status))
    moved = moved_by(entry, Movement.ANSWERED, status=answered, is_late=is_late)
    _move(unit, entry, challenge, moved)


def _last_challenge(unit: Unit, entry: EntryRow) -> TrackedRow | None:
    """The challenge that was put last before this entry, under the same item."""
    before = [
        other
        for other in unit.find(
            EntryRow,
            meeting_id=entry.meeting_id,
            item_id=entry.item_id,
            kind=EntryKind.CHALLENGE,
            withdrawn_at=None,
        )
        if other.position < entry.position and other.record_id is not None
    ]
    before.sort(key=lambda other: other.position, reverse=True)
    put = (unit.get(TrackedRow, other.record_id) for other in before if other.record_id is not None)
    return next((record for record in put if not _is_withdrawn(record)), None)


def _move(unit: Unit, entry: EntryRow, record: TrackedRow, moved: Moved) -> None:
    """Note what happens to a record at an entry, and point the entry at the record."""
    if entry.record_id is None:
        entry.record_id = record.id
    if moved.what is Movement.UPDATED and record.kind is RecordKind.ACTION:
        update = ActionUpdateRow(
            id=unit.new_id(),
            action_id=record.id,
            on=unit.get(MeetingRow, entry.meeting_id).held_on,
            text=tidy(entry.text),
            by_id=entry.speaker_id,
            entry_id=entry.id,
        )
        unit.add(update)
    if moved.what is Movement.PUT_AGAIN and not is_open(status_word(record.kind, record.status)):
        moved = replace(moved, status=first_status(record.kind))
    tracked_rows.add_movement(unit, record, moved)


def _is_withdrawn(record: TrackedRow) -> bool:
    return record.status == withdrawn_status(record.kind)


def _live_responses(unit: Unit, challenge: TrackedRow) -> list[ResponseRow]:
    """The responses to a challenge whose line was not withdrawn."""
    return [
        row
        for row in unit.find(ResponseRow, challenge_id=challenge.id)
        if row.entry_id is None or unit.get(EntryRow, row.entry_id).withdrawn_at is None
    ]


def _raised_by(unit: Unit, entry: EntryRow) -> TrackedRow | None:
    if entry.record_id is None:
        return None
    record = unit.get(TrackedRow, entry.record_id)
    return record if record.entry_id == entry.id else None


def _linked(unit: Unit, line: EntryLine) -> list[TrackedRow]:
    found: list[TrackedRow] = []
    for reference in line.links:
        found.extend(_of_reference(unit, reference))
    return found


def _of_reference(unit: Unit, reference: Reference) -> list[TrackedRow]:
    return list(unit.find(TrackedRow, kind=reference.kind, year=reference.year, serial=reference.serial))
