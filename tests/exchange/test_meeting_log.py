"""Logs of meetings, in the shapes that programs write and with all that scribes type."""

from collections import Counter
from datetime import datetime, time

import pytest
from tests.support.logs import DAY, SHAPES, meeting_lines, peak_lines, peak_log, read, render, told

from boardobserver.domain.words import EntryKind
from boardobserver.exchange.log_values import Fate
from boardobserver.exchange.meeting_log import read_log


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
    (entry,) = read(f"10:00:00 <board-chair> {line}").entries
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


def test_what_is_not_understood_is_kept_as_a_note():
    log = read("10:00:00 <lfr-lead> hello", "10:00:02 some words")
    assert log.report.counts[Fate.NOT_UNDERSTOOD] == 1
    assert told(log) == [("lfr-lead", "hello"), (None, "some words")]


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
