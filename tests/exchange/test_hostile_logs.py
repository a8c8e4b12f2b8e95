"""Logs that nobody typed: strange, huge, malicious."""

import time as clock_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.logs import read

from boardobserver.domain.errors import Refusal
from boardobserver.exchange.log_values import Fate
from boardobserver.exchange.meeting_log import MOST_LINES, read_log

_STARTS = (
    "10:31:05 ",
    "[10:31] ",
    "25:61 ",
    "2026-11-22T10:31:05Z ",
    "10:31 AM ",
    "<lfr-lead> ",
    "* ",
    "-!- ",
)
_MARKED = (
    "lfr-lead: ",
    "Topic: ",
    "Present: ",
    "Scribe: ",
    "Chair: ",
    "RESOLUTION: ",
    "ACTION: ",
    "… ",
    "s/a/b/",
)
_WORDS = ("# ", "lfr-lead has joined #board", "watchlist", "a", " ", "\t", "\x00", "\u2028", "é", "🙂")
_PARTS = st.sampled_from((*_STARTS, *_MARKED, *_WORDS, "\n", "\n", "\n", "\r\n"))
LOGS = st.one_of(st.text(), st.lists(_PARTS, max_size=60).map("".join))


@given(LOGS)
def test_every_line_with_text_has_exactly_one_fate(text: str):
    try:
        log = read_log(text.encode("utf-8", errors="replace"))
    except Refusal:
        assert log_has_no_text(text)
        return
    counts = log.report.counts
    assert sum(counts.values()) == log.report.lines
    kept = (
        counts[Fate.CHATTER]
        + counts[Fate.HEADER]
        + counts[Fate.ITEM]
        + counts[Fate.PARTICULAR]
        + counts[Fate.CORRECTION]
    )
    merged = sum(entry.text.count("\n") for entry in log.entries)
    assert len(log.entries) == log.report.lines - kept - merged
    assert [entry.line for entry in log.entries] == sorted(entry.line for entry in log.entries)
    assert all(entry.text.strip() for entry in log.entries)


def log_has_no_text(text: str) -> bool:
    """Whether nothing but space stands in the text, or so many control characters that it is none."""
    controls = sum(1 for character in text if not character.isprintable())
    return not text.strip() or controls * 20 >= len(text)


@pytest.mark.parametrize(
    "line",
    [
        "10:00 <" + "a" * 5_000_000,
        "10:00:00 <a> s/" + "\\" * 5_000_000,
        "# " * 2_500_000,
        "Present: " + "a," * 2_500_000,
        "10:00 " + "a " * 2_500_000 + ":",
        " " * 5_000_000 + "x",
        "ACTION: " + "a " * 2_500_000,
        "by the " * 700_000,
        "..." * 1_600_000,
    ],
    ids=["nick", "correction", "headings", "list", "name", "spaces", "action", "due", "dots"],
)
def test_five_megabytes_in_one_hostile_line_are_read_in_seconds(line: str):
    started = clock_time.monotonic()
    assert read(line).report.lines == 1
    assert clock_time.monotonic() - started < 20


@pytest.mark.parametrize(
    "pattern",
    [
        "10:00:0{} <a> s/b/bb/g",
        "10:00:0{} <a> RESOLUTION: b",
        "Present: b{}",
        "a: {}",
        "10:00:00 <a> s/zz{}/y/",
    ],
)
def test_as_many_hostile_lines_as_are_read_take_seconds(pattern: str):
    lines = [
        "10:00:00 <a> RESOLUTION: " + "b" * 1000,
        *[pattern.format(number % 10) for number in range(40_000)],
    ]
    started = clock_time.monotonic()
    assert read(*lines).report.lines == 40_001
    assert clock_time.monotonic() - started < 60


def test_more_lines_than_any_meeting_has_are_refused():
    with pytest.raises(Refusal, match="200,000"):
        read_log(b"a\n" * (MOST_LINES + 1))
