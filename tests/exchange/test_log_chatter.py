"""What machines write into logs, and what only looks like it."""

import pytest
from tests.support.logs import read, told

from boardobserver.exchange.log_values import Fate


@pytest.mark.parametrize(
    "line",
    [
        "10:00:00 <RRSAgent> logging to https://board.example/log",
        "10:00:00 <RRSAgent> I have made the request to generate https://board.example/minutes lfr-lead",
        "10:00:00 <Zakim> I see nobody on the speaker queue",
        "10:00:00 <lfr-lead> lfr-lead has joined #board",
        "10:00:00 <lfr-lead> lfr-lead has left #board",
        "10:00:00 <lfr-lead> lfr-lead has quit (Ping timeout)",
        "10:00:00 <lfr-lead> lfr-lead is now known as lfr-lead_away",
        "10:00:00 <lfr-lead> lfr-lead has changed the topic to: agenda at https://board.example",
        "10:00:00 <lfr-lead> rrsagent, make minutes",
        "10:00:00 <lfr-lead> Zakim, who is here?",
        "10:00:00 -!- lfr-lead [~lfr@board.example] has joined #board",
        "--- Day changed Sun Nov 22 2026",
        "2026-11-22 10:00:00\t-->\tlfr-lead (~lfr@board.example) has joined #board",
    ],
)
def test_machine_chatter_is_left_out_and_counted(line: str):
    log = read("09:59:59 <lfr-lead> good morning", line)
    assert [entry.text for entry in log.entries] == ["good morning"]
    assert log.report.counts[Fate.CHATTER] == 1


@pytest.mark.parametrize(
    "text",
    [
        "The MPS has joined the national trial",
        "Board Chair left the meeting at item 3",
        "agreed, logging to follow",
        "we have changed the topic to: training",
        "+1",
        "q+",
        "👍",
        "http://board.example/path",
        "s/he agreed",
    ],
)
def test_what_people_say_is_never_chatter(text: str):
    assert told(read(f"10:00:00 <observer-1> {text}")) == [("observer-1", text)]
