"""The gate between the record and every document."""

from dataclasses import replace

from hypothesis import given
from tests.support.any_meetings import meeting_records
from tests.support.meetings import Fate, MeetingMaker

from boardobserver.domain.publication import is_published, publishable, wording_of
from boardobserver.domain.snapshots import ChallengeDetails, MeetingRecord
from boardobserver.domain.words import EntryKind


def test_private_notes_withdrawn_entries_and_those_left_out_do_not_pass() -> None:
    maker = MeetingMaker()
    maker.entry("kept")
    maker.entry("private", EntryKind.PRIVATE_NOTE)
    maker.entry("left out", fate=Fate.LEFT_OUT)
    maker.entry("withdrawn", fate=Fate.WITHDRAWN)
    assert [entry.text for entry in publishable(maker.record()).entries] == ["kept"]


def test_a_record_goes_with_the_only_entry_that_leads_to_it() -> None:
    maker = MeetingMaker()
    kept = maker.action("publish the report")
    maker.action("do what was withdrawn", fate=Fate.WITHDRAWN)
    maker.action("do what was left out", fate=Fate.LEFT_OUT)
    assert list(publishable(maker.record()).records) == [kept.id]


def test_a_record_stays_when_another_entry_leads_to_it() -> None:
    maker = MeetingMaker()
    challenge = maker.challenge("What testing supports 0.64?", fate=Fate.LEFT_OUT)
    maker.response("The tests of 2024.", challenge)
    assert list(publishable(maker.record()).records) == [challenge.id]


def test_a_record_that_no_entry_leads_to_stays() -> None:
    maker = MeetingMaker()
    action = maker.action("publish the report")
    record = replace(maker.record(), entries=())
    unlinked = replace(record, records={action.id: replace(action, entry_id=None)})
    assert list(publishable(unlinked).records) == [action.id]


def test_a_record_raised_by_a_private_note_goes_whatever_else_leads_to_it() -> None:
    maker = MeetingMaker()
    challenge = maker.challenge("words for myself only")
    maker.response("An answer.", challenge)
    record = maker.record()
    private = replace(record.entries[0], kind=EntryKind.PRIVATE_NOTE)
    published = publishable(replace(record, entries=(private, *record.entries[1:])))
    assert not published.records
    assert [entry.record_id for entry in published.entries] == [None]


def test_a_response_goes_with_the_entry_that_noted_it() -> None:
    maker = MeetingMaker()
    challenge = maker.challenge("What testing supports 0.64?")
    maker.response("Said in confidence.", challenge, fate=Fate.LEFT_OUT)
    maker.response("Said in the open.", challenge)
    details = publishable(maker.record()).records[challenge.id].details
    assert isinstance(details, ChallengeDetails)
    assert [response.text for response in details.responses] == ["Said in the open."]


@given(meeting_records())
def test_what_passed_once_passes_unchanged(record: MeetingRecord) -> None:
    once = publishable(record)
    assert publishable(once) == once
    assert all(is_published(entry) for entry in once.entries)
    assert [e.id for e in once.entries] == [e.id for e in record.entries if is_published(e)]
    assert all(e.record_id is None or e.record_id in once.records for e in once.entries)


def test_the_wording_prints_where_there_is_one_and_the_tidied_text_where_not() -> None:
    maker = MeetingMaker()
    typed = maker.entry("@OB asked why, see ^CH-2026-014")
    worded = maker.entry("@OB asked why", wording="The observers asked for the reason.")
    blank = maker.entry("as typed", wording=" \n")
    assert wording_of(typed) == "OB asked why, see"
    assert wording_of(worded) == "The observers asked for the reason."
    assert wording_of(blank) == "as typed"
