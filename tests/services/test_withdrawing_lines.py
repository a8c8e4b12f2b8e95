"""What becomes of records and answers when their lines are withdrawn, left out or brought back."""

import datetime as dt

import pytest
from tests.support.boards import note
from tests.support.lines import challenge, entry_of, printed, record_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id, Tracked
from boardobserver.domain.words import ActionStatus, ChallengeStatus, EntryKind
from boardobserver.services import entries, tracking
from boardobserver.services.workspace import Workspace


def history(workspace: Workspace, record: Tracked) -> list[tuple[str, str]]:
    return [(each.what.value, each.status_after.value) for each in workspace.read.movements(record.id)]


def test_a_withdrawn_response_answers_nothing_and_a_reinstated_one_does_again(
    workspace: Workspace, meeting_id: Id
):
    put = note(workspace, meeting_id, "? Why 0.64?")
    answer = note(workspace, meeting_id, "> The 2024 tests")
    response = challenge(record_of(workspace, put)).responses[0]
    workspace.perform(tracking.change_response(response.id, promised_by=dt.date(2026, 12, 1)))

    workspace.perform(entries.withdraw_entry(answer, "misheard"))
    record = record_of(workspace, put)
    assert (record.status, challenge(record).responses) == (ChallengeStatus.OPEN, ())

    workspace.perform(entries.reinstate_entry(answer))
    record = record_of(workspace, put)
    assert record.status is ChallengeStatus.ANSWERED
    assert challenge(record).responses[0].promised_by == dt.date(2026, 12, 1)


def test_one_of_two_responses_withdrawn_leaves_the_challenge_answered(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.64?")
    note(workspace, meeting_id, "> The 2024 tests")
    second = note(workspace, meeting_id, "> And the 2025 tests")
    workspace.perform(entries.withdraw_entry(second))
    record = record_of(workspace, put)
    assert record.status is ChallengeStatus.ANSWERED
    assert [each.text for each in challenge(record).responses] == ["The 2024 tests"]


def test_a_line_withdrawn_and_reinstated_has_its_record_as_it_stood(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.64?")
    note(workspace, meeting_id, "> The 2024 tests")
    record = record_of(workspace, put)
    workspace.perform(
        tracking.change_status(record.id, ChallengeStatus.CLOSED, words="done", evidence="seen")
    )
    workspace.perform(entries.withdraw_entry(put, "not said"))
    withdrawn = record_of(workspace, put)
    assert (withdrawn.status, withdrawn.reason) == (ChallengeStatus.WITHDRAWN, "not said")
    workspace.perform(entries.reinstate_entry(put))
    again = record_of(workspace, put)
    assert (again.status, again.reason) == (ChallengeStatus.CLOSED, "")
    assert history(workspace, record) == [
        ("raised", "open"),
        ("answered", "answered"),
        ("closed", "closed"),
        ("withdrawn", "withdrawn"),
        ("reopened", "closed"),
    ]


def test_a_record_withdrawn_by_itself_stays_withdrawn_when_its_line_comes_back(
    workspace: Workspace, meeting_id: Id
):
    put = note(workspace, meeting_id, "! @LL to act")
    record = record_of(workspace, put)
    workspace.perform(tracking.change_status(record.id, ActionStatus.WITHDRAWN, words="overtaken"))
    workspace.perform(entries.withdraw_entry(put))
    workspace.perform(entries.reinstate_entry(put))
    again = record_of(workspace, put)
    assert (again.status, again.reason) == (ActionStatus.WITHDRAWN, "overtaken")


def test_a_withdrawn_line_is_not_re_marked(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "A remark")
    workspace.perform(entries.withdraw_entry(put))
    with pytest.raises(Refusal, match="withdrawn"):
        workspace.perform(entries.re_mark(put, EntryKind.CHALLENGE))
    assert workspace.read.all_tracked() == ()


def test_a_withdrawn_record_is_not_moved_by_a_link(workspace: Workspace, meeting_id: Id):
    item = workspace.read.items(meeting_id)[5].id
    put = note(workspace, meeting_id, "? Why 0.64?", item)
    other = note(workspace, meeting_id, "? And why now?", item)
    workspace.perform(entries.withdraw_entry(put))
    answer = note(workspace, meeting_id, "> Because ^CH-2026-001", item)
    again = note(workspace, meeting_id, "? Once more ^CH-2026-001", item)
    assert record_of(workspace, put).status is ChallengeStatus.WITHDRAWN
    assert entry_of(workspace, answer).record_id is None
    assert record_of(workspace, other).status is ChallengeStatus.OPEN
    assert str(record_of(workspace, again).reference) == "CH-2026-003"


@pytest.mark.parametrize("way", ["private", "withdrawn", "left out"])
def test_no_word_of_a_line_that_is_not_published_prints_anywhere(
    workspace: Workspace, meeting_id: Id, way: str
):
    note(workspace, meeting_id, "! @LL to publish the report")
    note(workspace, meeting_id, "? What was tested?")
    lines = [
        note(workspace, meeting_id, "zebra one ^AC-2026-001"),
        note(workspace, meeting_id, "> zebra two ^CH-2026-001"),
        note(workspace, meeting_id, "? zebra three"),
        note(workspace, meeting_id, "! @LL to zebra four"),
        note(workspace, meeting_id, "= zebra five"),
        note(workspace, meeting_id, "* zebra six"),
    ]
    assert printed(workspace, meeting_id).count("zebra") >= len(lines)
    for entry_id in lines:
        workspace.perform(
            {
                "private": entries.re_mark(entry_id, EntryKind.PRIVATE_NOTE),
                "withdrawn": entries.withdraw_entry(entry_id),
                "left out": entries.set_in_minutes(entry_id, False),
            }[way]
        )
    assert "zebra" not in printed(workspace, meeting_id)
