"""Lines of registers, made by hand or by chance."""

import datetime as dt

from hypothesis import strategies as st

from boardobserver.domain.attention import Need
from boardobserver.domain.numbering import Reference
from boardobserver.domain.registers import PassedMeeting, RegisterRow, Who
from boardobserver.domain.snapshots import Due, TrackedStatus
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


def row(
    kind: RecordKind = RecordKind.CHALLENGE,
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
    """A line; what is not given is as it is on a new record."""
    return RegisterRow(
        id=f"{kind}-{serial}",
        kind=kind,
        reference=Reference(kind, raised_on.year, serial),
        text=text,
        status=first_status(kind) if status is None else status,
        topics=topics,
        put_as=put_as,
        owner=owner,
        raised_by=raised_by,
        directed_to=directed_to,
        raised_on=raised_on,
        due=due,
        due_on=due.on if due_on is None else due_on,
        meetings=tuple(
            PassedMeeting(str(number), number, Reference(RecordKind.MEETING, 2026, number))
            for number in meetings
        ),
        last=None,
        needs=needs,
        age_days=max(0, (TODAY - raised_on).days),
        overdue_days=0,
    )


@st.composite
def rows(draw: st.DrawFn) -> RegisterRow:
    """Any line."""
    kind = draw(st.sampled_from(KINDS))
    days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    due_kind = draw(st.sampled_from(DueKind))
    return row(
        kind,
        draw(st.sampled_from(["Why 0.64?", "the false alert rate", "Müller’s report", "bias", "-x"])),
        serial=draw(st.integers(1, 30)),
        status=draw(st.sampled_from(list(statuses_of(kind)))),
        topics=tuple(draw(st.sets(st.sampled_from(TOPICS)))),
        put_as=draw(st.sampled_from([None, *ChallengeKind])),
        owner=draw(st.sampled_from(PEOPLE)),
        raised_by=draw(st.sampled_from(PEOPLE)),
        directed_to=draw(st.sampled_from(PEOPLE)),
        raised_on=draw(days),
        due=Due(due_kind, draw(days) if due_kind is DueKind.DATE else None),
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
