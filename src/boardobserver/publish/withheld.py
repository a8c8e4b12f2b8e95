"""Telling the writers where in a document something is withheld, by the words that say so."""

import re
from collections.abc import Iterator
from dataclasses import replace

from boardobserver.domain.withholding.words import LABEL
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

_SAID = re.compile(rf"{LABEL.pattern}|\[Withheld from the public, [^:\]]*: [^\]\n]*\]")


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
    return tuple(part for run in runs for part in _parts(run))


def _parts(run: Run) -> Iterator[Run]:
    last = 0
    for found in _SAID.finditer(run.text):
        if found.start() > last:
            yield replace(run, text=run.text[last : found.start()])
        yield replace(run, text=found.group(), is_withheld=True)
        last = found.end()
    if last < len(run.text):
        yield replace(run, text=run.text[last:])
