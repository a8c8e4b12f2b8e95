"""Hostile and damaged PDFs are refused in bounded time and memory, or told, and never crash."""

import time
import tracemalloc
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.meetings import MeetingMaker

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.verifying import Verdict, verify_minutes


@pytest.fixture(scope="module")
def minutes_pdf() -> bytes:
    maker = MeetingMaker()
    for number in range(40):
        maker.entry(f"The threshold was accepted at step {number} of the test.")
    return publish_minutes(MinutesContent(maker.record())).pdf


def bomb() -> bytes:
    """A page whose content is a gigabyte of nothing."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(1024)) + packer.flush()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    contents = pikepdf.Stream(pdf, b"")
    contents.write(packed, filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].obj.Contents = pdf.make_indirect(contents)
    output = BytesIO()
    pdf.save(output)
    return output.getvalue()


def many_bombs() -> bytes:
    """Many pages that each unpack to as much as one stream may."""
    packed = zlib.compress(bytes(60 * 2**20), 9)
    pdf = pikepdf.new()
    for _ in range(40):
        pdf.add_blank_page()
        contents = pikepdf.Stream(pdf, b"")
        contents.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[-1].obj.Contents = pdf.make_indirect(contents)
    output = BytesIO()
    pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()


def deep() -> bytes:
    """A file whose catalogue holds arrays within arrays."""
    return b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/X" + b"[" * 100_000 + b"]" * 100_000 + b">>\nendobj\n"


def lzw() -> bytes:
    """A file with a stream packed in a way that nothing bounds, its name hidden by an escape."""
    return b"%PDF-1.7\n1 0 obj\n<</Filter/LZ#57Decode/Length 3>>\nstream\nabc\nendstream\nendobj\n"


HOSTILE = {
    "nothing": (lambda: b"", "not a PDF"),
    "text": (lambda: b"Minutes of the meeting" * 1000, "not a PDF"),
    "header": (lambda: b"%PDF-1.7\n", "damaged"),
    "deep": (deep, "damaged"),
    "bomb": (bomb, "damaged|more than any"),
    "many bombs": (many_bombs, "more than any"),
    "unbounded": (lzw, "compressed in a way"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused_in_bounded_time_and_memory(what: str):
    make, reason = HOSTILE[what]
    data = make()
    began = time.monotonic()
    tracemalloc.start()
    with pytest.raises(Refusal, match=reason):
        verify_minutes(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 600 * 2**20
    assert time.monotonic() - began < 30


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1, exclude_max=True), st.booleans(), st.binary(min_size=1, max_size=20))
def test_a_file_cut_off_or_overwritten_anywhere_is_refused_or_told(
    minutes_pdf: bytes, share: float, is_cut: bool, damage: bytes
):
    at = int(share * len(minutes_pdf))
    damaged = minutes_pdf[:at] + (b"" if is_cut else damage + minutes_pdf[at + len(damage) :])
    try:
        verification = verify_minutes(damaged)
    except Refusal:
        return
    assert verification.verdict is not Verdict.EXACT or damaged == minutes_pdf
