"""What is due for disposal and when, and what a hold or a record that lives on keeps."""

import datetime as dt
from pathlib import Path

import pytest
from tests.support.boards import person_of
from tests.support.lives import Life
from tests.support.planted import LONG_AFTER, WORD, dispose, everything_in, planted_board

from boardobserver.domain.errors import Refusal
from boardobserver.domain.retention import DISPOSED_OF
from boardobserver.domain.words import RecordKind
from boardobserver.services import disposal, recording, tracking
from boardobserver.services.conventions import change_conventions
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.retention import lift_hold, set_hold, standings_of
from boardobserver.services.safekeeping import check_board


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return planted_board(tmp_path)


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
