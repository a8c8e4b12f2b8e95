"""Breaking text into lines."""

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.publish.document import Run
from boardobserver.publish.pdf.text import Line, Typesetter
from boardobserver.publish.pdf.theme import BODY


def _said(line: Line) -> str:
    return "".join(part.text for part in line.parts)


def _width(line: Line) -> float:
    return sum(part.face.width_of(part.text) for part in line.parts) * BODY.size / 1000


@given(
    st.lists(st.text(st.sampled_from("abcdefgxyz-/é"), min_size=1, max_size=60), max_size=30),
    st.floats(20, 400),
    st.sampled_from([0.0, 8.0]),
)
def test_every_word_is_on_a_line_and_every_line_fits(words: list[str], width: float, hang: float) -> None:
    lines = Typesetter().lines((Run(" ".join(words)),), BODY, width, hang)
    assert "".join(_said(line) for line in lines).replace(" ", "") == "".join(words)
    assert all(_width(line) + line.indent <= width + 0.01 for line in lines)


def test_a_word_runs_on_from_one_weight_into_another() -> None:
    (line,) = Typesetter().lines((Run("bold", is_bold=True), Run("plain and on")), BODY, 400)
    assert _said(line) == "boldplain and on"
    assert [part.face.name for part in line.parts] == ["NotoSans-Bold", "NotoSans-Regular"]


def test_line_ends_are_kept_and_spaces_are_not_doubled() -> None:
    lines = Typesetter().lines((Run("a \t b\r\nc\n\nd"),), BODY, 400)
    assert [_said(line) for line in lines] == ["a b", "c", "", "d"]


def test_a_long_word_breaks_after_a_sign_if_it_can() -> None:
    lines = Typesetter().lines((Run("OFFICIAL-SENSITIVE"),), BODY, 80)
    assert [_said(line) for line in lines] == ["OFFICIAL-", "SENSITIVE"]


def test_a_letter_wider_than_its_line_stands_on_one_by_itself() -> None:
    wide = "\ufdfd"  # a whole phrase in one letter, some ten wide
    lines = Typesetter().lines((Run(f"a{wide}b {wide} c"),), BODY, 40, 8)
    assert [_said(line) for line in lines] == ["a", wide, "b", wide, "c"]


def test_nothing_but_spaces_makes_one_empty_line() -> None:
    assert [_said(line) for line in Typesetter().lines((Run("  "),), BODY, 400)] == [""]


def test_spaces_beside_symbols_are_those_of_the_text() -> None:
    (line,) = Typesetter().lines((Run("a 🙂 b"),), BODY, 400)
    assert [(part.face.name, part.text) for part in line.parts] == [
        ("NotoSans-Regular", "a "),
        ("NotoEmoji-Regular", "🙂"),
        ("NotoSans-Regular", " b"),
    ]
