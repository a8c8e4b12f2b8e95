"""Tables for spreadsheet programs, as comma-separated values that open right and run nothing.

UTF-8 with a byte order mark, because Excel takes a file without one for the machine's old code page. Lines
end as RFC 4180 has them. A cell that a spreadsheet would take for a formula has an apostrophe before it, to
show that it is text (https://owasp.org/www-community/attacks/CSV_Injection); a program that reads the file
takes that away again. Where a language has a decimal comma, a spreadsheet parts the cells at semicolons, and
ends them at the end of a line whatever quotes stand around them: a text has the apostrophe there too.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = "=+-@＝＋－＠"
"""What a formula begins with, in whatever width."""

_DROPPED_FIRST = "\t\r\n"
"""What some programs drop at the start of a cell, and run what follows."""

_CELL_BEGINS = re.compile(r"""(?:^|[;\t\r\n])[;\s'"\u200b-\u200f\u2060\ufeff]*+""")
"""Where a cell may begin, with all that is not seen before its first sign."""


def safe_cell(text: str) -> str:
    """The text of a cell so that no spreadsheet runs it.

    >>> safe_cell("=1+1"), safe_cell("a=1"), safe_cell("a; =1")
    ("'=1+1", 'a=1', "a; '=1")
    """
    safe = _CELL_BEGINS.sub(_marked, text)
    return f"'{safe}" if safe.startswith(tuple(_DROPPED_FIRST)) else safe


def _marked(begins: re.Match[str]) -> str:
    is_formula = begins.string.startswith(tuple(_FORMULA), begins.end())
    return f"{begins[0]}'" if is_formula else begins[0]


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with its header as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in (columns, *rows))
    return text.getvalue().encode("utf-8-sig")
