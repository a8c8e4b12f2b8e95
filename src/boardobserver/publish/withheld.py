"""Telling the writers where in a document something is withheld, by the words that say so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from boardobserver.domain.release import Exemption
from boardobserver.domain.withholding.words import MARK, SAID, around_marked, unmarked
from boardobserver.publish.document import (
    BULLET,
    Block,
    Cell,
    Document,
    Fields,
    ListBlock,
    Notice,
    Paragraph,
    Run,
    Runs,
    Table,
)


def with_withheld_marked(document: Document) -> Document:
    """The document in which every label and every marked passage is a run of its own that says what it is."""
    return replace(document, blocks=tuple(_said_anew(block, _marked) for block in document.blocks))


def withheld_block(block: Block, exemptions: Iterable[Exemption]) -> Block:
    """A block of the full edition of which the public one has nothing: each line of it is marked."""
    return _said_anew(block, partial(_wholly_marked, around=around_marked(exemptions)))


def withheld_cell(cell: Cell, exemptions: Iterable[Exemption]) -> Cell:
    """A cell of the full edition that is empty in the public one: each line of it is marked."""
    return tuple(_wholly_marked(runs, around_marked(exemptions)) for runs in cell)


def _said_anew(block: Block, say: Callable[[Runs], Runs]) -> Block:
    """A block with each line of it said in another way."""
    match block:
        case Paragraph() | Notice():
            runs = say(block.runs)
            return block if runs is block.runs else replace(block, runs=runs)
        case ListBlock():
            return replace(block, items=tuple(map(say, block.items)))
        case Fields():
            rows = tuple(replace(row, lines=tuple(map(say, row.lines))) for row in block.rows)
            return replace(block, rows=rows)
        case Table():
            rows = tuple(tuple(tuple(map(say, cell)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


def _wholly_marked(runs: Runs, around: tuple[str, str]) -> Runs:
    """A line between what stands around what is marked, and no mark within it; one that is marked stays."""
    words = "".join(run.text for run in runs)
    if not words.strip() or MARK.fullmatch(words.removeprefix(BULLET)):
        return runs
    lead, end = around
    return (Run(lead), *(replace(run, text=unmarked(run.text)) for run in runs), Run(end))


def _marked(runs: Runs) -> Runs:
    if not any("ithheld" in run.text for run in runs):
        return runs
    # What is marked may hold a short form, which is a run of its own.
    found = [each.span() for each in SAID.finditer("".join(run.text for run in runs))]
    if not found:
        return runs
    parts: list[Run] = []
    begins = 0
    for run in runs:
        parts += _parts(run, [(start - begins, end - begins) for start, end in found])
        begins += len(run.text)
    return tuple(parts)


def _parts(run: Run, withheld: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """A run cut where something that is withheld begins and ends in it."""
    last = 0
    for start, end in withheld:
        first, until = max(start, 0), min(end, len(run.text))
        if first < until:
            if first > last:
                yield replace(run, text=run.text[last:first])
            yield replace(run, text=run.text[first:until], is_withheld=True)
            last = until
    if last < len(run.text):
        yield replace(run, text=run.text[last:])
