"""The life of each kind of record: from which state to which it may go, and what has to be said for it.

Nothing is deleted: a record is closed, superseded or withdrawn, and can be opened again. Any record can be
withdrawn. What a line of the running record does to its record (noting an answer, or taking the line back)
is no choice of the observer's, and is not bound by these tables.
"""

from enum import StrEnum

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import TrackedStatus
from boardobserver.domain.tracking import first_status, is_closed, is_open, statuses_of
from boardobserver.domain.words import (
    ActionStatus,
    AdviceStatus,
    AssuranceStatus,
    ChallengeStatus,
    DecisionStatus,
    Movement,
    RecordKind,
)


class Asked(StrEnum):
    """What has to be said for a move, by the name of the field that it is said in."""

    OUTCOME = "outcome"
    EVIDENCE = "evidence"
    REASON = "reason"


_Moves = dict[TrackedStatus, tuple[TrackedStatus, ...]]

_CHALLENGE: _Moves = {
    ChallengeStatus.OPEN: (
        ChallengeStatus.PART_ANSWERED,
        ChallengeStatus.ANSWERED,
        ChallengeStatus.ACCEPTED,
        ChallengeStatus.NOT_ACCEPTED,
        ChallengeStatus.ESCALATED,
        ChallengeStatus.CLOSED,
    ),
    ChallengeStatus.PART_ANSWERED: (
        ChallengeStatus.OPEN,
        ChallengeStatus.ANSWERED,
        ChallengeStatus.ACCEPTED,
        ChallengeStatus.NOT_ACCEPTED,
        ChallengeStatus.ESCALATED,
        ChallengeStatus.CLOSED,
    ),
    ChallengeStatus.ESCALATED: (
        ChallengeStatus.OPEN,
        ChallengeStatus.PART_ANSWERED,
        ChallengeStatus.ANSWERED,
        ChallengeStatus.ACCEPTED,
        ChallengeStatus.NOT_ACCEPTED,
        ChallengeStatus.CLOSED,
    ),
    ChallengeStatus.ANSWERED: (
        ChallengeStatus.OPEN,
        ChallengeStatus.PART_ANSWERED,
        ChallengeStatus.ACCEPTED,
        ChallengeStatus.NOT_ACCEPTED,
        ChallengeStatus.ESCALATED,
        ChallengeStatus.CLOSED,
    ),
    ChallengeStatus.ACCEPTED: (ChallengeStatus.OPEN, ChallengeStatus.ESCALATED, ChallengeStatus.CLOSED),
    ChallengeStatus.NOT_ACCEPTED: (ChallengeStatus.OPEN, ChallengeStatus.ESCALATED, ChallengeStatus.CLOSED),
    ChallengeStatus.CLOSED: (ChallengeStatus.OPEN,),
    ChallengeStatus.WITHDRAWN: (ChallengeStatus.OPEN,),
}
_ADVICE: _Moves = {
    AdviceStatus.OUTSTANDING: (
        AdviceStatus.IN_PROGRESS,
        AdviceStatus.IMPLEMENTED,
        AdviceStatus.NOT_ACCEPTED,
        AdviceStatus.SUPERSEDED,
    ),
    AdviceStatus.IN_PROGRESS: (
        AdviceStatus.OUTSTANDING,
        AdviceStatus.IMPLEMENTED,
        AdviceStatus.NOT_ACCEPTED,
        AdviceStatus.SUPERSEDED,
    ),
    AdviceStatus.IMPLEMENTED: (AdviceStatus.OUTSTANDING, AdviceStatus.IN_PROGRESS, AdviceStatus.SUPERSEDED),
    AdviceStatus.NOT_ACCEPTED: (AdviceStatus.OUTSTANDING, AdviceStatus.IN_PROGRESS, AdviceStatus.SUPERSEDED),
    AdviceStatus.SUPERSEDED: (AdviceStatus.OUTSTANDING,),
    AdviceStatus.WITHDRAWN: (AdviceStatus.OUTSTANDING,),
}
_ACTION: _Moves = {
    ActionStatus.OPEN: (
        ActionStatus.IN_PROGRESS,
        ActionStatus.AWAITING_CONFIRMATION,
        ActionStatus.CLOSED,
        ActionStatus.SUPERSEDED,
    ),
    ActionStatus.IN_PROGRESS: (
        ActionStatus.OPEN,
        ActionStatus.AWAITING_CONFIRMATION,
        ActionStatus.CLOSED,
        ActionStatus.SUPERSEDED,
    ),
    ActionStatus.AWAITING_CONFIRMATION: (
        ActionStatus.OPEN,
        ActionStatus.IN_PROGRESS,
        ActionStatus.CLOSED,
        ActionStatus.SUPERSEDED,
    ),
    ActionStatus.CLOSED: (ActionStatus.OPEN,),
    ActionStatus.SUPERSEDED: (ActionStatus.OPEN,),
    ActionStatus.WITHDRAWN: (ActionStatus.OPEN,),
}
_DECISION: _Moves = {
    DecisionStatus.RECORDED: (DecisionStatus.SUPERSEDED,),
    DecisionStatus.SUPERSEDED: (DecisionStatus.RECORDED,),
    DecisionStatus.WITHDRAWN: (DecisionStatus.RECORDED,),
}
_ASSURANCE: _Moves = {
    AssuranceStatus.STANDING: (AssuranceStatus.SUPERSEDED,),
    AssuranceStatus.SUPERSEDED: (AssuranceStatus.STANDING,),
    AssuranceStatus.WITHDRAWN: (AssuranceStatus.STANDING,),
}
_MOVES: dict[RecordKind, _Moves] = {
    RecordKind.CHALLENGE: _CHALLENGE,
    RecordKind.ADVICE: _ADVICE,
    RecordKind.ACTION: _ACTION,
    RecordKind.DECISION: _DECISION,
    RecordKind.ASSURANCE: _ASSURANCE,
}
_NAMED = {
    RecordKind.CHALLENGE: "A challenge",
    RecordKind.ADVICE: "Ethics advice",
    RecordKind.ACTION: "An action",
    RecordKind.DECISION: "A decision",
    RecordKind.ASSURANCE: "An assurance",
}
_ASKED: dict[str, tuple[Asked, ...]] = {
    "closed": (Asked.OUTCOME, Asked.EVIDENCE),
    "implemented": (Asked.EVIDENCE,),
    "superseded": (Asked.REASON,),
    "withdrawn": (Asked.REASON,),
}


def permitted(kind: RecordKind, status: TrackedStatus) -> tuple[TrackedStatus, ...]:
    """The states that a record of a kind may go to from the one it is in, in the order of their vocabulary.

    >>> [status.value for status in permitted(RecordKind.ACTION, ActionStatus.CLOSED)]
    ['open', 'withdrawn']
    """
    to = _MOVES[kind][status]
    return tuple(
        each for each in statuses_of(kind) if each != status and (each in to or each.value == "withdrawn")
    )


def asked_for(status: TrackedStatus) -> tuple[Asked, ...]:
    """What has to be said to bring a record to a state.

    >>> asked_for(ActionStatus.WITHDRAWN)
    (<Asked.REASON: 'reason'>,)
    """
    return _ASKED.get(status.value, ())


def require_permitted(kind: RecordKind, before: TrackedStatus, after: TrackedStatus) -> None:
    """Let a move pass that its kind permits.

    Raises:
        Refusal: It does not; the sentence names the moves that are permitted.
    """
    legal = permitted(kind, before)
    if after in legal:
        return
    names = [f"“{status.label.lower()}”" for status in legal]
    choices = " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    raise Refusal(
        f"{_NAMED[kind]} that is “{before.label.lower()}” cannot be “{after.label.lower()}” next, "
        f"only {choices}.",
        "status",
    )


def status_after_response(status: TrackedStatus) -> TrackedStatus:
    """The state of a challenge when it has been responded to: answered, if it was open.

    >>> [status_after_response(each).value for each in (ChallengeStatus.OPEN, ChallengeStatus.ESCALATED)]
    ['answered', 'escalated']
    """
    return ChallengeStatus.ANSWERED if status is ChallengeStatus.OPEN else status


def require_answerable(status: TrackedStatus) -> None:
    """Let a response be recorded to a challenge that is not at its end.

    Raises:
        Refusal: It is closed or withdrawn.
    """
    if is_closed(status):
        raise Refusal(
            f"This challenge is {status.label.lower()}. Open it again before you record a response.",
            "status",
        )


def movement_of(kind: RecordKind, before: TrackedStatus, after: TrackedStatus) -> Movement:
    """What a change of state is called in a record's history.

    >>> movement_of(RecordKind.CHALLENGE, ChallengeStatus.ANSWERED, ChallengeStatus.OPEN).value
    'reopened'
    """
    if after.value == "withdrawn":
        return Movement.WITHDRAWN
    if after.value == "closed":
        return Movement.CLOSED
    is_again = is_open(after) or after == first_status(kind)
    was_at_rest = not is_open(before) and before != first_status(kind)
    return Movement.REOPENED if is_again and was_at_rest else Movement.CHANGED_STATUS
