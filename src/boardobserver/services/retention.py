"""How long meetings and records are kept: until when, and the holds that keep them longer."""

from dataclasses import dataclass
from datetime import date

from boardobserver.domain.dates import spell_date
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import Reference
from boardobserver.domain.retention import Standing, standings
from boardobserver.domain.snapshots import Id, Meeting
from boardobserver.domain.words import RecordKind
from boardobserver.services.command import Command
from boardobserver.services.rows import require_kept, required
from boardobserver.services.workspace import Workspace
from boardobserver.storage.reader import Reader
from boardobserver.storage.records import HoldRow, MeetingRow, TrackedRow
from boardobserver.storage.unit import Unit


def standings_of(read: Reader, today: date) -> tuple[Standing, ...]:
    """How long everything on a board is kept that was not disposed of: meetings by day, then records."""
    retention = read.retention
    return standings(
        retention.kept(),
        retention.holds(),
        _disposed_ids(read),
        read.releases.conventions().years_kept,
        today,
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """A meeting or a record that was not disposed of, as far as it is named where it is held.

    Attributes:
        words: The meeting's title, or what the record says.
    """

    id: Id
    reference: Reference
    words: str
    is_meeting: bool


def subject_of_key(read: Reader, key: Id) -> Subject | None:
    """The meeting or the record of a key, if it is still kept."""
    if read.retention.disposal_of(key) is not None:
        return None
    record = next(iter(read.heads_of_ids([key])), None)
    if record is not None:
        return Subject(record.id, record.reference, record.text, is_meeting=False)
    try:
        return _of_meeting(read.meeting(key))
    except Refusal:
        return None


def subject_named(read: Reader, typed: str) -> Subject | None:
    """The meeting or the record that somebody names by its reference, if it is still kept."""
    reference = Reference.parse(typed, read.references())
    if reference is None:
        return None
    is_meeting = reference.kind is RecordKind.MEETING
    found = read.meeting_of_reference(reference) if is_meeting else read.tracked_of_reference(reference)
    return None if found is None else subject_of_key(read, found.id)


def set_hold(*, reason: str, meeting_id: Id | None = None, record_id: Id | None = None) -> Command[Id]:
    """Keep a meeting or a record whatever its disposal date says, until the hold is lifted.

    Args:
        reason: Why: a request under the Freedom of Information Act, an inquiry, a complaint.
        meeting_id: The meeting; or else
        record_id: the record.
    """

    def apply(unit: Unit) -> Id:
        words = required(reason, "reason", "Say why it is held.")
        if meeting_id is not None:
            unit.get(MeetingRow, meeting_id)
        else:
            unit.get(TrackedRow, record_id or "")
        require_kept(unit.read, meeting_id or record_id or "")
        hold = HoldRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            tracked_id=record_id,
            reason=words,
            set_at=unit.now,
            lifted_at=None,
        )
        unit.add(hold)
        return hold.id

    return Command("hold a meeting" if meeting_id is not None else "hold a record", apply)


def lift_hold(hold_id: Id) -> Command[None]:
    """Let a hold end; what it held is due by its date again."""

    def apply(unit: Unit) -> None:
        hold = unit.get(HoldRow, hold_id)
        if hold.lifted_at is not None:
            raise Refusal("This hold was lifted already.")
        hold.lifted_at = unit.now

    return Command("lift a hold", apply)


def keeping_words(workspace: Workspace, subject_id: Id) -> str:
    """That a meeting or a record was disposed of, or is held and why, in words; else empty."""
    retention = workspace.read.retention
    disposed = retention.disposal_of(subject_id)
    if disposed is not None:
        return f"Disposed of on {spell_date(workspace.local(disposed.at))}"
    held = (each for each in retention.holds_of(subject_id) if each.lifted_at is None)
    said = [f"Held since {spell_date(workspace.local(each.set_at))}: {each.reason}" for each in held]
    return " · ".join(said)


def _of_meeting(meeting: Meeting) -> Subject:
    return Subject(meeting.id, meeting.reference, meeting.title, is_meeting=True)


def _disposed_ids(read: Reader) -> frozenset[Id]:
    keys = (each.meeting_id or each.record_id for each in read.retention.disposals())
    return frozenset(key for key in keys if key is not None)
