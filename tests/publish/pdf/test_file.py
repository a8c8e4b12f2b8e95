"""The objects of a PDF as they are spelt, read back by a library that knows nothing of their writer."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.publish.pdf.file import PdfFile, name, number, packed, string

_WRITABLE = st.characters(exclude_categories=["Cs"])


def _read_back(file: PdfFile, entries: str = "") -> pikepdf.Pdf:
    """The file with one empty page, opened; what is asked about stands in its catalogue."""
    pages = file.reserve()
    page = file.add(f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 9 9]/Resources<<>>>>")
    file.put(pages, f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>")
    root = file.add(f"<</Type/Catalog/Pages {pages} 0 R{entries}>>")
    data = file.written(root, file.add("<<>>"))
    pdf = pikepdf.open(BytesIO(data))
    assert not pdf.check_pdf_syntax()
    return pdf


@given(st.text(_WRITABLE), st.text(_WRITABLE.filter(lambda char: char != "\0"), min_size=1, max_size=30))
def test_strings_and_names_are_read_back_as_they_were(words: str, called: str):
    with _read_back(PdfFile(), f"/Words{string(words)}/Called{name(called)}") as pdf:
        assert str(pdf.Root.Words) == words
        assert str(pdf.Root.Called) == f"/{called}"


@given(st.floats(-100_000, 100_000))
def test_lengths_are_said_to_the_hundredth_and_without_exponents(value: float):
    said = number(value)
    assert float(said) == pytest.approx(value, abs=0.0051)
    assert not set(said) - set("-.0123456789")


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_streams_hold_what_was_put_into_them(pieces: list[bytes]):
    file = PdfFile()
    numbers = [file.add_packed(packed(piece)) for piece in pieces]
    with _read_back(file) as pdf:
        assert [pdf.get_object(each, 0).read_bytes() for each in numbers] == pieces


def _ends_in_a_carriage_return() -> bytes:
    """Something that is compressed to bytes which end so."""
    return next(
        data for data in (f"{seed}".encode() for seed in range(100_000)) if zlib.compress(data)[-1:] == b"\r"
    )


def test_no_stream_ends_in_a_carriage_return():
    file, data = PdfFile(), _ends_in_a_carriage_return()
    place = file.add_packed(packed(data), "/Type/Test")
    with _read_back(file) as pdf:
        found = pdf.get_object(place, 0)
        assert found.read_bytes() == data
        assert not found.read_raw_bytes().endswith(b"\r")
        assert str(found.Type) == "/Test"


def test_the_key_of_a_file_is_that_of_what_it_holds():
    keys: list[list[bytes]] = []
    for words in ("one", "one", "other"):
        with _read_back(PdfFile(), f"/Words{string(words)}") as pdf:
            keys.append([bytes(part) for part in pdf.trailer.ID.as_list()])
    assert keys[0] == keys[1] != keys[2]
    assert all(first == second for first, second in keys)


def test_an_object_may_be_referred_to_before_it_is_known():
    file = PdfFile()
    later = file.reserve()
    first = file.add(f"<</Then {later} 0 R>>")
    file.put(later, "<</Said(later)>>")
    with _read_back(file, f"/First {first} 0 R") as pdf:
        assert str(pdf.Root.First.Then.Said) == "later"
