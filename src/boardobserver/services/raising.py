"""How a line of the running record raises a tracked record, answers one, or moves one."""

from zoneinfo import ZoneInfo

from boardobserver.domain.entry_line import EntryLine, read_line, tidy
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Due, TrackedStatus
from boardobserver.domain.tracking import first_status, is_open, status_word, withdrawn_status
from boardobserver.domain.words import (
    TRACKED_ENTRY_KINDS,
    ChallengeStatus,
    EntryKind,
    Movement,
    RecordKind,
    Relation,
    ResponseView,
)
from boardobserver.services import tracked_rows
from boardobserver.services.parties import Parties, Party
from boardobserver.storage.records import (
    ActionUpdateRow,
    EntryRow,
    LinkRow,
    MeetingRow,
    ResponseRow,
    TrackedRow,
)
from boardobserver.storage.unit import Unit


def raise_or_move(unit: Unit, entry: EntryRow, line: EntryLine, parties: Parties) -> None:
    """Give an entry just noted its record: a new one, the one that it answers, or the one that it links."""
    linked = _linked(unit, line)
    kind = TRACKED_ENTRY_KINDS.get(entry.kind)
    same = next((record for record in linked if record.kind is kind), None)
    if entry.kind is EntryKind.RESPONSE:
        _answer(unit, entry, linked)
    elif kind is None:
        if linked and entry.kind is not EntryKind.PRIVATE_NOTE:
            _move(unit, entry, linked[0], Movement.UPDATED)
    elif same is not None:
        what = Movement.PUT_AGAIN if kind is RecordKind.CHALLENGE else Movement.UPDATED
        _move(unit, entry, same, what)
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
    raise_or_move(unit, entry, read_line(_unmarked(entry.text), entry.kind, meeting.held_on), Parties(unit))


def let_go(unit: Unit, entry: EntryRow, reason: str) -> None:
    """Undo what an entry was to a record: withdraw one that it raised, drop the response that it gave."""
    withdraw_raised(unit, entry, reason)
    for response in unit.find(ResponseRow, entry_id=entry.id):
        unit.delete(response)
        challenge = unit.get(TrackedRow, response.challenge_id)
        others = [row for row in unit.find(ResponseRow, challenge_id=challenge.id) if row is not response]
        if challenge.status == ChallengeStatus.ANSWERED and not others:
            _move(unit, entry, challenge, Movement.REOPENED, status=ChallengeStatus.OPEN, words=reason)
    entry.record_id = None


def withdraw_raised(unit: Unit, entry: EntryRow, reason: str) -> None:
    """Withdraw the record that an entry raised, if it raised one."""
    record = _raised_by(unit, entry)
    if record is not None and record.status != withdrawn_status(record.kind):
        record.reason = reason
        status = withdrawn_status(record.kind)
        _move(unit, entry, record, Movement.WITHDRAWN, status=status, words=reason)


def reinstate_raised(unit: Unit, entry: EntryRow) -> None:
    """Take back the withdrawal of the record that an entry raised: it stands as it did before."""
    record = _raised_by(unit, entry)
    if record is None or record.status != withdrawn_status(record.kind):
        return
    record.reason = ""
    before = [m for m in unit.read.movements(record.id) if m.status_after != withdrawn_status(record.kind)]
    status = before[-1].status_after if before else first_status(record.kind)
    _move(unit, entry, record, Movement.REOPENED, status=status, words="")


def update_response_text(unit: Unit, entry: EntryRow, text: str) -> None:
    """Let the response that an entry gave follow its text, unless it has words of its own by now."""
    for response in unit.find(ResponseRow, entry_id=entry.id):
        if response.text == tidy(entry.text):
            response.text = text


def _raise(unit: Unit, entry: EntryRow, kind: RecordKind, line: EntryLine, parties: Parties) -> TrackedRow:
    raised_on = entry.at.astimezone(ZoneInfo(unit.read.board().timezone)).date()
    record = tracked_rows.insert(
        unit,
        kind,
        text=tidy(entry.text),
        raised_on=raised_on,
        raised_by_id=entry.speaker_id,
        source=entry,
        party=_party(kind, line, parties),
        due=line.due or Due(),
    )
    entry.record_id = record.id
    _move(unit, entry, record, Movement.RAISED, words=record.text)
    return record


def _party(kind: RecordKind, line: EntryLine, parties: Parties) -> Party:
    if kind is RecordKind.ACTION:
        return parties.named(line.owner)
    if kind is RecordKind.CHALLENGE:
        return parties.named(line.directed_to)
    return Party()


def _answer(unit: Unit, entry: EntryRow, linked: list[TrackedRow]) -> None:
    challenge = next((record for record in linked if record.kind is RecordKind.CHALLENGE), None)
    challenge = challenge or _last_challenge(unit, entry)
    if challenge is None:
        if linked:
            _move(unit, entry, linked[0], Movement.UPDATED)
        return
    unit.add(
        ResponseRow(
            id=unit.new_id(),
            challenge_id=challenge.id,
            text=tidy(entry.text),
            by_id=entry.speaker_id,
            by_organisation_id=entry.speaker_organisation_id,
            at=entry.at,
            in_meeting=True,
            entry_id=entry.id,
            promised_by=None,
            view=ResponseView.AWAITING,
        )
    )
    status = ChallengeStatus(challenge.status)
    answered = ChallengeStatus.ANSWERED if status is ChallengeStatus.OPEN else status
    _move(unit, entry, challenge, Movement.ANSWERED, status=answered)


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
    latest = max(before, key=lambda other: other.position, default=None)
    return None if latest is None or latest.record_id is None else unit.get(TrackedRow, latest.record_id)


def _move(
    unit: Unit,
    entry: EntryRow,
    record: TrackedRow,
    what: Movement,
    *,
    status: TrackedStatus | None = None,
    words: str | None = None,
) -> None:
    """Note a movement of a record at an entry, and point the entry at the record."""
    if entry.record_id is None:
        entry.record_id = record.id
    if what is Movement.UPDATED and record.kind is RecordKind.ACTION:
        update = ActionUpdateRow(
            id=unit.new_id(),
            action_id=record.id,
            on=unit.get(MeetingRow, entry.meeting_id).held_on,
            text=tidy(entry.text),
            by_id=entry.speaker_id,
        )
        unit.add(update)
    if what is Movement.PUT_AGAIN and not is_open(status_word(record.kind, record.status)):
        status = first_status(record.kind)
    tracked_rows.add_movement(unit, record, what, status=status, source=entry, words=words)


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


def _unmarked(text: str) -> str:
    """Text that was read once already: a mark at its start is part of it now."""
    return f"\\{text}"
