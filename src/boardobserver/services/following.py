"""How the record that a line raised follows the line when that is edited or moved.

As long as nothing has happened to the record elsewhere, that is tidying; from then on it is noted, because
the minutes of the meeting where it happened may be signed off (`field_changes`).
"""

from collections.abc import Mapping

from boardobserver.domain.entry_line import read_line, tidy
from boardobserver.domain.snapshots import Due, FieldChange
from boardobserver.domain.words import EntryKind, Movement, RecordKind
from boardobserver.services import raising
from boardobserver.services.changeable import event_of
from boardobserver.services.field_changes import note, set_fields
from boardobserver.services.parties import Parties, Party
from boardobserver.services.question_rows import tie_to_question
from boardobserver.storage.records import (
    ActionRow,
    ActionUpdateRow,
    ChallengeRow,
    EntryRow,
    MeetingRow,
    MovementRow,
    ResponseRow,
    TrackedRow,
)
from boardobserver.storage.unit import Unit


def follow_text(unit: Unit, entry: EntryRow, text: str) -> None:
    """Let what an entry gave rise to follow its new text, as far as it has nothing of its own by now."""
    old, new = tidy(entry.text), tidy(text)
    for record in unit.find(TrackedRow, entry_id=entry.id):
        changes: list[FieldChange] = []
        if record.text == old:
            changes += set_fields(record, {"text": new})
            tie_to_question(unit, record)
        changes += _follow_people_and_due(unit, entry, record, text)
        note(unit, record, event_of(changes), changes, meeting_id=entry.meeting_id)
    for kind in (ResponseRow, ActionUpdateRow):
        for part in unit.find(kind, entry_id=entry.id):
            if part.text == old:
                follow_part(unit, entry, part, {"text": new})


def follow_part(
    unit: Unit, entry: EntryRow, part: ResponseRow | ActionUpdateRow, changes: Mapping[str, object]
) -> None:
    """Let a response or an update follow the entry that noted it."""
    record_id = part.challenge_id if isinstance(part, ResponseRow) else part.action_id
    changed = set_fields(part, changes)
    record = unit.get(TrackedRow, record_id)
    note(unit, record, Movement.UPDATED, changed, meeting_id=entry.meeting_id, part=part)


def follow_place(unit: Unit, entry: EntryRow) -> None:
    """Let the record that an entry raised, and its movements there, follow the entry to another item."""
    for kind in (TrackedRow, MovementRow):
        for row in unit.find(kind, entry_id=entry.id):
            if row.item_id != entry.item_id:
                row.item_id = entry.item_id


def _follow_people_and_due(
    unit: Unit, entry: EntryRow, record: TrackedRow, text: str
) -> tuple[FieldChange, ...]:
    """What the old text said of an owner, a due date or a person asked, and nobody has changed since."""
    if record.kind not in (RecordKind.ACTION, RecordKind.CHALLENGE):
        return ()
    held_on = unit.get(MeetingRow, entry.meeting_id).held_on
    kind = EntryKind(record.kind.value)
    old, new = (read_line(raising.unmarked(words), kind, held_on) for words in (entry.text, text))
    parties = Parties(unit)
    before, after = (raising.party_of(record.kind, line, parties) for line in (old, new))
    if record.kind is RecordKind.CHALLENGE:
        challenge = unit.get(ChallengeRow, record.id)
        if Party(challenge.directed_to_id, challenge.directed_to_organisation_id) != before:
            return ()
        asked = {"directed_to_id": after.person_id, "directed_to_organisation_id": after.organisation_id}
        return set_fields(challenge, asked)
    action = unit.get(ActionRow, record.id)
    changes: dict[str, object] = {}
    if Party(action.owner_id, action.owner_organisation_id) == before:
        changes |= {"owner_id": after.person_id, "owner_organisation_id": after.organisation_id}
    if Due(action.due_kind, action.due_on) == old.due:
        changes |= {"due_kind": new.due.kind, "due_on": new.due.on}
    return set_fields(action, changes)
