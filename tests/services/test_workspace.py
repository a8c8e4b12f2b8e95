"""What a unit promises: all or nothing, drafts with it, one step of undo, told after it is done."""

import contextlib
from pathlib import Path

import pytest
from tests.support.boards import DAY, board, note, person_of, planned_meeting

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.services import entries, meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.changes import Changes
from boardobserver.services.command import Command
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.unit import Unit


def noted(workspace: Workspace, meeting_id: Id, words: str, scope: str) -> None:
    line = read_line(words, EntryKind.NOTE, DAY)
    workspace.perform(entries.note_line(meeting_id, line, at=workspace.now(), draft_scope=scope))


def test_a_draft_goes_with_the_line_that_commits_it_and_stays_when_that_is_refused(
    workspace: Workspace, meeting_id: Id
):
    workspace.keep_draft("line", "half a sen")
    workspace.keep_draft("other", "words")
    with pytest.raises(Refusal):
        noted(workspace, meeting_id, "~ ", "line")
    assert workspace.draft("line") == "half a sen"
    noted(workspace, meeting_id, "half a sentence", "line")
    assert [draft.scope for draft in workspace.drafts()] == ["other"]
    workspace.keep_draft("other", "")
    assert workspace.drafts() == ()


def test_a_draft_outlives_the_program(tmp_path: Path):
    workspace = board(tmp_path)
    workspace.keep_draft("line", "half a sen\ud83d\x00")
    workspace.close()
    again = Workspace.open(tmp_path / "test.board", actor="tester")
    assert again.draft("line") == "half a sen\ufffd␀"
    again.close()


def test_a_draft_is_no_change_and_is_not_undone(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "A line")
    workspace.keep_draft("line", "typing")
    assert workspace.undo() == "note a line"
    assert workspace.draft("line") == "typing"


def test_a_command_that_fails_half_way_leaves_nothing_behind(workspace: Workspace):
    before = workspace.read.people()

    def fail(unit: Unit) -> None:
        people.add_person("Somebody").apply(unit)
        unit.flush()
        message = "half-way"
        raise ZeroDivisionError(message)

    with pytest.raises(ZeroDivisionError):
        workspace.perform(Command("fail", fail))
    assert workspace.read.people() == before
    workspace.perform(people.add_person("Somebody else"))
    assert len(workspace.read.people()) == len(before) + 1


def test_reading_beside_a_unit_cannot_commit_half_of_it(workspace: Workspace):
    before = workspace.read.people()

    def read_elsewhere(unit: Unit) -> None:
        people.add_person("Somebody").apply(unit)
        unit.flush()
        with contextlib.suppress(Exception):
            workspace.read.people()
        people.add_person("Somebody else").apply(unit)

    with contextlib.suppress(Exception):
        workspace.perform(Command("read beside", read_elsewhere))
    now = {person.name for person in workspace.read.people()} - {person.name for person in before}
    assert now in (set(), {"Somebody", "Somebody else"})


def test_the_feed_hears_of_a_change_after_it_is_there_and_of_no_refusal(workspace: Workspace, meeting_id: Id):
    heard: list[tuple[str, int, object]] = []

    def listen(changes: Changes) -> None:
        heard.append((changes.label, len(workspace.read.entries(meeting_id)), changes.origin))

    stop = workspace.feed.subscribe(listen)
    origin = object()
    workspace.perform(
        entries.note_line(meeting_id, read_line("A line", EntryKind.NOTE, DAY), at=workspace.now()), origin
    )
    with pytest.raises(Refusal):
        workspace.perform(people.add_person(""))
    workspace.undo()
    stop()
    workspace.redo()
    assert heard == [("note a line", 1, origin), ("undo note a line", 0, None)]


def test_something_new_ends_what_could_be_redone(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "One")
    workspace.undo()
    assert workspace.redo_label == "note a line"
    note(workspace, meeting_id, "Two")
    assert workspace.redo_label is None
    assert workspace.redo() is None


def test_undo_does_not_go_back_before_the_program_was_opened(tmp_path: Path):
    board(tmp_path).close()
    again = Workspace.open(tmp_path / "test.board", actor="tester")
    assert again.undo() is None
    again.close()


def test_a_closed_board_is_neither_read_nor_written(tmp_path: Path):
    workspace = board(tmp_path)
    workspace.close()
    workspace.close()
    for attempt in (
        workspace.read.people,
        lambda: workspace.keep_draft("line", "late"),
        lambda: workspace.perform(people.add_person("Late")),
    ):
        with pytest.raises(RuntimeError, match="closed"):
            attempt()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["test.board"]


def test_a_board_whose_name_is_refused_is_not_begun(tmp_path: Path):
    with pytest.raises(Refusal):
        new_board(tmp_path / "test.board", " ", actor="tester")
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_board_is_sound_and_has_one_of_everything(tmp_path: Path):
    workspace = demonstration_board(tmp_path / "demo.board", actor="tester")
    kinds = {entry.kind for _meeting_id, entry in workspace.read.all_entries()}
    assert kinds >= {
        EntryKind.NOTE,
        EntryKind.CHALLENGE,
        EntryKind.RESPONSE,
        EntryKind.ADVICE,
        EntryKind.ACTION,
        EntryKind.DECISION,
    }
    assert len(workspace.read.meetings()) == 3
    assert {each.kind for each in workspace.read.all_tracked()} == set(RecordKind) - {RecordKind.MEETING}
    workspace.close()
    assert check_board(tmp_path / "demo.board") == ()


def test_a_line_is_not_moved_after_one_that_was_taken_back(workspace: Workspace, meeting_id: Id):
    line = note(workspace, meeting_id, "one")
    other = note(workspace, meeting_id, "two")
    workspace.undo()
    with pytest.raises(Refusal, match="not there any more"):
        workspace.perform(entries.move_entry(line, item_id=None, after_id=other))
    assert [entry.text for entry in workspace.read.entries(meeting_id)] == ["one"]


def test_ten_thousand_words_are_one_entry_and_come_back_whole(workspace: Workspace, meeting_id: Id):
    words = " ".join(f"word{number}" for number in range(10_000))
    entry_id = note(workspace, meeting_id, words)
    assert workspace.read.entries_of_ids([entry_id])[0].text == words


def test_lines_moved_into_the_same_gap_time_and_again_keep_their_order(workspace: Workspace, meeting_id: Id):
    first = note(workspace, meeting_id, "first")
    others = [note(workspace, meeting_id, str(number)) for number in range(14)]
    for entry_id in others:
        workspace.perform(entries.move_entry(entry_id, item_id=None, after_id=first))
    order = [entry.id for entry in workspace.read.entries(meeting_id)]
    assert order == [first, *reversed(others)]
    positions = [entry.position for entry in workspace.read.entries(meeting_id)]
    assert len(set(positions)) == len(positions)


def test_one_goes_on_where_one_left_off_unless_the_board_was_changed_meanwhile(tmp_path: Path):
    workspace = board(tmp_path)
    meeting_id = planned_meeting(workspace)
    for typed in ("A line", "Another line"):
        note(workspace, meeting_id, typed)
    workspace.undo()
    left_off = workspace.left_off()
    workspace.close()
    again = Workspace.open(workspace.path, actor="tester")
    again.go_on(left_off)
    assert (again.undo_label, again.redo_label) == ("note a line", "note a line")
    again.redo()
    assert [each.text for each in again.read.entries(meeting_id)] == ["A line", "Another line"]
    left_off = again.left_off()
    note(again, meeting_id, "A line of somebody else")
    again.close()
    later = Workspace.open(workspace.path, actor="tester")
    later.go_on(left_off)
    assert (later.undo(), later.redo_label) == (None, None)
    later.close()


def test_a_barrier_ends_undo_and_redo(workspace: Workspace):
    meeting_id = planned_meeting(workspace)
    note(workspace, meeting_id, "A line")
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.undo()
    workspace.redo()
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    assert (workspace.undo_label, workspace.redo_label) == (None, None)
