"""What is seen of one line of the record, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.attention import Need, age_days, last_promise, needs_of, overdue_days
from boardobserver.domain.dates import spell_date_shortly
from boardobserver.domain.due_words import format_due
from boardobserver.domain.snapshots import ActionDetails, AssuranceDetails, Entry, Tracked
from boardobserver.domain.tracking import first_status
from boardobserver.domain.words import ActionStatus, DueKind, EntryKind
from boardobserver.services.parties import Party
from boardobserver.ui.fields.directory import Directory

_CONTEXT = "taking"
_STILL_OWED = frozenset({ActionStatus.OPEN, ActionStatus.IN_PROGRESS, ActionStatus.AWAITING_CONFIRMATION})


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as it is painted and read out.

    Attributes:
        time: Of its first key, "10:33".
        who: Initials of who spoke, or empty.
        text: As typed.
        below: What stands under it: its record's reference, owner, due date and status.
        is_flagged: Whether `below` says that something is missing.
        is_withdrawn: Whether it was withdrawn.
    """

    time: str
    who: str
    kind: EntryKind
    text: str
    below: str
    is_flagged: bool
    is_withdrawn: bool

    @property
    def is_private(self) -> bool:
        """Whether it can never be printed."""
        return self.kind is EntryKind.PRIVATE_NOTE

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        parts = (self.time, self.who, self.kind.label, self.text, self.below)
        return ", ".join(part for part in parts if part)


def line_view(entry: Entry, at: datetime, record: Tracked | None, directory: Directory) -> LineView:
    """How a line looks.

    Args:
        entry: The line.
        at: When it was noted, in the board's own time.
        record: What it raised or moved.
        directory: Who is who.
    """
    words, is_flagged = _below(entry, record, directory)
    return LineView(
        time=f"{at:%H:%M}",
        who=directory.short_of(Party(entry.speaker_id, entry.speaker_organisation_id)),
        kind=entry.kind,
        text=entry.text,
        below=words,
        is_flagged=is_flagged,
        is_withdrawn=entry.withdrawn_at is not None,
    )


def has_words_below(entry: Entry) -> bool:
    """Whether anything stands under a line; what it is, its `LineView` says."""
    return (
        entry.record_id is not None or entry.withdrawn_at is not None or entry.kind is EntryKind.PRIVATE_NOTE
    )


def _below(entry: Entry, record: Tracked | None, directory: Directory) -> tuple[str, bool]:
    if entry.withdrawn_at is not None:
        reason = f": {entry.withdrawn_reason}" if entry.withdrawn_reason else ""
        return _tr("withdrawn") + reason, False
    if entry.kind is EntryKind.PRIVATE_NOTE:
        return _tr("never printed"), False
    if record is None:
        return "", False
    raised = record.entry_id == entry.id
    parts = [str(record.reference)] if raised else [_moved_words(entry, record)]
    is_flagged = False
    if raised and isinstance(record.details, ActionDetails):
        owed, is_flagged = _owed(record.details, directory)
        parts += owed
        is_flagged = is_flagged and record.status in _STILL_OWED
    parts.append(record.status.label.lower())
    return " · ".join(parts), is_flagged


def _moved_words(entry: Entry, record: Tracked) -> str:
    words = _tr("answers {reference}") if entry.kind is EntryKind.RESPONSE else _tr("on {reference}")
    return words.format(reference=record.reference)


def _owed(details: ActionDetails, directory: Directory) -> tuple[list[str], bool]:
    """Who owns an action and when it is due, and whether either is missing."""
    owner = directory.short_of(Party(details.owner_id, details.owner_organisation_id))
    due = format_due(details.due)
    words = [owner or _tr("no owner"), _due_phrase(due, is_date=details.due.kind is DueKind.DATE)]
    return words, not owner or not due


def _due_phrase(due: str, *, is_date: bool) -> str:
    if not due:
        return _tr("no due date")
    return _tr("by {due}").format(due=due) if is_date else _tr("by the {due}").format(due=due)


def standing(record: Tracked, today: date, directory: Directory) -> tuple[str, bool]:
    """How an open record stands, and whether that is late: "MPS · overdue 12 days", "62 days old"."""
    if not isinstance(record.details, ActionDetails):
        return _late(record, today) or (_aged(record, today), False)
    owner = directory.short_of(Party(record.details.owner_id, record.details.owner_organisation_id))
    due = record.details.due
    late = overdue_days(record, due.on, today)
    if late:
        words = _days(_tr("overdue {days}"), late)
    elif due.on is not None:
        words = _tr("by {day}").format(day=spell_date_shortly(due.on))
    else:
        words = format_due(due) or _tr("no due date")
    return f"{owner or _tr('no owner')} · {words}", late > 0


def _late(record: Tracked, today: date) -> tuple[str, bool] | None:
    """What is late of a challenge or an assurance: what was promised, and how long it counted."""
    if Need.STALE in needs_of(record, None, today) and isinstance(record.details, AssuranceDetails):
        return _days(_tr("stale for {days}"), _since(record.details.stale_after, today)), True
    promise = last_promise(record)
    days = 0 if promise is None else _since(promise.promised_by, today)
    return (_days(_tr("promise {days} late"), days), True) if days > 0 else None


def _since(day: date | None, today: date) -> int:
    return 0 if day is None else (today - day).days


def _aged(record: Tracked, today: date) -> str:
    age = _days(_tr("{days} old"), age_days(record, today))
    is_as_raised = record.status is first_status(record.kind)
    return age if is_as_raised else f"{age} · {record.status.label.lower()}"


def _days(words: str, days: int) -> str:
    if days == 0 and "old" in words:
        return _tr("today")
    return words.format(days=_tr("1 day") if days == 1 else _tr("{n} days").format(n=days))


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
