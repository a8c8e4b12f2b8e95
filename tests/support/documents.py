"""Document trees with every kind of node, and trees at random, for what every writer must do with them."""

import subprocess
import sys
from base64 import b64decode
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st
from tests.support.any_meetings import hostile_text

from boardobserver.publish.document import (
    Blanks,
    Block,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    ListBlock,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Tone,
    strong,
    text,
)

_DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one point, as a PNG."""


def a_document(*blocks: Block, watermark: str = "", is_across: bool = False) -> Document:
    """A document of these nodes."""
    return Document(
        title="A board: note of the 14th meeting, 22 November 2026",
        short_title="Note of the 14th meeting, 22 November 2026",
        language="en-GB",
        author="Mayor’s Office for Policing and Crime",
        marking="OFFICIAL-SENSITIVE",
        watermark=watermark,
        dated=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        blocks=blocks,
        is_across=is_across,
    )


def every_kind_of_node() -> Document:
    """A draft with every kind of node, and of run, that a tree can have."""
    return a_document(
        Picture(_DOT, "image/png", "The arms of the house", 12.0),
        Paragraph((strong("A board"),)),
        Heading(1, "Note of the 14th meeting"),
        Notice(text("This is the observers’ own note.")),
        Fields((Field("Date", (text("22 November 2026"),)), Field("Present", (text("One"), text("Two"))))),
        Heading(2, "Deployments", number="3"),
        Paragraph((Run("LFR", expansion="live facial recognition"), Run(" went out twice.")), number="3.1"),
        ListBlock((text("once by day"), text("once by night")), is_inset=True),
        Paragraph(text("The second time with a van."), is_inset=True),
        Paragraph((strong("Action AC-2026-004. "), Run("To report.")), tone=Tone.ACTION),
        Paragraph((Run("[Withheld: section 31(1)]", is_withheld=True),), number="3.2"),
        Paragraph(text("AGREED to wait."), tone=Tone.DECISION),
        Paragraph(text("There is a paper at https://example.org/a?b=1."), tone=Tone.QUIET, number="3.3"),
        Heading(3, "What the van was for"),
        ListBlock((text("first"), text("then"), text("last")), is_numbered=True),
        ListBlock((text("anew"),), is_numbered=True),
        Paragraph(text("said שלום עולם twice\nand on a second line")),
        Heading(2, "Sign-off"),
        Blanks(("Signed off by", "Date")),
        PageBreak(),
        Heading(2, "Annex A: actions"),
        _table(),
        Heading(2, "Annex B: initials"),
        Table(
            "Initials and abbreviations",
            (Column("Short form", 1), Column("Stands for", 4)),
            ((((strong("LFR"),),), (text("live facial recognition"),)),),
        ),
        watermark="DRAFT",
    )


def _table() -> Table:
    columns = (Column("Reference", 2), Column("Action", 5), Column("Due", 1.5))
    cells = (
        (text("AC-2026-004"), text("To report to the Board, in writing."), text("1 December")),
        (text("AC-2026-005"), text("To ask."), text("next meeting")),
    )
    return Table("Actions", columns, tuple(tuple((runs,) for runs in row) for row in cells))


@st.composite
def any_documents(draw: st.DrawFn) -> Document:
    """Trees at random with text that is meant to break things; headings follow without gaps."""
    blocks = draw(st.lists(_blocks(), max_size=12))
    watermark = draw(st.sampled_from(["", "DRAFT"]))
    return a_document(Heading(1, "A title"), *blocks, watermark=watermark, is_across=draw(st.booleans()))


def _runs() -> st.SearchStrategy[Runs]:
    run = st.builds(
        Run,
        hostile_text(),
        is_bold=st.booleans(),
        is_withheld=st.booleans(),
        expansion=st.one_of(st.just(""), hostile_text()),
        link=st.sampled_from(["", "", "https://example.org/é?%", "javascript:alert(1)"]),
    )
    return st.lists(run, min_size=1, max_size=3).map(tuple)


def _blocks() -> st.SearchStrategy[Block]:
    words = hostile_text()
    numbers = st.sampled_from(["", "1.1", "12.34"])
    items = st.lists(_runs(), min_size=1, max_size=3).map(tuple)
    fields = st.lists(st.builds(Field, words, items), min_size=1, max_size=3).map(tuple)
    blocks: list[st.SearchStrategy[Block]] = [
        st.builds(Heading, st.just(2), words, numbers),
        st.builds(Paragraph, _runs(), numbers, st.sampled_from(Tone), st.booleans()),
        st.builds(ListBlock, items, st.booleans(), st.booleans()),
        st.builds(Fields, fields),
        st.builds(
            Blanks,
            st.lists(st.sampled_from(["Signed off by", "Role", "Date"]), min_size=1, max_size=3).map(tuple),
        ),
        st.integers(1, 4).flatmap(_tables),
        st.builds(Notice, _runs()),
        st.just(PageBreak()),
    ]
    return st.one_of(blocks)


def _tables(width: int) -> st.SearchStrategy[Block]:
    words = hostile_text()
    column = st.builds(Column, words, st.floats(0.5, 9))
    cell = st.lists(_runs(), min_size=1, max_size=2).map(tuple)
    row = st.lists(cell, min_size=width, max_size=width).map(tuple)
    return st.builds(
        Table,
        words,
        st.lists(column, min_size=width, max_size=width).map(tuple),
        st.lists(row, max_size=3).map(tuple),
    )


def written_elsewhere(module: str, writer: str) -> tuple[bytes, ...]:
    """What a writer makes of every kind of node in other processes, with other hashes and time zones."""
    root = Path(__file__).parents[2]
    program = (
        "import sys; from tests.support.documents import every_kind_of_node; "
        f"from {module} import {writer}; sys.stdout.buffer.write({writer}(every_kind_of_node()))"
    )
    return tuple(
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONPATH": f"{root}:{root / 'src'}", "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    )
