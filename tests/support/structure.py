"""What a document is built up of, the same whichever file it stands in; and how a PDF is."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from tests.support.pdf_structure import Node, structure_of

from boardobserver.publish.document import (
    Blanks,
    Block,
    Cell,
    Document,
    Fields,
    Heading,
    ListBlock,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Runs,
    Table,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One node as a reader meets it.

    Attributes:
        kind: "h1" and down, "p", "bullets", "numbers", "fields", "table", "picture".
        texts: What it says: the items of a list, the cells of a table row by row.
        heads: For a table, which cells are header cells: "column", "row", or nothing.
    """

    kind: str
    texts: tuple[str, ...]
    heads: tuple[str, ...] = ()


Spell = Callable[[str], str]
"""How a kind of file spells text: what it cannot hold, or has no letter for, as its code point."""


def parts_of(document: Document, spell: Spell) -> list[Part]:
    """The parts that a file of a document must have, in this order and with nothing between them."""
    return [part for block in document.blocks for part in _parts(block, spell)]


def part(kind: str, texts: Iterable[str], heads: Iterable[str] = ()) -> Part:
    """A part whose texts can be compared: spaces and line ends count for nothing, nor forms of one letter."""
    said = (re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) for text in texts)
    return Part(kind, tuple(said), tuple(heads))


def require_sound(parts: list[Part]) -> None:
    """One title, then headings that leave out no level; header cells to every row and column of a table."""
    levels = [int(each.kind[1:]) for each in parts if re.fullmatch(r"h\d", each.kind)]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for each in parts:
        if each.kind == "table":
            width = each.heads.count("column")
            rows = [each.heads[start : start + width] for start in range(width, len(each.heads), width)]
            assert width
            assert all(row == ("row", *[""] * (width - 1)) for row in rows)
        if each.kind == "fields":
            assert each.heads == ("row", "") * (len(each.heads) // 2)


def parts_of_pdf(data: bytes) -> list[Part]:
    """The parts of a PDF, as its structure tree has them."""
    return [_pdf_part(node) for node in structure_of(data).root.nodes()]


def _pdf_part(node: Node) -> Part:
    match node.tag:
        case "L":
            items = [item.nodes() for item in node.nodes()]
            kind = "bullets" if items[0][0].text == "•" else "numbers"
            return part(kind, (body.text for _label, body in items))
        case "Table":
            cells = [cell for row in node.nodes() for cell in row.nodes()]
            heads = tuple(cell.scope.lower() for cell in cells)
            return part("table" if heads[0] == "column" else "fields", (cell.text for cell in cells), heads)
        case "Figure":
            return part("picture", (node.alternative,))
        case _:
            return part(node.tag.lower(), (node.text,))


def _parts(block: Block, spell: Spell) -> list[Part]:  # noqa: PLR0911 - one for each kind of node
    match block:
        case Heading():
            return [part(f"h{block.level}", (spell(block.number) + spell(block.text),))]
        case Paragraph():
            return [part("p", (spell(block.number) + _line(block.runs, spell),))]
        case Notice():
            return [part("p", (_line(block.runs, spell),))]
        case ListBlock():
            kind = "numbers" if block.is_numbered else "bullets"
            return [part(kind, (_line(item, spell) for item in block.items))]
        case Fields():
            cells = [text for row in block.rows for text in (spell(row.term), _cell(row.lines, spell))]
            return [part("fields", cells, ("row", "") * len(block.rows))]
        case Blanks():
            return [part("p", (spell(label),)) for label in block.labels]
        case Table():
            return [_table(block, spell)]
        case Picture():
            return [part("picture", (spell(block.alternative),))]
        case PageBreak():
            return []


def _table(table: Table, spell: Spell) -> Part:
    width = len(table.columns)
    cells = [_cell(cell, spell) for row in table.rows for cell in row]
    heads = ("column",) * width + ("row", *[""] * (width - 1)) * len(table.rows)
    return part("table", (*(spell(column.title) for column in table.columns), *cells), heads)


def _cell(cell: Cell, spell: Spell) -> str:
    return "".join(_line(runs, spell) for runs in cell)


def _line(runs: Runs, spell: Spell) -> str:
    return "".join(spell(run.text) for run in runs)
