"""Where a passage stands: however it is spelt, spaced and broken, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.any_meetings import hostile_text

from boardobserver.domain.passages import (
    SearchedBytes,
    SearchedText,
    Sought,
    exact_occurrences,
    letters_in,
    normalised,
    occurrences,
)

TEXTS = hostile_text()


@pytest.mark.parametrize(
    "text",
    [
        "on Operation Kestrel.",
        "OPERATION   KESTREL",
        "operation\nkestrel",
        "opera-\ntion kestrel",
        "opera\u00adtion\u200b kes\u2060trel",
        "“Operation” ‘Kestrel’",
        "Operation–Kestrel",
        "Opération Késtrel",
        "Ｏｐｅｒａｔｉｏｎ Kestrel",
        "cooperation kestrels",
        "operation:\n- kestrel".replace(":", ""),
    ],
)
def test_a_longer_passage_is_found_however_it_is_spelt(text: str):
    assert occurrences(text, "Operation Kestrel")


def test_ligatures_and_what_they_stand_for_are_one():
    ((start, end),) = occurrences("the oﬃce of", "office")
    assert "the oﬃce of"[start:end] == "oﬃce"
    assert occurrences("the office of", "oﬃce")


@pytest.mark.parametrize("text", ["Leeds", "sleet", "leek", "Lee1", "élee", "Lee\u0301s"])
def test_a_shorter_passage_is_not_found_within_words(text: str):
    assert not occurrences(text, "Lee")


@pytest.mark.parametrize(
    "text", ["Lee", "(Lee)", "Lee’s", "Ann-Lee", "Lee,", "l\u00adee", "LEE\n", "@Lee", "Leé"]
)
def test_a_shorter_passage_is_found_as_a_word_of_its_own(text: str):
    assert occurrences(text, "Lee")


def test_scripts_without_spaces_have_no_words_to_stand_within():
    assert occurrences("关于张伟的报告", "张伟") == ((2, 4),)


def test_an_accent_goes_with_its_letter():
    assert occurrences("cafe\u0301s", "cafés") == ((0, 6),)
    assert occurrences("one cafe\u0301.", "café") == ((4, 9),)


def test_initials_are_found_in_their_own_case_and_not_in_references():
    assert exact_occurrences("IS said that it is so; (IS) IS-2026-001, THIS", "IS") == ((0, 2), (24, 26))


@given(TEXTS, TEXTS, TEXTS)
def test_a_longer_passage_is_found_wherever_it_is_put(before: str, passage: str, after: str):
    if letters_in(passage) >= 6:
        assert occurrences(f"{before} {passage} {after}", passage)


@given(TEXTS, TEXTS)
def test_what_is_found_reads_as_the_passage_and_what_is_left_does_not(text: str, passage: str):
    last, left = 0, ""
    for start, end in occurrences(text, passage):
        assert normalised(passage) in normalised(text[start:end])
        assert start >= last
        left += text[last:start] + "|"
        last = end
    assert not occurrences(left + text[last:], passage) or "|" in passage


@given(st.text(), TEXTS)
def test_the_normal_form_is_put_together_letter_by_letter(one: str, other: str):
    assert normalised(one + other) == normalised(one) + normalised(other)
    assert normalised(normalised(one)) == normalised(one)


@given(st.lists(TEXTS, max_size=4), st.data())
def test_a_text_in_parts_is_searched_as_the_whole_of_it(parts: list[str], data: st.DataObject):
    whole = "".join(parts)
    start = data.draw(st.integers(0, len(whole)))
    sought = whole[start : start + data.draw(st.integers(0, 12))]
    assert SearchedText(*parts).occurrences(sought) == SearchedText(whole).occurrences(sought)
    assert "".join(map(normalised, parts)) == normalised(whole)


LATIN = st.text(st.characters(max_codepoint=255), max_size=40)


@given(TEXTS)
def test_a_text_is_compared_letter_by_letter(text: str):
    long = f"a plain stretch of some length {text} and a second one"
    assert normalised(long) == "".join(map(normalised, long))


@given(LATIN, LATIN, LATIN)
def test_bytes_that_may_not_hold_a_passage_do_not(before: str, passage: str, after: str):
    text = f"{before}{passage}{after}"
    searched = SearchedBytes(text.encode("latin-1"))
    assert searched.may_hold(passage)
    for sought in (passage.swapcase(), normalised(passage), before, f"{passage} {after}"):
        assert searched.may_hold(sought) or not SearchedText(text).occurrences(sought)


@given(st.binary(max_size=80), st.text(st.characters(max_codepoint=127), min_size=1, max_size=3))
def test_bytes_hold_what_their_letters_do(data: bytes, passage: str):
    stands = normalised(passage) in normalised(data.decode("latin-1"))
    assert SearchedBytes(data).may_hold(passage) == stands


def test_bytes_seldom_hold_what_is_looked_for():
    assert not SearchedBytes(b"Nothing \xdf of \xbc it").may_hold("Kestrel")
    assert SearchedBytes(b"Stra\xdfe").may_hold("strasse")
    assert SearchedBytes(b"caf\xe9 in \xbd").may_hold("CAFE")


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_none_of_what_is_sought_stands_where_it_may_not(text: str, passages: list[str]):
    may_stand = Sought(passages).may_stand_in(text)
    assert may_stand or not any(occurrences(text, passage) for passage in passages)
    assert Sought([*passages, "Kestrel"]).may_stand_in(f"{text} kes-\ntrel")


def test_what_is_sought_may_not_stand_in_other_words():
    assert not Sought(["Falcon", "", "watch list"]).may_stand_in("a kestrel on the watch")
