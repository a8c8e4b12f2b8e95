"""Every version of a text with who wrote it and when; an old one is put back as a change like any other."""

from pathlib import Path

import pytest
from tests.support.boards import board, note, person_of, planned_meeting, record_like

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ChallengeDetails, Id
from boardobserver.domain.words import RecordKind
from boardobserver.services import documents, entries, meetings, tracking
from boardobserver.services.earlier_words import (
    earlier_words,
    earlier_words_of_record,
    restore_words,
)
from boardobserver.services.parties import Party
from boardobserver.services.responding import add_response
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return board(tmp_path)


@pytest.fixture
def meeting_id(workspace: Workspace) -> Id:
    return planned_meeting(workspace)


def said(workspace: Workspace, entry_id: Id) -> list[tuple[str, str, bool]]:
    return [(each.name, each.words, each.is_now) for each in earlier_words(workspace.read, "entry", entry_id)]


def test_a_line_that_never_changed_has_no_earlier_words(workspace: Workspace, meeting_id: Id):
    assert said(workspace, note(workspace, meeting_id, "the threshold was raised")) == []


def test_a_line_says_again_what_it_said_and_an_undo_takes_that_back(workspace: Workspace, meeting_id: Id):
    line = note(workspace, meeting_id, "the threshold was raised")
    workspace.perform(entries.edit_entry(line, "the threshold was lowered"))
    workspace.perform(entries.set_wording(line, "The threshold had been lowered."))
    workspace.perform(entries.set_wording(line, "The threshold had fallen."))
    assert said(workspace, line) == [
        ("Prints as", "The threshold had fallen.", True),
        ("Prints as", "The threshold had been lowered.", False),
        ("As typed", "the threshold was lowered", True),
        ("As typed", "the threshold was raised", False),
    ]
    versions = earlier_words(workspace.read, "entry", line)
    assert {each.actor for each in versions} == {"tester"}
    workspace.perform(restore_words(versions[3]))
    workspace.perform(restore_words(versions[1]))
    (entry,) = workspace.read.entries(meeting_id)
    assert (entry.text, entry.wording) == ("the threshold was raised", "The threshold had been lowered.")
    assert len(said(workspace, line)) == 6
    assert workspace.undo() == "restore the words of a line"
    (entry,) = workspace.read.entries(meeting_id)
    assert entry.wording == "The threshold had fallen."
    workspace.close()
    assert check_board(workspace.path) == ()


def test_the_texts_of_a_record_are_put_back_each_by_itself(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "? What testing supports 0.64")
    (challenge,) = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    workspace.perform(tracking.change_text(challenge.id, "What testing was there?"))
    for outcome in ("Nothing yet", "A report is promised"):
        workspace.perform(tracking.change_challenge(challenge.id, outcome=outcome))
    versions = earlier_words_of_record(workspace.read, challenge)
    assert [(each.name, each.words, each.is_now) for each in versions] == [
        ("Outcome", "A report is promised", True),
        ("Outcome", "Nothing yet", False),
        ("Words", "What testing was there?", True),
        ("Words", challenge.text, False),
    ]
    for each in (versions[1], versions[3]):
        workspace.perform(restore_words(each))
    (now,) = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    assert now.text == challenge.text
    assert earlier_words_of_record(workspace.read, challenge)[1].words == "Nothing yet"


def test_the_words_of_a_response_are_put_back_with_those_of_its_challenge(
    workspace: Workspace, meeting_id: Id
):
    note(workspace, meeting_id, "? What testing supports 0.64")
    (challenge,) = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    response = workspace.perform(add_response(challenge.id, "We shall write.", by=Party()))
    workspace.perform(tracking.change_response(response, text="We shall not write."))
    (answered,) = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    versions = earlier_words_of_record(workspace.read, answered)
    assert [(each.name, each.words) for each in versions] == [
        ("Response", "We shall not write."),
        ("Response", "We shall write."),
    ]
    workspace.perform(restore_words(versions[1]))
    assert workspace.undo_label == "restore the words of a response"
    (again,) = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    assert isinstance(again.details, ChallengeDetails)
    assert [each.text for each in again.details.responses] == ["We shall write."]


def test_what_signed_minutes_settled_is_refused_in_plain_words(workspace: Workspace, meeting_id: Id):
    line = note(workspace, meeting_id, "? What testing supports 0.64")
    (challenge,) = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
    workspace.perform(tracking.change_text(challenge.id, "What testing was there?"))
    workspace.perform(entries.edit_entry(line, "What testing supports 0.6"))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    of_line = earlier_words(workspace.read, "entry", line)[-1]
    of_record = earlier_words_of_record(workspace.read, challenge)[-1]
    for earlier in (of_line, of_record):
        with pytest.raises(Refusal, match="signed off"):
            workspace.perform(restore_words(earlier))


def test_a_quotation_and_the_title_of_its_document_say_again_what_they_said(
    workspace: Workspace, meeting_id: Id
):
    note(workspace, meeting_id, "? @LL why 0.64?")
    record = record_like(workspace, "why 0.64")
    document_id = workspace.perform(documents.add_document("The 2023 study", for_record_id=record.id))
    (use,) = workspace.read.document_uses(record.id)
    workspace.perform(documents.change_use(use.id, quotation="at a threshold of 0.6"))
    workspace.perform(documents.change_use(use.id, quotation="at a threshold of 0.64"))
    workspace.perform(documents.change_document(document_id, title="The study of 2023"))
    versions = {each.words: each for each in earlier_words_of_record(workspace.read, record)}
    assert {words: each.name for words, each in versions.items() if not each.is_now} == {
        "at a threshold of 0.6": "Quotation",
        "The 2023 study": "Document: title",
    }
    workspace.perform(restore_words(versions["at a threshold of 0.6"]))
    workspace.perform(restore_words(versions["The 2023 study"]))
    (use,) = workspace.read.document_uses(record.id)
    assert (use.quotation, use.document.title) == ("at a threshold of 0.6", "The 2023 study")
    assert workspace.undo() == "restore the words of a document"
    assert workspace.undo() == "restore the words of a quotation"
    (use,) = workspace.read.document_uses(record.id)
    assert (use.quotation, use.document.title) == ("at a threshold of 0.64", "The study of 2023")
    assert check_board(workspace.path) == ()
