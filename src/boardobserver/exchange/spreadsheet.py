"""Tables for spreadsheet programs, as comma-separated values that open right and run nothing.

UTF-8 with a byte order mark, because Excel takes a file without one for the machine's old code page. Lines
end as RFC 4180 has them. A cell that a spreadsheet would take for a formula has an apostrophe before it, to
show that it is text (https://owasp.org/www-community/attacks/CSV_Injection); a program that reads the file
takes that away again.
"""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def safe_cell(text: str) -> str:
    """The text of a cell so that no spreadsheet runs it.

    >>> safe_cell("=1+1"), safe_cell("a=1")
    ("'=1+1", 'a=1')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with its header as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
