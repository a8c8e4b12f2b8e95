"""Lines that say who came and went, and how somebody attended by them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.attended import attended_items
from boardobserver.domain.entry_line import read_line
from boardobserver.domain.room import Happening, Presence, RoomLine, Step, is_paused, presence, read_room
from boardobserver.domain.snapshots import AgendaItem, Span
from boardobserver.domain.words import EntryKind, ItemState, Section

DAY = dt.date(2026, 11, 19)


def at(clock: str) -> dt.datetime:
    return dt.datetime.combine(DAY, dt.time.fromisoformat(clock), dt.UTC)


def item(position: int, *spans: tuple[str, str | None]) -> AgendaItem:
    """An item that was open from one time to another, or is still."""
    opened = tuple(
        Span(str(key), at(start), at(end) if end else None) for key, (start, end) in enumerate(spans)
    )
    is_open = bool(spans) and spans[-1][1] is None
    state = ItemState.OPEN if is_open else ItemState.DONE if spans else ItemState.WAITING
    return AgendaItem(
        str(position), position, f"Item {position}", Section.BUSINESS, None, None, state, (), opened
    )


AGENDA = (
    item(1, ("10:00", "10:10")),
    item(2, ("10:10", "10:30")),
    item(3, ("10:30", "11:00")),
    item(4, ("11:00", None)),
    item(5),
)


@pytest.mark.parametrize(
    ("typed", "what", "initials", "clock"),
    [
        ("@BC in", Happening.CAME, ("BC",), None),
        ("@bc arrived", Happening.CAME, ("BC",), None),
        ("@BC: arrived late.", Happening.CAME, ("BC",), None),
        ("@BC joined the meeting at 10:42", Happening.CAME, ("BC",), "10:42"),
        ("@BC is back", Happening.RETURNED, ("BC",), None),
        ("@BC back 1042", Happening.RETURNED, ("BC",), "10:42"),
        ("@BC out", Happening.WENT, ("BC",), None),
        ("@BC has left early at 9.05", Happening.WENT, ("BC",), "09:05"),
        ("@BC left at 2 pm", Happening.WENT, ("BC",), "14:00"),
        ("@BC left at noon", Happening.WENT, ("BC",), "12:00"),
        ("@BC, @LL and @LO left", Happening.WENT, ("BC", "LL", "LO"), None),
        ("@BC and @bc left", Happening.WENT, ("BC",), None),
        ("Recess", Happening.PAUSED, (), None),
        ("break at 11", Happening.PAUSED, (), "11:00"),
        ("The meeting adjourned at 11.05.", Happening.ADJOURNED, (), "11:05"),
        ("resumed 11:20", Happening.RESUMED, (), "11:20"),
        ("Meeting reconvened", Happening.RESUMED, (), None),
        ("@BC joined remotely at 11", Happening.CAME, ("BC",), "11:00"),
        ("@BC rejoined", Happening.RETURNED, ("BC",), None),
        ("break until 11:30", Happening.PAUSED, (), None),
        ("Recess 11:05 for 10 minutes.", Happening.PAUSED, (), "11:05"),
        ("Recess until the Chair is back", None, (), None),
        ("@BC left remotely typed notes", None, (), None),
        ("@BC left the question open", None, (), None),
        ("@BC left at 25:00", None, (), None),
        ("@BC left pm", None, (), None),
        ("BC left", None, (), None),
        ("@BC leaving was discussed", None, (), None),
        ("resume the discussion in June", None, (), None),
        ("A recess of ten minutes would help", None, (), None),
        ("@BC in scope", None, (), None),
        ("", None, (), None),
    ],
)
def test_only_a_whole_line_that_says_nothing_else_is_read(
    typed: str, what: Happening | None, initials: tuple[str, ...], clock: str | None
):
    room = read_room(typed)
    if what is None:
        assert room is None
    else:
        assert room is not None
        named = None if clock is None else dt.time.fromisoformat(clock)
        assert (room.what, room.initials, room.at) == (what, initials, named)


@given(
    st.lists(
        st.sampled_from(
            ["@BC", "@LL", " ", ", ", "and", "left", "in", "at", "10:42", "99:99", "pm", ".", "\n"]
        )
        | st.text(max_size=5)
    ).map("".join)
)
def test_whatever_is_typed_reading_it_never_fails_and_puts_it_in_nobodys_mouth(typed: str):
    line = read_line(typed, EntryKind.NOTE, DAY)
    if line.room is not None:
        assert line.kind is EntryKind.NOTE
        assert (line.speaker, line.said, line.links) == (None, line.text, ())
        assert set(line.room.initials) == set(line.mentions)
    for kind in set(EntryKind) - {EntryKind.NOTE}:
        assert read_line(typed, kind, DAY).room is None or line.kind is EntryKind.NOTE


def test_a_mark_makes_it_what_was_said():
    for typed in ("? @BC left", "! @BC left", "~ Recess"):
        assert read_line(typed, EntryKind.NOTE, DAY).room is None
    assert read_line("@BC left", EntryKind.FIGURE, DAY).room is None


@pytest.mark.parametrize(
    ("typed", "noted", "clock"),
    [
        ("@BC left 2:40", "14:50", "14:40"),
        ("@BC left 02:40", "14:50", "02:40"),
        ("@BC left 2:40 am", "14:50", "02:40"),
        ("@BC left 9:50", "10:05", "09:50"),
        ("@BC left 11:50", "12:05", "11:50"),
        ("@BC left 12:50", "13:05", "12:50"),
        ("@BC left 1:10", "13:15", "13:10"),
        ("@BC left", "13:15", "13:15"),
    ],
)
def test_a_time_of_the_afternoon_may_be_typed_as_it_is_said(typed: str, noted: str, clock: str):
    room = read_room(typed)
    assert room is not None
    assert room.time_of(at(noted)) == dt.time.fromisoformat(clock)


def test_it_prints_in_full_words():
    def wording(typed: str) -> str:
        room = read_room(typed)
        assert room is not None
        return room.wording(at("10:42"))

    assert wording("@bc in") == "BC joined the meeting at 10:42."
    assert wording("@BC, @LL & @LO out 1040") == "BC, LL and LO left the meeting at 10:40."
    assert wording("@lo joined remotely") == "LO joined the meeting remotely at 10:42."
    assert wording("@lo back") == "LO returned to the meeting at 10:42."
    assert wording("break until 11:30") == "The meeting paused at 10:42, until 11:30."
    assert wording("recess") == "The meeting paused at 10:42."
    assert wording("Adjourned") == "The meeting adjourned at 10:42."
    assert wording("reconvened") == "The meeting resumed at 10:42."


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("CAME", "10:15")], Presence(dt.time(10, 15), None, "2–5")),
        ([("WENT", "10:15")], Presence(None, dt.time(10, 15), "1–2")),
        ([("CAME", "10:15"), ("WENT", "10:40")], Presence(dt.time(10, 15), dt.time(10, 40), "2–3")),
        ([("WENT", "10:15"), ("CAME", "11:05")], Presence(None, None, "1–2, 4–5")),
        ([("CAME", "11:05"), ("WENT", "10:15")], Presence(None, None, "1–2, 4–5")),
        ([("WENT", "10:15"), ("CAME", "10:20")], Presence(None, None, "")),
        ([("CAME", "09:55")], Presence(None, None, "")),
        ([("CAME", "10:05")], Presence(dt.time(10, 5), None, "")),
        ([("WENT", "11:30")], Presence(None, dt.time(11, 30), "1–4")),
        ([], Presence()),
    ],
)
def test_the_items_are_those_that_were_open_while_somebody_was_there(
    steps: list[tuple[str, str]], expected: Presence
):
    told = [Step(Happening[what], at(clock)) for what, clock in steps]
    assert presence(told, AGENDA, at("10:00")) == expected


def test_no_item_is_named_where_no_clock_ran():
    agenda = tuple(item(number) for number in range(1, 6))
    assert presence([Step(Happening.WENT, at("10:15"))], agenda, None) == Presence(None, dt.time(10, 15), "")
    assert presence([Step(Happening.CAME, at("10:15"))], agenda, None) == Presence()


@given(
    st.lists(
        st.builds(
            Step,
            st.sampled_from([Happening.CAME, Happening.RETURNED, Happening.WENT]),
            st.datetimes(at("09:30").replace(tzinfo=None), at("12:00").replace(tzinfo=None)).map(
                lambda moment: moment.replace(tzinfo=dt.UTC)
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whoever_stays_to_the_end_is_there_for_what_is_still_to_come(steps: list[Step]):
    told = presence(steps, AGENDA, at("10:00"))
    last = max(steps, key=lambda step: step.at)
    is_here = [step for step in steps if step.at == last.at][-1].what.is_coming
    assert (told.left is None) == is_here
    named = attended_items(told.items, len(AGENDA))
    if told.items:
        assert (5 in named) == is_here
        assert (4 in named) == is_here or last.at > at("11:00")


def test_an_item_is_paused_while_it_is_open_and_its_clock_stands():
    assert not is_paused(AGENDA[3])
    assert not is_paused(AGENDA[0])
    stopped = AgendaItem(
        "4",
        4,
        "Item 4",
        Section.BUSINESS,
        None,
        None,
        ItemState.OPEN,
        (),
        (Span("1", at("10:00"), at("10:10")),),
    )
    assert is_paused(stopped)


def test_the_meeting_itself_has_no_initials():
    assert read_room("Recess") == RoomLine(Happening.PAUSED)
