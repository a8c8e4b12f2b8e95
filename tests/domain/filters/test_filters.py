"""The filter language: what each term finds, the laws that all filters keep, and what is refused where."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.register_rows import PEOPLE, TERMS, TODAY, row, rows, terms

from boardobserver.domain.attention import Need
from boardobserver.domain.filters.evaluation import test_of as as_test
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.terms import Filter, FilterRefusal, Key, Name, Property, Words
from boardobserver.domain.register_facts import Who
from boardobserver.domain.registers import RegisterRow
from boardobserver.domain.snapshots import Due
from boardobserver.domain.words import (
    ActionStatus,
    AssuranceStatus,
    ChallengeKind,
    ChallengeStatus,
    DueKind,
    RecordKind,
)

NOBODY, MPS, LEAD, OBSERVER = PEOPLE
APRIL_30 = Due(DueKind.DATE, dt.date(2026, 4, 30))


def holds(text: str, line: RegisterRow) -> bool:
    return as_test(parse(text, TODAY))(line)


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("THRESHOLD", row(text="the threshold rose"), row()),
        ("muller", row(text="Müller’s report"), row()),
        ("müller's", row(text="MULLER’S report"), row()),
        ('"false alert"', row(text="the false  alert rate"), row(text="alert, false")),
        ("CH-2025-014", row(), row(serial=15)),
        ("lfr", row(directed_to=LEAD), row(directed_to=OBSERVER)),
        ("is:open", row(), row(status=ChallengeStatus.ANSWERED)),
        ("is:closed", row(status=ChallengeStatus.CLOSED), row(status=ChallengeStatus.NOT_ACCEPTED)),
        ("is:stale", row(RecordKind.ASSURANCE, needs=frozenset({Need.STALE})), row(RecordKind.ASSURANCE)),
        ("is:overdue", row(needs=frozenset({Need.OVERDUE})), row(needs=frozenset({Need.REVIEW_DUE}))),
        ("is:awaiting", row(needs=frozenset({Need.RESPONSE_AWAITED})), row()),
        ("is:carried", row(meetings=(3, 4)), row(meetings=(3,))),
        ("owner:mps", row(owner=LEAD), row(raised_by=LEAD)),
        ("owner:MPS", row(owner=MPS), row(owner=OBSERVER)),
        ("owner:none", row(), row(owner=MPS)),
        ("owner:l", row(owner=Who("L", ("L",))), row(owner=LEAD)),
        ("to:LL", row(directed_to=LEAD), row(directed_to=OBSERVER)),
        ("by:OB", row(raised_by=OBSERVER), row(raised_by=LEAD)),
        ("topic:bias", row(topics=("Training", "Bias and equality")), row(topics=("Training",))),
        ("topic:bias,training", row(topics=("Training",)), row(topics=("Watchlist",))),
        ("topic:none", row(), row(topics=("Watchlist",))),
        ("meeting:14", row(meetings=(13, 14)), row(meetings=(1, 4))),
        ("meeting:mt-2026-3", row(meetings=(3,)), row(meetings=(13,))),
        ("meeting:none", row(), row(meetings=(1,))),
        ("ref:ch-2025-14", row(), row(RecordKind.ACTION)),
        ("ref:2025-01", row(), row(serial=24)),
        ("due:<30-April", row(due_on=dt.date(2026, 4, 29)), row(due=APRIL_30)),
        ("due:<=30-April", row(due=APRIL_30), row(due_on=dt.date(2026, 5, 1))),
        ("due:30-April-2026", row(due=APRIL_30), row(due_on=dt.date(2026, 4, 29))),
        ('due:>"1 April"', row(due_on=dt.date(2027, 4, 2)), row(due=APRIL_30)),
        ("due:2026-04", row(due=APRIL_30), row(due_on=dt.date(2026, 5, 1))),
        ("due:>2026-04", row(due_on=dt.date(2026, 5, 1)), row(due=APRIL_30)),
        ("due:none", row(), row(due=Due(DueKind.NEXT_MEETING))),
        (
            "due:next-meeting",
            row(due=Due(DueKind.NEXT_MEETING), due_on=dt.date(2026, 5, 1)),
            row(due=APRIL_30),
        ),
        ("raised:2025", row(), row(raised_on=dt.date(2026, 1, 1))),
        ("raised:>=1-May", row(raised_on=dt.date(2025, 5, 1)), row(raised_on=dt.date(2025, 4, 30))),
        ("raised:monday", row(raised_on=dt.date(2026, 4, 13)), row(raised_on=dt.date(2026, 4, 6))),
        ("status:answered", row(status=ChallengeStatus.ANSWERED), row(status=ChallengeStatus.PART_ANSWERED)),
        ("status:Part-Answered", row(status=ChallengeStatus.PART_ANSWERED), row()),
        (
            "status:in_progress",
            row(RecordKind.ACTION, status=ActionStatus.IN_PROGRESS),
            row(RecordKind.ACTION),
        ),
        ("kind:question", row(put_as=ChallengeKind.QUESTION), row(put_as=ChallengeKind.CONCERN)),
        ("kind:evidence-request", row(put_as=ChallengeKind.EVIDENCE_REQUEST), row()),
        ("kind:assurance", row(RecordKind.ASSURANCE), row()),
        ("-is:open why", row(RecordKind.ASSURANCE, status=AssuranceStatus.STANDING), row()),
    ],
)
def test_a_filter_finds_what_it_says_and_leaves_the_rest(text: str, found: RegisterRow, left: RegisterRow):
    assert holds(text, found)
    assert not holds(text, left)


@given(terms(), rows())
def test_what_is_negated_holds_of_just_what_it_did_not_hold_of(term: str, line: RegisterRow):
    other = term.removeprefix("-") if term.startswith("-") else f"-{term}"
    assert holds(other, line) is not holds(term, line)


@given(st.lists(terms(), max_size=4), rows())
def test_all_terms_have_to_hold_in_any_order(found: list[str], line: RegisterRow):
    expected = all(holds(term, line) for term in found)
    assert holds(" ".join(found), line) is expected
    assert holds("\t ".join(reversed(found)), line) is expected


@given(
    st.sampled_from(["topic", "to"]),
    st.lists(st.sampled_from(["bias", "none", "ll", "mps"]), min_size=1),
    rows(),
)
def test_of_several_values_any_will_do(key: str, values: list[str], line: RegisterRow):
    assert holds(f"{key}:{','.join(values)}", line) is any(holds(f"{key}:{value}", line) for value in values)


def _any_filter() -> st.SearchStrategy[Filter]:
    texts = st.text(min_size=1).filter(lambda text: bool(text.strip()))
    words = st.builds(Words, texts, st.booleans())
    names = st.lists(texts.map(Name), min_size=1, max_size=3).map(tuple)
    keys = st.sampled_from([Key.OWNER, Key.BY, Key.TO, Key.TOPIC, Key.REF])
    properties = st.builds(Property, keys, names, st.booleans())
    return st.builds(Filter, st.lists(words | properties, max_size=4).map(tuple))


@given(_any_filter())
def test_a_filter_that_is_written_out_reads_back_as_it_was(wanted: Filter):
    assert parse(str(wanted), TODAY) == wanted


@given(st.lists(terms(), max_size=5))
def test_what_was_read_and_written_out_reads_back_the_same(found: list[str]):
    wanted = parse(" ".join(found), TODAY)
    assert parse(str(wanted), TODAY) == wanted


_FRAGMENTS = [
    *TERMS,
    *(f"{key}:" for key in Key),
    '"',
    "“",
    "”",
    "-",
    ",",
    " ",
    "<",
    ">=",
    ":",
    "30-April",
    "é",
]


@given(st.text() | st.lists(st.sampled_from(_FRAGMENTS)).map("".join), st.dates())
def test_no_text_fails_but_by_a_refusal_that_says_where(text: str, today: dt.date):
    try:
        wanted = parse(text, today)
    except FilterRefusal as caught:
        refusal = caught
    else:
        assert parse(str(wanted), today) == wanted
        assert isinstance(as_test(wanted)(row()), bool)
        return
    assert 0 <= refusal.start <= refusal.end <= len(text)
    assert refusal.message.endswith(".")
    assert refusal.field == "filter"


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("bias is:opn", "opn", "cannot follow “is:”"),
        ("colour:red bias", "colour:", "nothing to filter by"),
        ('bias "false', '"false', "not closed"),
        ("owner: bias", "", "goes a value"),
        ("due:<", "<", "goes a value"),
        ("due:31-April", "31-April", "no 31 April"),
        ("due:<soon,none", "<soon", "cannot be read as a date"),
        ("due:<none", "<none", "before or after"),
        ("owner:>MPS", ">MPS", "a date only"),
        ("meeting:last", "last", "is no meeting"),
        ('topic:"bias"x', "x", "space is missing"),
        ("kind:meeting", "meeting", "cannot follow “kind:”"),
        ("a - b", "-", "left out"),
        ('""', '""', "nothing between"),
    ],
)
def test_a_refusal_points_at_the_very_place(text: str, at: str, words: str):
    with pytest.raises(FilterRefusal) as refused:
        parse(text, TODAY)
    span = text[refused.value.start : refused.value.end]
    assert span == at
    assert words in refused.value.message


def test_an_empty_filter_lets_everything_through():
    assert parse("  ", TODAY) == Filter()
    assert holds("", row())


def test_every_pair_of_terms_can_stand_together():
    for one, other in itertools.product(TERMS, TERMS):
        assert len(parse(f"{one} -{other}", TODAY).terms) == 2


@given(st.dates(dt.date(1000, 1, 1)) | st.sampled_from([dt.date.min, dt.date.max]), rows())
def test_of_two_opposite_comparisons_just_one_holds_of_what_is_dated(day: dt.date, line: RegisterRow):
    for before, after in (("<", ">="), ("<=", ">")):
        assert holds(f"raised:{before}{day}", line) is not holds(f"raised:{after}{day}", line)
        is_dated = line.due_on is not None
        assert (holds(f"due:{before}{day}", line) or holds(f"due:{after}{day}", line)) is is_dated
    assert holds(f"raised:{day}", line) is (line.raised_on == day)
