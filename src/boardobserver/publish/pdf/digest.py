"""Digests of the parts of a PDF, the same however its objects are numbered, ordered and compressed."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from boardobserver.publish.pdf.opened import Budget, decoded

_TO_PARENTS: Final = frozenset({"/Parent", "/P", "/Prev"})
_OF_STREAMS: Final = frozenset({"/Length", "/Filter", "/DecodeParms"})
_COST = 32
"""What one object takes of what may be read."""

_Key: TypeAlias = tuple[int, int]
_DIRECT: Final = (0, 0)


class Digests:
    """Makes digests; a page that something refers to is known by its number, and not gone into.

    Args:
        pages: The numbers of the pages, by their keys in the file.
        budget: What may be read.
    """

    def __init__(self, pages: Mapping[_Key, int], budget: Budget) -> None:
        self._pages = pages
        self._budget = budget
        self._known: dict[_Key, str] = {}

    def of(self, value: object) -> str:
        """The digest of a value and all that it leads to."""
        key = _key_of(value)
        if key == _DIRECT:
            return self._worked_out(value)
        if key not in self._known:
            self._known[key] = self._worked_out(value)
        return self._known[key]

    def of_contents(self, contents: object) -> str:
        """The digest of what a page draws, in however many pieces it lies."""
        pieces = list(contents) if isinstance(contents, Array) else [contents]
        streams = [decoded(piece, self._budget) for piece in pieces if isinstance(piece, Stream)]
        return hashlib.sha256(b"\n".join(streams)).hexdigest()

    def _worked_out(self, value: object) -> str:
        digest = hashlib.sha256()
        seen: dict[_Key, int] = {}
        pending: list[object] = [value]
        while pending:
            self._budget.take(_COST)
            said = _Said(digest.update)
            self._say(pending.pop(), seen, said)
            pending += reversed(said.held)
        return digest.hexdigest()

    def _say(self, value: object, seen: dict[_Key, int], said: "_Said") -> None:
        """Say what a value is, and what it holds, which is to be said next."""
        key = _key_of(value)
        if key in self._pages:
            said.word(b"page %d;" % self._pages[key])
        elif key in seen:
            said.word(b"seen %d;" % seen[key])
        else:
            if key != _DIRECT:
                seen[key] = len(seen)
            if isinstance(value, Stream):
                said.word(b"stream %s;" % hashlib.sha256(decoded(value, self._budget)).digest())
                said.members(value.stream_dict, _OF_STREAMS | _TO_PARENTS)
            elif isinstance(value, Dictionary):
                said.members(value, _TO_PARENTS)
            elif isinstance(value, Array):
                said.word(b"array %d;" % len(value))
                said.held = list(value)
            else:
                said.word(_scalar(value))


@dataclass(slots=True)
class _Said:
    """What is said of one object: its own words, and the objects that are to be said after it."""

    word: Callable[[bytes], None]
    held: list[object] = field(default_factory=list[object])

    def members(self, of: Object, without: frozenset[str]) -> None:
        """Say the members of a dictionary, in the order of their names."""
        names = sorted(set(of.keys()) - without)
        self.word(b"dictionary %s;" % " ".join(names).encode("utf-8", "surrogateescape"))
        self.held = [of[name] for name in names]


def _key_of(value: object) -> _Key:
    return value.objgen if isinstance(value, Object) else _DIRECT


def _scalar(value: object) -> bytes:
    """A value that holds no others, the same however it is spelt."""
    if isinstance(value, String):
        return b"string %d %s;" % (len(bytes(value)), bytes(value))
    if isinstance(value, Name):
        return b"name %s;" % str(value).encode("utf-8", "surrogateescape")
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return b"number %s;" % repr(float(value)).encode()
    return b"%s;" % repr(value).encode()
