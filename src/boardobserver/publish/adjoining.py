"""Words that stand in no line of a document, and are read where two lines of one cell follow one another.

A finished file does not say whether a line ends in the middle of a sentence or after it, so that the search
for what is withheld reads on from line to line. Whoever is refused a document because of it is told so.
"""

from collections.abc import Iterator

from boardobserver.domain.passages import WALL, SearchedText
from boardobserver.domain.withholding import WithheldString
from boardobserver.publish.document import Block, Document, Fields, Runs, Table


def cells_across_which(document: Document, string: WithheldString) -> Iterator[str]:
    """The cells in which some words stand across lines and in no line, named in words.

    Args:
        document: The document.
        string: The words.
    """
    for block in document.blocks:
        for name, lines in _cells(block):
            said = ["".join(run.text for run in runs) for runs in lines]
            is_read = string.places_in(SearchedText("\n".join(said)))
            if is_read and not string.places_in(SearchedText(WALL.join(said))):
                yield f"two lines of one cell {name} that follow one another"


def _cells(block: Block) -> Iterator[tuple[str, tuple[Runs, ...]]]:
    """The cells of several lines, each with where it is."""
    if isinstance(block, Table):
        yield from ((f"of “{block.caption}”", cell) for row in block.rows for cell in row if len(cell) > 1)
    elif isinstance(block, Fields):
        yield from ((f"beside “{row.term}”", row.lines) for row in block.rows if len(row.lines) > 1)
