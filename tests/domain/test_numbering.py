"""References: written in whatever way a board writes them, each is read back as what it is."""

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.entry_line import TokenKind, read_line, tidy
from boardobserver.domain.numbering import (
    USUAL_REFERENCES,
    ActionKey,
    Reference,
    ReferenceStyle,
    SerialPlace,
    reference_style,
)
from boardobserver.domain.words import EntryKind, RecordKind

DAY = dt.date(2026, 3, 22)
ACTION = Reference(RecordKind.ACTION, 2026, 4, DAY)

_LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4)
_USUAL = {USUAL_REFERENCES.prefix(kind): kind for kind in RecordKind}


@st.composite
def styles(draw: st.DrawFn) -> ReferenceStyle:
    """Any style that a board may have: no kind has the letters, or usual letters, of another."""
    prefixes: dict[str, str] = {}
    for kind in RecordKind:
        usual = st.just(USUAL_REFERENCES.prefix(kind))
        taken = set(prefixes.values())
        prefix = draw(
            (usual | _LETTERS).filter(
                lambda each, kind=kind, taken=taken: each not in taken and _USUAL.get(each, kind) is kind
            )
        )
        prefixes[kind.value] = prefix
    return ReferenceStyle(
        **prefixes,
        action_key=draw(st.sampled_from(ActionKey)),
        place=draw(st.sampled_from(SerialPlace)),
        digits=draw(st.integers(1, 6)),
    )


references = st.builds(
    Reference,
    st.sampled_from(RecordKind),
    st.integers(1829, 2999),
    st.integers(1, 999_999),
    st.none() | st.dates(),
)


@given(styles(), references)
def test_every_reference_is_read_back_as_what_it_is(style: ReferenceStyle, reference: Reference) -> None:
    """By the board that writes it so, in small letters too, and nobody takes one kind for another."""
    written = style.spelled(reference)
    assert Reference.parse(written, style) == reference
    assert Reference.parse(f" {written.lower()} ", style) == reference


@given(styles(), references)
def test_what_is_written_as_usual_is_read_by_every_board(style: ReferenceStyle, reference: Reference) -> None:
    """It means what it always meant, unless it could be the board's own too; of its kind it is always."""
    read = Reference.parse(USUAL_REFERENCES.spelled(reference), style)
    assert read is not None
    assert read.kind is reference.kind
    if reference.serial < 1000:
        assert read == reference


@given(styles(), references, references)
def test_two_references_are_never_written_the_same(
    style: ReferenceStyle, first: Reference, second: Reference
) -> None:
    """What is not the same reference is not written the same."""
    assert (style.spelled(first) == style.spelled(second)) <= (first == second)


@given(styles())
def test_a_style_is_read_back_as_it_is_stored(style: ReferenceStyle) -> None:
    """Nothing of it is lost in a board."""
    assert reference_style(str(style)) == style


@given(styles(), references)
def test_a_link_in_a_line_is_read_as_the_board_writes_it(style: ReferenceStyle, reference: Reference) -> None:
    """It links, it is coloured whole, and it does not print."""
    typed = f"as said under ^{style.spelled(reference)}, twice"
    line = read_line(typed, EntryKind.NOTE, DAY, style)
    assert line.links == (reference,)
    (token,) = (each for each in line.tokens if each.kind is TokenKind.LINK)
    assert typed[token.start : token.end] == f"^{style.spelled(reference)}"
    assert tidy(typed) == "as said under, twice"


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (ReferenceStyle(), "AC-2026-004"),
        (ReferenceStyle(action_key=ActionKey.MONTH), "03_2026_04"),
        (ReferenceStyle(action_key=ActionKey.DATE), "20260322/04"),
        (ReferenceStyle(action="A", place=SerialPlace.SERIAL_FIRST, digits=1), "A-4-2026"),
    ],
)
def test_an_action_is_written_as_the_body_does(style: ReferenceStyle, written: str) -> None:
    """The keys that bodies publish, and letters of one's own."""
    assert style.spelled(ACTION) == written
    assert Reference.parse(written, style) == ACTION


def test_the_year_of_a_key_is_that_of_the_reference() -> None:
    """The day on which it was raised may be put right to another year; its reference stands."""
    late = Reference(RecordKind.ACTION, 2026, 4, dt.date(2025, 12, 31))
    assert ReferenceStyle(action_key=ActionKey.MONTH).spelled(late) == "12_2026_04"


def test_style_and_day_are_no_part_of_what_is_meant() -> None:
    """References compare, sort and hash by kind, year and serial."""
    other = Reference(RecordKind.ACTION, 2026, 4, style=ReferenceStyle(action="X"))
    assert other == ACTION
    assert len({other, ACTION}) == 1
    in_order = [Reference(RecordKind.ACTION, 2026, serial) for serial in (1, 2, 3)]
    assert all(sorted(each) == in_order for each in permutations(in_order))


@pytest.mark.parametrize(
    "text", ["", "CH", "CH-2026", "CH-2026-", "XX-2026-001", "CH-2026-0000001", "CH-20260-1", "C2026-1-1"]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert Reference.parse(text) is None


@pytest.mark.parametrize(
    "stored",
    [
        "M C E A D S usual year_first 2000000000",
        "M C E A D S usual year_first 0",
        f"M C E A D {'S' * 5_000} usual year_first 3",
        "M C E A D usual year_first 3",
    ],
)
def test_a_style_that_no_board_stores_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r"M C E A D|shorter"):
        reference_style(stored)
