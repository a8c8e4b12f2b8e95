"""Tables for spreadsheets read back as they were, and no cell of them is a formula."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from boardobserver.exchange.spreadsheet import csv_bytes, safe_cell

_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.sampled_from(
    ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'", "", 'a "b", c', "a\nb"]
)


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=2)))
def test_every_cell_comes_back_and_none_runs(rows: list[list[str]]):
    contents = csv_bytes(("text", "words"), rows)
    assert contents.startswith(b"\xef\xbb\xbf")
    header, *found = csv.reader(io.StringIO(contents.decode("utf-8-sig"), newline=""))
    assert header == ["text", "words"]
    assert found == [[safe_cell(cell) for cell in row] for row in rows]
    for cell, kept in zip((c for row in rows for c in row), (c for row in found for c in row), strict=True):
        assert kept in (cell, f"'{cell}")
        assert not kept.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def test_lines_end_as_the_standard_has_them():
    assert csv_bytes(("a",), [("b",), ("=c",)]) == b"\xef\xbb\xbfa\r\nb\r\n'=c\r\n"
