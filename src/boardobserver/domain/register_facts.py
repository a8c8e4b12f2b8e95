"""What is read and computed of a record for its line in a register."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, Protocol

from boardobserver.domain.attention import Need
from boardobserver.domain.folding import fold
from boardobserver.domain.numbering import USUAL_REFERENCES, Reference, ReferenceStyle
from boardobserver.domain.snapshots import Id, TrackedStatus
from boardobserver.domain.words import (
    Addressee,
    AdviceResponse,
    ChallengeKind,
    DueKind,
    Movement,
    RecordKind,
)


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


class LastMovement(NamedTuple):
    """The latest of what happened to a record.

    Attributes:
        meeting_id: The meeting at which it did; None outside a meeting.
    """

    what: Movement
    at: datetime
    meeting_id: Id | None


class Track(NamedTuple):
    """Where a record has been: the meetings it passed through, by their dates, and its latest movement."""

    meetings: tuple[PassedMeeting, ...] = ()
    last: LastMovement | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is computed of a record on a day; see `attention`.

    Attributes:
        due_on: The day by which something is due of it, if that is known.
        needs: What of it needs attention.
        age_days: The days since it was raised.
        overdue_days: By how many days it is late; 0 when it is not.
    """

    due_on: date | None
    needs: frozenset[Need]
    age_days: int
    overdue_days: int


class RegisterHead(NamedTuple):
    """The columns of a record that are read with its line: those of every kind, then those of some.

    A tuple rather than a dataclass because thousands are made while a page opens.

    Attributes:
        references: How the board writes its references.
        party_id: Who owns an action, to whom a challenge was put, who gave an assurance.
        party_organisation_id: The same, where it is an organisation.
        put_as: In what form a challenge was put.
        addressee: To whom advice was given; `response`: what the Metropolitan Police Service made of it.
        due_kind: How the due date of an action is given; `due_set_on`: when.
        due_on: The due date of an action, the review date of advice, the last day that an assurance counts.
    """

    id: Id
    kind: RecordKind
    year: int
    serial: int
    text: str
    status: TrackedStatus
    raised_on: date
    raised_by_id: Id | None
    meeting_id: Id | None
    references: ReferenceStyle = USUAL_REFERENCES
    party_id: Id | None = None
    party_organisation_id: Id | None = None
    put_as: ChallengeKind | None = None
    addressee: Addressee | None = None
    response: AdviceResponse | None = None
    due_kind: DueKind | None = None
    due_on: date | None = None
    due_set_on: date | None = None

    @property
    def reference(self) -> Reference:
        """Its printed reference."""
        return Reference(self.kind, self.year, self.serial, self.raised_on, self.references)


class RegisterFacts(Protocol):
    """What the lines of a register ask for when it is wanted of them."""

    def who(self, person_id: Id | None, organisation_id: Id | None) -> Who:
        """A person or an organisation; nobody when neither is given."""
        ...

    def topics_of(self, record_id: Id) -> tuple[str, ...]:
        """The topics of a record, in the board's order."""
        ...

    def track_of(self, record_id: Id) -> Track:
        """Where a record has been."""
        ...

    def standing_of(self, head: RegisterHead) -> Standing:
        """What is computed of a record."""
        ...
