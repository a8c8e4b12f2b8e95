"""The words that a page of a PDF shows, in the order in which it does, whatever covers or hides them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String

from boardobserver.domain.errors import Refusal
from boardobserver.publish.pdf.letters import Letters
from boardobserver.publish.pdf.opened import TOO_MUCH, Budget, decoded

_SHOWING = {"Tj", "TJ", "'", '"'}
_MOVING = {"Td", "TD", "Tm", "T*", "BT"}
_DEEPEST = 8
"""Drawings within drawings; the program draws none."""

_MOST = 4 * 2**20
"""No page draws more, in bytes; those of the program are a hundredth of it."""

_COST = 64
"""What one operator takes of what may be read."""

_COST_OF_DRAWING = 2**18
"""What a drawing takes of it that a page uses: a few small ones that use each other make millions."""


@dataclass(slots=True)
class PageText:
    """Reads the text of pages; typefaces are read once for all of them."""

    budget: Budget
    _known: dict[tuple[int, int], Letters] = field(default_factory=dict[tuple[int, int], Letters])

    def words(self, page: Page) -> tuple[str, ...]:
        """Every word that the page shows, and every one that it has read out instead."""
        return tuple("".join(self._shown(page, page.obj, 0)).split())

    def _shown(self, drawing: Page | Object, owner: Object, depth: int) -> Iterator[str]:
        """The text of a page, or of a drawing that it uses, with a space wherever the place changes."""
        resources = owner.get("/Resources")
        letters: Letters | None = None
        self._require_little(owner if isinstance(owner, Stream) else owner.get("/Contents"))
        for operands, operator in _operations(drawing):
            self.budget.take(_COST)
            said = str(operator)
            if said in _MOVING:
                yield " "
            elif said == "Tf" and operands:
                letters = self._letters(resources, str(operands[0]))
            elif said in _SHOWING:
                yield from ("" if letters is None else letters.text(shown) for shown in _strings(operands))
            elif said == "BDC" and operands:
                yield f" {_read_out(operands[-1])} "
            elif said == "Do" and operands and depth < _DEEPEST:
                used = _entry(resources, "/XObject", str(operands[0]))
                if isinstance(used, Stream) and used.get("/Subtype") == Name.Form:
                    self.budget.take(_COST_OF_DRAWING)
                    yield from self._shown(used, used, depth + 1)

    def _require_little(self, contents: Object | None) -> None:
        """Refuse contents that would take too long to go through, before any of them is."""
        pieces = list(contents) if isinstance(contents, Array) else [contents]
        if sum(len(decoded(piece, self.budget)) for piece in pieces if isinstance(piece, Stream)) > _MOST:
            raise Refusal(TOO_MUCH)

    def _letters(self, resources: Object | None, name: str) -> Letters | None:
        font = _entry(resources, "/Font", name)
        if font is None:
            return None
        if font.objgen == (0, 0):
            return Letters(font, self.budget)
        if font.objgen not in self._known:
            self._known[font.objgen] = Letters(font, self.budget)
        return self._known[font.objgen]


def _operations(drawing: Page | Object) -> Iterable[tuple[Sequence[Any], object]]:
    """What is drawn, operator by operator, with what each is given; the stubs leave that unknown."""
    return cast("Iterable[tuple[Sequence[Any], object]]", pikepdf.parse_content_stream(drawing))


def _strings(operands: Sequence[Any]) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, String):
            yield bytes(operand)
        elif isinstance(operand, Array):
            yield from (bytes(part) for part in operand if isinstance(part, String))


def _read_out(marked: object) -> str:
    """What is read out instead of what is shown, where a page says so."""
    text = marked.get("/ActualText") if isinstance(marked, Dictionary) else None
    return str(text) if isinstance(text, String) else ""


def _entry(resources: Object | None, kind: str, name: str) -> Object | None:
    entries = resources.get(kind) if isinstance(resources, Dictionary) else None
    found = entries.get(name) if isinstance(entries, Dictionary) else None
    return found if isinstance(found, Dictionary | Stream) else None
