from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.any_meetings import hostile_text, meeting_records
from tests.support.meetings import MeetingMaker, an_id

from boardobserver.domain.appearing import what_appears
from boardobserver.domain.conventions import Conventions
from boardobserver.domain.errors import Refusal
from boardobserver.domain.plain_text import plain_text
from boardobserver.domain.release import Edition, Exemption, Grade
from boardobserver.domain.snapshots import (
    AsOfToday,
    Correction,
    Imprint,
    MeetingRecord,
    MinutesContent,
    RecordToday,
    VersionNumber,
    Withholding,
)
from boardobserver.publish.minutes import minutes
from boardobserver.publish.record_file.reading import read_record
from boardobserver.publish.record_file.writing import record_bytes

TEXT = hostile_text().map(plain_text)


@settings(max_examples=60, deadline=None)
@given(meeting_records(TEXT), TEXT)
def test_every_record_is_read_back_as_it_was_written(record: MeetingRecord, words: str):
    content = what_appears(full_content(record, words))
    data = record_bytes(content)
    assert read_record(data) == content
    assert record_bytes(read_record(data)) == data


@settings(max_examples=60, deadline=None)
@given(meeting_records(TEXT), TEXT)
def test_what_appears_prints_as_the_whole_board_does(record: MeetingRecord, words: str):
    content = full_content(record, words)
    left = what_appears(content)
    assert what_appears(left) == left
    assert minutes(left.record, today=left.today) == minutes(record, today=content.today)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes):
    with pytest.raises(Refusal):
        read_record(data)


def full_content(record: MeetingRecord, words: str) -> MinutesContent:
    """A meeting with all that minutes can have besides."""
    return MinutesContent(
        record=record,
        today=AsOfToday(
            date(2026, 12, 1),
            {key: RecordToday(each.status, date(2027, 1, 31)) for key, each in record.records.items()},
        ),
        imprint=Imprint(VersionNumber(0, 3), Edition.FULL, "ab" * 32),
        withholdings=(
            Withholding(
                an_id(7),
                record.meeting.id,
                None,
                None,
                None,
                words,
                (Exemption.LAW_ENFORCEMENT, Exemption.PERSONAL_INFORMATION),
                "It says how.",
            ),
        ),
        corrections=(
            Correction(
                id=an_id(8),
                meeting_id=record.meeting.id,
                agreed_at_id=an_id(9),
                number=1,
                target="entry",
                target_id=an_id(10),
                field="wording",
                place="paragraph 3.2",
                before=words,
                after="",
                reason="It was said otherwise.",
                made_at=datetime(2027, 1, 5, 9, 30, 0, 250, tzinfo=UTC),
                made_by_id=None,
                version_id=None,
            ),
        ),
        conventions=Conventions(named_from=Grade.INSPECTOR, years_kept=None),
    )


def test_what_is_altered_by_hand_is_refused_with_the_reason():
    data = record_bytes(MinutesContent(MeetingMaker().record()))
    assert read_record(data)
    for altered, reason in (
        (data.replace(b'"number":14', b'"number":"14"'), "damaged"),
        (data.replace(b'"number":14', b'"number":14.0'), "damaged"),
        (data.replace(b'"number":14', b'"number":14,"more":[]'), "damaged"),
        (data.replace(b'"number":14,', b""), "damaged"),
        (data.replace(b'"number":14', b'"number":13,"number":14'), "not written as"),
        (data.replace(b",", b", ", 1), "not written as"),
        (data.replace(b'"format_version":1', b'"format_version":2'), "later version"),
        (data.replace(b'"boardobserver-minutes"', b'"minutes"'), "not a record"),
        (b"[" * 100_000, "not a record"),
        (data.replace(b'"corrections":""', b'"corrections":' + b"[" * 100_000), "not a record"),
    ):
        assert altered != data
        with pytest.raises(Refusal, match=reason):
            read_record(altered)


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
    assert b"Somebody else" not in record_bytes(content)


def test_no_word_of_a_private_note_is_in_it():
    maker = MeetingMaker()
    maker.entry("It was noted.")
    record = replace(maker.record(), unprinted=(maker.entry("Between us."),))
    assert b"Between us" not in record_bytes(what_appears(MinutesContent(record)))
