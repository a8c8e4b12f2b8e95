"""What a line gives rise to: records, answers, movements; and what becomes of them with the line."""

import datetime as dt

import pytest
from tests.support import pdf
from tests.support.boards import DAY, note, person_of, planned_meeting

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import (
    ActionDetails,
    ChallengeDetails,
    Due,
    Entry,
    Id,
    Tracked,
)
from boardobserver.domain.words import (
    ActionStatus,
    ChallengeStatus,
    DueKind,
    EntryKind,
    MeetingStatus,
    Movement,
)
from boardobserver.services import entries, meetings, tracking
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.workspace import Workspace


def entry_of(workspace: Workspace, entry_id: Id) -> Entry:
    return workspace.read.entries_of_ids([entry_id])[0]


def record_of(workspace: Workspace, entry_id: Id) -> Tracked:
    """The record that a line raised or moved."""
    record_id = entry_of(workspace, entry_id).record_id
    assert record_id is not None
    return workspace.read.tracked_of_ids([record_id])[0]


def action(record: Tracked) -> ActionDetails:
    assert isinstance(record.details, ActionDetails)
    return record.details


def challenge(record: Tracked) -> ChallengeDetails:
    assert isinstance(record.details, ChallengeDetails)
    return record.details


def printed(workspace: Workspace, meeting_id: Id) -> str:
    texts = pdf.page_texts(publish_minutes(minutes_content(workspace.read, meeting_id, DAY)).pdf)
    return pdf.plain("".join(texts))


def history(workspace: Workspace, record: Tracked) -> list[tuple[str, str]]:
    return [(each.what.value, each.status_after.value) for each in workspace.read.movements(record.id)]


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


def test_a_re_marked_response_answers_nothing(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.64?")
    answer = note(workspace, meeting_id, "> The 2024 tests")
    workspace.perform(entries.re_mark(answer, EntryKind.NOTE))
    record = record_of(workspace, put)
    assert (record.status, challenge(record).responses) == (ChallengeStatus.OPEN, ())
    assert entry_of(workspace, answer).record_id is None
    workspace.perform(entries.re_mark(answer, EntryKind.RESPONSE))
    assert record_of(workspace, put).status is ChallengeStatus.ANSWERED


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


def test_a_re_marked_line_has_its_old_record_back_with_its_newest_words(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.46?")
    record = record_of(workspace, put)
    workspace.perform(entries.re_mark(put, EntryKind.NOTE))
    assert workspace.read.tracked_of_ids([record.id])[0].status is ChallengeStatus.WITHDRAWN
    workspace.perform(entries.edit_entry(put, "Why 0.64?"))
    workspace.perform(entries.re_mark(put, EntryKind.CHALLENGE))
    again = record_of(workspace, put)
    assert (again.id, again.status, again.text) == (record.id, ChallengeStatus.OPEN, "Why 0.64?")


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


def test_a_challenge_marked_by_mistake_does_not_print_as_withdrawn(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? The watchlist grew")
    note(workspace, meeting_id, "> It did")
    workspace.perform(entries.re_mark(put, EntryKind.NOTE))
    text = printed(workspace, meeting_id)
    assert pdf.plain("The watchlist grew") in text
    assert pdf.plain("CH-2026-001") not in text


def test_an_edited_action_has_the_owner_and_date_that_its_words_have(workspace: Workspace, meeting_id: Id):
    given = note(workspace, meeting_id, "! @LL to publish the report by 30 November")
    workspace.perform(entries.edit_entry(given, "@BC to publish the report by 7 December"))
    record = record_of(workspace, given)
    assert record.text == "BC to publish the report by 7 December"
    assert action(record).owner_id == person_of(workspace, "BC")
    assert action(record).due == Due(DueKind.DATE, dt.date(2026, 12, 7))


def test_an_edited_action_keeps_what_was_set_by_itself(workspace: Workspace, meeting_id: Id):
    given = note(workspace, meeting_id, "! @LL to publish the report by 30 November")
    record = record_of(workspace, given)
    workspace.perform(tracking.change_due(record.id, Due(DueKind.NEXT_MEETING)))
    workspace.perform(tracking.change_text(record.id, "LL to publish the whole report"))
    workspace.perform(entries.edit_entry(given, "@LL to publish the reports by 7 December"))
    record = record_of(workspace, given)
    assert record.text == "LL to publish the whole report"
    assert action(record).due == Due(DueKind.NEXT_MEETING)


def test_an_edited_challenge_asks_whom_its_words_ask(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.64? @LL")
    workspace.perform(entries.edit_entry(put, "Why 0.64? @MPS"))
    details = challenge(record_of(workspace, put))
    bodies = {body.short_name: body.id for body in workspace.read.organisations()}
    assert (details.directed_to_id, details.directed_to_organisation_id) == (None, bodies["MPS"])


def test_a_due_date_that_does_not_exist_is_no_date_and_the_words_stay(workspace: Workspace, meeting_id: Id):
    given = note(workspace, meeting_id, "! @LL to publish by 31 February")
    record = record_of(workspace, given)
    assert action(record).due == Due()
    assert record.text == "LL to publish by 31 February"


def test_a_record_follows_its_line_to_another_item(workspace: Workspace, meeting_id: Id):
    items = workspace.read.items(meeting_id)
    given = note(workspace, meeting_id, "! @LL to act", items[4].id)
    workspace.perform(entries.move_entry(given, item_id=items[5].id, after_id=None))
    record = record_of(workspace, given)
    assert record.item_id == items[5].id
    assert {move.item_id for move in workspace.read.movements(record.id)} == {items[5].id}


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
