"""Disposal: what is due goes for good, not a byte of its words is left, and the board stays sound."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Text
from tests.support.boards import person_of
from tests.support.lives import Life
from tests.support.planted import LONG_AFTER, SAID, WORD, dispose, everything_in, planted_board

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.services import disposal, entries, listing, meetings, passphrases, tracking
from boardobserver.services.backups import make_backup
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.older_backups import backups_before_disposal, remove_backups
from boardobserver.services.retention import set_hold
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.disposing.words import BLANKED
from boardobserver.storage.records import Row
from boardobserver.storage.records.base import PlainText

_STAYS = {
    "board": {"name", "body", "observing_body", "timezone"},
    "topic": {"name"},
    "standing_question": {"text"},
    "standing_item": {"title"},
    "series": {"name"},
    "saved_filter": {"name", "text"},
    "organisation": {"name", "short_name"},
    "convention": {"name", "value"},
    "person": {"initials"},
    "disposal": {"by", "what", "reason", "counts"},
    "correction": {"target", "field"},
    "issued": {"format"},
    "movement": {"status_after"},
    "withholding": {"exemptions"},
}
"""The columns of text that no disposal empties: they are the board's own, or nobody's words."""


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return planted_board(tmp_path)


def bytes_of(path: Path) -> bytes:
    """The board's file and what lies beside it under its name."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def test_each_column_of_text_is_emptied_or_said_to_stay():
    for table in Row.metadata.tables.values():
        if not any(table is mapper.local_table for mapper in Row.registry.mappers):
            continue
        texts = {column.name for column in table.columns if isinstance(column.type, PlainText | Text)}
        emptied = set(BLANKED.get(table.name, ()))
        assert texts - emptied == _STAYS.get(table.name, set()), table.name


def test_every_emptied_column_was_planted(life: Life):
    said = everything_in(life.workspace)
    for table, columns in BLANKED.items():
        for column in columns:
            is_planted = f"{WORD} {table}.{column} " in said
            assert is_planted or (table, column) in {
                ("document", "sha256"),
                ("document", "size"),
                ("hold", "reason"),
            }


def test_not_a_byte_of_what_was_disposed_of_is_left_in_the_file_or_its_log(life: Life):
    path = life.workspace.path
    for words in (WORD, SAID):
        assert words.encode() in bytes_of(path)
    life.at(LONG_AFTER)
    dispose(life.workspace)
    for _moment in ("open", "closed"):
        for words in (WORD, SAID, "LFR lead"):
            assert bytes_of(path).count(words.encode()) == 0
        life.workspace.close()
    assert check_board(path) == ()


def test_nothing_of_it_is_left_in_an_encrypted_board(life: Life):
    path = life.workspace.path
    life.workspace.close()
    passphrase = Passphrase("a long passphrase")
    passphrases.change_passphrase(path, None, passphrase, keeps_backups=False)
    workspace = Workspace.open(path, actor="tester", passphrase=passphrase, clock=life.clock)
    assert WORD in everything_in(workspace)
    life.at(LONG_AFTER)
    dispose(workspace)
    assert WORD not in everything_in(workspace)
    assert SAID not in everything_in(workspace)
    workspace.close()
    assert check_board(path, passphrase) == ()


def test_what_stays_is_that_there_were_meetings_and_records_and_when(life: Life):
    workspace = life.workspace
    before = workspace.read.meetings()
    records = {each.id: each for each in workspace.read.all_tracked()}
    life.at(LONG_AFTER)
    dispose(workspace)
    for then, now in zip(before, workspace.read.meetings(), strict=True):
        assert (then.id, then.reference, then.held_on, then.status) == (
            now.id,
            now.reference,
            now.held_on,
            now.status,
        )
        assert (now.title, now.place) in {(DISPOSED_OF, ""), ("", "")}
    for now in workspace.read.all_tracked():
        then = records[now.id]
        assert (then.reference, then.status, then.raised_on) == (now.reference, now.status, now.raised_on)
        assert now.text == DISPOSED_OF


def test_the_log_says_what_when_who_and_why_and_holds_no_word_of_it(life: Life):
    life.at(LONG_AFTER)
    dispose(life.workspace)
    logged = life.workspace.read.retention.disposals()
    assert len(logged) == len(life.workspace.read.meetings()) + len(life.workspace.read.all_tracked())
    assert logged[0].what.startswith("MT-2026-")
    assert {(each.by, each.reason, each.at.date()) for each in logged} == {
        ("tester", "The time is over", LONG_AFTER)
    }
    assert WORD not in repr(logged)
    assert any("4 lines" in each.counts for each in logged)


def test_nothing_brings_it_back(life: Life):
    workspace = life.workspace
    life.at(LONG_AFTER)
    dispose(workspace)
    assert (workspace.undo(), workspace.redo()) == (None, None)
    entry = workspace.read.entries(life.meeting_ids[0])[0]
    assert WORD not in repr(workspace.read.history("entry", entry.id))


@pytest.mark.parametrize("typed", ["", "test", "Test boards"])
def test_without_the_name_of_the_board_nothing_happens(life: Life, typed: str):
    workspace = life.workspace
    life.at(LONG_AFTER)
    preview = disposal.preview_disposal(workspace.read, LONG_AFTER)
    with pytest.raises(Refusal, match="not the board’s name"):
        disposal.dispose_of_what_is_due(workspace, preview, typed=typed, reason="The time is over")
    assert WORD in everything_in(workspace)


def test_what_was_disposed_of_can_be_neither_printed_nor_changed_and_says_so(life: Life):
    workspace = life.workspace
    life.at(LONG_AFTER)
    dispose(workspace)
    meeting_id = life.meeting_ids[0]
    with pytest.raises(Refusal, match=r"This meeting was disposed of on 1 April 2033"):
        minutes_content(workspace.read, meeting_id, LONG_AFTER)
    action = life.record(RecordKind.ACTION)
    for command in (
        tracking.change_text(action, "Words again"),
        tracking.change_action(action, outcome="Words again"),
        entries.edit_entry(workspace.read.entries(meeting_id)[0].id, "Words again"),
        set_hold(reason="Too late", meeting_id=meeting_id),
    ):
        with pytest.raises(Refusal, match="disposed of"):
            workspace.perform(command)
    for kind in listing.ListKind:
        assert listing.listed(workspace.read, kind) is not None
    assert check_board(workspace.path) == ()


def test_the_board_goes_on_after_a_disposal(life: Life):
    workspace = life.workspace
    life.at(LONG_AFTER)
    dispose(workspace)
    meeting_id = workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, LONG_AFTER))
    life.hold(meeting_id, "? What has become of the threshold?")
    life.workspace.perform(meetings.sign_off(meeting_id, person_of(workspace, "X1")))
    content = minutes_content(workspace.read, meeting_id, LONG_AFTER)
    assert content.record.entries[0].kind is EntryKind.CHALLENGE
    assert check_board(workspace.path) == ()


def test_the_backups_that_still_hold_it_are_listed_and_removed_when_that_is_confirmed(life: Life):
    workspace = life.workspace
    life.at(LONG_AFTER - dt.timedelta(days=1))
    made = make_backup(workspace.path, "by hand", now=workspace.now())
    life.at(LONG_AFTER)
    assert backups_before_disposal(workspace.path, workspace.key) == {}
    dispose(workspace)
    with pytest.raises(Refusal, match="left without a backup"):
        remove_backups(workspace.path, backups_before_disposal(workspace.path, workspace.key))
    assert made.path.exists()
    later = make_backup(workspace.path, "by hand", now=workspace.now())
    found = backups_before_disposal(workspace.path, workspace.key)
    assert [each.path for each in found] == [made.path]
    remove_backups(workspace.path, found)
    assert not made.path.exists()
    assert later.path.exists()
