"""A document that says nothing, with each kind of block: what it holds, each file of its format does."""

from datetime import UTC, datetime

from boardobserver.publish.document import (
    Attachment,
    Blanks,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Run,
    Table,
    Tone,
    text,
)

_RUNS = text("-")
NEUTRAL = Document(
    title="-",
    short_title="-",
    language="en-GB",
    author="-",
    marking="-",
    watermark="-",
    dated=datetime(2000, 1, 1, tzinfo=UTC),
    blocks=(
        Heading(1, "-"),
        Heading(2, "-", "1"),
        *(Paragraph(_RUNS, number="1", tone=tone) for tone in Tone),
        *(Paragraph(_RUNS, tone=tone, is_inset=True) for tone in Tone),
        Paragraph((Run("-", is_bold=True), Run("-", is_withheld=True)), is_inset=True),
        ListBlock((_RUNS,)),
        ListBlock((_RUNS,), is_numbered=True),
        Table(
            "-", (Column("-", 1), Column("-", 1)), ((((Run("-"),),), ((Run("-" * 40, link="https://-"),),)),)
        ),
        Fields((Field("-", (_RUNS,)),)),
        Blanks(("-",)),
        Notice(_RUNS),
    ),
    attachment=Attachment("-", "application/json", "-", b"{}"),
)
"""The document."""
