"""How long meetings and records are kept: until when, and the holds that keep them longer."""

from datetime import date

from boardobserver.domain.errors import Refusal
from boardobserver.domain.field_words import day_words
from boardobserver.domain.retention import Standing, standings
from boardobserver.domain.snapshots import Id
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
        return f"Disposed of on {day_words(workspace.local(disposed.at))}"
    held = (each for each in retention.holds_of(subject_id) if each.lifted_at is None)
    said = [f"Held since {day_words(workspace.local(each.set_at))}: {each.reason}" for each in held]
    return " · ".join(said)


def _disposed_ids(read: Reader) -> frozenset[Id]:
    keys = (each.meeting_id or each.record_id for each in read.retention.disposals())
    return frozenset(key for key in keys if key is not None)
