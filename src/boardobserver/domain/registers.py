"""One line of a register: a tracked record with what is computed of it, ready to be shown and filtered.

A register can hold twenty thousand lines of which a window shows thirty, so a line has only the columns that
are read with it; what takes longer to know is asked for when a filter, a sort or the screen wants it.
"""

from datetime import date
from typing import TYPE_CHECKING

from boardobserver.domain.attention import Need
from boardobserver.domain.folding import fold
from boardobserver.domain.numbering import Reference
from boardobserver.domain.register_facts import (
    LastMovement,
    PassedMeeting,
    RegisterFacts,
    RegisterHead,
    Standing,
    Track,
    Who,
)
from boardobserver.domain.snapshots import Due
from boardobserver.domain.tracking import is_closed, is_open
from boardobserver.domain.words import (
    Addressee,
    ChallengeKind,
    RecordKind,
)

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
        return self.head.reference

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
