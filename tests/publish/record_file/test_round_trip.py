from base64 import b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.any_meetings import meeting_records
from tests.support.meetings import MeetingMaker
from tests.support.properties import examples
from tests.support.whole_content import BOARD_TEXT, as_edition, whole_content

from boardobserver.domain.appearing import what_appears
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import (
    MeetingRecord,
    MinutesContent,
)
from boardobserver.domain.withholding import EditionContent
from boardobserver.publish.minutes import minutes
from boardobserver.publish.record_file.reading import read_record
from boardobserver.publish.record_file.writing import record_bytes


@examples(60)
@given(meeting_records(BOARD_TEXT), BOARD_TEXT)
def test_every_record_is_read_back_as_it_was_written(record: MeetingRecord, words: str):
    edition = as_edition(whole_content(record, words))
    data = record_bytes(edition)
    assert read_record(data) == edition
    assert record_bytes(read_record(data)) == data


@examples(60)
@given(meeting_records(BOARD_TEXT), BOARD_TEXT)
def test_what_appears_prints_as_the_whole_board_does(record: MeetingRecord, words: str):
    content = whole_content(record, words)
    left = what_appears(content)
    assert what_appears(left) == left
    assert minutes(left) == minutes(replace(content, record=record))


@examples(40)
@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes):
    with pytest.raises(Refusal):
        read_record(data)


def test_what_is_altered_by_hand_is_refused_with_the_reason():
    data = record_bytes(EditionContent(MinutesContent(MeetingMaker().record())))
    assert read_record(data)
    for altered, reason in (
        (data.replace(b'"number":14', b'"number":"14"'), "damaged"),
        (data.replace(b'"number":14', b'"number":14.0'), "damaged"),
        (data.replace(b'"number":14', b'"number":14,"more":[]'), "damaged"),
        (data.replace(b'"number":14,', b""), "damaged"),
        (data.replace(b'"number":14', b'"number":13,"number":14'), "not written as"),
        (data.replace(b",", b", ", 1), "not written as"),
        (data.replace(b'"format_version":1', b'"format_version":2'), "not written as"),
        (data.replace(b'"format_version":1', b'"format_version":3'), "later version"),
        (data.replace(b'"boardobserver-minutes"', b'"minutes"'), "not a record"),
        (b"[" * 100_000, "not a record"),
        (data.replace(b'"corrections":""', b'"corrections":' + b"[" * 100_000), "not a record"),
    ):
        assert altered != data
        with pytest.raises(Refusal, match=reason):
            read_record(altered)


def test_a_picture_that_the_record_does_not_name_is_refused():
    data = record_bytes(as_edition(whole_content(MeetingMaker().record(), "words")))
    kept, another = b64encode(b"\x89PNG"), b64encode(b"\x89PNG of 50,000 x 50,000 pixels")
    assert kept in data
    assert read_record(data)
    with pytest.raises(Refusal, match="damaged"):
        read_record(data.replace(kept, another))


def test_only_those_who_appear_are_in_it():
    maker = MeetingMaker()
    maker.organisation("MPS", "Metropolitan Police Service")
    maker.organisation("NPL", "National Physical Laboratory")
    maker.person("BC", "", role="Board Chair", of="MPS")
    maker.person("XY", "", role="Somebody else", of="NPL")
    maker.entry("BC would write to the panel.")
    content = what_appears(MinutesContent(maker.record()))
    assert [person.initials for person in content.record.people.values()] == ["BC"]
    assert [each.short_name for each in content.record.organisations.values()] == ["MPS"]
    assert b"Somebody else" not in record_bytes(EditionContent(content))


def test_no_word_of_a_private_note_is_in_it():
    maker = MeetingMaker()
    maker.entry("It was noted.")
    record = replace(maker.record(), unprinted=(maker.entry("Between us."),))
    assert b"Between us" not in record_bytes(as_edition(MinutesContent(record)))
