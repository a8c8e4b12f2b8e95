"""What the public edition says labels for is marked in the full one: passages, days, owners, and no more."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.support.meetings import OPENED, MeetingMaker
from tests.support.particulars import a_meeting, an_id
from tests.support.properties import examples

from boardobserver.domain.conventions import Annex, Conventions
from boardobserver.domain.release import Edition, Exemption
from boardobserver.domain.snapshots import (
    ActionDetails,
    ActionUpdate,
    AdviceDetails,
    AsOfToday,
    ChallengeDetails,
    DecisionDetails,
    Details,
    Due,
    FieldChange,
    Imprint,
    MeetingChanges,
    MinutesContent,
    MovementRecord,
    RecordToday,
    Response,
    Tracked,
    VersionNumber,
    Withholding,
)
from boardobserver.domain.withholding import as_printed, in_edition
from boardobserver.domain.withholding.words import LABEL, MARK, unmarked
from boardobserver.domain.words import DueKind, Marking, Movement, ResponseView
from boardobserver.publish.document import Block, Document, Fields, ListBlock, Notice, Paragraph, Runs, Table
from boardobserver.publish.minutes import minutes

DAYS = (date(2027, 3, 1), date(2027, 3, 11), date(2027, 5, 14))
SAID = ("1 March 2027", "Monday 1 March 2027", "1 Mar", "11 March", "14 May 2027", "14/5/27")
LEADS = ("LL to ", "The LFR lead to ", "MPS to ", "To ", "")
PASSAGES = (*SAID, "LFR lead (MPS)", "LFR lead", "Metropolitan Police Service", "LL to move", "move the vans")
GROUNDS = (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)

_days = st.sampled_from(DAYS)
_maybe_days = st.one_of(st.none(), _days)
_said = st.sampled_from(SAID)
_owners = st.sampled_from(("LL", "MPS", ""))


@st.composite
def meetings(draw: st.DrawFn) -> MinutesContent:
    """Minutes whose records have days and owners, said in their words in any way, and what is withheld."""
    maker = MeetingMaker()
    maker.meeting = replace(maker.meeting, marking=Marking.OFFICIAL)
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("LL", "LFR lead", of="MPS")
    maker.attends("LL")
    maker.item("Watchlists")
    for _ in range(draw(st.integers(1, 4))):
        made = _record(draw, maker)
        maker.records[made.id] = replace(made, details=_with_days(draw, made))
        if draw(st.booleans()):
            maker.entry(f"{draw(st.sampled_from(LEADS))}do so by {draw(_said)}", record_id=made.id)
    passages = draw(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=3, unique=True))
    withholdings = tuple(
        Withholding(an_id(900 + at), None, None, None, None, passage, draw(_grounds()), "why")
        for at, passage in enumerate(passages)
    )
    records = maker.records
    today = {
        key: RecordToday(each.status, due_on=day)
        for key, each in records.items()
        if (day := draw(_maybe_days)) is not None
    }
    moved = tuple(_movement(draw, an_id(700 + at), each) for at, each in enumerate(records.values()))
    return MinutesContent(
        maker.record(),
        withholdings=withholdings,
        today=AsOfToday(date(2026, 12, 2), today),
        changes=MeetingChanges(replace(a_meeting(), id=an_id(951)), moved, dict(records), {}, {}),
        # Which short forms are explained depends on which are said.
        conventions=Conventions(annexes=tuple(each for each in Annex if each is not Annex.INITIALS)),
        imprint=Imprint(VersionNumber(0, 1), Edition.FULL, ""),
    )


def _grounds() -> st.SearchStrategy[tuple[Exemption, ...]]:
    return st.sampled_from(((GROUNDS[0],), (GROUNDS[1],), GROUNDS))


def _record(draw: st.DrawFn, maker: MeetingMaker) -> Tracked:
    words = f"{draw(st.sampled_from(LEADS))}move the vans by {draw(_said)}"
    match draw(st.sampled_from(("action", "action", "challenge", "advice", "decision"))):
        case "action":
            return maker.action(words, owner=draw(_owners))
        case "challenge":
            return maker.challenge(words, by="LL")
        case "advice":
            return maker.advice(words)
        case _:
            return maker.decision(words)


def _with_days(draw: st.DrawFn, made: Tracked) -> Details:
    details = made.details
    day = draw(_maybe_days)
    match details:
        case ActionDetails():
            updates = (ActionUpdate(an_id(960), draw(_days), "Two were moved", None),)
            due = Due() if day is None else Due(DueKind.DATE, day)
            return replace(details, due=due, updates=updates if draw(st.booleans()) else ())
        case AdviceDetails():
            return replace(details, source_date=day, response_date=draw(_maybe_days), review_date=day)
        case DecisionDetails():
            return replace(details, effective_date=day)
        case ChallengeDetails():
            at = OPENED if day is None else datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
            response = Response(
                an_id(961), "We do", None, None, at, day is None, None, draw(_maybe_days), ResponseView.PARTLY
            )
            return replace(details, responses=(response,))
        case _:
            raise AssertionError(details)


def _movement(draw: st.DrawFn, key: str, made: Tracked) -> MovementRecord:
    is_deferred = draw(st.booleans())
    return MovementRecord(
        id=key,
        record_id=made.id,
        what=Movement.DEFERRED if is_deferred else Movement.DUE_CHANGED,
        at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        meeting_id=None,
        item_id=None,
        entry_id=None,
        status_after=made.status,
        words=draw(st.sampled_from(("", f"It was put off to {SAID[0]}"))),
        by_id=None,
        until_on=draw(_days) if is_deferred else None,
        fields=(
            FieldChange("due_on", draw(_days).isoformat(), draw(_days).isoformat()),
            FieldChange("outcome", "", "More vans"),
        ),
    )


def said_in(document: Document, *kinds: type[Block]) -> list[str]:
    """Each line of text of a document, or of its blocks of some kinds."""
    blocks = (each for each in document.blocks if not kinds or isinstance(each, kinds))
    return ["".join(run.text for run in runs) for block in blocks for runs in _runs_of(block)]


def _runs_of(block: Block) -> Iterator[Runs]:
    match block:
        case Paragraph() | Notice():
            yield block.runs
        case ListBlock():
            yield from block.items
        case Fields():
            yield from (line for row in block.rows for line in row.lines)
        case Table():
            yield from (line for row in block.rows for cell in row for line in cell)
        case _:
            return


def in_edition_of(content: MinutesContent, edition: Edition) -> Document:
    """The document of one edition, without what it says of the edition itself."""
    imprint = Imprint(VersionNumber(0, 1), edition, "")
    return minutes(as_printed(in_edition(replace(content, imprint=imprint))))


def as_label(mark: re.Match[str]) -> str:
    """What the public edition says where the full one marks."""
    return f"[Withheld: {mark[0].split(': ')[0].removeprefix('[Withheld from the public, ')}]"


def without_days(line: str) -> str:
    """A line without the labels of days: where its words say another than its field, one may be for both."""
    return re.sub(rf" by {LABEL.pattern}", "", line)


@examples(300)
@given(meetings())
def test_the_full_edition_marks_what_the_public_one_says_labels_for_and_nothing_else(content: MinutesContent):
    full, public = (in_edition_of(content, each) for each in (Edition.FULL, Edition.PUBLIC))
    labelled = [MARK.sub(as_label, line) for line in said_in(full)]
    assert list(map(without_days, labelled)) == list(map(without_days, said_in(public)))
    of_tables = [MARK.sub(as_label, line) for line in said_in(full, Table)]
    assert of_tables == said_in(public, Table)


@examples(100)
@given(meetings())
def test_the_annexes_of_the_full_edition_say_what_they_would_without_marks(content: MinutesContent):
    marked = said_in(in_edition_of(content, Edition.FULL), Table)
    plain = said_in(in_edition_of(replace(content, withholdings=()), Edition.FULL), Table)
    # What a movement changed stands behind what it changed that is not withheld.
    assert sorted(map(unmarked, marked)) == sorted(plain)
