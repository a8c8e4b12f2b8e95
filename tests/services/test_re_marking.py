"""A line that is re-marked stays the same line, and prints no more than it did."""

from tests.support import pdf
from tests.support.boards import note, planned_meeting
from tests.support.lines import challenge, entry_of, printed, record_of

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import ChallengeStatus, EntryKind
from boardobserver.services import entries
from boardobserver.services.workspace import Workspace


def _prints(workspace: Workspace, entry_id: str) -> bool:
    return workspace.read.entries_of_ids([entry_id])[0].in_minutes


def test_what_was_left_out_before_it_was_private_stays_left_out(workspace: Workspace):
    line = note(workspace, planned_meeting(workspace), "Coffee was served")
    workspace.perform(entries.set_in_minutes(line, in_minutes=False))
    workspace.perform(entries.re_mark(line, EntryKind.PRIVATE_NOTE))
    workspace.perform(entries.re_mark(line, EntryKind.NOTE))
    assert not _prints(workspace, line)


def test_what_printed_before_it_was_private_prints_again(workspace: Workspace):
    line = note(workspace, planned_meeting(workspace), "The watchlist grew")
    workspace.perform(entries.re_mark(line, EntryKind.PRIVATE_NOTE))
    assert not _prints(workspace, line)
    workspace.perform(entries.re_mark(line, EntryKind.CHALLENGE))
    assert _prints(workspace, line)


def test_what_was_typed_as_private_by_a_slip_prints_once_it_is_a_note(workspace: Workspace):
    line = note(workspace, planned_meeting(workspace), "~ The watchlist grew")
    workspace.perform(entries.re_mark(line, EntryKind.NOTE))
    assert _prints(workspace, line)


def test_a_re_marked_response_answers_nothing(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.64?")
    answer = note(workspace, meeting_id, "> The 2024 tests")
    workspace.perform(entries.re_mark(answer, EntryKind.NOTE))
    record = record_of(workspace, put)
    assert (record.status, challenge(record).responses) == (ChallengeStatus.OPEN, ())
    assert entry_of(workspace, answer).record_id is None
    workspace.perform(entries.re_mark(answer, EntryKind.RESPONSE))
    assert record_of(workspace, put).status is ChallengeStatus.ANSWERED


def test_a_re_marked_line_has_its_old_record_back_with_its_newest_words(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? Why 0.46?")
    record = record_of(workspace, put)
    workspace.perform(entries.re_mark(put, EntryKind.NOTE))
    assert workspace.read.tracked_of_ids([record.id])[0].status is ChallengeStatus.WITHDRAWN
    workspace.perform(entries.edit_entry(put, "Why 0.64?"))
    workspace.perform(entries.re_mark(put, EntryKind.CHALLENGE))
    again = record_of(workspace, put)
    assert (again.id, again.status, again.text) == (record.id, ChallengeStatus.OPEN, "Why 0.64?")


def test_a_challenge_marked_by_mistake_does_not_print_as_withdrawn(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? The watchlist grew")
    note(workspace, meeting_id, "> It did")
    workspace.perform(entries.re_mark(put, EntryKind.NOTE))
    text = printed(workspace, meeting_id)
    assert pdf.plain("The watchlist grew") in text
    assert pdf.plain("CH-2026-001") not in text
