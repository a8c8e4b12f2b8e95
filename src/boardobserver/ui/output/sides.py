"""Which page goes on which side of paper, in the order in which a printer takes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

Side = int | None
"""A page, counted from 0; None for a side left blank so that a copy begins on a sheet of its own."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is to be printed, as far as the printer does not see to it by itself.

    Attributes:
        pages: The pages chosen, counted from 0, in the order of the document.
        copies: How often; 1 where the printer makes the copies.
        is_collated: Whether a whole copy comes before the next one begins.
        is_reversed: Whether the last page comes first.
        is_two_sided: Whether two pages share a sheet.
    """

    pages: tuple[int, ...]
    copies: int = 1
    is_collated: bool = True
    is_reversed: bool = False
    is_two_sided: bool = False


def sides(order: PrintOrder) -> tuple[Side, ...]:
    """The sides to print, first to last.

    >>> sides(PrintOrder((0, 1, 2), copies=2, is_two_sided=True))
    (0, 1, 2, None, 0, 1, 2)
    >>> sides(PrintOrder((0, 1, 2), copies=2, is_collated=False))
    (0, 0, 1, 1, 2, 2)
    """
    sheets = _sheets(order.pages, 2 if order.is_two_sided else 1)
    if order.is_reversed:
        sheets.reverse()
    if order.is_collated:
        in_turn = sheets * order.copies
    else:
        in_turn = list(chain.from_iterable([sheet] * order.copies for sheet in sheets))
    found = list(chain.from_iterable(in_turn))
    while found and found[-1] is None:
        found.pop()
    return tuple(found)


def chosen_pages(count: int, ranges: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The pages of a document of `count` that ranges name; all of them if there is no range.

    Args:
        count: How many pages there are.
        ranges: First and last page of each, counted from 1; what lies outside the document is left out.

    >>> chosen_pages(9, [(2, 3), (8, 20)])
    (1, 2, 7, 8)
    """
    wanted = list(ranges) or [(1, count)]
    named = {page for first, last in wanted for page in range(max(1, first), min(count, last) + 1)}
    return tuple(page - 1 for page in sorted(named))


def _sheets(pages: Sequence[int], sides_a_sheet: int) -> list[list[Side]]:
    sheets: list[list[Side]] = [
        list(pages[at : at + sides_a_sheet]) for at in range(0, len(pages), sides_a_sheet)
    ]
    if sheets:
        sheets[-1] += [None] * (sides_a_sheet - len(sheets[-1]))
    return sheets
