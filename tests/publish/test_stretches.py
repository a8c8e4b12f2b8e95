"""Runs as lines of stretches: no letter lost, nothing left that a file of marked-up text cannot hold."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from tests.support.any_meetings import hostile_text

from boardobserver.publish.document import Run, text
from boardobserver.publish.stretches import Stretch, lines_of, one_line, reads_right_to_left, visible


@given(hostile_text())
def test_every_line_keeps_its_letters_and_can_stand_in_xml(typed: str):
    said = ["".join(stretch.text for stretch in line) for line in lines_of(text(typed))]
    assert said == [visible(line).replace("\t", " ") for line in re.split(r"\r\n|[\n\r\u2028\u2029]", typed)]
    for line in said:
        element = ET.Element("p")
        element.text = line
        assert ET.fromstring(ET.tostring(element, "utf-8")).text == (line or None)


def test_what_a_run_is_stays_with_each_of_its_stretches():
    run = Run("See https://example.org/a\nnow", is_bold=True, is_withheld=True, expansion="Long form")
    (first, address), (last,) = lines_of((run,))
    assert first == Stretch("See ", True, True, "Long form")
    assert address == Stretch("https://example.org/a", True, True, "Long form", link="https://example.org/a")
    assert last == Stretch("now", True, True, "Long form")


def test_words_that_read_from_right_to_left_are_apart_with_what_stands_between_them():
    (line,) = lines_of(text("said שלום 12, עולם. then"))
    assert [(stretch.text, stretch.is_turned) for stretch in line] == [
        ("said ", False),
        ("שלום 12, עולם", True),
        (". then", False),
    ]


def test_a_paragraph_turns_round_only_if_all_of_it_does():
    assert reads_right_to_left(text("שלום, עולם"))
    assert not reads_right_to_left(text("שלום and more"))
    assert not reads_right_to_left(text("12"))


def test_what_would_turn_the_text_round_is_shown_and_not_obeyed():
    assert visible("a\u202eb\u2066c\u200fd") == "a[U+202E]b[U+2066]c\u200fd"
    assert one_line("a\n\x00 b\t") == "a [U+0000] b"


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "HTTP://example.org:8080/a_(b)?c=%41#d", "mailto:board@example.org"],
)
def test_an_address_leads_there(address: str):
    (line,) = lines_of(text(f"See {address}."))
    assert [stretch.link for stretch in line] == ["", address, ""]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "https://[x", "https://example.org/%zz", "http://a/[U+1]"],
)
def test_what_is_no_address_of_the_web_or_of_mail_leads_nowhere(address: str):
    for runs in (text(address), (Run("the paper", link=address),)):
        assert not any(stretch.link for line in lines_of(runs) for stretch in line)
