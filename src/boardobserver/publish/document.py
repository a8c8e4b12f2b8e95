"""The document tree: what a document says and how it is built up, before any writer lays it out.

The tree is frozen and neutral: it knows headings, paragraphs, lists, fields, tables, pictures and notices,
but no fonts, pages or file formats. Every writer draws each node as one element of its own kind, in this
order.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight. A line feed in it ends the line.

    Attributes:
        is_withheld: It says that something is withheld here, or what is withheld from the public.
        expansion: What a short form stands for, for those who have it read out.
        link: The address that it leads to; addresses typed in the text need none, writers find them.
    """

    text: str
    is_bold: bool = False
    is_withheld: bool = False
    expansion: str = ""
    link: str = ""


Runs: TypeAlias = tuple[Run, ...]
"""One line or paragraph of text, run after run."""


LINE_ENDS: Final = re.compile(r"\r\n|[\n\r\u2028\u2029]")
"""What ends a line within a text."""

BULLET: Final = "• "
"""What stands before an item of a list in a cell."""


class Tone(StrEnum):
    """What a paragraph stands out as. It never carries meaning alone: the words say it too."""

    PLAIN = "plain"
    QUIET = "quiet"
    ACTION = "action"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for the document's title, then 2 and down without gaps.

    Attributes:
        is_of_whole: What stands under it is to be read on one page, if a page can hold it.
    """

    level: int
    text: str
    number: str = ""
    is_of_whole: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with the number that it is quoted by ("3.2"), if it has one.

    Attributes:
        is_inset: It belongs to the numbered paragraph before it, and lines up with its text.
        source: The key of the line of the record that it prints, if it prints one; no writer shows it.
    """

    runs: Runs
    number: str = ""
    tone: Tone = Tone.PLAIN
    is_inset: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, with bullets or numbered from 1."""

    items: tuple[Runs, ...]
    is_numbered: bool = False
    is_inset: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A term and what it is, in one line or several."""

    term: str
    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Terms and their values, side by side."""

    rows: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to be filled in by hand, each with its label."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its header, and its share of the width against the others'."""

    title: str
    share: float


Cell: TypeAlias = tuple[Runs, ...]
"""What stands in one cell: paragraphs, usually one."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data with a header row; the first cell of each row is the row's header.

    Attributes:
        caption: What the table holds, for those who cannot see it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that stands by itself, such as the logo of the house.

    Attributes:
        data: The image file.
        media_type: "image/png", "image/jpeg".
        alternative: What it shows, for those who cannot see it.
        width_mm: How wide it prints at most; never wider than the text.
    """

    data: bytes
    media_type: str
    alternative: str
    width_mm: float = 50.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A statement about the document itself, set apart from its text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


Block: TypeAlias = Heading | Paragraph | ListBlock | Fields | Blanks | Table | Picture | Notice | PageBreak


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the document: the record that it prints, for programs to read.

    Attributes:
        name: Its file name, "record.json".
        media_type: "application/json".
        description: What it is, in a few words.
    """

    name: str
    media_type: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        short_title: Stands at the foot of every page.
        language: BCP 47 tag.
        marking: The protective marking, in capitals, at the head and foot of every page.
        watermark: A word behind the text of every page; empty for none.
        dated: The instant that the file bears; from the record, never from a clock.
        is_across: Whether its pages lie across, for tables of many columns.
        attachment: The record that it prints, for formats that can carry a file.
    """

    title: str
    short_title: str
    language: str
    author: str
    marking: str
    watermark: str
    dated: datetime
    blocks: tuple[Block, ...]
    is_across: bool = False
    attachment: Attachment | None = None


def text(*parts: str) -> Runs:
    """Runs of plain text."""
    return tuple(Run(part) for part in parts if part)


def strong(part: str) -> Run:
    """A run in bold."""
    return Run(part, is_bold=True)


def texts_of(block: Block) -> tuple[str, ...]:
    """Every string that a block prints, in reading order; what is only read out is not among them.

    >>> texts_of(Paragraph((Run("Noted", is_bold=True), Run(" by all.")), number="3.1"))
    ('3.1', 'Noted', ' by all.')
    """
    match block:
        case Heading():
            found = (block.number, block.text)
        case Paragraph():
            found = (block.number, *(run.text for run in block.runs))
        case Notice():
            found = tuple(run.text for run in block.runs)
        case ListBlock():
            found = tuple(run.text for item in block.items for run in item)
        case Fields():
            found = tuple(
                part for row in block.rows for part in (row.term, *(r.text for ln in row.lines for r in ln))
            )
        case Blanks():
            found = block.labels
        case Table():
            cells = tuple(run.text for row in block.rows for cell in row for line in cell for run in line)
            found = (*(column.title for column in block.columns), *cells)
        case Picture() | PageBreak():
            found = ()
    return tuple(part for part in found if part)
