"""The order of sides on paper: every copy whole, on sheets of its own, whatever is asked for."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.ui.output.sides import PrintOrder, chosen_pages, sides

orders = st.builds(
    PrintOrder,
    pages=st.lists(st.integers(0, 40), max_size=9, unique=True).map(lambda found: tuple(sorted(found))),
    copies=st.integers(1, 4),
    is_collated=st.booleans(),
    is_reversed=st.booleans(),
    is_two_sided=st.booleans(),
)


@given(orders)
def test_every_page_comes_out_as_often_as_copies_were_asked_for(order: PrintOrder):
    counted = Counter(side for side in sides(order) if side is not None)
    assert counted == dict.fromkeys(order.pages, order.copies)


@given(orders)
def test_no_sheet_carries_pages_of_two_copies_or_in_the_wrong_order(order: PrintOrder):
    if order.is_two_sided:
        found = list(sides(order))
        found += [None] * (len(found) % 2)
        allowed = {
            (page, order.pages[at + 1] if at + 1 < len(order.pages) else None)
            for at, page in enumerate(order.pages)
            if at % 2 == 0
        }
        assert set(zip(found[::2], found[1::2], strict=True)) <= allowed


@given(orders)
def test_collated_copies_follow_one_another(order: PrintOrder):
    if order.is_collated:
        printed = [side for side in sides(order) if side is not None]
        count = len(order.pages)
        copies = [tuple(printed[at : at + count]) for at in range(0, len(printed), count)] if count else []
        assert len(set(copies)) <= 1
        if not order.is_reversed and copies:
            assert copies[0] == order.pages


@given(orders)
def test_nothing_is_blank_but_the_back_of_a_last_sheet(order: PrintOrder):
    found = sides(order)
    assert not found or found[-1] is not None
    assert all(side is not None for side in found) or (order.is_two_sided and len(order.pages) % 2)


@given(st.integers(0, 30), st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=4))
def test_only_pages_that_there_are_can_be_chosen(count: int, ranges: list[tuple[int, int]]):
    pages = chosen_pages(count, ranges)
    assert set(pages) <= set(range(count))
    assert list(pages) == sorted(set(pages))
    assert not ranges or all(any(low <= page + 1 <= high for low, high in ranges) for page in pages)
