"""The operators of a page's contents: the same as qpdf finds in them, however they are written."""

from decimal import Decimal
from typing import Any, cast

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from tests.support.patience import little_work

from boardobserver.publish.pdf.contents import name_and_rest, operations, strings_and_numbers

ALL = frozenset({b"Tj", b"TJ", b"'", b'"', b"Tm", b"T*", b"Td", b"Tf", b"BT", b"ET", b"BDC", b"EMC", b"Do"})
SPACES = st.sampled_from([b" ", b"\n", b"\r\n", b"\t ", b"\0 "])

numbers = st.sampled_from([b"0", b"-12.5", b".5", b"+3", b"-300", b"62.000"])
literals = st.binary(max_size=12).map(lambda said: b"(" + _escaped(said) + b")")
octals = st.binary(max_size=4).map(lambda said: b"(" + b"".join(b"\\%03o" % each for each in said) + b")")
nested = st.sampled_from([b"(a(b)c)", b"(()())", b"(one\\\ntwo)", b"(one\r\ntwo)", b"(\\(\\))"])
digits = st.binary(max_size=6).map(lambda said: b"<" + said.hex(" ").encode() + b">")
strings = literals | octals | nested | digits
names = st.sampled_from([b"/F1+0", b"/P", b"/A#20B", b"/Span", b"/X1"])
arrays = st.lists(strings | numbers, max_size=4).map(lambda held: b"[" + b" ".join(held) + b"]")
dictionaries = st.sampled_from(
    [b"<</MCID 3>>", b"<< /MCID 4 /ActualText (a\\)b) >>", b"<</Flag true/Other null/List[1 2]>>"]
)


def _escaped(said: bytes) -> bytes:
    for each in (b"\\", b"(", b")"):
        said = said.replace(each, b"\\" + each)
    return said


def _written(gap: bytes, *parts: bytes) -> bytes:
    return gap.join(parts) + gap


operation = st.one_of(
    st.builds(_written, SPACES, strings, st.sampled_from([b"Tj", b"'"])),
    st.builds(_written, SPACES, arrays, st.just(b"TJ")),
    st.builds(_written, SPACES, numbers, numbers, strings, st.just(b'"')),
    st.builds(_written, SPACES, numbers, numbers, st.sampled_from([b"Td", b"m", b"l"])),
    st.builds(_written, SPACES, names, numbers, st.just(b"Tf")),
    st.builds(_written, SPACES, names, dictionaries, st.just(b"BDC")),
    st.builds(_written, SPACES, names, st.just(b"Do")),
    st.builds(_written, SPACES, st.sampled_from([b"BT", b"ET", b"EMC", b"T*", b"q", b"f*"])),
    st.sampled_from([b"% said (in) a comment Tj\n", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n"]),
)
contents = st.lists(operation, max_size=12).map(b"".join)


def _by_qpdf(data: bytes) -> list[tuple[str, list[object]]]:
    """The operators with their names, strings and numbers, as qpdf reads them."""
    with Pdf.new() as pdf:
        found = cast("Any", pikepdf.parse_content_stream(Stream(pdf, data)))
        return [
            (str(operator), [plain for each in operands for plain in _plain(each)])
            for operands, operator in found
            if str(operator).encode() in ALL
        ]


def _plain(operand: object) -> list[object]:
    match operand:
        case String():
            return [bytes(operand)]
        case Array():
            return [plain for each in operand for plain in _plain(each)]
        case Name():
            return [str(operand)]
        case Dictionary():
            return [operand.unparse()]
        case _:
            return [float(cast("Decimal", operand))]


def _ours(data: bytes) -> list[tuple[str, list[object]]]:
    with Pdf.new() as pdf:
        found: list[tuple[str, list[object]]] = []
        for operator, written in operations(Stream(pdf, data), ALL):
            name, rest = name_and_rest(written)
            held: list[object] = [name] if name else []
            held += [Object.parse(rest).unparse()] if rest.startswith(b"<<") else strings_and_numbers(rest)
            found.append((operator.decode(), held))
        return found


@given(contents)
def test_operators_are_the_same_as_qpdf_finds(data: bytes):
    assert _ours(data) == _by_qpdf(data)


@pytest.mark.parametrize(
    "data",
    [b"(plain)Tj", b"(a)Tj(b)Tj", b"[(a)-250(b)]TJ", b"/F1 12 Tf(a)'", b"(a)Tj % (b) Tj", b"(a(b)) Tj ET"],
)
def test_operators_need_no_space_between_them(data: bytes):
    assert _ours(data) == _by_qpdf(data) != []


def test_contents_in_several_pieces_are_read_as_one():
    with Pdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Contents = Array([Stream(pdf, b"BT (one)"), Stream(pdf, b"Tj"), Stream(pdf, b"(two) Tj ET")])
        found = operations(page, frozenset({b"Tj"}))
    assert [strings_and_numbers(given) for _operator, given in found] == [[b"one"], [b"two"]]


@pytest.mark.parametrize("piece", [b"1 ", b"/A ", b"(a) ", b"(a", b"[", b"<41", b"<<"])
@pytest.mark.filterwarnings("ignore:Unexpected end of stream")
def test_contents_that_never_come_to_an_operator_take_no_longer_for_it(piece: bytes):
    with Pdf.new() as pdf, little_work():
        assert operations(Stream(pdf, piece * 100_000), ALL) == []
