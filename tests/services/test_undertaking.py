"""A long command is worked through in steps: one unit, out of everybody's sight and way until it is done."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.host.disks import small_disk
from tests.support.boards import SteppingClock, board, note
from tests.support.logs import DAY, meeting_lines, read_log, render
from tests.support.patience import MOST_SECONDS
from tests.support.properties import examples

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import RecordKind
from boardobserver.services.command import LongCommand
from boardobserver.services.importing import ImportedMeeting, taking_in
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace
from boardobserver.storage.unit import Unit

LOG = read_log(render(meeting_lines()).encode())
LONGER = read_log(render(meeting_lines() * 4).encode())
Taking = Generator[float, None, ImportedMeeting]


def begun(workspace: Workspace, steps: int = 12) -> Taking:
    """An import that has done so many steps."""
    series = workspace.read.series()[0].id
    taking = workspace.undertake(taking_in(LOG, DAY, series_id=series))
    for _ in range(steps):
        next(taking)
    return taking


def finished(taking: Taking) -> ImportedMeeting:
    while True:
        try:
            next(taking)
        except StopIteration as end:
            return end.value


def test_nothing_is_seen_of_it_before_it_is_whole(workspace: Workspace):
    people = workspace.read.people()
    heard: list[str] = []
    workspace.feed.subscribe(lambda changes: heard.append(changes.label))
    taking = begun(workspace)
    assert (workspace.read.meetings(), workspace.read.people(), heard) == ((), people, [])
    made = finished(taking)
    assert heard == ["import a log"]
    assert [entry.text for entry in workspace.read.entries(made.meeting_id)][1:] == [
        entry.text for entry in LOG.entries
    ]
    assert workspace.undo() == "import a log"
    assert (workspace.read.meetings(), workspace.read.people()) == ((), people)


def test_none_begins_on_a_board_that_is_closed(workspace: Workspace):
    path, series = workspace.path, workspace.read.series()[0].id
    workspace.close()
    with pytest.raises(RuntimeError, match="closed"):
        next(workspace.undertake(taking_in(LOG, DAY, series_id=series)))
    reader = Workspace.open(path, actor="reader", read_only=True)
    assert reader.read.meetings() == ()
    reader.close()


def test_it_says_how_much_is_done(workspace: Workspace):
    taking = begun(workspace, 0)
    told = list(taking)
    assert told == sorted(told)
    assert (told[0] > 0, told[-1]) == (True, 1.0)
    assert len(told) > len(LOG.entries)


def test_who_stops_leaves_nothing(workspace: Workspace):
    label, people = workspace.undo_label, workspace.read.people()
    begun(workspace).close()
    assert (workspace.undo_label, workspace.read.meetings(), workspace.read.people()) == (label, (), people)
    assert finished(begun(workspace)).reference.serial == 1


def test_a_line_noted_meanwhile_is_on_the_disk_at_once(workspace: Workspace, meeting_id: Id):
    taking = begun(workspace, 24)
    entry_id = note(workspace, meeting_id, "! @LL to publish the report")
    with_reader = Workspace.open(workspace.path, actor="another", read_only=True)
    assert [entry.id for entry in with_reader.read.entries(meeting_id)] == [entry_id]
    assert len(with_reader.read.meetings()) == 1
    with_reader.close()
    made = finished(taking)
    assert len(workspace.read.entries(made.meeting_id)) == len(LOG.entries) + 1
    actions = workspace.read.tracked_of_kind(RecordKind.ACTION)
    assert [(action.reference.serial, action.entry_id == entry_id) for action in actions] == [
        (1, True),
        (2, False),
    ]
    assert (workspace.undo(), workspace.undo()) == ("import a log", "note an action: AC-2026-001")


def test_an_undo_and_a_draft_go_first_too(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "a line")
    taking = begun(workspace)
    workspace.keep_draft("line", "what is being typed")
    next(taking)
    assert workspace.undo() == "note a line"
    made = finished(taking)
    assert workspace.read.entries(meeting_id) == ()
    assert workspace.draft("line") == "what is being typed"
    assert len(workspace.read.entries(made.meeting_id)) == len(LOG.entries) + 1


def test_two_at_a_time_are_refused(workspace: Workspace):
    first = begun(workspace)
    with pytest.raises(Refusal, match="already"):
        begun(workspace, 1)
    finished(first)
    finished(begun(workspace, 1))


def test_closing_the_board_gives_it_up(workspace: Workspace):
    taking = begun(workspace)
    workspace.close()
    with pytest.raises(Fault, match="Nothing of it was kept"):
        next(taking)
    again = Workspace.open(workspace.path, actor="tester", clock=SteppingClock())
    assert again.read.meetings() == ()
    again.close()


def test_a_board_that_can_only_be_read_takes_nothing_in(workspace: Workspace):
    reader = Workspace.open(workspace.path, actor="reader", read_only=True)
    with pytest.raises(Fault, match="for reading only"):
        begun(reader, 1)
    reader.close()


def test_a_refusal_half_way_leaves_nothing(workspace: Workspace):
    series = workspace.read.series()[0].id
    whole = taking_in(LOG, DAY, series_id=series)

    def steps(unit: Unit) -> Generator[float]:
        for number, fraction in enumerate(whole.steps(unit)):
            yield fraction
            if number == 20:
                raise Refusal("That is enough.")

    with pytest.raises(Refusal, match="enough"):
        list(workspace.undertake(LongCommand("half", steps)))
    assert workspace.read.meetings() == ()
    assert finished(begun(workspace)).reference.serial == 1


def test_a_full_disk_half_way_leaves_nothing(tmp_path: Path):
    with small_disk(tmp_path / "disk", 4096) as disk:
        workspace = board(disk)
        people = workspace.read.people()
        filler = disk / "filler"
        taking = workspace.undertake(
            taking_in(
                read_log(render(meeting_lines() * 400).encode()), DAY, series_id=workspace.read.series()[0].id
            )
        )
        next(taking)
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"\0" * 4096) == 4096:
                pass
        with pytest.raises(Fault, match="is full"):
            finished(taking)
        assert (workspace.read.meetings(), workspace.read.people()) == ((), people)
        filler.unlink()
        assert finished(begun(workspace)).reference.serial == 1
        workspace.close()
        assert check_board(workspace.path) == ()


_CRASH = """
import os, sys
from pathlib import Path
from boardobserver.services.workspace import Workspace
from boardobserver.services.importing import read_log_file, taking_in
import datetime
workspace = Workspace.open(Path(sys.argv[1]), actor="child")
command = taking_in(
    read_log_file(Path(sys.argv[2])), datetime.date(2026, 11, 22), series_id=workspace.read.series()[0].id
)
for done in workspace.undertake(command):
    if done > 0.9:
        os._exit(9)
"""


def test_a_crash_half_way_leaves_nothing(workspace: Workspace, tmp_path: Path):
    people = workspace.read.people()
    workspace.close()
    log = tmp_path / "log.txt"
    log.write_text(render(meeting_lines() * 40), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", _CRASH, workspace.path, log], check=False, timeout=MOST_SECONDS
    )
    assert ended.returncode == 9
    assert check_board(workspace.path) == ()
    again = Workspace.open(workspace.path, actor="tester", clock=SteppingClock())
    assert (again.read.meetings(), again.read.people()) == ((), people)
    again.close()


@examples(15, shares_fixtures=True)
@given(st.lists(st.tuples(st.integers(0, 45), st.sampled_from(["! act", "? why", "note"])), max_size=4))
def test_whatever_is_noted_meanwhile_nothing_is_lost(
    workspace: Workspace, meeting_id: Id, noted: list[tuple[int, str]]
):
    before, series = len(workspace.read.entries(meeting_id)), workspace.read.series()[0].id
    taking = workspace.undertake(taking_in(LONGER, DAY, series_id=series))
    for steps, typed in noted:
        for _ in range(steps):
            next(taking)
        note(workspace, meeting_id, typed)
    assert len(workspace.read.entries(meeting_id)) == before + len(noted)
    made = finished(taking)
    assert len(workspace.read.entries(made.meeting_id)) == len(LONGER.entries) + 1
    serials = [each.reference.serial for each in workspace.read.meetings()]
    assert len(set(serials)) == len(serials)
    workspace.undo()
    assert len(workspace.read.entries(meeting_id)) == before + len(noted)
