"""Hostile and damaged PDFs are refused in bounded time and memory, or told, and never crash."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.bounded import outcomes
from tests.support.hostile_pdfs import READ, REFUSED
from tests.support.meetings import MeetingMaker
from tests.support.properties import examples

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services import restoring, verifying
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.verifying import Verdict, verify_minutes


@pytest.fixture(scope="module")
def minutes_pdf() -> bytes:
    maker = MeetingMaker()
    for number in range(40):
        maker.entry(f"The threshold was accepted at step {number} of the test.")
    return publish_minutes(MinutesContent(maker.record())).pdf


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory bounded a process at a time")
def test_hostile_files_are_refused_in_little_memory_and_time(tmp_path: Path):
    files = {name: make() for name, (make, _said) in REFUSED.items()}
    found = outcomes(f"{verifying.__name__}:verify_file", tmp_path, files, megabytes=512)
    expected = {name: said for name, (_make, said) in REFUSED.items()}
    assert {name: said[: len(expected[name])] for name, said in found.items()} == expected


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory bounded a process at a time")
def test_what_is_no_record_is_told_and_restored_from_by_nobody(tmp_path: Path):
    files = {name: make() for name, make in READ.items()}
    found = outcomes(f"{verifying.__name__}:verify_file", tmp_path, files, megabytes=512)
    assert found == dict.fromkeys(READ, "read")
    found = outcomes(f"{restoring.__name__}:read_edition", tmp_path, files, megabytes=512)
    assert {name: "no record" in said or "not a record" in said for name, said in found.items()} == (
        dict.fromkeys(READ, True)
    )


@examples(60)
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
