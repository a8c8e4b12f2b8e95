"""Which bytes of a board’s file hold nothing of the board: those between and behind what its pages hold.

Read by the file format itself, from the roots of the tables and indices on, so that of a flip that nobody
finds it is known what it met.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

COUNTER = "a counter of the header"
FREE = "a free page"
GAP = "a gap in a page"
DIVIDER = "a key that only divides pages"
PLACE = "the place left for a key that stands elsewhere"
NAME = "a name in the schema that says nothing"
"""Constraints have names, and keywords either case; `check` finds whatever makes other tables of it."""

SERIAL = "the last number given of a reference: higher, it leaves a gap"
"""A lower one is found. Gaps are lawful: what was given is not given again, though its record was lost."""

_COUNTERS = (
    range(24, 28),  # changes, by which a cache is known to be stale
    range(40, 44),  # changes of the schema, for the same
    range(48, 52),  # how large a cache is proposed
    range(72, 100),  # kept free; and which version of SQLite wrote last
)
_INTERIOR_INDEX, _INTERIOR_TABLE, _LEAF_TABLE = 2, 5, 13
_HEADER = 100
_USED = ""
_ROOTS = """
    SELECT rootpage, iif(name = 'allotted', :serial, ''),
           (SELECT max(pk) = 1 AND max(pk AND cid = 0 AND type = 'INTEGER') FROM pragma_table_info(tbl_name))
    FROM sqlite_schema WHERE rootpage > 0
"""


@dataclass(frozen=True, slots=True)
class _Tree:
    """A table or an index.

    Attributes:
        root: The page that it begins with.
        what: What its rows are.
        has_key: Whether its first column is the key that its rows are found by, and stands there alone.
    """

    root: int
    what: str
    has_key: bool


class UnreadBytes:
    """The bytes of a plain board's file by what they are.

    Args:
        path: The closed board.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.read_bytes()
        self._size = int.from_bytes(self._file[16:18], "big") % 65535  # 1 stands for 65536
        self._what = [GAP] * len(self._file)
        self._use(0, _HEADER)
        for counter in _COUNTERS:
            self._use(counter.start, len(counter), COUNTER)
        for page in self._free_pages():
            self._use(self._start(page), self._size, FREE)
        with closing(sqlite3.connect(path)) as connection:
            roots = connection.execute(_ROOTS, {"serial": SERIAL}).fetchall()
        for tree in (_Tree(1, NAME, has_key=False), *(_Tree(*root) for root in roots)):
            self._read_page(tree, tree.root)

    def at(self, place: int) -> str:
        """What the byte at that place is; empty for one that is of the board."""
        return self._what[place]

    def _use(self, start: int, count: int, what: str = _USED) -> None:
        self._what[start : start + count] = [what] * count

    def _start(self, page: int) -> int:
        return (page - 1) * self._size

    def _number(self, at: int, count: int = 4) -> int:
        return int.from_bytes(self._file[at : at + count], "big")

    def _free_pages(self) -> Iterator[int]:
        trunk = self._number(32)
        while trunk:
            yield trunk
            at = self._start(trunk)
            yield from (self._number(at + 8 + 4 * each) for each in range(self._number(at + 4)))
            trunk = self._number(at)

    def _read_page(self, tree: _Tree, page: int) -> None:
        start = self._start(page)
        head = start + (_HEADER if page == 1 else 0)
        kind = self._file[head]
        is_interior = kind in (_INTERIOR_INDEX, _INTERIOR_TABLE)
        length = 12 if is_interior else 8
        count = self._number(head + 3, 2)
        self._use(head, length + 2 * count)
        for each in range(count):
            cell = start + self._number(head + length + 2 * each, 2)
            self._read_cell(tree, kind, cell)
            if is_interior:
                self._read_page(tree, self._number(cell))
        if is_interior:
            self._read_page(tree, self._number(head + 8))

    def _read_cell(self, tree: _Tree, kind: int, cell: int) -> None:
        at = cell + (4 if kind in (_INTERIOR_INDEX, _INTERIOR_TABLE) else 0)
        if kind == _INTERIOR_TABLE:
            self._use(cell, 4)
            self._use(at, self._varint(at)[1] - at, DIVIDER)
            return
        payload, at = self._varint(at)
        if kind == _LEAF_TABLE:
            at = self._varint(at)[1]
        here = self._here(payload, is_table=kind == _LEAF_TABLE)
        self._use(cell, at - cell)
        self._use(at, here, tree.what)
        if tree.has_key and kind == _LEAF_TABLE:
            self._use(self._varint(at)[1], 1, PLACE)
        left, following = payload - here, 0
        if left:
            self._use(at + here, 4)
            following = self._number(at + here)
        while left > 0:
            start, held = self._start(following), min(left, self._size - 4)
            self._use(start, 4)
            self._use(start + 4, held, tree.what)
            left, following = left - held, self._number(start)

    def _here(self, payload: int, *, is_table: bool) -> int:
        """How much of a payload lies in its cell; the rest lies on pages of its own."""
        most = self._size - 35 if is_table else (self._size - 12) * 64 // 255 - 23
        least = (self._size - 12) * 32 // 255 - 23
        if payload <= most:
            return payload
        here = least + (payload - least) % (self._size - 4)
        return here if here <= most else least

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for each in range(at, at + 8):
            value = value << 7 | self._file[each] & 0x7F
            if self._file[each] < 0x80:
                return value, each + 1
        return value << 8 | self._file[at + 8], at + 9
