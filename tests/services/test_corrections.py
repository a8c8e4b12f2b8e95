"""Corrections to minutes that are signed off: what they change, what they leave, and where they print."""

from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support.boards import DAY, person_of
from tests.support.signed import NEXT_DAY, Signed, signed_board

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import VersionNumber
from boardobserver.services import corrections, meetings
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import minutes_document
from boardobserver.services.safekeeping import check_board

OLD = "The watchlist held 16,000 people"
NEW = "The watchlist held 1,600 people."


@pytest.fixture
def signed(tmp_path: Path) -> Generator[Signed]:
    made = signed_board(tmp_path)
    yield made
    made.workspace.close()
    assert check_board(made.workspace.path) == ()


def put(signed: Signed, *, at: bool = True) -> str:
    command = corrections.put_forward(
        signed.first, signed.text(OLD), NEW, "A slip of the pen.", at_id=signed.second if at else None
    )
    return signed.workspace.perform(command)


def agree(signed: Signed, *ids: str, at: bool = True) -> str:
    at_id = signed.second if at else None
    return str(signed.workspace.perform(corrections.agree_corrections(signed.first, ids, at_id=at_id)))


def test_each_line_that_prints_can_be_chosen_by_where_it_prints(signed: Signed):
    texts = {
        each.words: each.place for each in corrections.correctable_texts(signed.workspace.read, signed.first)
    }
    assert texts[OLD] == "paragraph 3.1"
    assert texts["What testing supports 0.64"] == "paragraph 3.2"
    assert texts["LFR lead to publish the report by 30 November"] == "Action AC-2026-001"


def test_what_is_put_forward_changes_nothing_until_it_is_agreed(signed: Signed):
    before = signed.blocks()
    key = put(signed)
    assert (signed.numbers(), signed.blocks()) == (["0.1", "1"], before)
    assert agree(signed, key) == "2"
    assert signed.numbers() == ["0.1", "1", "2"]


def test_version_2_prints_the_new_text_and_lists_the_correction_and_version_1_is_as_it_was(signed: Signed):
    first = signed.blocks()
    agree(signed, put(signed))
    second = signed.blocks()
    assert NEW in second
    assert "version 2, corrected on 14 January 2027 (correction 1)" in second
    assert "Corrections to these minutes" in second
    assert "Correction 1: paragraph 3.1" in second
    assert "A slip of the pen." in second
    assert "14 January 2027" in second
    assert second.count(OLD) == 1  # in the list of corrections only
    assert signed.blocks(VersionNumber(1)) == first
    assert NEW not in first
    assert signed.workspace.read.entries(signed.first)[0].text == OLD


def test_the_meeting_that_made_a_correction_lists_it_in_its_own_minutes(signed: Signed):
    def printed() -> str:
        content = minutes_content(signed.workspace.read, signed.second, NEXT_DAY)
        return repr(minutes_document(content).blocks)

    key = put(signed)
    assert "It was put forward and not yet agreed." in printed()
    agree(signed, key)
    assert "Correction 1 (paragraph 3.1): " in printed()
    assert f"for “{OLD}” read “{NEW}”. Reason: A slip of the pen." in printed()
    assert "not yet agreed" not in printed()


def test_a_correction_of_a_line_is_followed_by_the_annex_that_repeats_it(signed: Signed):
    old = "What testing supports 0.64"
    text = signed.text(old)
    workspace = signed.workspace
    key = workspace.perform(
        corrections.put_forward(signed.first, text, "What testing supports 0.6?", "Misheard")
    )
    agree(signed, key, at=False)
    assert signed.blocks().count("What testing supports 0.6?") == 3  # the line, the annex, the list
    assert old in {record.text for record in workspace.read.all_tracked()}


def test_several_corrections_agreed_together_make_one_version_and_further_ones_the_next(signed: Signed):
    workspace = signed.workspace
    words = corrections.put_forward(
        signed.first, corrections.IN_WORDS, "The LFR lead sent apologies.", "Left out"
    )
    assert agree(signed, put(signed), workspace.perform(words)) == "2"
    further = signed.text(NEW)
    third = workspace.perform(corrections.put_forward(signed.first, further, OLD, "It was right before"))
    assert agree(signed, third, at=False) == "3"
    assert [each.number for each in workspace.read.releases.corrections(signed.first)] == [1, 2, 3]
    assert "(corrections 1, 2 and 3)" in signed.blocks()
    assert "The LFR lead sent apologies." in signed.blocks(VersionNumber(2))
    reasons = [each.reason for each in workspace.read.releases.versions(signed.first)]
    assert reasons[2:] == ["Corrections 1, 2", "Correction 3"]


def test_what_is_only_put_forward_can_be_changed_and_taken_back_and_what_is_agreed_cannot(signed: Signed):
    workspace = signed.workspace
    key = put(signed)
    workspace.perform(
        corrections.change_correction(key, after="The watchlist was large.", reason="Not known")
    )
    workspace.perform(corrections.take_back(key))
    assert workspace.read.releases.corrections(signed.first) == ()
    workspace.undo()
    assert workspace.read.releases.corrections(signed.first)[0].after == "The watchlist was large."
    agree(signed, key)
    for command in (
        corrections.take_back(key),
        corrections.change_correction(key, after="Something", reason="else"),
        corrections.agree_corrections(signed.first, [key]),
    ):
        with pytest.raises(Refusal, match="Correction 1 has been agreed and stays"):
            workspace.perform(command)


@pytest.mark.parametrize(
    ("after", "reason", "field"), [(" ", "Why", "after"), (OLD, "Why", "after"), (NEW, "\n", "reason")]
)
def test_a_correction_says_something_new_and_why(signed: Signed, after: str, reason: str, field: str):
    with pytest.raises(Refusal) as refused:
        signed.workspace.perform(corrections.put_forward(signed.first, signed.text(OLD), after, reason))
    assert refused.value.field == field


def test_a_text_has_one_correction_at_a_time(signed: Signed):
    text = signed.text(OLD)
    put(signed)
    with pytest.raises(Refusal, match="Correction 1 of this text is put forward already"):
        signed.workspace.perform(corrections.put_forward(signed.first, text, "Another", "Why"))


def test_a_text_that_was_corrected_meanwhile_is_chosen_again(signed: Signed):
    text = signed.text(OLD)
    agree(signed, put(signed))
    with pytest.raises(Refusal, match="say something else there by now"):
        signed.workspace.perform(corrections.put_forward(signed.first, text, "Another", "Why"))


def test_only_minutes_that_are_signed_off_are_corrected_and_only_at_a_later_meeting_that_is_not(
    signed: Signed,
):
    workspace = signed.workspace
    with pytest.raises(Refusal, match="not signed off yet"):
        workspace.perform(corrections.put_forward(signed.second, corrections.IN_WORDS, "A", "B"))
    with pytest.raises(Refusal, match="signed off"):
        workspace.perform(
            corrections.put_forward(signed.first, corrections.IN_WORDS, "A", "B", at_id=signed.first)
        )
    key = put(signed)
    workspace.perform(meetings.end_meeting(signed.second))
    workspace.perform(meetings.sign_off(signed.second, person_of(workspace, "LO")))
    with pytest.raises(Refusal, match="signed off"):
        agree(signed, key)
    assert agree(signed, key, at=False) == "2"


def test_undoing_the_agreement_takes_the_version_back_too(signed: Signed):
    agree(signed, put(signed))
    signed.workspace.undo()
    assert signed.numbers() == ["0.1", "1"]
    assert signed.workspace.read.releases.corrections(signed.first)[0].version_id is None
    signed.workspace.redo()
    assert signed.numbers() == ["0.1", "1", "2"]
    assert NEW in signed.blocks()
    assert minutes_content(signed.workspace.read, signed.first, DAY).corrections[0].number == 1
