"""Runs of a document tree as runs of a Word file: lines, links, short forms, what is withheld."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart

from boardobserver.publish.document import Cell, Document, Runs, Table
from boardobserver.publish.stretches import Stretch, lines_of, visible
from boardobserver.publish.word.elements import Element, element, run, words
from boardobserver.publish.word.styles import Style

_SHORT_FORM_CELLS = 2


class Text:
    """Writes the runs of one document.

    Args:
        document: The whole of it, for the key to its short forms.
        part: The part of the file that keeps the addresses.
    """

    def __init__(self, document: Document, part: DocumentPart) -> None:
        self._part = part
        self._keys = _keys_of(document)
        self._marked = 0

    def said(self, runs: Runs) -> list[Element]:
        """What stands in a paragraph that says these runs."""
        made: list[Element] = []
        for number, line in enumerate(lines_of(runs)):
            if number:
                made.append(run(element("br")))
            made += (self._stretch(stretch) for stretch in line)
        return made

    def key_of(self, row: tuple[Cell, ...]) -> str:
        """The name of the place where a row of a table explains a short form; empty where none does."""
        return self._keys.get(_said_in(row), "")

    def marked(self, name: str, said: list[Element]) -> list[Element]:
        """What is said, as a place that can be led to by its name."""
        self._marked += 1
        start = element("bookmarkStart", id=self._marked, name=name)
        return [start, *said, element("bookmarkEnd", id=self._marked)]

    def _stretch(self, stretch: Stretch) -> Element:
        """One stretch, within what it leads to: an address, or the place that explains it."""
        style = Style.WITHHELD if stretch.is_withheld else Style.LINK if stretch.link else ""
        made = run(words(stretch.text), style=style, is_bold=stretch.is_bold, is_turned=stretch.is_turned)
        if stretch.link:
            leading = element("hyperlink", made)
            key = self._part.relate_to(stretch.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            leading.set(qn("r:id"), key)
            return leading
        place = self._keys.get((stretch.text, stretch.expansion)) if stretch.expansion else None
        if place is None:
            return made
        return element("hyperlink", made, anchor=place, tooltip=stretch.expansion)


def _keys_of(document: Document) -> dict[tuple[str, ...], str]:
    """The rows that explain short forms which are marked as such in the text, each with a name for its place.

    Word has no way to say "short for": the text leads to the key, and shows the long form beside the pointer.
    """
    rows = (_said_in(row) for block in document.blocks if isinstance(block, Table) for row in block.rows)
    pairs = dict.fromkeys(row for row in rows if len(row) == _SHORT_FORM_CELLS)
    return {pair: f"short_form_{number}" for number, pair in enumerate(pairs, 1)}


def _said_in(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """The texts of the cells of a row."""
    return tuple("\n".join(visible("".join(run.text for run in runs)) for runs in cell) for cell in row)
