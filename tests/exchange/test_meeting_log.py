"""Logs of meetings, in the shapes that programs write and with all that scribes type."""

import time as clock_time
from collections import Counter
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.logs import DAY, SHAPES, meeting_lines, peak_lines, peak_log, render

from boardobserver.domain.errors import Refusal
from boardobserver.domain.words import EntryKind
from boardobserver.exchange.log_values import Fate, LogEntry, MeetingLog
from boardobserver.exchange.meeting_log import MOST_LINES, read_log


def read(*lines: str) -> MeetingLog:
    return read_log("\n".join(lines).encode())


def only(log: MeetingLog) -> LogEntry:
    (entry,) = log.entries
    return entry


def told(log: MeetingLog) -> list[tuple[str | None, str]]:
    return [(entry.speaker, entry.text) for entry in log.entries]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_meeting_is_read_from_every_shape(shape: str):
    log = read_log(render(meeting_lines(), shape).encode())
    assert [item.title for item in log.items] == ["LFR update", "Training"]
    by_text = {entry.text.split("\n")[0]: entry for entry in log.entries}
    assert by_text["the threshold stayed at 0.64"].speaker == "lfr-lead"
    assert by_text["and no deployment was stopped"].speaker == "lfr-lead"
    assert by_text["what testing supports 0.64?"].originals == ("what testing supports 0.46?",)
    assert by_text["[off the record discussion]"].kind is EntryKind.NOTE
    assert by_text["PROPOSED RESOLUTION: publish the report"].kind is EntryKind.NOTE
    assert by_text["The report is to be published."].kind is EntryKind.DECISION
    action = by_text["lfr-lead to publish the report by 30 Apr"]
    assert (action.kind, action.owner, action.due_words) == (EntryKind.ACTION, "lfr-lead", "by 30 Apr")
    assert by_text["lfr-lead: please read paper 3 aloud"].speaker == "legal-adviser"
    assert by_text["URL syntax: package/!/filepath"].speaker == "observer-1"
    assert by_text["agreed that all operators are trained"].speaker == "lfr-lead/legal-adviser"
    assert log.report.counts[Fate.NOT_UNDERSTOOD] == 0


def test_the_particulars_are_filled_and_are_no_entries():
    log = read_log(render(meeting_lines()).encode())
    particulars = log.particulars
    assert [person.name for person in particulars.present] == [
        "Board Chair",
        "LFR lead",
        "legal-adviser",
        "Observer",
    ]
    assert particulars.present[3].note == "remote"
    assert [person.name for person in particulars.apologies] == ["Ethics adviser"]
    assert [person.name for person in particulars.chairs] == ["Board Chair"]
    assert [person.name for person in particulars.scribes] == ["observer-1"]
    assert particulars.agenda == "https://board.example/2026-11"
    assert log.report.counts[Fate.PARTICULAR] == 5


def test_a_pasted_resolution_stays_whole_but_only_when_pasted():
    log = read(
        "11:22:19 <board-chair> RESOLUTION: Publish the report.",
        "11:22:20 <board-chair> Publish the annex too.",
        "11:22:20 <board-chair> Both by April.",
        "11:22:28 <board-chair> now lunch",
    )
    assert told(log) == [
        ("board-chair", "Publish the report.\nPublish the annex too.\nBoth by April."),
        ("board-chair", "now lunch"),
    ]
    assert log.report.counts[Fate.FOLLOWING] == 2


def test_every_line_keeps_its_own_time_and_item():
    log = read(
        "10:00:01 <scribe-1> before the first item",
        "10:00:02 <scribe-1> Topic: One",
        "10:00:03 <scribe-1> first",
        "10:00:04 <scribe-1> Topic: Two",
        "10:00:05 <scribe-1> second",
    )
    assert [(entry.at, entry.item_index, entry.line) for entry in log.entries] == [
        (time(10, 0, 1), None, 1),
        (time(10, 0, 3), 0, 3),
        (time(10, 0, 5), 1, 5),
    ]


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
        ("[22/11/2026, 10:31:05]", datetime(2026, 11, 22, 10, 31, 5)),  # noqa: DTZ001 - the log says no zone
    ],
)
def test_times_in_many_forms(stamp: str, at: time | datetime):
    entry = only(read(f"{stamp} <lfr-lead> the list rose"))
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
    assert only(read(f"10:00:00 <observer-1> {text}")).text == text


def test_a_name_before_a_colon_is_a_speaker_only_if_a_person():
    log = read(
        "10:00:00 <observer-1> ScribeNick: observer-1",
        "10:00:01 <lfr-lead> hello",
        "10:00:02 <observer-1> lfr-lead: the list rose",
        "10:00:03 <observer-1> URL syntax: package",
        "10:00:04 <observer-1> http://board.example",
        "10:00:05 <observer-1> e.g. PROPOSED RESOLUTION: publish",
        "10:00:06 <observer-1> unlisted-guest: I agree",
        "10:00:07 <observer-1> unlisted-guest: and thank you",
        "10:00:08 <lfr-lead> observer-1: did you get that?",
        "10:00:09 <lfr-lead> lfr-lead: I meant the paper",
        "10:00:10 <observer-1> Deputy Chair: one more question",
    )
    assert told(log) == [
        ("lfr-lead", "hello"),
        ("lfr-lead", "the list rose"),
        ("observer-1", "URL syntax: package"),
        ("observer-1", "http://board.example"),
        ("observer-1", "e.g. PROPOSED RESOLUTION: publish"),
        ("unlisted-guest", "I agree"),
        ("unlisted-guest", "and thank you"),
        ("lfr-lead", "observer-1: did you get that?"),
        ("lfr-lead", "I meant the paper"),
        ("Deputy Chair", "one more question"),
    ]


def test_a_scribe_who_is_not_named_is_known_by_what_they_type():
    log = read(
        "10:00:00 <lfr-lead> hello",
        *[f"10:00:0{second} <observer-1> lfr-lead: point {second}" for second in range(1, 5)],
        "10:00:06 <observer-1> … and another",
    )
    assert {entry.speaker for entry in log.entries} == {"lfr-lead"}


def test_the_scribe_changes_when_the_log_says_so():
    log = read(
        "10:00:00 <observer-1> ScribeNick: observer-1",
        "10:00:01 <observer-1> lfr-lead: one",
        "10:00:02 <observer-2> lfr-lead: are you sure?",
        "10:00:03 <observer-1> ScribeNick: observer-2",
        "10:00:04 <observer-2> lfr-lead: two",
        "10:00:05 <observer-1> lfr-lead: thanks",
        "10:00:06 <lfr-lead> ok",
    )
    assert told(log) == [
        ("lfr-lead", "one"),
        ("observer-2", "lfr-lead: are you sure?"),
        ("lfr-lead", "two"),
        ("observer-1", "lfr-lead: thanks"),
        ("lfr-lead", "ok"),
    ]


def test_the_chair_may_speak_under_that_name():
    log = read("10:00 Chair: Board Chair", "10:01 Chair: welcome, everyone.", "10:02 LFR lead: good morning")
    assert [person.name for person in log.particulars.chairs] == ["Board Chair"]
    assert told(log) == [("Chair", "welcome, everyone."), ("LFR lead", "good morning")]


CORRECTED = [
    ("s/cash/cache", "it is a cash of faces, a large cache", None),
    ("s/large cash/small one/", "it is a cash of faces, a small one", None),
    ("s/cash/cache/g", "it is a cache of faces, a large cache", None),
    ("s|faces|seen faces|", "it is a cash of seen faces, a large cash", None),
    ("s/lfr-lead/board-chair/", "it is a cash of faces, a large cash", "board-chair"),
    ("s/faces\\/seen/x/", None, None),
    ("s/nowhere/else/", None, None),
]


@pytest.mark.parametrize(("correction", "text", "speaker"), CORRECTED)
def test_corrections_are_applied_and_the_original_is_kept(
    correction: str, text: str | None, speaker: str | None
):
    log = read(
        "10:00:00 <observer-1> ScribeNick: observer-1",
        "10:00:01 <lfr-lead> hello",
        "10:00:02 <board-chair> hello",
        "10:00:03 <observer-1> lfr-lead: it is a cash of faces, a large cash",
        f"10:00:04 <observer-1> {correction}",
    )
    entry = log.entries[2]
    original = "it is a cash of faces, a large cash"
    if text is None:
        assert (entry.text, entry.originals, log.entries[3].text) == (original, (), correction)
        assert log.report.counts[Fate.UNMATCHED_CORRECTION] == 1
    elif correction == "s/cash/cache":
        assert (entry.text, entry.originals) == ("it is a cash of faces, a large cache", (original,))
    else:
        assert (entry.text, entry.speaker, entry.originals) == (text, speaker or "lfr-lead", (original,))
        assert log.report.counts[Fate.CORRECTION] == 1


def test_a_correction_is_for_the_scribes_own_last_line_first():
    log = read(
        "10:00:01 <observer-1> the list rose",
        "10:00:02 <observer-2> the list fell",
        "10:00:03 <observer-1> s/list/watchlist/",
        "10:00:04 <board-chair> s/fell/dropped/",
        "10:00:05 <observer-1> Topic: Trainnig",
        "10:00:06 <observer-1> s/Trainnig/Training/",
    )
    assert [entry.text for entry in log.entries] == ["the watchlist rose", "the list dropped"]
    assert (log.items[0].title, log.items[0].originals) == ("Training", ("Trainnig",))


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("mnot to write up by 30 Apr", None, "by 30 Apr"),
        ("lfr-lead to write up by 30 Apr", "lfr-lead", "by 30 Apr"),
        ("LFR lead - publish the report", "LFR lead", ""),
        ("LFR lead: publish the report at the next meeting", "LFR lead", "the next meeting"),
        ("MPS to publish the report", "MPS", ""),
        ("lfr-lead and legal-adviser to draft it", "lfr-lead", ""),
        ("on lfr-lead to draft it", "lfr-lead", ""),
        ("write to the Mayor", None, ""),
        ("We need to talk", None, ""),
        ("Publish to the site", None, ""),
        ("publish the report", None, ""),
    ],
)
def test_an_actions_owner_and_due_words_are_read_where_given(text: str, owner: str | None, due: str):
    log = read(
        "10:00:00 <lfr-lead> hi", "10:00:01 <legal-adviser> hi", f"10:00:02 <board-chair> ACTION: {text}"
    )
    action = log.entries[2]
    assert (action.kind, action.text, action.owner, action.due_words) == (EntryKind.ACTION, text, owner, due)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("RESOLVED: publish", EntryKind.DECISION),
        ("Decision: publish", EntryKind.DECISION),
        ("#agreed publish", EntryKind.DECISION),
        ("ACTION-12: publish", EntryKind.ACTION),
        ("action: publish", EntryKind.ACTION),
        ("CHALLENGE: publish", EntryKind.CHALLENGE),
        ("ETHICS ADVICE: publish", EntryKind.ADVICE),
    ],
)
def test_keywords_set_the_kind(line: str, kind: EntryKind):
    entry = only(read(f"10:00:00 <board-chair> {line}"))
    assert (entry.kind, entry.text) == (kind, "publish")


def test_plain_notes_without_any_time_are_a_record_too():
    log = read(
        "# LFR update",
        "- LFR lead: the list rose",
        "… to 16,000",
        "- Board Chair: noted",
        "<b>a tag</b> & more",
    )
    assert [item.title for item in log.items] == ["LFR update"]
    assert told(log) == [
        ("LFR lead", "the list rose"),
        ("LFR lead", "to 16,000"),
        ("Board Chair", "noted"),
        (None, "<b>a tag</b> & more"),
    ]
    assert {entry.at for entry in log.entries} == {None}


def test_a_line_that_says_nothing_is_kept_as_not_understood():
    log = read("10:00:00 <lfr-lead> hello", "10:00:01 <lfr-lead>", "10:00:02 some words")
    assert log.report.counts[Fate.NOT_UNDERSTOOD] == 2
    assert [entry.text for entry in log.entries] == ["hello", "10:00:01", "some words"]


def test_the_report_reads_as_plain_sentences():
    sentences = read_log(render(meeting_lines()).encode()).report.sentences()
    assert sentences[0] == "21 lines read"
    assert "1 decision" in sentences
    assert "2 agenda items" in sentences
    assert "1 correction applied" in sentences
    assert sentences[-1] == "Encoding: UTF-8"


def test_a_log_at_peak_rate_is_all_in_the_record():
    log = read_log(peak_log().encode())
    per_minute = Counter((line.at.hour, line.at.minute) for line in peak_lines())
    assert max(per_minute.values()) == 6
    assert len(peak_lines()) == 120
    assert log.report.counts[Fate.NOT_UNDERSTOOD] == log.report.counts[Fate.UNMATCHED_CORRECTION] == 0
    assert all(entry.speaker for entry in log.entries)
    assert {entry.at.date() for entry in log.entries if isinstance(entry.at, datetime)} <= {DAY}


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
    kept = counts[Fate.CHATTER] + counts[Fate.ITEM] + counts[Fate.PARTICULAR] + counts[Fate.CORRECTION]
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
        *[pattern.format(number % 10) for number in range(100_000)],
    ]
    started = clock_time.monotonic()
    assert read(*lines).report.lines == 100_001
    assert clock_time.monotonic() - started < 60


def test_more_lines_than_any_meeting_has_are_refused():
    with pytest.raises(Refusal, match="200,000"):
        read_log(b"a\n" * (MOST_LINES + 1))
