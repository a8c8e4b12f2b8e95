"""Whatever is done to the lines of a record keeps its rules; undo and redo give it back exactly."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.support.boards import DAY, board, planned_meeting
from tests.support.properties import examples

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.entry_marks import MARKS
from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import Entry, Id, MeetingRecord, MovementRecord
from boardobserver.domain.tracking import withdrawn_status
from boardobserver.domain.words import TRACKED_ENTRY_KINDS, EntryKind
from boardobserver.services import entries
from boardobserver.services.command import Command

_TEXT = st.text(st.characters(exclude_categories=[]), max_size=20)


def _typed(mark: str, words: str, link: str) -> str:
    return f"{mark}{words}{link}"


_TYPED = st.builds(
    _typed,
    st.sampled_from(["", *MARKS]),
    st.one_of(
        _TEXT, st.sampled_from([" @LL to write by 3 Jan", " why?", " @BC: said so", " by the next meeting"])
    ),
    st.sampled_from(["", " ^CH-2026-001", " ^AC-2026-001"]),
)
_PICK = st.integers(min_value=0, max_value=1_000)

State = tuple[MeetingRecord, tuple[tuple[MovementRecord, ...], ...]]


class EntriesMachine(RuleBasedStateMachine):
    """Notes, edits, re-marks, moves and withdraws lines at random, back and forth in time."""

    @initialize()
    def open_board(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = board(self.folder)
        self.meeting_id = planned_meeting(self.workspace)
        self.items = [item.id for item in self.workspace.read.items(self.meeting_id)][:3]
        self.before: list[State] = []
        self.after: list[State] = []
        self.now = self.whole_record()
        self.born: dict[Id, datetime] = {}

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)

    def whole_record(self) -> State:
        record = self.workspace.read.record_of(self.meeting_id)
        return record, tuple(self.workspace.read.movements(key) for key in sorted(record.records))

    def lines(self) -> tuple[Entry, ...]:
        return self.now[0].entries

    def line(self, pick: int) -> Entry:
        return self.lines()[pick % len(self.lines())]

    def do(self, command: Command[object]) -> bool:
        """Perform; says whether the record is another one now. A refusal must leave it as it was."""
        try:
            self.workspace.perform(command)
        except Refusal:
            assert self.whole_record() == self.now
            return False
        record = self.whole_record()
        if record == self.now:
            return False
        self.before.append(self.now)
        self.after.clear()
        self.now = record
        return True

    @rule(typed=_TYPED, item=st.integers(min_value=-1, max_value=2))
    def note(self, typed: str, item: int) -> None:
        line = read_line(typed, EntryKind.NOTE, DAY)
        item_id = None if item < 0 else self.items[item]
        at = self.workspace.now()
        known = {entry.id for entry in self.lines()}
        if self.do(entries.note_line(self.meeting_id, line, at=at, item_id=item_id)):
            (new,) = (entry for entry in self.lines() if entry.id not in known)
            assert (new.kind, new.at, new.item_id) == (line.kind, at, item_id)
            assert self.lines()[-1] == new
            self.born[new.id] = at

    @precondition(lambda self: bool(self.lines()))
    @rule(pick=_PICK, text=_TEXT)
    def edit(self, pick: int, text: str) -> None:
        line = self.line(pick)
        if self.do(entries.edit_entry(line.id, text)):
            assert [entry.id for entry in self.lines()] == [entry.id for entry in self.before[-1][0].entries]

    @precondition(lambda self: bool(self.lines()))
    @rule(pick=_PICK, kind=st.sampled_from(EntryKind))
    def re_mark(self, pick: int, kind: EntryKind) -> None:
        line = self.line(pick)
        self.do(entries.re_mark(line.id, kind))
        same = next(entry for entry in self.lines() if entry.id == line.id)
        # A withdrawn line is taken back into the record before it is re-marked.
        expected = kind if line.withdrawn_at is None else line.kind
        assert (same.kind, same.at, same.text, same.position) == (expected, line.at, line.text, line.position)

    @precondition(lambda self: bool(self.lines()))
    @rule(pick=_PICK, after=st.one_of(st.none(), _PICK), item=st.integers(min_value=-1, max_value=2))
    def move(self, pick: int, after: int | None, item: int) -> None:
        line = self.line(pick)
        after_id = None if after is None else self.line(after).id
        item_id = None if item < 0 else self.items[item]
        self.do(entries.move_entry(line.id, item_id=item_id, after_id=after_id))
        order = [entry.id for entry in self.lines()]
        assert next(entry.item_id for entry in self.lines() if entry.id == line.id) == item_id
        if after_id is None:
            assert order[0] == line.id
        elif after_id != line.id:
            assert order.index(line.id) == order.index(after_id) + 1

    @precondition(lambda self: bool(self.lines()))
    @rule(pick=_PICK)
    def withdraw(self, pick: int) -> None:
        self.do(entries.withdraw_entry(self.line(pick).id, "a slip"))

    @precondition(lambda self: bool(self.lines()))
    @rule(pick=_PICK)
    def reinstate(self, pick: int) -> None:
        self.do(entries.reinstate_entry(self.line(pick).id))

    @precondition(lambda self: bool(self.before))
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.after.append(self.now)
        self.now = self.before.pop()
        assert self.whole_record() == self.now

    @precondition(lambda self: bool(self.after))
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.before.append(self.now)
        self.now = self.after.pop()
        assert self.whole_record() == self.now

    @invariant()
    def a_line_keeps_its_place_and_its_time(self) -> None:
        positions = [entry.position for entry in self.lines()]
        assert positions == sorted(set(positions))
        assert all(self.born[entry.id] == entry.at for entry in self.lines())

    @invariant()
    def a_private_note_never_prints(self) -> None:
        private = (entry for entry in self.lines() if entry.kind is EntryKind.PRIVATE_NOTE)
        assert not any(entry.in_minutes for entry in private)

    @invariant()
    def a_record_is_withdrawn_exactly_while_its_line_is_withdrawn_or_of_another_kind(self) -> None:
        lines = {entry.id: entry for entry in self.lines()}
        for record in self.now[0].records.values():
            line = lines.get(record.entry_id or "")
            if line is not None:
                stands = line.withdrawn_at is None and TRACKED_ENTRY_KINDS.get(line.kind) is record.kind
                assert (record.status != withdrawn_status(record.kind)) == stands

    @invariant()
    def no_two_records_share_a_reference(self) -> None:
        references = [record.reference for record in self.workspace.read.all_tracked()]
        assert len(references) == len(set(references))


TestEntriesMachine = EntriesMachine.TestCase
TestEntriesMachine.settings = examples(40, steps=25)
