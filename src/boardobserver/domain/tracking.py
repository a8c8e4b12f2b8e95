"""The states of tracked records: which there are for a kind, where each begins, which are at an end."""

from typing import Final

from boardobserver.domain.snapshots import TrackedStatus
from boardobserver.domain.words import (
    ActionStatus,
    AdviceStatus,
    AssuranceStatus,
    ChallengeStatus,
    DecisionStatus,
    RecordKind,
)

_STATUSES: dict[RecordKind, type[TrackedStatus]] = {
    RecordKind.CHALLENGE: ChallengeStatus,
    RecordKind.ADVICE: AdviceStatus,
    RecordKind.ACTION: ActionStatus,
    RecordKind.DECISION: DecisionStatus,
    RecordKind.ASSURANCE: AssuranceStatus,
}
TRACKED_KINDS: Final = tuple(_STATUSES)
"""The kinds of record that are followed from meeting to meeting, in the order in which they are listed."""

_FIRST: dict[RecordKind, TrackedStatus] = {
    RecordKind.CHALLENGE: ChallengeStatus.OPEN,
    RecordKind.ADVICE: AdviceStatus.OUTSTANDING,
    RecordKind.ACTION: ActionStatus.OPEN,
    RecordKind.DECISION: DecisionStatus.RECORDED,
    RecordKind.ASSURANCE: AssuranceStatus.STANDING,
}
_WITHDRAWN: dict[RecordKind, TrackedStatus] = {
    RecordKind.CHALLENGE: ChallengeStatus.WITHDRAWN,
    RecordKind.ADVICE: AdviceStatus.WITHDRAWN,
    RecordKind.ACTION: ActionStatus.WITHDRAWN,
    RecordKind.DECISION: DecisionStatus.WITHDRAWN,
    RecordKind.ASSURANCE: AssuranceStatus.WITHDRAWN,
}
_OPEN: frozenset[TrackedStatus] = frozenset(
    {
        ChallengeStatus.OPEN,
        ChallengeStatus.PART_ANSWERED,
        ChallengeStatus.ESCALATED,
        AdviceStatus.OUTSTANDING,
        AdviceStatus.IN_PROGRESS,
        ActionStatus.OPEN,
        ActionStatus.IN_PROGRESS,
        ActionStatus.AWAITING_CONFIRMATION,
    }
)
_CLOSED: dict[type[TrackedStatus], frozenset[TrackedStatus]] = {
    ChallengeStatus: frozenset({ChallengeStatus.CLOSED, ChallengeStatus.WITHDRAWN}),
    AdviceStatus: frozenset(
        {
            AdviceStatus.IMPLEMENTED,
            AdviceStatus.SUPERSEDED,
            AdviceStatus.NOT_ACCEPTED,
            AdviceStatus.WITHDRAWN,
        }
    ),
    ActionStatus: frozenset({ActionStatus.CLOSED, ActionStatus.SUPERSEDED, ActionStatus.WITHDRAWN}),
    DecisionStatus: frozenset({DecisionStatus.SUPERSEDED, DecisionStatus.WITHDRAWN}),
    AssuranceStatus: frozenset({AssuranceStatus.SUPERSEDED, AssuranceStatus.WITHDRAWN}),
}
"""By vocabulary, because words of two of them are equal when their values are."""


def statuses_of(kind: RecordKind) -> type[TrackedStatus]:
    """The vocabulary of states of a kind of record."""
    return _STATUSES[kind]


def status_word(kind: RecordKind, value: str) -> TrackedStatus:
    """A stored state as a word of its kind's vocabulary.

    >>> status_word(RecordKind.ACTION, "in_progress").label
    'In progress'
    """
    return _STATUSES[kind](value)


def first_status(kind: RecordKind) -> TrackedStatus:
    """The state that a new record of a kind begins in."""
    return _FIRST[kind]


def withdrawn_status(kind: RecordKind) -> TrackedStatus:
    """The state of a withdrawn record of a kind."""
    return _WITHDRAWN[kind]


def is_open(status: TrackedStatus) -> bool:
    """Whether a record in this state still waits for something."""
    return status in _OPEN


def is_closed(status: TrackedStatus) -> bool:
    """Whether a record in this state is at its end, until it is opened again.

    An answered challenge is neither open nor closed, and neither is a decision or an assurance that stands.
    """
    return status in _CLOSED[type(status)]


def open_statuses() -> frozenset[TrackedStatus]:
    """Every state in which a record still waits for something."""
    return _OPEN
