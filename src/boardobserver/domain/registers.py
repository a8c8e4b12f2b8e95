"""One line of a register: a tracked record with what is computed of it, ready to be shown and filtered.

A register can hold twenty thousand lines of which a window shows thirty, so a line has only the columns that
are read with it; what takes longer to know is asked for when a filter, a sort or the screen wants it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from boardobserver.domain.attention import Need
from boardobserver.domain.folding import fold
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Due, Id, TrackedStatus
from boardobserver.domain.tracking import is_closed, is_open
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
    party_id: Id | None = None
    party_organisation_id: Id | None = None
    put_as: ChallengeKind | None = None
    addressee: Addressee | None = None
    response: AdviceResponse | None = None
    due_kind: DueKind | None = None
    due_on: date | None = None
    due_set_on: date | None = None


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


_ADDRESSEES = {
    Addressee.MPS: Who("MPS", ("MPS",)),
    Addressee.MOPAC: Who("MOPAC", ("MOPAC",)),
    Addressee.BOTH: Who("MPS and MOPAC", ("MPS", "MOPAC")),
}
_NOBODY = Who()
_NO_NEEDS: frozenset[Need] = frozenset()


class RegisterRow:
    """One record as its register shows it. It never changes: what it was asked once, it remembers.

    Args:
        head: Its columns.
        facts: What else there is to know.

    Attributes:
        searched: What words are looked for in, folded.
    """

    __slots__ = ("_facts", "_reference", "_standing", "_track", "head", "id", "searched", "status", "text")

    searched: str

    def __init__(self, head: RegisterHead, facts: RegisterFacts) -> None:
        self.head = head
        self.id = head.id
        self.status = head.status
        self.text = head.text
        self._facts = facts
        self._reference = ""
        self._standing: Standing | None = None
        self._track: Track | None = None

    @property
    def kind(self) -> RecordKind:
        """What kind of record it is."""
        return self.head.kind

    @property
    def reference(self) -> Reference:
        """Its printed reference."""
        head = self.head
        return Reference(head.kind, head.year, head.serial)

    def is_of(self, reference: Reference) -> bool:
        """Whether this is its reference."""
        head = self.head
        return head.serial == reference.serial and head.year == reference.year and head.kind is reference.kind

    @property
    def reference_words(self) -> str:
        """The reference as it is printed."""
        if not self._reference:
            self._reference = str(self.reference)
        return self._reference

    @property
    def raised_on(self) -> date:
        """When it was raised."""
        return self.head.raised_on

    @property
    def put_as(self) -> ChallengeKind | None:
        """In what form a challenge was put; None for other kinds."""
        return self.head.put_as

    @property
    def topics(self) -> tuple[str, ...]:
        """Its topics, in the board's order."""
        return self._facts.topics_of(self.id)

    @property
    def owner(self) -> Who:
        """Who owns an action."""
        return self._party() if self.head.kind is RecordKind.ACTION else _NOBODY

    @property
    def raised_by(self) -> Who:
        """Who raised it, or gave an assurance."""
        giver = self._party() if self.head.kind is RecordKind.ASSURANCE else _NOBODY
        return giver or self._facts.who(self.head.raised_by_id, None)

    @property
    def directed_to(self) -> Who:
        """To whom a challenge was put or advice was given."""
        head = self.head
        if head.addressee is not None:
            return _ADDRESSEES[head.addressee]
        return self._party() if head.kind is RecordKind.CHALLENGE else _NOBODY

    @property
    def who(self) -> Who:
        """Whom its register names beside it: the owner, the one asked or addressed, or who noted or gave it.

        Nobody else stands in for one who is not known: a column that says "Owner" names no one but owners.
        """
        if self.head.kind is RecordKind.ACTION:
            return self.owner
        asks = self.head.kind in (RecordKind.CHALLENGE, RecordKind.ADVICE)
        return self.directed_to if asks else self.raised_by

    @property
    def due(self) -> Due:
        """The due date as it was given, for an action."""
        head = self.head
        return Due() if head.due_kind is None else Due(head.due_kind, head.due_on)

    @property
    def standing(self) -> Standing:
        """What is computed of it."""
        if self._standing is None:
            self._standing = self._facts.standing_of(self.head)
        return self._standing

    @property
    def due_on(self) -> date | None:
        """The day by which something is due of it (see `attention.due_on`), if that is known."""
        return self.standing.due_on

    @property
    def needs(self) -> frozenset[Need]:
        """What of it needs attention: nothing when it is at its end."""
        return _NO_NEEDS if self.is_closed else self.standing.needs

    @property
    def age_days(self) -> int:
        """The days since it was raised."""
        return self.standing.age_days

    @property
    def overdue_days(self) -> int:
        """By how many days it is late; 0 when it is not."""
        return self.standing.overdue_days

    @property
    def track(self) -> Track:
        """Where it has been."""
        if self._track is None:
            self._track = self._facts.track_of(self.id)
        return self._track

    @property
    def meetings(self) -> tuple[PassedMeeting, ...]:
        """The meetings that it passed through, by their dates."""
        return self.track.meetings

    @property
    def last(self) -> LastMovement | None:
        """The latest of its movements."""
        return self.track.last

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

    if not TYPE_CHECKING:  # a type checker would let every name through because of it

        def __getattr__(self, name: str) -> str:
            """Make `searched` when it is first asked for.

            From then on it is a plain slot, which a filter reads in a third of the time of a property.
            """
            if name != "searched":
                raise AttributeError(name)
            self.searched = self._made_searched()
            return self.searched

    def _made_searched(self) -> str:
        who = (name for each in (self.owner, self.raised_by, self.directed_to) for name in each.names)
        parts = (self.reference_words, self.text, self.status.label, *self.topics, *who)
        return fold("\n".join(parts))

    def _party(self) -> Who:
        return self._facts.who(self.head.party_id, self.head.party_organisation_id)
