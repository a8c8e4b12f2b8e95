"""The line typed while taking notes, as an observer types it."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.typed_lines import LINES

from boardobserver.domain.entry_line import (
    EntryLine,
    Token,
    TokenKind,
    read_line,
    spell_line,
    tidy,
)
from boardobserver.domain.entry_marks import MARKS
from boardobserver.domain.numbering import Reference
from boardobserver.domain.words import EntryKind, RecordKind

TODAY = date(2026, 11, 22)
CHALLENGE_14 = Reference(RecordKind.CHALLENGE, 2026, 14)


def read(text: str, kind: EntryKind = EntryKind.NOTE) -> EntryLine:
    return read_line(text, kind, TODAY)


def typed_tokens(text: str, kind: EntryKind = EntryKind.NOTE) -> list[tuple[TokenKind, str]]:
    return [(token.kind, text[token.start : token.end]) for token in read(text, kind).tokens]


@pytest.mark.parametrize(("mark", "kind"), MARKS.items())
def test_each_mark_sets_its_kind_whatever_is_chosen(mark: str, kind: EntryKind):
    for chosen in EntryKind:
        line = read(f"  {mark} What testing supports 0.64?", chosen)
        assert (line.kind, line.text) == (kind, "What testing supports 0.64?")
        assert line.tokens == (Token(TokenKind.MARK, 2, 3),)


def test_without_a_mark_the_line_is_of_the_kind_chosen_and_kept_exactly():
    line = read(" The  list\nrose \t", EntryKind.FIGURE)
    assert (line.kind, line.text, line.said) == (EntryKind.FIGURE, "The  list\nrose \t", "The  list\nrose \t")


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("\\? or not", EntryKind.NOTE, "? or not"),
        ("\\\\? or not", EntryKind.NOTE, "\\? or not"),
        ("\\plain", EntryKind.NOTE, "\\plain"),
        ("~12 per cent", EntryKind.NOTE, "~12 per cent"),
        (">= 0.64 is high", EntryKind.NOTE, ">= 0.64 is high"),
        ("+1", EntryKind.SUPPORT, "+1"),
        ("+ 1", EntryKind.SUPPORT, "1"),
        ("?? why", EntryKind.CHALLENGE, "? why"),
        ("- a list item", EntryKind.NOTE, "- a list item"),
    ],
)
def test_what_looks_like_a_mark_and_is_none(typed: str, kind: EntryKind, text: str):
    line = read(typed)
    assert (line.kind, line.text) == (kind, text)


@pytest.mark.parametrize("typed", ["", "   ", "?", " ! ", "@OB:", "? @OB "])
def test_a_mark_or_a_speaker_alone_is_empty(typed: str):
    assert read(typed).is_empty


@pytest.mark.parametrize("typed", ["@sro the list rose", "@SRO: the list rose", "@Sro:\tthe list rose"])
def test_a_leading_mention_says_who_speaks(typed: str):
    line = read(typed)
    assert (line.speaker, line.said, line.text) == ("SRO", "the list rose", typed)


@pytest.mark.parametrize(
    ("typed", "kind", "speaker", "said"),
    [
        ("@LO: ? why did it rise", EntryKind.CHALLENGE, "LO", "why did it rise"),
        ("@lo:?  why did it rise", EntryKind.CHALLENGE, "LO", "why did it rise"),
        ("@LL: > it was chosen", EntryKind.RESPONSE, "LL", "it was chosen"),
        ("@BC: ! @LL to publish by 30 April", EntryKind.ACTION, "BC", "@LL to publish by 30 April"),
        ("@LO ? why did it rise", EntryKind.CHALLENGE, "LO", "why did it rise"),
        ("@LO ? @MPS why did it rise", EntryKind.CHALLENGE, "LO", "@MPS why did it rise"),
        ("@MPS > it was chosen", EntryKind.RESPONSE, "MPS", "it was chosen"),
        ("@LO ! @MPS to publish", EntryKind.NOTE, "LO", "! @MPS to publish"),
        ("@LO is it? yes", EntryKind.NOTE, "LO", "is it? yes"),
        ("@LO ?yes", EntryKind.NOTE, "LO", "?yes"),
        ("@LO \\? or not", EntryKind.NOTE, "LO", "? or not"),
        ("@LL: +1", EntryKind.NOTE, "LL", "+1"),
        ("@LL: >= 0.64", EntryKind.NOTE, "LL", ">= 0.64"),
        ("@LL + @BC agreed", EntryKind.NOTE, "LL", "+ @BC agreed"),
        ("@LO: \\? or not", EntryKind.NOTE, "LO", "? or not"),
    ],
)
def test_a_mark_may_come_after_who_speaks(typed: str, kind: EntryKind, speaker: str, said: str):
    line = read(typed)
    assert (line.kind, line.speaker, line.said) == (kind, speaker, said)


def test_what_a_line_names_stands_where_it_was_typed_also_after_a_late_mark():
    assert typed_tokens("@BC: ! @LL to publish by 30 April, ^CH-2026-014") == [
        (TokenKind.SPEAKER, "@BC"),
        (TokenKind.MARK, "!"),
        (TokenKind.OWNER, "@LL"),
        (TokenKind.DUE, "by 30 April"),
        (TokenKind.LINK, "^CH-2026-014"),
    ]


def test_a_challenge_is_directed_to_the_next_one_mentioned():
    line = read("? @OB: what would @MPS and @LPEP need?")
    assert (line.speaker, line.directed_to, line.owner) == ("OB", "MPS", None)
    assert line.mentions == ("OB", "MPS", "LPEP")
    assert read("? what would @MPS need?").directed_to == "MPS"
    assert read("> what would @MPS need?").directed_to is None


def test_an_action_belongs_to_the_first_one_mentioned():
    assert read("! @MPS to tell @OB").owner == "MPS"
    assert read("! publish it, @MPS, and tell @OB").owner == "MPS"
    assert read("! @MPS: publish it and tell @OB").owner == "MPS"
    assert read("! @MPS to publish").speaker is None
    assert read("! publish it").owner is None


def test_two_in_a_row_in_an_action_are_its_speaker_and_its_owner():
    line = read("! @OB: @MPS to publish")
    assert (line.speaker, line.owner, line.said) == ("OB", "MPS", "@MPS to publish")


@pytest.mark.parametrize("text", ["write to lfr@mps.police.uk", "a@OB", "@@OB", "@OB@host", "@_x", "@"])
def test_an_at_sign_within_a_word_is_no_mention(text: str):
    line = read(text)
    assert (line.speaker, line.mentions, line.tokens) == (None, (), ())


def test_initials_in_any_script_are_mentions():
    assert read("@ИК: список вырос").speaker == "ИК"
    assert read("@王小 and @R&D").mentions == ("王小", "R&D")


def test_links_are_references_each_once():
    line = read(
        "see ^CH-2026-014, ^ch-2026-14 and ^AC-2026-003; not ^XX-2026-001, x^CH-2026-001 or ^CH-2026-014b"
    )
    assert line.links == (CHALLENGE_14, Reference(RecordKind.ACTION, 2026, 3))


def test_a_due_date_is_read_in_an_action_alone():
    action = read("! @MPS to publish by 30 Apr")
    assert action.due.on == date(2027, 4, 30)
    assert read("> we said so by 30 Apr").due.on is None


def test_a_due_date_that_does_not_exist_is_said_and_the_text_kept():
    typed = "! @MPS to publish by 31 April, see ^CH-2026-014"
    line = read(typed)
    assert (line.due.on, line.due_problem) == (None, "There is no 31 April.")
    assert line.text == "@MPS to publish by 31 April, see ^CH-2026-014"
    assert typed_tokens(typed) == [
        (TokenKind.MARK, "!"),
        (TokenKind.OWNER, "@MPS"),
        (TokenKind.DUE_PROBLEM, "by 31 April"),
        (TokenKind.LINK, "^CH-2026-014"),
    ]


@given(LINES, st.sampled_from(EntryKind))
def test_no_line_is_too_strange_and_its_tokens_stand_in_order(typed: str, kind: EntryKind):
    line = read(typed, kind)
    cuts = range(len(line.text) + 1)
    begun = typed.lstrip()
    assert any(begun.startswith(line.text[:at]) and typed.endswith(line.text[at:]) for at in cuts)
    assert line.text.endswith(line.said)
    ends = [0, *(token.end for token in line.tokens)]
    assert all(end <= token.start < token.end for end, token in zip(ends, line.tokens, strict=False))
    assert all(token.end <= len(typed) for token in line.tokens)
    people = {line.speaker, line.owner, line.directed_to} - {None}
    assert people <= set(line.mentions)


@given(LINES, st.sampled_from(EntryKind))
@example("+1", EntryKind.SUPPORT)
@example("\\\\\\?", EntryKind.NOTE)
@example("@LO: ? why", EntryKind.NOTE)
@example("@LO: \\? why", EntryKind.FIGURE)
def test_a_spelt_line_reads_back_as_the_same_entry(text: str, kind: EntryKind):
    text = text.lstrip()
    line = read(spell_line(kind, text), kind)
    assert (line.kind, line.text) == (kind, text)


def test_a_very_long_line_is_read_at_once():
    for text in ("@a&" * 200_000, " " * 1_000_000 + "x", "^CH-2026-" * 100_000, "(" * 500_000, "@" * 500_000):
        assert read(text, EntryKind.ACTION).text == text.lstrip()
        assert len(tidy(text)) <= len(text)
