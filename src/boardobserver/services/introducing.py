"""Adding somebody whom lines of a meeting named before anybody knew them: those lines mean them then."""

from dataclasses import dataclass

from boardobserver.domain.entry_line import EntryLine, read_line, spell_line
from boardobserver.domain.snapshots import FieldChange, Id
from boardobserver.domain.words import EntryKind
from boardobserver.services.attending import attend
from boardobserver.services.changeable import event_of
from boardobserver.services.command import Command
from boardobserver.services.field_changes import note, set_fields
from boardobserver.services.following import follow_part, follow_text
from boardobserver.services.people import insert_person
from boardobserver.services.rows import editable_meeting
from boardobserver.storage.records import (
    ActionRow,
    ActionUpdateRow,
    ChallengeRow,
    EntryRow,
    MovementRow,
    ResponseRow,
    TrackedRow,
)
from boardobserver.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody who was added, and whether the last line of the meeting turned out to be theirs."""

    person_id: Id
    spoke_last: bool


def introduce(meeting_id: Id, name: str, *, initials: str) -> Command[Introduced]:
    """Add somebody, and let the lines of a meeting that name those initials mean them.

    Raises:
        Refusal: The initials are somebody's already or cannot be typed, or the minutes are signed off.
    """

    def apply(unit: Unit) -> Introduced:
        held_on = editable_meeting(unit, meeting_id).held_on
        person_id = insert_person(unit, name, initials=initials)
        sign = f"@{initials}".casefold()
        entries = unit.find(EntryRow, meeting_id=meeting_id)
        for entry in entries:
            if sign in entry.text.casefold():
                line = read_line(spell_line(entry.kind, entry.text), EntryKind.NOTE, held_on)
                _let_mean(unit, entry, line, initials.upper(), person_id)
        last = max(entries, key=lambda entry: entry.position, default=None)
        return Introduced(person_id, spoke_last=last is not None and last.speaker_id == person_id)

    return Command("add a person", apply)


def _let_mean(unit: Unit, entry: EntryRow, line: EntryLine, initials: str, person_id: Id) -> None:
    """Let a line, and the record that it raised, mean the person where it says their initials."""
    for record in unit.find(TrackedRow, entry_id=entry.id):
        changes: list[FieldChange] = []
        if line.owner == initials:
            for action in unit.find(ActionRow, id=record.id, owner_id=None, owner_organisation_id=None):
                changes += set_fields(action, {"owner_id": person_id})
        if line.directed_to == initials:
            asked = {"directed_to_id": None, "directed_to_organisation_id": None}
            for challenge in unit.find(ChallengeRow, id=record.id, **asked):
                changes += set_fields(challenge, {"directed_to_id": person_id})
        if line.speaker == initials and record.raised_by_id == entry.speaker_id:
            changes += set_fields(record, {"raised_by_id": person_id})
        note(unit, record, event_of(changes), changes, meeting_id=entry.meeting_id)
    if line.room is not None and initials in line.room.initials and entry.withdrawn_at is None:
        attend(unit, entry, line.room)
    if line.speaker == initials:
        _let_speak(unit, entry, person_id)
        if line.said.strip():
            # Their initials stand beside the line from now on, and are not to print twice.
            follow_text(unit, entry, line.said)
            entry.text = line.said


def _let_speak(unit: Unit, entry: EntryRow, person_id: Id) -> None:
    """What was put down to whoever spoke before is theirs: the line, and what came of it."""
    was = entry.speaker_id
    for movement in unit.find(MovementRow, entry_id=entry.id, by_id=was):
        movement.by_id = person_id
    for update in unit.find(ActionUpdateRow, entry_id=entry.id, by_id=was):
        follow_part(unit, entry, update, {"by_id": person_id})
    for response in unit.find(ResponseRow, entry_id=entry.id, by_id=was):
        follow_part(unit, entry, response, {"by_id": person_id, "by_organisation_id": None})
    entry.speaker_id, entry.speaker_organisation_id = person_id, None
