"""The running record: noting, editing, re-marking, moving and withdrawing lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from boardobserver.domain.entry_line import EntryLine, read_line, tidy
from boardobserver.domain.entry_marks import escaped
from boardobserver.domain.errors import Refusal, require
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import following, raising
from boardobserver.services.attending import followed, note_room
from boardobserver.services.command import Command
from boardobserver.services.parties import Parties, Party
from boardobserver.services.re_marking import give_kind
from boardobserver.services.rows import editable_entry, editable_meeting, required
from boardobserver.storage.records import EntryRow, ItemRow, MeetingRow
from boardobserver.storage.unit import Unit

_GAP = 1024
"""The room left between the positions of two entries, so that a line can be moved in between."""


_NOBODY = Party()


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where a line is noted.

    Attributes:
        at: When its first key was struck.
        item_id: The agenda item it is noted under.
        speaker: Who speaks when the line does not say.
    """

    meeting_id: Id
    at: datetime
    item_id: Id | None = None
    speaker: Party = _NOBODY


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a typed line: its entry, and the record that it raised or moved."""

    entry_id: Id
    record_id: Id | None


def note_line(
    meeting_id: Id,
    line: EntryLine,
    *,
    at: datetime,
    item_id: Id | None = None,
    speaker: Party = _NOBODY,
    draft_scope: str = "",
) -> Command[Noted]:
    """Note a typed line at the end of the record.

    A challenge, ethics advice, action or decision becomes a record with a reference of its own; a response
    answers the challenge that it links, or else the last one put under the item; any other line that links a
    record moves it. A line that says who came or went, or that the meeting paused, does that as well.

    Args:
        meeting_id: The meeting.
        line: The line as read by `domain.entry_line.read_line`.
        at: When its first key was struck.
        item_id: The agenda item it is noted under.
        speaker: Who speaks when the line does not say.
        draft_scope: The editor whose draft is committed by this, or empty.
    """

    def apply(unit: Unit) -> Noted:
        noted = insert_line(unit, line, Occasion(meeting_id, at, item_id, speaker))
        if line.room is not None:
            note_room(unit, unit.get(EntryRow, noted.entry_id), line.room)
        if draft_scope:
            unit.clear_draft(draft_scope)
        return noted

    return Command(f"note {_one(line.kind)}", apply)


def insert_line(unit: Unit, line: EntryLine, occasion: Occasion, parties: Parties | None = None) -> Noted:
    """Note a line within a unit that does more; `parties` saves reading them anew for each of many lines."""
    meeting_id = occasion.meeting_id
    editable_meeting(unit, meeting_id)
    _require_own_item(unit, meeting_id, occasion.item_id)
    parties = parties or Parties(unit)
    named = parties.named(line.speaker)
    spoken_by = named or occasion.speaker
    entry = EntryRow(
        id=unit.new_id(),
        meeting_id=meeting_id,
        item_id=occasion.item_id,
        position=unit.greatest(EntryRow, "position", meeting_id=meeting_id) + _GAP,
        kind=line.kind,
        at=occasion.at,
        speaker_id=spoken_by.person_id,
        speaker_organisation_id=spoken_by.organisation_id,
        text=required(line.said if named else line.text, "text", "There is nothing to note yet."),
        wording="",
        in_minutes=line.kind is not EntryKind.PRIVATE_NOTE,
        record_id=None,
        withdrawn_at=None,
        withdrawn_reason="",
    )
    unit.add(entry)
    raising.raise_or_move(unit, entry, line, parties)
    return Noted(entry.id, entry.record_id)


def edit_entry(entry_id: Id, text: str, *, draft_scope: str = "") -> Command[None]:
    """Change a line's text.

    The words, people and due date of the record that it raised follow, unless they were changed themselves.
    """

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        new_text = required(text, "text", "An entry cannot be empty. Withdraw it instead.")
        if entry.text != new_text:
            with followed(unit, entry, entry.text, new_text):
                following.follow_text(unit, entry, new_text)
                entry.text = new_text
        if draft_scope:
            unit.clear_draft(draft_scope)

    return Command("edit a line", apply)


def retype_entry(entry_id: Id, text: str, *, draft_scope: str = "") -> Command[None]:
    """Change a line's text as a person types it: an `@AB` that is new at its start says who spoke."""

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        held_on = unit.get(MeetingRow, entry.meeting_id).held_on
        old, new = (read_line(escaped(words), entry.kind, held_on) for words in (entry.text, text.strip()))
        named = Parties(unit).named(new.speaker) if new.speaker != old.speaker else Party()
        edit_entry(entry_id, new.said if named else text, draft_scope=draft_scope).apply(unit)
        if named:
            set_speaker(entry_id, named).apply(unit)

    return Command("edit a line", apply)


def set_wording(entry_id: Id, wording: str, *, draft_scope: str = "") -> Command[None]:
    """Set the wording that prints; empty, or the tidied text itself, means as typed."""

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        own = wording.strip()
        entry.wording = "" if own == tidy(entry.text) else own
        if draft_scope:
            unit.clear_draft(draft_scope)

    return Command("change the wording that prints", apply)


def set_in_minutes(entry_id: Id, in_minutes: bool) -> Command[None]:
    """Put a line into the minutes, or leave it out.

    Raises:
        Refusal: It is a private note; those never print.
    """

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        if in_minutes and entry.kind is EntryKind.PRIVATE_NOTE:
            raise Refusal("A private note never prints. Give the line another kind first.", "in_minutes")
        entry.in_minutes = in_minutes

    return Command("put a line in the minutes" if in_minutes else "leave a line out of the minutes", apply)


def set_speaker(entry_id: Id, speaker: Party) -> Command[None]:
    """Say who spoke."""

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        entry.speaker_id = speaker.person_id
        entry.speaker_organisation_id = speaker.organisation_id

    return Command("change who spoke", apply)


def re_mark(entry_id: Id, kind: EntryKind) -> Command[None]:
    """Give a line another kind; it stays the same line.

    A record that it had raised is withdrawn, and is back if the line gets its old kind again.

    Raises:
        Refusal: It is withdrawn.
    """

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        if entry.kind is kind:
            return
        if entry.withdrawn_at is not None:
            raise Refusal("This line is withdrawn. Take it back into the record first.")
        with followed(unit, entry, entry.text):
            give_kind(unit, entry, kind)

    return Command(f"mark a line as {kind.label.lower()}", apply)


def move_entry(entry_id: Id, *, item_id: Id | None, after_id: Id | None) -> Command[None]:
    """Move a line under an item, right after another line; after None, to the start of the record."""

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        _require_own_item(unit, entry.meeting_id, item_id)
        if entry.item_id != item_id:
            entry.item_id = item_id
            following.follow_place(unit, entry)
        if after_id != entry_id:
            _place_after(unit, entry, after_id)

    return Command("move a line", apply)


def withdraw_entry(entry_id: Id, reason: str = "") -> Command[None]:
    """Withdraw a line, with the record that it raised: it stays, marked as withdrawn, and prints nowhere.

    A challenge that it alone had answered is open again.
    """

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        if entry.withdrawn_at is not None:
            return
        with followed(unit, entry, entry.text):
            entry.withdrawn_at = unit.now
        entry.withdrawn_reason = plain_text(reason).strip()
        raising.withdraw_raised(
            unit, entry, entry.withdrawn_reason or "the line that raised it was withdrawn"
        )
        raising.reopen_answered(
            unit, entry, entry.withdrawn_reason or "the line that answered it was withdrawn"
        )

    return Command("withdraw a line", apply)


def reinstate_entry(entry_id: Id) -> Command[None]:
    """Take a withdrawn line back into the record, with the record that it raised or the response it gave."""

    def apply(unit: Unit) -> None:
        entry = editable_entry(unit, entry_id)
        if entry.withdrawn_at is None:
            return
        with followed(unit, entry, entry.text):
            entry.withdrawn_at = None
        entry.withdrawn_reason = ""
        raising.reinstate_raised(unit, entry)
        raising.answer_again(unit, entry)

    return Command("reinstate a line", apply)


def _require_own_item(unit: Unit, meeting_id: Id, item_id: Id | None) -> None:
    if item_id is not None and unit.get(ItemRow, item_id).meeting_id != meeting_id:
        raise Refusal("A line stays in its own meeting.")


def _place_after(unit: Unit, entry: EntryRow, after_id: Id | None) -> None:
    order = sorted(unit.find(EntryRow, meeting_id=entry.meeting_id), key=lambda row: (row.position, row.id))
    order.remove(entry)
    place = 0 if after_id is None else 1 + _place_of(after_id, order)
    low = order[place - 1].position if place else 0
    high = order[place].position if place < len(order) else low + 2 * _GAP
    if high - low >= 2:  # noqa: PLR2004 - room for one between them
        entry.position = (low + high) // 2
        return
    order.insert(place, entry)
    for position, row in enumerate(order, start=1):
        row.position = position * _GAP


def _place_of(entry_id: Id, order: Sequence[EntryRow]) -> int:
    found = next((place for place, row in enumerate(order) if row.id == entry_id), None)
    return require(found, "The line before it is not there any more.")


def _one(kind: EntryKind) -> str:
    """A line of a kind in the words of a journal: "a line", "an action", "ethics advice"."""
    words = "line" if kind is EntryKind.NOTE else kind.label.lower()
    if kind in (EntryKind.ADVICE, EntryKind.SUPPORT):
        return words
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
