"""Choosing a face for every character."""

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.publish.pdf.faces import pieces_of


def _pieces(text: str) -> list[tuple[str, str]]:
    return [(face.name, part) for face, part in pieces_of(text)]


def test_each_script_gets_the_first_face_that_has_it() -> None:
    assert _pieces("aŁ2שس☂∑🙂") == [
        ("NotoSans-Regular", "aŁ2"),
        ("NotoSansHebrew-Regular", "ש"),
        ("NotoSansArabic-Regular", "س"),
        ("NotoSansSymbols2-Regular", "☂"),
        ("NotoSansMath-Regular", "∑"),
        ("NotoEmoji-Regular", "🙂"),
    ]


def test_a_letter_and_its_mark_become_one_where_there_is_one() -> None:
    assert _pieces("a\u030a") == [("NotoSans-Regular", "å")]


def test_characters_that_show_nothing_are_dropped_and_others_are_spelt() -> None:
    assert _pieces("a\u200d\ufeff\u00adb") == [("NotoSans-Regular", "ab")]
    assert _pieces("\x07\udfff中") == [("NotoSans-Regular", "[U+0007][U+DFFF][U+4E2D]")]


def test_bold_is_bold_in_the_scripts_that_have_it() -> None:
    assert [face.name for face, _ in pieces_of("aש☂", is_bold=True)] == [
        "NotoSans-Bold",
        "NotoSansHebrew-Bold",
        "NotoSansSymbols2-Regular",
    ]


@given(st.text(st.characters(codec=None)))
def test_every_piece_is_covered_by_its_face(text: str) -> None:
    for face, part in pieces_of(text):
        assert all(ord(char) in face.covered for char in part)
        assert face.width_of(part) >= 0
