"""Times and typists at the start of lines, in the many forms that programs write them."""

from datetime import UTC, datetime, time

import pytest
from tests.support.logs import read, told

from boardobserver.exchange.log_values import Fate


@pytest.mark.parametrize(
    ("stamp", "at"),
    [
        ("10:31", time(10, 31)),
        ("[10:31]", time(10, 31)),
        ("10:31 AM", time(10, 31)),
        ("12:05 am", time(0, 5)),
        ("2:05pm", time(14, 5)),
        ("10.31 a.m.", time(10, 31)),
        ("[2026-11-22T10:31:05]", datetime(2026, 11, 22, 10, 31, 5)),  # noqa: DTZ001 - the log says no zone
        ("2026-11-22T10:31:05Z", datetime(2026, 11, 22, 10, 31, 5, tzinfo=UTC)),
        ("2026-11-22T11:31:05+01:00", datetime(2026, 11, 22, 10, 31, 5, tzinfo=UTC)),
        ("22 Nov 2026 10:31:05", datetime(2026, 11, 22, 10, 31, 5)),  # noqa: DTZ001 - the log says no zone
        ("[22/11/2026, 10:31:05]", datetime(2026, 11, 22, 10, 31, 5)),  # noqa: DTZ001 - the log says no zone
    ],
)
def test_times_in_many_forms(stamp: str, at: time | datetime):
    (entry,) = read(f"{stamp} <lfr-lead> the list rose").entries
    assert (entry.at, entry.speaker, entry.text) == (at, "lfr-lead", "the list rose")


@pytest.mark.parametrize("stamp", ["25:61", "[2026-13-45T10:00:00]", "24:00:00", "14:00 AM"])
def test_an_impossible_time_is_replaced_by_the_last_good_one_and_said(stamp: str):
    log = read("10:31:05 <lfr-lead> first", f"{stamp} <lfr-lead> second", "10:31:09 <lfr-lead> third")
    assert [entry.at for entry in log.entries] == [time(10, 31, 5), time(10, 31, 5), time(10, 31, 9)]
    assert told(log)[1] == ("lfr-lead", "second")
    assert log.report.impossible_times == 1
    assert (log.report.remarks[0].line, stamp in log.report.remarks[0].message) == (2, True)


def test_past_midnight_the_order_is_the_logs():
    log = read("23:59:50 <lfr-lead> late", "00:00:10 <lfr-lead> later")
    assert [entry.text for entry in log.entries] == ["late", "later"]


def test_a_line_without_a_time_belongs_to_the_one_before():
    log = read("10:31 <lfr-lead> two points:", "- the list", "- the threshold", "10:32 <board-chair> thanks")
    assert told(log) == [
        ("lfr-lead", "two points:"),
        ("lfr-lead", "- the list"),
        ("lfr-lead", "- the threshold"),
        ("board-chair", "thanks"),
    ]
    assert [entry.at for entry in log.entries][:3] == [time(10, 31)] * 3


def test_numbers_at_the_start_are_not_always_times():
    log = read("10:31 <lfr-lead> first", "10.50 per cent rose", "16:9 is the format")
    assert [entry.text for entry in log.entries] == ["first", "10.50 per cent rose", "16:9 is the format"]


@pytest.mark.parametrize(
    "lines",
    [
        ("LFR lead [10:31 AM]", "the list rose", "to 16,000", "Board Chair [10:32 AM]", "noted"),
        ("10:31 <LFR lead>", "the list rose", "to 16,000", "10:32 <Board Chair>", "noted"),
        ("LFR lead (10:31): the list rose", "to 16,000", "Board Chair (10:32): noted"),
        (
            "00:10:31.000 --> 00:10:32.000",
            "<v LFR lead>the list rose</v>",
            "<v LFR lead>to 16,000</v>",
            "00:10:33.000 --> 00:10:34.000",
            "<v Board Chair>noted</v>",
        ),
    ],
)
def test_a_header_tells_who_speaks_and_when_in_the_lines_below(lines: tuple[str, ...]):
    log = read(*lines)
    assert told(log) == [("LFR lead", "the list rose"), ("LFR lead", "to 16,000"), ("Board Chair", "noted")]
    first, second, third = (entry.at for entry in log.entries)
    assert first == second != third
    assert log.report.counts[Fate.HEADER] in (0, 2)
    assert log.report.counts[Fate.NOT_UNDERSTOOD] == 0
