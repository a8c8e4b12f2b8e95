"""What a line gives rise to: records with references, answers, movements."""

import datetime as dt

import pytest
from tests.support.boards import note, person_of, planned_meeting
from tests.support.lines import action, challenge, entry_of, record_of

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import ActionStatus, ChallengeStatus, EntryKind, MeetingStatus, Movement
from boardobserver.services import entries, meetings, tracking
from boardobserver.services.workspace import Workspace


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("? Why 0.64?", "CH-2026-001"),
        ("* Train first", "EA-2026-001"),
        ("! @LL to act", "AC-2026-001"),
        ("= Agreed", "DN-2026-001"),
    ],
)
def test_a_marked_line_is_at_once_a_record(workspace: Workspace, meeting_id: Id, typed: str, reference: str):
    entry_id = note(workspace, meeting_id, typed)
    record = record_of(workspace, entry_id)
    assert str(record.reference) == reference
    assert (record.entry_id, record.meeting_id) == (entry_id, meeting_id)
    assert [move.what for move in workspace.read.movements(record.id)] == [Movement.RAISED]


def test_a_reference_is_never_given_twice_not_even_after_an_undo(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "? First")
    workspace.undo()
    second = note(workspace, meeting_id, "? Second")
    assert str(record_of(workspace, second).reference) == "CH-2026-002"


def test_a_redone_record_has_the_reference_it_had(workspace: Workspace, meeting_id: Id):
    entry_id = note(workspace, meeting_id, "? First")
    workspace.undo()
    workspace.redo()
    assert str(record_of(workspace, entry_id).reference) == "CH-2026-001"


def test_references_begin_anew_each_year(workspace: Workspace):
    series = workspace.read.series()[0].id
    first, second = (
        workspace.read.meeting(workspace.perform(meetings.plan_meeting(series, day)))
        for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    )
    assert [str(first.reference), str(second.reference)] == ["MT-2026-001", "MT-2027-001"]


def test_a_response_answers_the_last_challenge_under_its_item(workspace: Workspace, meeting_id: Id):
    items = workspace.read.items(meeting_id)
    elsewhere = note(workspace, meeting_id, "? Another item", items[4].id)
    put = note(workspace, meeting_id, "? Why 0.64? @LL", items[5].id)
    answer = note(workspace, meeting_id, "> @LL: The 2024 tests", items[5].id)
    record = record_of(workspace, put)
    assert entry_of(workspace, answer).record_id == record.id
    assert record.status is ChallengeStatus.ANSWERED
    assert [(each.text, each.by_id) for each in challenge(record).responses] == [
        ("The 2024 tests", person_of(workspace, "LL"))
    ]
    assert record_of(workspace, elsewhere).status is ChallengeStatus.OPEN


def test_a_closed_challenge_put_again_is_open(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.64?")
    record = record_of(workspace, put)
    workspace.perform(
        tracking.change_status(record.id, ChallengeStatus.CLOSED, words="done", evidence="seen")
    )
    again = note(workspace, meeting_id, "? Still: why? ^CH-2026-001")
    assert entry_of(workspace, again).record_id == record.id
    assert record_of(workspace, put).status is ChallengeStatus.OPEN
    assert workspace.read.movements(record.id)[-1].what is Movement.PUT_AGAIN


def test_a_note_that_links_an_action_is_an_update_of_it(workspace: Workspace, meeting_id: Id):
    given = note(workspace, meeting_id, "! @LL to publish the report")
    said = note(workspace, meeting_id, "@LL: Published on Monday ^AC-2026-001")
    assert entry_of(workspace, said).record_id == record_of(workspace, given).id
    assert [each.text for each in action(record_of(workspace, given)).updates] == ["Published on Monday"]
    workspace.perform(entries.edit_entry(said, "Published on Tuesday ^AC-2026-001"))
    assert [each.text for each in action(record_of(workspace, given)).updates] == ["Published on Tuesday"]
    workspace.perform(entries.re_mark(said, EntryKind.FIGURE))
    assert len(action(record_of(workspace, given)).updates) == 1
    workspace.perform(entries.withdraw_entry(said))
    assert action(record_of(workspace, given)).updates == ()


def test_a_due_date_that_does_not_exist_is_no_date_and_the_words_stay(workspace: Workspace, meeting_id: Id):
    given = note(workspace, meeting_id, "! @LL to publish by 31 February")
    record = record_of(workspace, given)
    assert action(record).due == Due()
    assert record.text == "LL to publish by 31 February"


def test_signed_minutes_lock_the_lines_and_what_was_settled_but_not_what_comes_of_it(
    workspace: Workspace, meeting_id: Id
):
    given = note(workspace, meeting_id, "! @LL to act")
    put = note(workspace, meeting_id, "? Why 0.64?")
    note(workspace, meeting_id, "> The 2024 tests")
    taken = note(workspace, meeting_id, "= The Board agreed")
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    act, asked, decided = (record_of(workspace, entry_id) for entry_id in (given, put, taken))
    response = challenge(asked).responses[0]
    before = workspace.read.record_of(meeting_id)
    for command in (
        entries.edit_entry(given, "else"),
        entries.withdraw_entry(given),
        entries.reinstate_entry(given),
        entries.re_mark(given, EntryKind.NOTE),
        entries.set_wording(given, "else"),
        entries.set_in_minutes(given, False),
        entries.move_entry(given, item_id=None, after_id=None),
        tracking.change_text(act.id, "else"),
        tracking.change_decision(decided.id, reasons="none"),
        tracking.change_challenge(asked.id, assumption="none"),
        tracking.change_response(response.id, text="else"),
    ):
        with pytest.raises(Refusal, match="signed off"):
            workspace.perform(command)
    with pytest.raises(Refusal, match="signed off"):
        note(workspace, meeting_id, "One more thing")
    assert workspace.read.record_of(meeting_id) == before
    assert workspace.undo() is None

    workspace.perform(tracking.change_status(act.id, ActionStatus.CLOSED, words="done", evidence="seen"))
    workspace.perform(tracking.change_challenge(asked.id, outcome="The policy was changed"))
    workspace.perform(tracking.add_update(act.id, "It was published"))
    later = planned_meeting(workspace)
    moved = note(workspace, later, "It is on the website ^AC-2026-001")
    assert entry_of(workspace, moved).record_id == act.id
    assert workspace.read.meeting(meeting_id).status is MeetingStatus.SIGNED_OFF


def test_a_line_is_not_noted_under_another_meetings_item(workspace: Workspace, meeting_id: Id):
    other = planned_meeting(workspace)
    with pytest.raises(Refusal, match="own meeting"):
        note(workspace, other, "A line", workspace.read.items(meeting_id)[0].id)
