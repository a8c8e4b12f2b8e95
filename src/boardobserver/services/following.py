"""How the record that a line raised follows the line when that is edited or moved."""

from boardobserver.domain.entry_line import read_line, tidy
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.services import raising
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
        if record.text == old:
            record.text = new
            tie_to_question(unit, record)
        _follow_people_and_due(unit, entry, record, text)
    for kind in (ResponseRow, ActionUpdateRow):
        for row in unit.find(kind, entry_id=entry.id):
            if row.text == old:
                row.text = new


def follow_place(unit: Unit, entry: EntryRow) -> None:
    """Let the record that an entry raised, and its movements there, follow the entry to another item."""
    for kind in (TrackedRow, MovementRow):
        for row in unit.find(kind, entry_id=entry.id):
            if row.item_id != entry.item_id:
                row.item_id = entry.item_id


def _follow_people_and_due(unit: Unit, entry: EntryRow, record: TrackedRow, text: str) -> None:
    """What the old text said of an owner, a due date or a person asked, and nobody has changed since."""
    if record.kind not in (RecordKind.ACTION, RecordKind.CHALLENGE):
        return
    held_on = unit.get(MeetingRow, entry.meeting_id).held_on
    kind = EntryKind(record.kind.value)
    old, new = (read_line(raising.unmarked(words), kind, held_on) for words in (entry.text, text))
    parties = Parties(unit)
    before, after = (raising.party_of(record.kind, line, parties) for line in (old, new))
    if record.kind is RecordKind.CHALLENGE:
        challenge = unit.get(ChallengeRow, record.id)
        if Party(challenge.directed_to_id, challenge.directed_to_organisation_id) == before != after:
            challenge.directed_to_id = after.person_id
            challenge.directed_to_organisation_id = after.organisation_id
        return
    action = unit.get(ActionRow, record.id)
    if Party(action.owner_id, action.owner_organisation_id) == before != after:
        action.owner_id, action.owner_organisation_id = after.person_id, after.organisation_id
    if Due(action.due_kind, action.due_on) == old.due != new.due:
        action.due_kind, action.due_on = new.due.kind, new.due.on
