"""One line of a register: a tracked record with what is computed of it, ready to be shown and filtered."""

from dataclasses import dataclass, field
from datetime import date

from boardobserver.domain.attention import Need
from boardobserver.domain.folding import fold
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Due, Id, MovementRecord, TrackedStatus
from boardobserver.domain.tracking import is_closed, is_open
from boardobserver.domain.words import ChallengeKind, RecordKind


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a line of a register names.

    Attributes:
        short: Initials or a short name, as it is shown; empty for nobody.
        names: Everything that the person or body goes by, the organisation of a person included.
        folded: The same for comparing.

    >>> bool(Who()), Who("LL", ("LL", "LFR lead", "MPS")).folded
    (False, ('ll', 'lfr lead', 'mps'))
    """

    short: str = ""
    names: tuple[str, ...] = ()
    folded: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", tuple(fold(name) for name in self.names if name.strip()))

    def __bool__(self) -> bool:
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class PassedMeeting:
    """A meeting that a record passed through."""

    id: Id
    number: int
    reference: Reference


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One record as its register shows it.

    Attributes:
        put_as: In what form a challenge was put; None for other kinds.
        owner: Who owns an action.
        raised_by: Who raised it, or gave an assurance.
        directed_to: To whom a challenge was put or advice was given.
        due: The due date as it was given, for an action.
        due_on: The day by which something is due of it (see `attention.due_on`), if that is known.
        meetings: The meetings that it passed through, in their order.
        last: The latest of its movements.
        needs: What of it needs attention.
        age_days: The days since it was raised.
        overdue_days: By how many days it is late; 0 when it is not.
        searched: What its words are looked for in, folded.
    """

    id: Id
    kind: RecordKind
    reference: Reference
    text: str
    status: TrackedStatus
    topics: tuple[str, ...]
    put_as: ChallengeKind | None
    owner: Who
    raised_by: Who
    directed_to: Who
    raised_on: date
    due: Due
    due_on: date | None
    meetings: tuple[PassedMeeting, ...]
    last: MovementRecord | None
    needs: frozenset[Need]
    age_days: int
    overdue_days: int
    searched: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        who = (name for each in (self.owner, self.raised_by, self.directed_to) for name in each.names)
        parts = (str(self.reference), self.text, self.status.label, *self.topics, *who)
        object.__setattr__(self, "searched", fold("\n".join(parts)))

    @property
    def who(self) -> Who:
        """Whom its register names beside it: the owner, the one asked or addressed, or who gave it."""
        return self.owner or self.directed_to or self.raised_by

    @property
    def carried(self) -> int:
        """How often it was carried to a further meeting."""
        return max(0, len(self.meetings) - 1)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for something."""
        return is_open(self.status)

    @property
    def is_closed(self) -> bool:
        """Whether it is at its end."""
        return is_closed(self.status)
