"""Logs that nobody typed: strange, huge, malicious."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.logs import read
from tests.support.patience import little_work

from boardobserver.domain.errors import Refusal
from boardobserver.exchange.log_values import Fate
from boardobserver.exchange.meeting_log import LONGEST_LINE, MOST_LINES, read_log
from boardobserver.services.importing import read_log_file

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
    ("start", "over_and_over", "end"),
    [
        ("10:00 <", "a", ""),
        ("10:00:00 <a> s/", "\\", ""),
        ("", "# ", ""),
        ("Present: ", "a,", ""),
        ("10:00 ", "a ", ":"),
        ("", " ", "x"),
        ("ACTION: ", "a ", ""),
        ("", "by the ", ""),
        ("", "...", ""),
    ],
    ids=["nick", "correction", "headings", "list", "name", "spaces", "action", "due", "dots"],
)
def test_five_megabytes_of_hostile_lines_are_read_in_seconds(start: str, over_and_over: str, end: str):
    room = LONGEST_LINE - len(start) - len(end)
    line = start + over_and_over * (room // len(over_and_over)) + end
    with little_work():
        assert read(*[line] * 50).report.lines == 50


@pytest.mark.parametrize("end", ["", "\r\n10:01 <a> Good morning\n"])
def test_a_line_that_no_page_could_show_is_refused(end: str):
    fits = b"10:00 <a> first\r\n" + b"a" * LONGEST_LINE
    assert read_log(fits).report.lines == 2
    with pytest.raises(Refusal, match=r"Line 2 has more than 100,000 characters"):
        read_log(fits + b"a" + end.encode())


def test_a_hundred_megabytes_in_one_line_are_refused_at_once(tmp_path: Path):
    path = tmp_path / "log.txt"
    path.write_bytes(b"a" * (100 << 20))
    with little_work(), pytest.raises(Refusal, match="larger than 20 MB"):
        read_log_file(path)


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
    with little_work():
        assert read(*lines).report.lines == 40_001


def test_more_lines_than_any_meeting_has_are_refused():
    with pytest.raises(Refusal, match="200,000"):
        read_log(b"a\n" * (MOST_LINES + 1))
