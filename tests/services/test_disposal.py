"""Disposal: what is due goes for good, not a byte of its words is left, and the board stays sound."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Text
from tests.support.boards import person_of
from tests.support.lives import Life
from tests.support.planted import SAID, WORD, planted_board

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.domain.words import EntryKind, RecordKind
from boardobserver.services import disposal, entries, listing, meetings, passphrases, recording, tracking
from boardobserver.services.backups import make_backup
from boardobserver.services.conventions import change_conventions
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.older_backups import backups_before_disposal, remove_backups
from boardobserver.services.retention import lift_hold, set_hold, standings_of
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection
from boardobserver.storage.disposing.words import BLANKED
from boardobserver.storage.records import Row
from boardobserver.storage.records.base import PlainText

LONG_AFTER = dt.date(2033, 4, 1)
"""The day after everything of the three meetings has been kept for six years."""

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


def dispose(workspace: Workspace, on: dt.date = LONG_AFTER) -> None:
    preview = disposal.preview_disposal(workspace.read, on)
    disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="The time is over")


def bytes_of(path: Path) -> bytes:
    """The board's file and what lies beside it under its name."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def everything_in(workspace: Workspace) -> str:
    """Every value of every table, read through the driver: for a board whose bytes say nothing."""
    connection = open_connection(workspace.path, workspace.key, read_only=True)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]
    finally:
        connection.close()
    return repr(rows)


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


def test_nothing_is_due_before_its_time_and_nothing_ever_where_all_is_kept_for_good(life: Life):
    read = life.workspace.read
    assert not any(each.is_due for each in standings_of(read, dt.date(2032, 3, 31)))
    due = [each for each in standings_of(read, dt.date(2032, 4, 1)) if each.is_due]
    assert [each.kept.id for each in due if each.kept.is_meeting] == life.meeting_ids[:2]
    assert not any(life.meeting_ids[2] in each.kept.meeting_ids for each in due)
    life.workspace.perform(change_conventions(lambda now: type(now)(years_kept=None)))
    assert not any(each.is_due for each in standings_of(read, dt.date(2999, 1, 1)))


def test_a_record_that_is_still_open_is_kept_and_counted(life: Life):
    workspace = life.workspace
    life.at(LONG_AFTER)
    added = workspace.perform(recording.add_record(RecordKind.ACTION, "Report what has become of it"))
    much_later = dt.date(2040, 4, 1)
    life.at(much_later)
    preview = disposal.preview_disposal(workspace.read, much_later)
    assert preview.still_open == 1
    assert added not in {each.kept.id for each in preview.due}


def test_a_record_that_lives_on_keeps_its_words_when_an_earlier_meeting_goes(life: Life):
    workspace = life.workspace
    first, _second, third = life.meeting_ids
    noted = workspace.read.entries(third)
    kept = {
        each.kept.id for each in standings_of(workspace.read, LONG_AFTER) if third in each.kept.meeting_ids
    }
    records = [each for each in workspace.read.all_tracked() if each.id in kept]
    lead = person_of(workspace, "LL")
    people = {each.id: each.name for each in workspace.read.people()}
    life.at(dt.date(2032, 4, 1))
    dispose(workspace, dt.date(2032, 4, 1))
    assert {each.text for each in workspace.read.entries(first)} == {DISPOSED_OF}
    assert workspace.read.entries(third) == noted
    assert records
    assert [each for each in workspace.read.all_tracked() if each.id in kept] == records
    now = {each.id: each.name for each in workspace.read.people()}
    assert now[lead] == people[lead]
    assert {now[key] for key in now if now[key] != people[key]} == {DISPOSED_OF}  # who was there only then
    workspace.close()
    assert check_board(workspace.path) == ()


def test_a_hold_on_a_meeting_keeps_it_and_its_records_until_it_is_lifted(life: Life):
    workspace = life.workspace
    third = life.meeting_ids[-1]
    hold = workspace.perform(set_hold(reason="FOI request 2033/17", meeting_id=third))
    life.at(LONG_AFTER)
    standing = {each.kept.id: each for each in standings_of(workspace.read, LONG_AFTER)}
    assert [each.reason for each in standing[third].holds] == ["FOI request 2033/17"]
    assert not standing[third].is_due
    assert not any(each.is_due for each in standing.values() if third in each.kept.meeting_ids)
    dispose(workspace)
    assert all(each.text != DISPOSED_OF for each in workspace.read.entries(third))
    workspace.perform(lift_hold(hold))
    dispose(workspace)
    assert all(each.text == DISPOSED_OF for each in workspace.read.entries(third))
    assert WORD not in everything_in(workspace)


def test_a_hold_on_a_record_keeps_the_meetings_that_have_it(life: Life):
    workspace = life.workspace
    challenge = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)[0]
    workspace.perform(set_hold(reason="An inquiry", record_id=challenge.id))
    life.at(LONG_AFTER)
    due = {each.kept.id for each in standings_of(workspace.read, LONG_AFTER) if each.is_due}
    assert challenge.id not in due
    assert not due & set(life.meeting_ids[:2])


def test_what_was_disposed_of_shortly_after_midnight_was_so_on_the_day_that_it_was_where_the_board_is(
    life: Life,
):
    workspace = life.workspace
    life.clock.at = dt.datetime(2033, 4, 30, 23, 30, tzinfo=dt.UTC)  # half past midnight, in summer
    dispose(workspace, dt.date(2033, 5, 1))
    with pytest.raises(Refusal, match=r"This meeting was disposed of on 1 May 2033"):
        minutes_content(workspace.read, life.meeting_ids[0], LONG_AFTER)


def test_what_moved_shortly_after_the_financial_year_is_kept_a_year_longer(life: Life):
    life.at(dt.date(2026, 3, 30))
    action = life.workspace.perform(recording.add_record(RecordKind.ACTION, "Something more"))
    life.clock.at = dt.datetime(2026, 3, 31, 23, 30, tzinfo=dt.UTC)  # half past midnight, in summer
    life.workspace.perform(tracking.add_update(action, "It goes on."))
    kept = {each.id: each.day for each in life.workspace.read.retention.kept()}
    assert kept[action] == dt.date(2026, 4, 1)


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
