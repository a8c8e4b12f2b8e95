"""Tables for spreadsheets read back as they were, and no cell of them is a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.patience import little_work

from boardobserver.exchange.spreadsheet import csv_bytes, safe_cell

_PIECES = (
    "=1+1",
    "+44",
    "-5",
    "@SUM(A1)",
    "\t",
    "\r",
    "\n",
    "＝1",
    "'",
    '"',
    ";",
    ",",
    " ",
    "a",
    "\u200b",
    "\ufeff",
)
_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.lists(
    st.sampled_from(_PIECES), max_size=6
).map("".join)
_UNSEEN = " \t\r\n'\"\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def cells(contents: bytes, separator: str) -> list[list[str]]:
    """The cells as a program reads them that parts them at that sign."""
    text = contents.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def runs(cell: str) -> bool:
    """Whether a program runs what stands in a cell, at its start or after what it does not see there."""
    return not cell.startswith("'") and cell.lstrip(_UNSEEN.replace("'", "")).startswith(
        tuple("=+-@＝＋－＠")
    )


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=2)))
def test_every_cell_comes_back_and_none_runs(rows: list[list[str]]):
    contents = csv_bytes(("text", "words"), rows)
    assert contents.startswith(b"\xef\xbb\xbf")
    header, *found = cells(contents, ",")
    assert header == ["text", "words"]
    assert found == [[safe_cell(cell) for cell in row] for row in rows]
    for cell, kept in zip((c for row in rows for c in row), (c for row in found for c in row), strict=True):
        assert kept.replace("'", "") == cell.replace("'", "")
        assert not runs(kept)
        assert not kept.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("separator", [";", "\t"])
@given(rows=st.lists(st.lists(_CELLS, min_size=2, max_size=2)))
def test_no_cell_runs_where_cells_are_parted_otherwise(separator: str, rows: list[list[str]]):
    for row in cells(csv_bytes(("text", "words"), rows), separator):
        assert not any(runs(cell) for cell in row)


def test_a_header_runs_as_little():
    assert csv_bytes(("=1+1", "b"), []) == b"\xef\xbb\xbf'=1+1,b\r\n"


def test_a_text_of_nothing_but_line_ends_takes_no_time():
    with little_work():
        assert len(safe_cell("\n" * 1_000_000)) == 1_000_001


def test_lines_end_as_the_standard_has_them():
    assert csv_bytes(("a",), [("b",), ("=c",)]) == b"\xef\xbb\xbfa\r\nb\r\n'=c\r\n"
