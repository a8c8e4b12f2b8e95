"""Real boards in real files, for the tests of what stands on them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.snapshots import AgendaItem, Id, Tracked
from boardobserver.domain.words import EntryKind
from boardobserver.services import entries, meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.command import Command
from boardobserver.services.parties import Parties
from boardobserver.services.workspace import Workspace
from boardobserver.storage.unit import Unit

DAY = dt.date(2026, 11, 19)
"""The day of the meetings that are made here."""

_USUAL = "test.board"


@dataclass(slots=True)
class SteppingClock:
    """A clock that goes on by a second whenever it is read, from ten in the morning."""

    at: dt.datetime = field(default=dt.datetime(2026, 11, 19, 10, tzinfo=dt.UTC))

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at


def board(folder: Path, name: str = _USUAL, clock: SteppingClock | None = None) -> Workspace:
    """A new board with a Board Chair (BC), an LFR lead (LL) and a lead observer (LO)."""
    if clock is None and name == _USUAL:
        workspace = _copied(folder / name)
    else:
        workspace = new_board(folder / name, "Test board", actor="tester", clock=clock or SteppingClock())
    bodies = {body.short_name: body.id for body in workspace.read.organisations()}
    for person, body, is_observer in (
        ("Board Chair", "MPS", False),
        ("LFR lead", "MPS", False),
        ("Lead observer", "MOPAC", True),
    ):
        workspace.perform(people.add_person(person, organisation_id=bodies[body], is_observer=is_observer))
    return workspace


def person_of(workspace: Workspace, initials: str) -> Id:
    """The key of the person who carries the initials."""
    return next(person.id for person in workspace.read.people() if person.initials == initials)


def planned_meeting(workspace: Workspace, on: dt.date = DAY) -> Id:
    """A meeting of the first series with its standing agenda."""
    return workspace.perform(meetings.plan_meeting(workspace.read.series()[0].id, on))


def note(workspace: Workspace, meeting_id: Id, typed: str, item_id: Id | None = None) -> Id:
    """Note a line as it would be typed, and give the key of its entry."""
    line = read_line(typed, EntryKind.NOTE, DAY)
    noted = workspace.perform(entries.note_line(meeting_id, line, at=workspace.now(), item_id=item_id))
    return noted.entry_id


def note_many(workspace: Workspace, meeting_id: Id, typed: Iterable[str]) -> None:
    """Note lines as they would be typed, in one unit: many of them are there in no time."""

    def apply(unit: Unit) -> None:
        parties = Parties(unit)
        for text in typed:
            line = read_line(text, EntryKind.NOTE, DAY)
            entries.insert_line(unit, line, entries.Occasion(meeting_id, unit.now), parties)

    workspace.perform(Command("note many lines", apply))


def record_like(workspace: Workspace, words: str) -> Tracked:
    """The record that has those words."""
    return next(each for each in workspace.read.all_tracked() if words in each.text)


def item_like(workspace: Workspace, meeting_id: Id, words: str) -> AgendaItem:
    """The item of a meeting's agenda that has those words in its title."""
    return next(item for item in workspace.read.items(meeting_id) if words in item.title)


@cache
def _empty_board() -> tuple[bytes, dt.datetime]:
    """A new board as a file, and what its clock said when it was made."""
    clock = SteppingClock()
    with TemporaryDirectory() as folder:
        path = Path(folder) / _USUAL
        new_board(path, "Test board", actor="tester", clock=clock).close()
        return path.read_bytes(), clock.at


def _copied(path: Path) -> Workspace:
    """A board that was made once in this process: that takes longer than most of what tests do with one.

    Two of them would share the keys of their first rows; a board of another name is made anew.
    """
    file, at = _empty_board()
    path.touch(mode=0o600)
    path.write_bytes(file)
    return Workspace.open(path, actor="tester", clock=SteppingClock(at))
