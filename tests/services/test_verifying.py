"""A PDF is verified by itself and against its board; every alteration that a person could make is told."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import alterations as by_hand
from tests.support.any_meetings import meeting_records
from tests.support.boards import DAY, board, note, person_of, planned_meeting
from tests.support.properties import examples
from tests.support.whole_content import BOARD_TEXT

from boardobserver.domain.differences import NOT_THERE
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Id, MeetingRecord, MinutesContent
from boardobserver.domain.words import ActionStatus
from boardobserver.services import entries, meetings, tracking
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.verifying import Verdict, compare_with_board, verify_minutes
from boardobserver.services.workspace import Workspace


def held(workspace: Workspace) -> Id:
    """A meeting of which enough was noted for two pages and more."""
    meeting_id = planned_meeting(workspace)
    item = workspace.read.items(meeting_id)[2]
    for number in range(40):
        note(workspace, meeting_id, f"BC: the threshold was accepted at step {number} of the test", item.id)
    workspace.perform(meetings.end_meeting(meeting_id))
    return meeting_id


def printed(workspace: Workspace, meeting_id: Id, edition: Edition = Edition.FULL) -> bytes:
    content = minutes_content(workspace.read, meeting_id, DAY, MinutesOptions(edition=edition))
    return publish_minutes(content).pdf


@pytest.fixture(scope="module")
def minutes_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    workspace = board(tmp_path_factory.mktemp("verifying"))
    data = printed(workspace, held(workspace))
    workspace.close()
    return data


def said_of(data: bytes) -> str:
    verification = verify_minutes(data)
    assert not verification.is_verified
    assert verification.alterations
    return " ".join(verification.alterations)


def test_what_the_program_made_is_exactly_that(minutes_pdf: bytes):
    verification = verify_minutes(minutes_pdf)
    assert verification.verdict is Verdict.EXACT
    assert verification.is_hash_printed
    assert verification.edition is not None
    assert verification.alterations == ()


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"linearize": True},
        {"qdf": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "recompress_flate": True},
    ],
)
def test_a_file_saved_again_without_a_change_is_told_from_the_first_and_from_an_altered_one(
    minutes_pdf: bytes, options: dict[str, object]
):
    verification = verify_minutes(by_hand.resaved(minutes_pdf, **options))
    assert verification.verdict is Verdict.RESAVED
    assert verification.is_verified
    assert "unaltered" in verification.sentence


ALTERATIONS: dict[str, tuple[by_hand.Alteration, str]] = {
    "a word of a page": (
        by_hand.with_words("accepted at step 3 ", "rejected at step 3 "),
        "Page 1: “rejected” stands where the record gives “accepted”.",
    ),
    "a word of a page taken out": (
        by_hand.with_words("accepted at step 3 ", "at step 3 "),
        "“accepted” is missing",
    ),
    "a page removed": (lambda pdf: pdf.pages.remove(p=2), "it was removed or altered"),
    "a page added": (lambda pdf: pdf.pages.append(pdf.pages[0]), "it was added or altered"),
    "pages in another order": (lambda pdf: pdf.pages.reverse(), "in another order"),
    "words covered": (
        by_hand.with_drawing(b"q 1 1 1 rg 60 300 400 200 re f Q"),
        "Page 1 is drawn otherwise",
    ),
    "words hidden in the margin": (
        by_hand.with_drawing(b"BT /F1+0 12 Tf 3 Tr 10 10 Td (planted) Tj ET"),
        "“planted” stands there",
    ),
    "a picture over the words": (by_hand.with_picture, "picture or drawing"),
    "a note": (by_hand.annotated, "a note, link or stamp that the minutes do not have"),
    "the title": (by_hand.with_title, "“Title: Another title” where the record gives"),
    "a bookmark": (by_hand.with_bookmark, "The bookmark “Something else” is not among"),
    "what is read out": (by_hand.with_read_out, "the structure by which it is read out"),
    "a script": (by_hand.with_script, "a script or an action that runs when it is opened"),
    "an attachment": (by_hand.with_attachment, "an attachment “more.txt”"),
    "the record taken out": (by_hand.without_record, "carries no record"),
    "the record by hand": (
        by_hand.with_record(lambda text: text.replace("accepted at step 3 ", "rejected at step 3 ")),
        "they do not agree",
    ),
    "the record written otherwise": (by_hand.with_record(lambda text: f" {text}"), "not written as"),
    "the record cut off": (by_hand.with_record(lambda text: text[:-100]), "not a record"),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_file_is_told_and_what_of_it_was_altered(minutes_pdf: bytes, what: str):
    alter, sentence = ALTERATIONS[what]
    assert sentence in said_of(by_hand.altered(minutes_pdf, alter))


def test_a_word_altered_on_the_page_and_in_the_record_is_told_by_the_hash(minutes_pdf: bytes):
    def alter(pdf: pikepdf.Pdf) -> None:
        by_hand.with_words("accepted at step 3 ", "rejected at step 3 ")(pdf)
        by_hand.with_record(lambda text: text.replace("accepted at step 3 ", "rejected at step 3 "))(pdf)

    said = said_of(by_hand.altered(minutes_pdf, alter))
    assert "they do not agree" in said
    assert "rejected" not in said


def forge(pdf: pikepdf.Pdf) -> None:
    """Alter a word alike on the page, in the record and in the hash that is printed."""
    by_hand.with_words("accepted at step 3 ", "rejected at step 3 ")(pdf)
    by_hand.with_record(lambda text: text.replace("accepted at step 3 ", "rejected at step 3 "))(pdf)
    by_hand.with_hash_of_record(pdf)


def test_who_alters_page_record_and_hash_alike_is_told_by_the_board(workspace: Workspace):
    meeting_id = held(workspace)
    data = by_hand.altered(printed(workspace, meeting_id), forge)
    verification = verify_minutes(data)
    assert verification.is_hash_printed
    assert verification.verdict is Verdict.RESAVED, "a file that agrees with itself is whole"
    assert verification.edition is not None
    (found,) = compare_with_board(workspace.read, verification.edition, DAY).differences
    assert found.place.startswith("Line of ")
    assert (found.field, found.in_file) == ("Words", "BC: the threshold was rejected at step 3 of the test")
    assert found.on_board == "BC: the threshold was accepted at step 3 of the test"


@pytest.mark.parametrize("edition", Edition)
def test_nothing_differs_on_the_board_that_a_file_was_just_made_of(workspace: Workspace, edition: Edition):
    meeting_id = held(workspace)
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    verification = verify_minutes(printed(workspace, meeting_id, edition))
    assert verification.verdict is Verdict.EXACT
    assert verification.edition is not None
    comparison = compare_with_board(workspace.read, verification.edition, DAY)
    assert comparison.differences == ()
    assert comparison.has_journal_head is True
    assert comparison.is_the_boards


def test_the_board_says_field_by_field_what_differs_today(workspace: Workspace):
    meeting_id = held(workspace)
    item = workspace.read.items(meeting_id)[2]
    action = note(workspace, meeting_id, "! @LL to publish the results by 30 April", item.id)
    verification = verify_minutes(printed(workspace, meeting_id))
    lines = [entry.id for entry in workspace.read.entries(meeting_id)]
    workspace.perform(entries.set_wording(lines[0], "The threshold had been accepted."))
    workspace.perform(entries.withdraw_entry(lines[1], "Noted twice"))
    note(workspace, meeting_id, "one line more", item.id)
    (line,) = workspace.read.entries_of_ids([action])
    assert line.record_id is not None
    workspace.perform(
        tracking.change_status(line.record_id, ActionStatus.CLOSED, words="It is out.", evidence="Seen.")
    )
    assert verification.edition is not None
    told = {
        (each.field, each.in_file, each.on_board)
        for each in compare_with_board(workspace.read, verification.edition, DAY).differences
    }
    step = "BC: the threshold was accepted at step {} of the test"
    assert ("Words", step.format(0), "The threshold had been accepted.") in told
    assert ("", step.format(1), NOT_THERE) in told
    assert ("", NOT_THERE, "one line more") in told
    assert ("Status today", "Open", "Closed") in told


def test_a_board_without_the_meeting_or_the_journal_says_so(workspace: Workspace, tmp_path: Path):
    meeting_id = held(workspace)
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    verification = verify_minutes(printed(workspace, meeting_id))
    assert verification.edition is not None
    other = board(tmp_path, "other.board")
    comparison = compare_with_board(other.read, verification.edition, DAY)
    other.close()
    assert (comparison.meeting, comparison.has_journal_head, comparison.differences) == ("", False, ())
    assert not comparison.is_the_boards


@examples(12)
@given(meeting_records(BOARD_TEXT), st.sampled_from(Edition))
def test_minutes_of_any_meeting_are_verified_and_told_from_others(record: MeetingRecord, edition: Edition):
    content = MinutesContent(record)
    content = replace(content, imprint=replace(content.imprint, edition=edition))
    data = publish_minutes(content).pdf
    assert verify_minutes(data).verdict is Verdict.EXACT
    assert verify_minutes(by_hand.resaved(data)).verdict is Verdict.RESAVED
    assert not verify_minutes(by_hand.altered(data, by_hand.annotated)).is_verified
