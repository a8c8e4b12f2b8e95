"""A record follows the line that raised it when that is edited or moved, but for what was set by itself."""

import datetime as dt

from tests.support.boards import note, person_of
from tests.support.lines import action, challenge, entry_of, record_of

from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import DueKind, EntryKind
from boardobserver.services import entries, tracking
from boardobserver.services.workspace import Workspace


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


def test_a_name_put_at_the_start_of_a_line_says_who_spoke(workspace: Workspace, meeting_id: Id):
    put = note(workspace, meeting_id, "? @XY why 0.64?")
    workspace.perform(entries.retype_entry(put, "@LL: why 0.64, and not 0.6?"))
    entry = entry_of(workspace, put)
    assert (entry.text, entry.speaker_id) == ("why 0.64, and not 0.6?", person_of(workspace, "LL"))
    assert record_of(workspace, put).text == "why 0.64, and not 0.6?"
    workspace.undo()
    assert entry_of(workspace, put).text == "@XY why 0.64?"


def test_a_name_that_stood_there_or_is_nobody_s_leaves_the_speaker(workspace: Workspace, meeting_id: Id):
    given = note(workspace, meeting_id, "! @LL to publish the report")
    noted = note(workspace, meeting_id, "@BC opened the meeting")
    workspace.perform(entries.re_mark(given, EntryKind.NOTE))
    workspace.perform(entries.retype_entry(given, "@LL to publish the reports"))
    workspace.perform(entries.retype_entry(noted, "@XY opened the meeting"))
    first, second = (entry_of(workspace, each) for each in (given, noted))
    assert (first.text, first.speaker_id) == ("@LL to publish the reports", None)
    assert (second.text, second.speaker_id) == ("@XY opened the meeting", person_of(workspace, "BC"))


def test_a_record_follows_its_line_to_another_item(workspace: Workspace, meeting_id: Id):
    items = workspace.read.items(meeting_id)
    given = note(workspace, meeting_id, "! @LL to act", items[4].id)
    workspace.perform(entries.move_entry(given, item_id=items[5].id, after_id=None))
    record = record_of(workspace, given)
    assert record.item_id == items[5].id
    assert {move.item_id for move in workspace.read.movements(record.id)} == {items[5].id}
