"""Standing questions: the list, putting one, and when it is due again."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from tests.support import boards

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ChallengeDetails, Id
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.services import entries, meetings
from boardobserver.services.questions import (
    add_question,
    ask_again,
    change_question,
    due_questions,
    move_question,
    pose_question,
    question_standings,
    retire_question,
)
from boardobserver.services.workspace import Workspace

WHO = "Who checks that every list is lawful?"
WHAT = "What testing supports the threshold?"


@pytest.fixture
def workspace(tmp_path: Path) -> Generator[Workspace]:
    opened = boards.board(tmp_path)
    yield opened
    opened.close()


def held(workspace: Workspace, number: int) -> Id:
    """The meeting of that number, in progress."""
    series = workspace.read.series()[0].id
    day = boards.DAY + dt.timedelta(days=7 * number)
    made = workspace.perform(meetings.plan_meeting(series, day))
    workspace.perform(meetings.start_meeting(made))
    return made


def question_ids(workspace: Workspace) -> list[str | None]:
    """To which question each challenge is tied."""
    return [
        each.details.question_id
        for each in workspace.read.tracked_of_kind(RecordKind.CHALLENGE)
        if isinstance(each.details, ChallengeDetails)
    ]


def due(workspace: Workspace) -> list[str]:
    return [each.question.text for each in question_standings(workspace.read) if each.is_due]


def test_the_list_is_kept_in_order_and_nothing_on_it_is_lost(workspace: Workspace) -> None:
    who = workspace.perform(add_question(f"  {WHO} ", "Legality"))
    what = workspace.perform(add_question(WHAT))
    workspace.perform(move_question(what, 0))
    workspace.perform(change_question(what, topic="Accuracy and testing", text="What testing supports 0.64?"))
    listed = workspace.read.oversight.questions()
    assert [(each.text, each.topic) for each in listed] == [
        ("What testing supports 0.64?", "Accuracy and testing"),
        (WHO, "Legality"),
    ]
    workspace.perform(retire_question(what))
    assert [each.question.id for each in question_standings(workspace.read)] == [who, what]
    assert due(workspace) == [WHO]
    workspace.undo()
    assert len(due(workspace)) == 2


@pytest.mark.parametrize(
    ("text", "topic", "field"),
    [("  ", "", "text"), ("who CHECKS that every list is lawful", "", "text"), ("Why?", "Nothing", "topic")],
)
def test_a_question_that_asks_nothing_new_is_refused(
    workspace: Workspace, text: str, topic: str, field: str
) -> None:
    workspace.perform(add_question(WHO))
    with pytest.raises(Refusal) as refused:
        workspace.perform(add_question(text, topic))
    assert refused.value.field == field


def test_putting_a_question_notes_a_challenge_as_if_it_were_typed(workspace: Workspace) -> None:
    asked = workspace.perform(add_question("@LL: Who checks the list by 30 April? ^CH-2026-999"))
    meeting = held(workspace, 0)
    item = workspace.read.items(meeting)[5].id
    noted = workspace.perform(pose_question(meeting, item, asked))
    entry = workspace.read.entries(meeting)[0]
    assert (entry.kind, entry.item_id, entry.record_id) == (EntryKind.CHALLENGE, item, noted.record_id)
    assert entry.speaker_id == boards.person_of(workspace, "LL")
    assert question_ids(workspace) == [asked]
    workspace.undo()
    assert workspace.read.entries(meeting) == ()
    assert question_ids(workspace) == []
    workspace.redo()
    assert question_ids(workspace) == [asked]


def test_a_challenge_of_the_same_words_is_tied_however_it_came_about(workspace: Workspace) -> None:
    asked = workspace.perform(add_question(WHO))
    meeting = held(workspace, 0)
    boards.note(workspace, meeting, "? who checks that every list is lawful")
    other = boards.note(workspace, meeting, "? Who checks that every list is")
    assert question_ids(workspace) == [asked, None]
    workspace.perform(entries.edit_entry(other, WHO))
    assert question_ids(workspace) == [asked, asked]


def test_a_question_is_due_again_after_so_many_meetings_without_it(workspace: Workspace) -> None:
    asked = workspace.perform(add_question(WHO))
    assert due(workspace) == [WHO]
    for number in range(5):
        meeting = held(workspace, number)
        is_due = bool(due_questions(workspace.read, meeting))
        # Put at the first meeting; three go by without it; at the fifth it is time.
        assert is_due == (number in (0, 4))
        if number == 0:
            workspace.perform(pose_question(meeting, None, asked))
            assert due_questions(workspace.read, meeting) == ()
        workspace.perform(meetings.end_meeting(meeting))
    standing = question_standings(workspace.read)[0]
    assert (standing.meetings_since, standing.is_due) == (4, True)
    assert standing.last_put is not None
    assert standing.last_put.title == "1st meeting"


def test_a_line_that_was_taken_back_put_nothing(workspace: Workspace) -> None:
    asked = workspace.perform(add_question(WHO))
    meeting = held(workspace, 0)
    first = workspace.perform(pose_question(meeting, None, asked)).entry_id
    second = workspace.perform(pose_question(meeting, None, asked)).entry_id
    workspace.perform(entries.withdraw_entry(first, "by mistake"))
    assert due(workspace) == []
    workspace.perform(entries.re_mark(second, EntryKind.NOTE))
    assert due(workspace) == [WHO]


def test_only_what_is_due_for_a_topic_is_offered(workspace: Workspace) -> None:
    workspace.perform(add_question(WHO, "Legality"))
    workspace.perform(add_question(WHAT))
    meeting = held(workspace, 0)
    assert [each.question.text for each in due_questions(workspace.read, meeting, "Legality")] == [WHO]
    assert [each.question.text for each in due_questions(workspace.read, meeting, "")] == [WHAT]
    assert due_questions(workspace.read, meeting, "Training") == ()


def test_a_retired_question_is_not_put_and_comes_back_only_once(workspace: Workspace) -> None:
    asked = workspace.perform(add_question(WHO))
    meeting = held(workspace, 0)
    workspace.perform(retire_question(asked))
    with pytest.raises(Refusal):
        workspace.perform(pose_question(meeting, None, asked))
    again = workspace.perform(add_question(WHO))
    with pytest.raises(Refusal):
        workspace.perform(ask_again(asked))
    workspace.perform(retire_question(again))
    workspace.perform(ask_again(asked))
    assert due(workspace) == [WHO]
