"""Who is added after lines named them speaks, owns and is asked in those lines."""

import pytest
from tests.support.boards import DAY, note, person_of

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ActionDetails, ChallengeDetails, Entry, Id, Tracked
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries, meetings
from boardobserver.services.introducing import introduce
from boardobserver.services.parties import Party
from boardobserver.services.workspace import Workspace


def entry_of(workspace: Workspace, entry_id: Id) -> Entry:
    (entry,) = workspace.read.entries_of_ids([entry_id])
    return entry


def record_of(workspace: Workspace, entry_id: Id) -> Tracked:
    (record,) = workspace.read.tracked_of_ids([entry_of(workspace, entry_id).record_id or ""])
    return record


def said_by_chair(workspace: Workspace, meeting_id: Id, typed: str) -> Id:
    """A line as noted while the Board Chair is the one who speaks unless it says otherwise."""
    line = read_line(typed, EntryKind.NOTE, DAY)
    chair = Party(person_of(workspace, "BC"))
    return workspace.perform(entries.note_line(meeting_id, line, at=workspace.now(), speaker=chair)).entry_id


def test_a_line_that_began_with_their_initials_is_theirs(workspace: Workspace, meeting_id: Id):
    first = said_by_chair(workspace, meeting_id, "@xy the watchlist grew")
    other = said_by_chair(workspace, meeting_id, "it grew, said @XY")
    before = (entry_of(workspace, first), entry_of(workspace, other), workspace.read.people())
    introduced = workspace.perform(introduce(meeting_id, "Technical lead", initials="XY"))
    entry = entry_of(workspace, first)
    assert (entry.speaker_id, entry.text) == (introduced.person_id, "the watchlist grew")
    assert entry_of(workspace, other) == before[1]
    assert not introduced.spoke_last
    assert workspace.undo() == "add a person"
    assert (entry_of(workspace, first), entry_of(workspace, other), workspace.read.people()) == before


def test_a_challenge_that_they_put_is_raised_by_them(workspace: Workspace, meeting_id: Id):
    entry_id = said_by_chair(workspace, meeting_id, "? @XY what supports 0.64, @ZZ?")
    record = record_of(workspace, entry_id)
    assert record.text == "XY what supports 0.64, ZZ?"
    introduced = workspace.perform(introduce(meeting_id, "Technical lead", initials="XY"))
    asked = workspace.perform(introduce(meeting_id, "Supplier", initials="ZZ"))
    record = record_of(workspace, entry_id)
    assert isinstance(record.details, ChallengeDetails)
    assert record.text == "what supports 0.64, ZZ?"
    assert (record.raised_by_id, record.details.directed_to_id) == (introduced.person_id, asked.person_id)
    assert [move.by_id for move in workspace.read.movements(record.id)] == [introduced.person_id]
    assert (introduced.spoke_last, asked.spoke_last) == (True, False)


def test_a_response_that_they_gave_is_theirs(workspace: Workspace, meeting_id: Id):
    challenge = record_of(workspace, note(workspace, meeting_id, "? what supports 0.64"))
    said_by_chair(workspace, meeting_id, "> @XY the tests of 2024")
    introduced = workspace.perform(introduce(meeting_id, "Technical lead", initials="XY"))
    (record,) = workspace.read.tracked_of_ids([challenge.id])
    assert isinstance(record.details, ChallengeDetails)
    (response,) = record.details.responses
    assert (response.by_id, response.text) == (introduced.person_id, "the tests of 2024")


def test_an_action_that_named_them_is_theirs(workspace: Workspace, meeting_id: Id):
    entry_id = said_by_chair(workspace, meeting_id, "! @XY to publish the tests by 30 Nov")
    introduced = workspace.perform(introduce(meeting_id, "Technical lead", initials="XY"))
    record = record_of(workspace, entry_id)
    assert isinstance(record.details, ActionDetails)
    assert record.details.owner_id == introduced.person_id
    assert entry_of(workspace, entry_id).text == "@XY to publish the tests by 30 Nov"
    assert entry_of(workspace, entry_id).speaker_id == person_of(workspace, "BC")


def test_a_line_of_their_initials_alone_keeps_its_words(workspace: Workspace, meeting_id: Id):
    entry_id = note(workspace, meeting_id, "~ @XYZ")
    note(workspace, meeting_id, "@XYZQ is somebody else")
    introduced = workspace.perform(introduce(meeting_id, "Technical lead", initials="XYZ"))
    assert entry_of(workspace, entry_id).text == "@XYZ"
    assert entry_of(workspace, entry_id).speaker_id == introduced.person_id
    assert not introduced.spoke_last


def test_initials_that_are_taken_are_refused_and_nothing_is_done(workspace: Workspace, meeting_id: Id):
    label = workspace.undo_label
    with pytest.raises(Refusal, match="already somebody’s"):
        workspace.perform(introduce(meeting_id, "Another chair", initials="bc"))
    assert workspace.undo_label == label


def test_signed_minutes_are_left_alone(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "@XY said")
    workspace.perform(meetings.start_meeting(meeting_id))
    workspace.perform(meetings.end_meeting(meeting_id))
    workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "LO")))
    with pytest.raises(Refusal, match="signed off"):
        workspace.perform(introduce(meeting_id, "Technical lead", initials="XY"))
