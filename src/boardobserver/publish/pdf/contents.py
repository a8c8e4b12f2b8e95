"""The operators of a page's contents, each with what it is given, in the order in which they are drawn.

The search of a finished file reads all that its pages draw while somebody waits for it. So the contents are
cut into operators by one expression, and qpdf reads only what is more than a plain string. Contents that the
expression does not know to their end, a comment or a picture among them, are brought into plain form by qpdf.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Final

import pikepdf
from pikepdf import Array, Object, Page, Stream

_SPACE: Final = rb"\0\t\n\f\r "
_ENDS: Final = rb"(?=[" + _SPACE + rb"()<>\[\]{}/%]|\Z)"
_STRING: Final = rb"\((?:[^()\\]|\\.)*+\)"
_HEXADECIMAL: Final = rb"<[0-9A-Fa-f" + _SPACE + rb"]*+>"
_NUMBER: Final = rb"[-+.0-9]++" + _ENDS
_NAME: Final = rb"/[^" + _SPACE + rb"()<>\[\]{}/%]*+"
_OPERAND: Final = rb"|".join(
    (_NUMBER, _STRING, _NAME, rb"<<|>>|\[|\]", _HEXADECIMAL, rb"(?:true|false|null)" + _ENDS)
)
_OPERATION: Final = re.compile(
    rb"((?:(?:" + _OPERAND + rb")[" + _SPACE + rb"]*+)*+)"
    rb"([A-Za-z'\"][A-Za-z0-9'\"*]*+" + _ENDS + rb")"
    rb"|([^" + _SPACE + rb"].*)",
    re.DOTALL,
)
"""What an operator is given, and the operator; or else all the rest, from what is part of neither."""
_PICTURE: Final = b"BI"
"""Begins a picture whose bytes stand among the operators."""

_SHOWN: Final = re.compile(b"(" + _STRING + b")|(" + _HEXADECIMAL + b")|(" + _NUMBER + b")", re.DOTALL)
_ONLY_A_STRING: Final = re.compile(rb"\(([^()\\\r]*+)\)[" + _SPACE + rb"]*+")
_FIRST: Final = re.compile(rb"(" + _NAME + rb")[" + _SPACE + rb"]*+(.*)", re.DOTALL)


def operations(drawing: Page | Object, wanted: AbstractSet[bytes]) -> list[tuple[bytes, bytes]]:
    """Each operator of those that are wanted, and what it is given, as it is written.

    Args:
        drawing: A page, or a drawing that it uses.
        wanted: The operators.

    Raises:
        ValueError: The contents cannot be read to their end.
    """
    found = _OPERATION.findall(_bytes_of(drawing))
    if any(unknown or operator == _PICTURE for _given, operator, unknown in found):
        parsed = pikepdf.parse_content_stream(drawing, b" ".join(sorted(wanted)).decode("ascii"))
        found = _OPERATION.findall(pikepdf.unparse_content_stream(parsed))
        if any(unknown for _given, _operator, unknown in found):
            raise ValueError("the contents of a page cannot be read")
    return [(operator, given) for given, operator, _unknown in found if operator in wanted]


def strings_and_numbers(given: bytes) -> list[bytes | float]:
    """The strings and the numbers that an operator is given, those of an array among them."""
    if (only := _ONLY_A_STRING.fullmatch(given)) is not None:
        return [only[1]]
    return [
        float(number) if number else _string(plain or hexadecimal)
        for plain, hexadecimal, number in _SHOWN.findall(given)
    ]


def name_and_rest(given: bytes) -> tuple[str, bytes]:
    """The name that an operator is given first, and what follows; an empty one where there is none."""
    found = _FIRST.match(given)
    if found is None:
        return "", given
    name, rest = found[1], found[2].rstrip(b"\0\t\n\f\r ")
    return str(Object.parse(name)) if b"#" in name else name.decode("latin-1"), rest


def _string(written: bytes) -> bytes:
    is_plain = written.startswith(b"(") and not (b"\\" in written or b"\r" in written)
    return written[1:-1] if is_plain else bytes(Object.parse(written))


def _bytes_of(drawing: Page | Object) -> bytes:
    contents = drawing.obj.get("/Contents") if isinstance(drawing, Page) else drawing
    pieces = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(piece.read_bytes() for piece in pieces if isinstance(piece, Stream))
