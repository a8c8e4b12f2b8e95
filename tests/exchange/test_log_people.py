"""Who speaks, who takes the notes and to whom actions are given."""

import pytest
from tests.support.logs import read, told

from boardobserver.domain.words import EntryKind
from boardobserver.exchange.log_values import Fate


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


def test_a_colon_between_signs_of_emphasis_with_nothing_before_it_names_nobody():
    assert told(read("10:00 ** :** hello", "10:01 __ :__ hello")) == [
        (None, "** :** hello"),
        (None, "__ :__ hello"),
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


def test_what_stands_in_brackets_after_a_name_is_kept():
    log = read("10:31 LFR lead (remote): the list rose", "10:32 LFR lead: to 16,000")
    assert told(log) == [("LFR lead", "(remote): the list rose"), ("LFR lead", "to 16,000")]


def test_nobody_in_a_list_is_nobody():
    log = read("10:31 <observer-1> Apologies: none", "10:32 <observer-1> hello")
    assert log.particulars.apologies == ()
    assert log.report.counts[Fate.PARTICULAR] == 1


def test_the_only_one_who_types_is_the_scribe():
    log = read("10:00 <observer-1> LFR lead: one", "10:01 <observer-1> … two", "10:02 <observer-1> three")
    assert told(log) == [("LFR lead", "one"), ("LFR lead", "two"), ("observer-1", "three")]
