"""Any conventions that a board may have."""

from dataclasses import fields

from hypothesis import assume
from hypothesis import strategies as st

from boardobserver.domain.convention_rules import require_sound
from boardobserver.domain.conventions import (
    Annex,
    Conventions,
    KeyStyle,
    Logo,
    ParagraphNumbering,
    PrintedWords,
)
from boardobserver.domain.errors import Refusal
from boardobserver.domain.numbering import ActionKey, ReferenceStyle, SerialPlace
from boardobserver.domain.release import Grade
from boardobserver.domain.words import RecordKind, Section

_words = st.text("abcdefg hijk’éß", min_size=1, max_size=30)
_PREFIXES = st.text("ABCQXYZ", min_size=1, max_size=4)


@st.composite
def _styles(draw: st.DrawFn) -> ReferenceStyle:
    letters = draw(
        st.dictionaries(st.sampled_from([kind.value for kind in RecordKind]), _PREFIXES, max_size=3)
    )
    return ReferenceStyle(
        **letters,
        action_key=draw(st.sampled_from(ActionKey)),
        place=draw(st.sampled_from(SerialPlace)),
        digits=draw(st.integers(1, 6)),
    )


@st.composite
def any_conventions(draw: st.DrawFn) -> Conventions:
    """Conventions, each usual or not, that `require_sound` lets pass."""
    names = [each.name for each in fields(PrintedWords)]
    made = Conventions(
        named_from=draw(st.none() | st.sampled_from(Grade)),
        years_kept=draw(st.none() | st.integers(1, 100)),
        house_name=draw(st.just("") | _words),
        logo=draw(st.none() | st.builds(Logo, st.just("0" * 64), _words)),
        references=draw(st.just(ReferenceStyle()) | _styles()),
        paragraphs=draw(st.sampled_from(ParagraphNumbering)),
        paragraph_body=draw(st.sampled_from(["", "FRTB", "R&D", "A-1"])),
        first_paragraph=draw(st.integers(1, 5000)),
        words=PrintedWords(**draw(st.dictionaries(st.sampled_from(names), _words, max_size=4))),
        key_style=draw(st.sampled_from(KeyStyle)),
        has_points=draw(st.booleans()),
        sections=tuple(draw(st.just(()) | st.permutations(list(Section)))),
        annexes=tuple(draw(st.lists(st.sampled_from(Annex), unique=True))),
    )
    try:
        require_sound(made)
    except Refusal:
        assume(False)
    return made
