"""Lines of registers, made by hand or by chance."""

import datetime as dt
from dataclasses import dataclass

from hypothesis import strategies as st

from boardobserver.domain.attention import Need
from boardobserver.domain.numbering import Reference
from boardobserver.domain.register_facts import PassedMeeting, RegisterHead, Standing, Track, Who
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.snapshots import Due, Id, TrackedStatus
from boardobserver.domain.tracking import first_status, statuses_of
from boardobserver.domain.words import ChallengeKind, DueKind, RecordKind

TODAY = dt.date(2026, 4, 15)
KINDS = [kind for kind in RecordKind if kind is not RecordKind.MEETING]
PEOPLE = (
    Who(),
    Who("MPS", ("MPS", "Metropolitan Police Service")),
    Who("LL", ("LL", "LFR lead", "MPS", "Metropolitan Police Service")),
    Who("OB", ("OB", "Lead observer", "MOPAC")),
)
NO_DATE = Due()
TOPICS = ("Bias and equality", "Training", "Watchlist")


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """What a line is told when it asks, given by hand; its party is known by the key "party"."""

    party: Who = PEOPLE[0]
    raised_by: Who = PEOPLE[0]
    topics: tuple[str, ...] = ()
    meetings: tuple[int, ...] = ()
    due_on: dt.date | None = None
    needs: frozenset[Need] = frozenset()

    def who(self, person_id: Id | None, organisation_id: Id | None) -> Who:
        """The party, or who raised it."""
        assert organisation_id is None
        return self.party if person_id == "party" else self.raised_by

    def topics_of(self, record_id: Id) -> tuple[str, ...]:
        """The topics."""
        assert record_id
        return self.topics

    def track_of(self, record_id: Id) -> Track:
        """The meetings, and no movement."""
        assert record_id
        kind = RecordKind.MEETING
        return Track(
            tuple(PassedMeeting(str(each), each, Reference(kind, 2026, each)) for each in self.meetings)
        )

    def standing_of(self, head: RegisterHead) -> Standing:
        """What was given, and the age."""
        return Standing(self.due_on, self.needs, max(0, (TODAY - head.raised_on).days), 0)


def row(
    kind: RecordKind | None = None,
    text: str = "Why 0.64?",
    *,
    serial: int = 14,
    status: TrackedStatus | None = None,
    topics: tuple[str, ...] = (),
    put_as: ChallengeKind | None = None,
    owner: Who = PEOPLE[0],
    raised_by: Who = PEOPLE[0],
    directed_to: Who = PEOPLE[0],
    raised_on: dt.date = dt.date(2025, 11, 19),
    due: Due = NO_DATE,
    due_on: dt.date | None = None,
    meetings: tuple[int, ...] = (),
    needs: frozenset[Need] = frozenset(),
) -> RegisterRow:
    """A line; what is not given is as on a new record: an action if it is owned or due, else a challenge."""
    is_action = bool(owner) or due != NO_DATE
    kind = kind or (RecordKind.ACTION if is_action else RecordKind.CHALLENGE)
    head = RegisterHead(
        id=f"{kind}-{serial}",
        kind=kind,
        year=raised_on.year,
        serial=serial,
        text=text,
        status=first_status(kind) if status is None else status,
        raised_on=raised_on,
        raised_by_id="by",
        meeting_id=None,
        party_id="party",
        put_as=put_as,
        due_kind=due.kind if kind is RecordKind.ACTION else None,
        due_on=due.on,
    )
    return RegisterRow(
        head, GivenFacts(owner or directed_to, raised_by, topics, meetings, due_on or due.on, needs)
    )


@st.composite
def rows(draw: st.DrawFn) -> RegisterRow:
    """Any line."""
    kind = draw(st.sampled_from(KINDS))
    days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    is_action = kind is RecordKind.ACTION
    due_kind = draw(st.sampled_from(DueKind)) if is_action else DueKind.NONE
    party = draw(st.sampled_from(PEOPLE))
    return row(
        kind,
        draw(st.sampled_from(["Why 0.64?", "the false alert rate", "Müller’s report", "bias", "-x"])),
        serial=draw(st.integers(1, 30)),
        status=draw(st.sampled_from(list(statuses_of(kind)))),
        topics=tuple(draw(st.sets(st.sampled_from(TOPICS)))),
        put_as=draw(st.sampled_from([None, *ChallengeKind])),
        owner=party if is_action else PEOPLE[0],
        raised_by=draw(st.sampled_from(PEOPLE)),
        directed_to=PEOPLE[0] if is_action else party,
        raised_on=draw(days),
        due=Due(due_kind, draw(days) if due_kind is DueKind.DATE else None),
        due_on=None if is_action else draw(st.none() | days),
        meetings=tuple(sorted(draw(st.sets(st.integers(1, 20), max_size=3)))),
        needs=frozenset(draw(st.sets(st.sampled_from(Need)))),
    )


TERMS = (
    "is:open",
    "is:closed",
    "is:overdue",
    "is:stale",
    "is:awaiting,review",
    "is:carried",
    "owner:MPS",
    "owner:none",
    "by:ob,ll",
    "to:lfr",
    "topic:bias,training",
    "topic:none",
    "meeting:14",
    "meeting:none,3",
    "ref:CH-2025-014",
    "ref:2026",
    "due:<30-April",
    "due:none",
    "due:>=2026-04,next-meeting",
    "raised:2025",
    "raised:<=today",
    "status:answered",
    'status:"part answered",open',
    "kind:question,action",
    "why",
    '"false alert"',
    "muller",
)
"""Terms that can all be read."""


def terms() -> st.SearchStrategy[str]:
    """A term that can be read, or is not to hold."""
    return st.builds("{}{}".format, st.sampled_from(["", "-"]), st.sampled_from(TERMS))
