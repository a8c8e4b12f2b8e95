"""Files of other programs as bytes: whatever their encoding, and whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.patience import little_work

from boardobserver.domain.errors import Refusal
from boardobserver.exchange.decoding import LARGEST, decode_text
from boardobserver.exchange.meeting_log import read_log

TEXT = "10:31 <lfr-lead> café – “naïve” at 5 £\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8, with a byte order mark"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        ("a plain line\n".encode("utf-16-le") * 5, "UTF-16, without a byte order mark"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_found_and_said(data: bytes, encoding: str):
    decoded = decode_text(data)
    assert decoded.encoding == encoding
    assert decoded.text in (TEXT, "a plain line\n" * 5)
    assert read_log(data).report.encoding == encoding


def test_invisible_characters_are_dropped_and_counted():
    decoded = decode_text(b"10:31 <lfr-lead> the\x00 list\x1b rose\x07 and rose again after that")
    assert decoded.text == "10:31 <lfr-lead> the list rose and rose again after that"
    assert decoded.control_characters == 3


def test_page_breaks_become_line_breaks():
    assert decode_text("one\x0ctwo\u2028three".encode()).text == "one\ntwo\nthree"


def test_bytes_that_no_encoding_explains_are_kept_visible():
    decoded = decode_text(b"\xff\xfea\x00\x00\xd8b\x00")
    assert decoded.unreadable >= 1
    assert "�" in decoded.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty: there is no text in it."),
        (b" \r\n\t\n", "The file is empty: there is no text in it."),
        (b"\x00" * 100, "The file is empty: there is no text in it."),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "The file is a picture (PNG), not a text log."),
        (b"%PDF-1.7\n", "The file is a PDF document, not a text log."),
        (b"PK\x03\x04" + bytes(100), "The file is a zip archive, or an Office document, not a text log."),
        (bytes(range(256)) * 10, "The file is not text, so it cannot be read as a log."),
        (b"x" * (50 * 1024 * 1024), "The file is too large: 50 MB, and at most 20 MB is read."),
    ],
    ids=["empty", "blank", "zeros", "picture", "document", "archive", "bytes", "large"],
)
def test_what_is_no_text_is_refused_at_once_in_one_sentence(data: bytes, message: str):
    with little_work(), pytest.raises(Refusal) as refused:
        read_log(data)
    assert (refused.value.message, refused.value.field) == (message, "file")


@given(st.binary(max_size=400))
def test_no_bytes_are_too_strange(data: bytes):
    try:
        log = read_log(data)
    except Refusal as refusal:
        assert refusal.message.endswith(".")  # noqa: PT017 - refused or read, both are right
        return
    assert log.report.lines > 0


VISIBLE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")


@given(st.text(alphabet=VISIBLE))
def test_any_text_in_utf8_comes_through_as_it_is(text: str):
    marked = f"10:31 <lfr-lead> {text}"
    assert decode_text(marked.encode()).text == marked


def test_the_limit_itself_is_still_read():
    assert decode_text(b"x" * LARGEST).encoding == "UTF-8"
