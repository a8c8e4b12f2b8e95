"""Meetings at random, for what must hold of all of them; their text is meant to break things."""

from dataclasses import replace

from hypothesis import strategies as st
from tests.support.meetings import Fate, MeetingMaker

from boardobserver.domain.snapshots import MeetingRecord
from boardobserver.domain.words import (
    AttendanceList,
    EntryKind,
    ItemState,
    MeetingStatus,
    RecordKind,
    Section,
)


def hostile_text() -> st.SearchStrategy[str]:
    """Text that has broken documents before: markup, control characters, lone surrogates, any script."""
    nasty = st.sampled_from(
        [
            "<b>",
            "</para>",
            "&amp;",
            "&",
            "<a href='x'>",
            "%PDF",
            "(",
            ")",
            "\\",
            "\x00",
            "\x1b",
            "\ud800",
            "\udfff",
            "\ufeff",
            "- ",
            "\n",
            "\n- ",
            "שלום",
            "سلام",
            "Łódź",
            "中文",
            "🙂",
            "👩‍💻",
            "x" * 300,
            "{{7*7}}",
        ]
    )
    anything = st.text(st.characters(codec=None), max_size=40)
    plain = st.from_regex(r"[a-z]{1,12}( [a-z]{1,12}){0,8}", fullmatch=True)
    return st.lists(st.one_of(plain, nasty, anything), min_size=1, max_size=6).map("".join)


@st.composite
def meeting_records(draw: st.DrawFn, text: st.SearchStrategy[str] | None = None) -> MeetingRecord:
    """A whole meeting: people, items, entries of every kind, some private, withdrawn or left out."""
    words = hostile_text() if text is None else text
    maker = MeetingMaker()
    status = draw(st.sampled_from(MeetingStatus))
    maker.meeting = replace(maker.meeting, status=status, place=draw(words), number=draw(st.integers(1, 40)))
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.person("BC", draw(words), role="Board Chair", of="MPS")
    maker.person("OB", draw(words), of="", is_observer=True)
    for initials in draw(st.lists(st.sampled_from(["BC", "OB"]), unique=True)):
        maker.attends(initials, draw(st.sampled_from(AttendanceList)), note=draw(words))
    for _ in range(draw(st.integers(0, 4))):
        _draw_entries(draw, maker, words)
        maker.item(
            draw(words),
            draw(st.sampled_from(Section)),
            state=draw(st.sampled_from(ItemState)),
            presenter=draw(st.sampled_from(["", "BC"])),
        )
    _draw_entries(draw, maker, words)
    return maker.record()


def _draw_entries(draw: st.DrawFn, maker: MeetingMaker, words: st.SearchStrategy[str]) -> None:
    """Up to five entries under the last item."""
    for kind in draw(st.lists(st.sampled_from(EntryKind), max_size=5)):
        by = draw(st.sampled_from(["", "BC", "OB", "MPS"]))
        fate = draw(st.sampled_from(Fate))
        open_challenges = [r for r in maker.records.values() if r.kind is RecordKind.CHALLENGE]
        if kind is EntryKind.CHALLENGE:
            maker.challenge(draw(words), by=by, to="MPS", fate=fate)
        elif kind is EntryKind.RESPONSE and open_challenges:
            maker.response(draw(words), draw(st.sampled_from(open_challenges)), by=by, fate=fate)
        elif kind is EntryKind.ACTION:
            maker.action(draw(words), owner=by, fate=fate)
        elif kind is EntryKind.ADVICE:
            maker.advice(draw(words), by=by, fate=fate)
        elif kind is EntryKind.DECISION:
            maker.decision(draw(words), by=by, fate=fate)
        else:
            maker.entry(draw(words), kind, by=by, wording=draw(st.one_of(st.just(""), words)), fate=fate)
