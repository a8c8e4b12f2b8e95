"""Whose words a line is that does not say so, shown before it is noted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.support.boards import person_of
from tests.support.taking import Desktop, desktop, strike

from boardobserver.domain.snapshots import ChallengeDetails
from boardobserver.services.parties import Party
from boardobserver.ui.shell.window import Desk


def shown(taking: Desktop) -> str:
    """Who stands beside the line."""
    return taking.step.bar.speaker_chooser.line.text()


def speakers(taking: Desktop) -> list[str]:
    """The initials of who speaks in each line, or an empty string."""
    directory = taking.step.record.directory
    return [
        directory.short_of(Party(entry.speaker_id, entry.speaker_organisation_id))
        for entry in taking.entries()
    ]


@pytest.mark.parametrize(
    "typed", ["= Approved the policy", "* Seek the panel's view", "! LL to write", "~ nervous"]
)
def test_what_nobody_said_is_put_in_nobodys_mouth(taking: Desktop, typed: str):
    taking.note("@BC the policy is before you")
    assert shown(taking) == "BC · Board Chair"
    strike(taking.step.bar.edit, typed)
    assert shown(taking) == ""
    taking.key(Qt.Key.Key_Return)
    assert shown(taking) == "BC · Board Chair"
    taking.note("and goes on")
    assert speakers(taking) == ["BC", "", "BC"]
    record = taking.step.record.record(taking.entries()[1].record_id)
    assert record is None or record.raised_by_id is None


@pytest.mark.parametrize("typed", ["it grew", "? why", "+ we welcome it", "# 12 per cent"])
def test_what_is_said_is_said_by_whoever_speaks(taking: Desktop, typed: str):
    taking.note("@BC the policy is before you")
    taking.note(typed)
    assert speakers(taking) == ["BC", "BC"]


def test_a_decision_and_advice_say_so_before_they_are_noted(taking: Desktop):
    taking.note("@BC the policy is before you")
    strike(taking.step.bar.edit, "= Approved")
    assert "whose words it is in" in taking.step.bar.hint.hint.words
    taking.key(Qt.Key.Key_Return)
    strike(taking.step.bar.edit, "= @LL: Approved")
    assert "whose words it is in" not in taking.step.bar.hint.hint.words
    assert shown(taking) == "LL · LFR lead"
    taking.key(Qt.Key.Key_Return)
    taking.note("goes on")
    assert speakers(taking)[1:] == ["", "LL", "LL"]


def test_who_is_chosen_beside_a_decision_said_it(taking: Desktop):
    strike(taking.step.bar.edit, "= Approved")
    line = taking.step.bar.speaker_chooser.line
    line.setFocus()
    strike(line, "bc")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert shown(taking) == "BC · Board Chair"
    taking.key(Qt.Key.Key_Return)
    taking.note("= And the next one")
    assert speakers(taking) == ["BC", ""]


def test_who_was_chosen_for_a_line_is_kept_with_its_draft(taking: Desktop, desk: Desk):
    strike(taking.step.bar.edit, "= Approved")
    line = taking.step.bar.speaker_chooser.line
    line.setFocus()
    strike(line, "bc")
    QTest.keyClick(line, Qt.Key.Key_Return)
    taking.board.drafts.flush()
    again = desktop(desk, taking.workspace, taking.meeting_id)
    assert again.step.bar.line_speaker.person_id == person_of(taking.workspace, "BC")
    again.window.close()
    again.window.deleteLater()


def test_nobody_answers_their_own_challenge(taking: Desktop):
    taking.note("@LO ? @MPS What supports 0.64?")
    (challenge,) = taking.workspace.read.all_tracked()
    strike(taking.step.bar.edit, "> The tests of 2024")
    assert taking.step.bar.hint.hint.words == (
        f"Answers {challenge.reference} · by Metropolitan Police Service"
    )
    taking.key(Qt.Key.Key_Return)
    taking.note("and it was written up")
    assert speakers(taking) == ["LO", "MPS", "MPS"]
    (challenge,) = taking.workspace.read.all_tracked()
    assert isinstance(challenge.details, ChallengeDetails)
    (response,) = challenge.details.responses
    assert response.by_organisation_id is not None


def test_where_nobody_speaks_whoever_was_asked_answers(taking: Desktop):
    taking.note("? What supports 0.64, @LL?")
    taking.note("> The tests of 2024")
    assert speakers(taking) == ["", "LL"]


def test_a_response_to_a_challenge_put_to_nobody_is_by_nobody_until_said(taking: Desktop):
    taking.note("@LO ? What supports 0.64?")
    strike(taking.step.bar.edit, "> The tests of 2024")
    assert taking.step.bar.hint.hint.words.endswith("by nobody yet (@ and initials)")
    taking.key(Qt.Key.Key_Return)
    taking.note("and more of that")
    taking.note("@LL > The report says so")
    taking.note("> And once more")
    assert speakers(taking) == ["LO", "", "", "LL", "LL"]


def test_the_challenge_that_is_linked_is_the_one_that_is_answered(taking: Desktop):
    taking.note("@LO ? @LL What supports 0.64?")
    taking.note("@LO ? @BC Who reviews the list?")
    first, second = sorted(taking.workspace.read.all_tracked(), key=lambda each: each.reference)
    taking.note("@LO So much for that")
    strike(taking.step.bar.edit, "> The tests")
    assert taking.step.bar.hint.hint.words == f"Answers {second.reference} · by Board Chair"
    strike(taking.step.bar.edit, f" ^{first.reference}")
    assert taking.step.bar.hint.hint.words == f"Answers {first.reference} · by LFR lead"
    taking.key(Qt.Key.Key_Return)
    assert speakers(taking)[-1] == "LL"


def test_who_is_known_to_nobody_is_shown_as_nobody(taking: Desktop):
    taking.note("@BC the policy is before you")
    strike(taking.step.bar.edit, "@XY asks")
    assert shown(taking) == ""


def test_initials_without_their_sign_are_not_put_in_anothers_mouth(taking: Desktop):
    taking.note("@BC the policy is before you")
    strike(taking.step.bar.edit, "LL: it was tested")
    assert shown(taking) == ""
    taking.key(Qt.Key.Key_Return)
    taking.note("NB: to be checked")
    assert speakers(taking) == ["BC", "", "BC"]
