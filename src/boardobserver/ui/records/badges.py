"""The badges of a record: of its kind, of where it stands, and of what somebody has to see to."""

from boardobserver.domain.attention import Need
from boardobserver.domain.snapshots import TrackedStatus
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.theme import BadgeLook, Theme
from boardobserver.ui.widgets.rows_model import RowBadge

_ENTRY_KINDS = {
    RecordKind.CHALLENGE: EntryKind.CHALLENGE,
    RecordKind.ADVICE: EntryKind.ADVICE,
    RecordKind.ACTION: EntryKind.ACTION,
    RecordKind.DECISION: EntryKind.DECISION,
}
_LOOKS: dict[str, tuple[Tone, str]] = {
    "open": (Tone.INFO, "circle-dot"),
    "outstanding": (Tone.INFO, "circle-dot"),
    "part_answered": (Tone.INFO, "reply"),
    "in_progress": (Tone.INFO, "play"),
    "awaiting_confirmation": (Tone.INFO, "clock"),
    "answered": (Tone.GOOD, "reply"),
    "accepted": (Tone.GOOD, "check"),
    "implemented": (Tone.GOOD, "circle-check"),
    "closed": (Tone.GOOD, "circle-check"),
    "not_accepted": (Tone.WARNING, "x"),
    "escalated": (Tone.WARNING, "arrow-up"),
}
"""By the value of a status, which means the same in every vocabulary; the others are quiet."""

_QUIET = {"superseded": "history", "withdrawn": "minus"}

_NEEDS = {
    Need.OVERDUE: (Tone.FAULT, "clock"),
    Need.STALE: (Tone.WARNING, "history"),
    Need.RESPONSE_AWAITED: (Tone.WARNING, "reply"),
    Need.ADVICE_WITHOUT_RESPONSE: (Tone.WARNING, "reply"),
    Need.REVIEW_DUE: (Tone.WARNING, "calendar-days"),
}


def record_badge(theme: Theme, kind: RecordKind) -> BadgeLook:
    """The badge of a kind of record."""
    entry_kind = _ENTRY_KINDS.get(kind)
    if entry_kind is None:
        return theme.tone_badge(Tone.NEUTRAL, kind.label, "shield-check")
    return theme.kind_badge(entry_kind)


def status_badge(theme: Theme, status: TrackedStatus) -> BadgeLook:
    """The badge of where a record stands."""
    look = status_cell(status)
    return theme.tone_badge(look.tone, status.label, look.icon)


def status_cell(status: TrackedStatus) -> RowBadge:
    """As `status_badge`, for the cell of a table that has the word."""
    return RowBadge(*_LOOKS.get(status.value, (Tone.NEUTRAL, _QUIET.get(status.value, "check"))))


def need_cell(need: Need) -> RowBadge:
    """As `need_badge`, for the cell of a table that has the words."""
    return RowBadge(*_NEEDS[need])


def need_badge(theme: Theme, need: Need, words: str) -> BadgeLook:
    """The badge of something that somebody has to see to."""
    tone, icon = _NEEDS[need]
    return theme.tone_badge(tone, words, icon)
