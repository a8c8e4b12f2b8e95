"""A board of the size that the program must serve, made through the same commands as any board.

Ten years of weekly meetings: 500 meetings, 100,000 lines and 20,000 tracked records, most of them settled
later on. The lines of the two newest meetings were noted one by one; those of an older one an item at a time,
which saves minutes. It is kept until the tables or this module's `VERSION` change. Its words are the same in
every run; its keys, as everywhere, are new ones.
"""

import datetime as dt
import hashlib
import shutil
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy.schema import CreateIndex, CreateTable
from tests.benchmarks.sentences import ROLES, kinds, saying

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.numbering import Reference
from boardobserver.domain.snapshots import Id, TrackedStatus
from boardobserver.domain.topics import TOPICS
from boardobserver.domain.words import (
    TRACKED_ENTRY_KINDS,
    ActionStatus,
    AdviceStatus,
    AttendanceList,
    ChallengeStatus,
    EntryKind,
    RecordKind,
)
from boardobserver.services import agenda, attendance, entries, meetings, people, tracking
from boardobserver.services.boards import new_board
from boardobserver.services.command import Command
from boardobserver.services.parties import Parties
from boardobserver.services.workspace import Workspace
from boardobserver.storage.records import MeetingRow
from boardobserver.storage.tables import METADATA
from boardobserver.storage.unit import Unit

VERSION: Final = 2
"""To be raised with every change to what is generated."""

MEETINGS: Final = 500
ENTRIES: Final = 100_000
LONG: Final = 1_000
"""Lines of the newest meeting, which is in progress."""
PRINTED: Final = 1_000
"""Lines of the meeting before it, whose minutes are printed."""

NEWEST: Final = dt.date(2026, 11, 19)
"""The day of the newest meeting."""
_LINE_TAKES: Final = dt.timedelta(seconds=30)
_SETTLED_AFTER: Final = 2_000
"""So many records later, a record is settled: the newest ones are still open."""
_LINKED_EACH: Final = 10
"""Where the number of a note ends in 0, it moves the record that has waited longest."""
_SETTLED: Final[dict[RecordKind, TrackedStatus]] = {
    RecordKind.CHALLENGE: ChallengeStatus.CLOSED,
    RecordKind.ACTION: ActionStatus.CLOSED,
    RecordKind.ADVICE: AdviceStatus.IMPLEMENTED,
}

Told = Callable[[int], None]
"""Told how many meetings are there."""


def generated_board(folder: Path, told: Told) -> Path:
    """The generated board, made now or kept from an earlier run. It is not to be changed: see `copied`."""
    path = folder / f"generated-{VERSION}-{_schema()}.board"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("generated-*"):
            old.unlink()
        unfinished = path.with_name("unfinished.board")
        for left_over in folder.glob("unfinished.board*"):
            left_over.unlink()
        _generate(unfinished, told)
        unfinished.rename(path)
    return path


def copied(board: Path, folder: Path) -> Path:
    """A copy of the board to work on; nobody has it open, so the file is all there is."""
    return Path(shutil.copyfile(board, folder / "copy.board"))


def lengths() -> list[int]:
    """How many lines each meeting has, oldest first."""
    ordinary, left_over = divmod(ENTRIES - LONG - PRINTED, MEETINGS - 2)
    return [*(ordinary + (number < left_over) for number in range(MEETINGS - 2)), PRINTED, LONG]


def noted_at_once(meeting_id: Id, count: int) -> Command[None]:
    """So many more lines for a meeting, in one unit."""

    def apply(unit: Unit) -> None:
        for number, kind in zip(range(count), kinds(), strict=False):
            line = read_line(saying(number, kind), kind, NEWEST)
            entries.insert_line(unit, line, entries.Occasion(meeting_id, unit.now))

    return Command("note lines", apply)


def _schema() -> str:
    digest = hashlib.sha256()
    for table in METADATA.tables.values():
        digest.update(str(CreateTable(table)).encode())
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            digest.update(str(CreateIndex(index)).encode())
    return digest.hexdigest()[:12]


@dataclass(slots=True)
class _Clock:
    at: dt.datetime

    def __call__(self) -> dt.datetime:
        return self.at


class _Years:
    """Holds one meeting after another, and follows up what they raised."""

    def __init__(self, workspace: Workspace, clock: _Clock) -> None:
        self._workspace = workspace
        self._clock = clock
        self._kinds = kinds()
        self._number = 0
        self._serials: Counter[tuple[RecordKind, int]] = Counter()
        self._waiting: deque[tuple[Id, Reference]] = deque()
        self._raised: list[Id] = []
        self._series = workspace.read.series()[0].id
        bodies = {body.short_name: body.id for body in workspace.read.organisations()}
        for role, body in ROLES:
            add = people.add_person(role, organisation_id=bodies[body], is_observer=body == "MOPAC")
            workspace.perform(add)
        self._people = workspace.read.people()

    def hold(self, held_on: dt.date, length: int, *, is_line_by_line: bool) -> Id:
        """A meeting with so many lines, one a unit or an item's at once; it is in progress afterwards."""
        self._clock.at = dt.datetime.combine(held_on, dt.time(10), dt.UTC)
        perform = self._workspace.perform
        meeting_id = perform(meetings.plan_meeting(self._series, held_on))
        if not self._workspace.read.attendance(meeting_id):
            self._invite(meeting_id)
        perform(meetings.start_meeting(meeting_id))
        items = self._workspace.read.items(meeting_id)
        shared, left_over = divmod(length, len(items))
        for place, item in enumerate(items):
            perform(agenda.open_item(item.id))
            lines = shared + (place < left_over)
            for _ in range(lines) if is_line_by_line else range(1):
                count = 1 if is_line_by_line else lines
                perform(Command("note lines", partial(self._note, meeting_id, item.id, held_on, count)))
        perform(Command("follow up", self._follow_up))
        return meeting_id

    def finish(self, meeting_id: Id, *, is_signed_off: bool) -> None:
        """End a meeting, and sign its minutes off if that is said."""
        self._workspace.perform(meetings.end_meeting(meeting_id))
        if is_signed_off:
            self._workspace.perform(meetings.sign_off(meeting_id, self._people[0].id))

    def _invite(self, meeting_id: Id) -> None:
        for person in self._people:
            which = AttendanceList.OBSERVERS if person.is_observer else AttendanceList.PRESENT
            self._workspace.perform(attendance.add_attendee(meeting_id, person.id, which))
        self._workspace.perform(
            meetings.change_meeting(
                meeting_id, chair_id=self._people[0].id, place="New Scotland Yard", planned_start=dt.time(10)
            )
        )

    def _note(self, meeting_id: Id, item_id: Id, held_on: dt.date, count: int, unit: Unit) -> None:
        parties = Parties(unit)
        meeting = unit.get(MeetingRow, meeting_id)  # held, so that it is read only once
        for kind in islice(self._kinds, count):
            self._clock.at += _LINE_TAKES
            self._number += 1
            line = read_line(self._typed(kind, held_on), kind, held_on)
            at = self._clock.at
            noted = entries.insert_line(unit, line, entries.Occasion(meeting.id, at, item_id), parties)
            raised = TRACKED_ENTRY_KINDS.get(kind)
            if raised is not None and noted.record_id is not None:
                self._follow(noted.record_id, raised, held_on.year)

    def _follow(self, record_id: Id, kind: RecordKind, year: int) -> None:
        self._serials[kind, year] += 1
        self._raised.append(record_id)
        if kind in _SETTLED:
            self._waiting.append((record_id, Reference(kind, year, self._serials[kind, year])))

    def _typed(self, kind: EntryKind, held_on: dt.date) -> str:
        """A line as it is typed: who speaks, the owner and date of an action, now and then a link."""
        words = saying(self._number, kind)
        speaker = self._people[self._number // 3 % len(self._people)].initials
        if kind is EntryKind.ACTION:
            due = held_on + dt.timedelta(days=30)
            return f"@{speaker} {words} by {due.day} {due:%B %Y}"
        if kind is EntryKind.NOTE and self._number % _LINKED_EACH == 0 and self._waiting:
            return f"@{speaker} {words} ^{self._waiting[0][1]}"
        return f"@{speaker} {words}"

    def _follow_up(self, unit: Unit) -> None:
        """Give every second new record its topic, and settle those that have waited long enough."""
        for place, record_id in enumerate(self._raised[::2]):
            tracking.set_topics(record_id, (TOPICS[place % len(TOPICS)],)).apply(unit)
        self._raised.clear()
        while len(self._waiting) > _SETTLED_AFTER:
            record_id, reference = self._waiting.popleft()
            status = _SETTLED[reference.kind]
            tracking.change_status(record_id, status, words="done", evidence="reported").apply(unit)


def _generate(path: Path, told: Told) -> None:
    clock = _Clock(dt.datetime.combine(NEWEST - dt.timedelta(weeks=MEETINGS), dt.time(9), dt.UTC))
    workspace = new_board(path, "Generated board", actor="benchmark", clock=clock)
    try:
        years = _Years(workspace, clock)
        for number, length in enumerate(lengths(), start=1):
            held_on = NEWEST - dt.timedelta(weeks=MEETINGS - number)
            meeting_id = years.hold(held_on, length, is_line_by_line=number >= MEETINGS - 1)
            if number < MEETINGS:
                years.finish(meeting_id, is_signed_off=number < MEETINGS - 1)
            told(number)
    finally:
        workspace.close()
