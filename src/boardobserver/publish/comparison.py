"""Two versions of minutes compared, as a document: what was added and what was removed, in words.

Each change is said in brackets, "[added: …]" and "[removed: …]", and what was added is in bold besides:
nothing rests on how it looks. Passages that are the same are counted and left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from boardobserver.domain.comparing import Change, Compared, Part, Passage, changed_sections
from boardobserver.domain.release import Edition
from boardobserver.publish.document import (
    Blanks,
    Block,
    Document,
    Field,
    Fields,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    text,
)
from boardobserver.publish.imprint import EDITIONS
from boardobserver.publish.imprint import TITLE as IMPRINT

_ABOUT = (
    "This compares two versions of the same minutes. What only the later one says stands as “[added: …]”, "
)
_ABOUT_REST = (
    "what only the earlier one says as “[removed: …]”. Passages that are the same in both are left out."
)

NOTHING_DIFFERS = (
    "Both say the same, word for word. What each says of its own file, such as its edition and its SHA-256, "
    "is not compared."
)
"""What is said where there is no difference to show."""

BEFORE_HEADINGS = "Before the first heading"
"""What passages stand under that no heading comes before."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two versions are called: "version 1", "version 2"."""

    before: str
    after: str


def passages_of(document: Document) -> tuple[Passage, ...]:
    """What minutes say, passage by passage, in reading order, but for what they say of their own file."""
    return tuple(each for each in _passages(document.blocks) if each.section != IMPRINT)


def comparison_document(
    later: Document, compared: Sequence[Compared], sides: Sides, edition: Edition
) -> Document:
    """The document of a comparison.

    Args:
        later: The later version, whose title and marking it takes over.
        compared: Every passage of both.
        sides: What both are called.
        edition: For whom it is: the public only where both are for them.
    """
    changed = [each for each in compared if not each.is_same]
    title = f"Comparison of {sides.before} with {sides.after}"
    count = f"{len(changed)} of {len(compared)} passages" if changed else "Nothing"
    head: list[Block] = [
        Heading(1, title),
        Notice(text(_ABOUT, _ABOUT_REST)),
        Fields(
            (
                Field("Minutes", (text(later.title),)),
                Field("Earlier", (text(sides.before),)),
                Field("Later", (text(sides.after),)),
                Field("Edition", (text(EDITIONS[edition]),)),
                Field("Different", (text(count),)),
            )
        ),
    ]
    return replace(
        later,
        title=f"{later.title}: {title[:1].lower()}{title[1:]}",
        short_title=f"Comparison: {later.short_title[:1].lower()}{later.short_title[1:]}",
        watermark="",
        blocks=(*head, *(_changes(compared) if changed else (Paragraph(text(NOTHING_DIFFERS)),))),
        attachment=None,
    )


def words_of(parts: Iterable[Part]) -> Iterator[tuple[Part, str]]:
    """Each part of a passage as it reads: "[added: …]" for what was added.

    >>> [said for _, said in words_of((Part(Change.REMOVED, "0.6 "), Part(Change.ADDED, "0.64 ")))]
    ['[removed: 0.6] ', '[added: 0.64] ']
    """
    before = ""
    for part in parts:
        inner = part.words.strip()
        said = part.words
        if part.change is not Change.SAME and inner:
            lead, trail = part.words.split(inner, 1)
            apart = " " if before.endswith("]") and not lead else ""
            said = f"{apart}{lead}[{part.change}: {inner}]{trail}"
        yield part, said
        before = said


def _changes(compared: Iterable[Compared]) -> Iterator[Block]:
    for section in changed_sections(compared):
        title = "".join(said for _, said in words_of(section.title))
        yield Heading(2, title or BEFORE_HEADINGS)
        for each in section.changed:
            yield Paragraph(tuple(_runs(each.parts)), each.passage.number)


def _runs(parts: Iterable[Part]) -> Iterator[Run]:
    for part, said in words_of(parts):
        yield Run(said, is_bold=part.change is Change.ADDED)


def _passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    section = ""
    for block in blocks:
        match block:
            case Heading():
                section = " ".join(part for part in (block.number, block.text) if part)
                yield Passage(section, block.number, block.text, is_heading=True)
            case Paragraph():
                yield Passage(section, block.number, _said(block.runs), block.source)
            case _:
                for words in _lines(block):
                    yield Passage(section, "", words)


def _lines(block: Block) -> Iterator[str]:
    """What a block says besides headings and paragraphs, a line of it at a time."""
    match block:
        case ListBlock():
            yield from (_said(item) for item in block.items)
        case Fields():
            for row in block.rows:
                yield from (f"{row.term}: {_said(line)}" for line in row.lines)
        case Table():
            for row in block.rows:
                yield " | ".join(" / ".join(_said(line) for line in cell) for cell in row)
        case Notice():
            yield _said(block.runs)
        case Blanks():
            yield ", ".join(block.labels)
        case Picture():
            yield block.alternative
        case _:
            return


def _said(runs: Runs) -> str:
    return "".join(run.text for run in runs)
