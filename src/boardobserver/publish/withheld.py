"""Telling the writers where in a document something is withheld, by the words that say so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from boardobserver.domain.withholding.words import SAID
from boardobserver.publish.document import (
    Block,
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
    return replace(document, blocks=tuple(_marked_block(block) for block in document.blocks))


def _marked_block(block: Block) -> Block:
    match block:
        case Paragraph() | Notice():
            runs = _marked(block.runs)
            return block if runs is block.runs else replace(block, runs=runs)
        case ListBlock():
            return replace(block, items=tuple(map(_marked, block.items)))
        case Fields():
            rows = tuple(replace(row, lines=tuple(map(_marked, row.lines))) for row in block.rows)
            return replace(block, rows=rows)
        case Table():
            rows = tuple(tuple(tuple(map(_marked, cell)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


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
