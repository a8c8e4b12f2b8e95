"""Initials on a board: short, unique, and for any name at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.domain.initials import allot_initials


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Board Chair", "BC"),
        ("LFR lead", "LL"),
        ("Deputy Mayor for Policing and Crime", "DC"),
        ("Dr Board Adviser", "BA"),
        ("Adviser", "AD"),
        ("observer (remote)", "OB"),
        ("O’Chair-Lead", "OC"),
        ("Иван Крылов", "ИК"),
        ("王小明", "王小"),
        ("Ærø Øster", "ÆØ"),
        ("عضو اللجنة", "عا"),
        ("<b>Chair</b> & Lead", "BL"),
        ("Q", "QX"),
        ("Dr", "DR"),
        ("🙂🙂", "XX"),
        ("", "XX"),
        ("\x00", "XX"),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_last_word(name: str, initials: str):
    assert allot_initials(name, ()) == initials


def test_a_clash_takes_a_third_letter_from_the_last_word_and_then_goes_further():
    taken: list[str] = []
    for expected in (
        "BC",
        "BCH",
        "BCA",
        "BCI",
        "BCR",
        "BOC",
        "BAC",
        "BRC",
        "BDC",
        "BCHA",
        "BCHAI",
        "BCHAIR",
        "BC2",
    ):
        taken.append(allot_initials("Board Chair", taken))
        assert taken[-1] == expected


def test_case_does_not_make_a_difference():
    assert allot_initials("board chair", {"bc", "bch"}) == "BCA"


@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from(["Board Chair", "LFR lead", "🙂", "ß", "ŉ"])),
        max_size=40,
    )
)
def test_everybody_gets_initials_of_their_own(names: list[str]):
    taken: list[str] = []
    for name in names:
        taken.append(allot_initials(name, taken))
    folded = [initials.casefold() for initials in taken]
    assert len(set(folded)) == len(names)
    for initials in taken:
        assert initials.isalnum()
        assert sum(letter.isalpha() for letter in initials) >= 2
        assert len(initials) <= 6


def test_a_hundred_people_of_one_name_are_told_apart():
    taken: list[str] = []
    for _ in range(300):
        taken.append(allot_initials("Chair", taken))
    assert len(set(taken)) == 300


def test_a_very_long_name_is_no_burden():
    assert allot_initials("x" * 1_000_000, {"XX"}) == "XXX"
