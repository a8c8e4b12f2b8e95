"""Whatever is done to a board, undo takes it back exactly and redo does it again exactly."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.support.boards import board, note
from tests.support.properties import examples

from boardobserver.domain.errors import Refusal
from boardobserver.domain.publication import wording_of
from boardobserver.domain.release import Exemption
from boardobserver.domain.snapshots import ChallengeDetails, Due
from boardobserver.domain.words import (
    ActionStatus,
    AttendanceList,
    DueKind,
    EntryKind,
    ItemState,
    PreviousMinutes,
    RecordKind,
    ResponseView,
)
from boardobserver.services import (
    agenda,
    attendance,
    entries,
    meetings,
    people,
    responding,
    safekeeping,
    topics,
    tracking,
    withholding,
)
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.services.withholding import Place

T = TypeVar("T")
State = tuple[object, ...]

_WORDS = st.text(st.characters(exclude_categories=[]), min_size=1, max_size=12)
_TYPED = st.sampled_from(
    ["? why @LL", "> because", "! @LL to act by 3 Jan", "= agreed", "*train", "~quiet", "note"]
)
_GROUNDS = (Exemption.LAW_ENFORCEMENT, Exemption.LEGAL_PRIVILEGE)
_ANY = st.integers(min_value=0, max_value=10_000)


class BoardMachine(RuleBasedStateMachine):
    """Performs commands of every family at random, and goes back and forth through them."""

    @initialize()
    def open_board(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = board(self.folder)
        self.read = self.workspace.read
        while self.workspace.undo_label is not None:
            self.workspace.undo()
        while self.workspace.redo_label is not None:
            self.workspace.redo()
        self.done: list[State] = []
        self.undone: list[State] = []
        self.state = self.all_of_it()

    def all_of_it(self) -> State:
        held = self.read.meetings()
        return (
            self.read.people(),
            self.read.organisations(),
            self.read.series(),
            self.read.topic_uses(),
            held,
            tuple(self.read.record_of(meeting.id) for meeting in held),
            tuple((record, self.read.movements(record.id)) for record in self.read.all_tracked()),
            self.read.releases.withholdings(),
        )

    def do(self, command: Command[object]) -> None:
        label = self.workspace.undo_label
        try:
            self.workspace.perform(command)
        except Refusal:
            assert self.workspace.undo_label == label
            assert self.all_of_it() == self.state
        else:
            self.keep()

    def keep(self) -> None:
        after = self.all_of_it()
        if after != self.state:
            self.done.append(self.state)
            self.undone.clear()
        self.state = after

    @rule(name=_WORDS)
    def add_person(self, name: str) -> None:
        self.do(people.add_person(name))

    @rule(at=_ANY, name=_WORDS, active=st.booleans())
    def change_person(self, at: int, name: str, active: bool) -> None:
        for person in _pick(self.read.people(), at):
            self.do(people.change_person(person.id, name=name, is_active=active))

    @rule(at=_ANY)
    def remove_person(self, at: int) -> None:
        for person in _pick(self.read.people(), at):
            self.do(people.remove_person(person.id))

    @rule(days=st.integers(0, 400))
    def plan(self, days: int) -> None:
        if len(self.read.meetings()) < 4:
            day = dt.date(2026, 1, 1) + dt.timedelta(days=days)
            self.do(meetings.plan_meeting(self.read.series()[0].id, day))

    @rule(at=_ANY)
    def remove_meeting(self, at: int) -> None:
        for meeting in _pick(self.read.meetings(), at):
            self.do(meetings.remove_meeting(meeting.id))

    @rule(at=_ANY, words=_WORDS, approval=st.sampled_from(PreviousMinutes))
    def change_meeting(self, at: int, words: str, approval: PreviousMinutes) -> None:
        for meeting in _pick(self.read.meetings(), at):
            self.do(meetings.change_meeting(meeting.id, title=words, place=words, previous_minutes=approval))

    @rule(at=_ANY, ends=st.booleans())
    def start_or_end(self, at: int, ends: bool) -> None:
        for meeting in _pick(self.read.meetings(), at):
            self.do(meetings.end_meeting(meeting.id) if ends else meetings.start_meeting(meeting.id))

    @rule(at=_ANY, who=_ANY, in_list=st.sampled_from(AttendanceList))
    def attend(self, at: int, who: int, in_list: AttendanceList) -> None:
        for meeting in _pick(self.read.meetings(), at):
            for person in _pick(self.read.people(), who):
                self.do(attendance.add_attendee(meeting.id, person.id, in_list))

    @rule(at=_ANY, which=_ANY, place=st.integers(-2, 12))
    def move_item(self, at: int, which: int, place: int) -> None:
        for item_id in self.items(at, which):
            self.do(agenda.move_item(item_id, place))

    @rule(at=_ANY, which=_ANY, state=st.sampled_from(ItemState))
    def mark_item(self, at: int, which: int, state: ItemState) -> None:
        for item_id in self.items(at, which):
            self.do(agenda.set_item_state(item_id, state))

    @rule(at=_ANY, which=_ANY)
    def remove_item(self, at: int, which: int) -> None:
        for item_id in self.items(at, which):
            self.do(agenda.remove_item(item_id))

    @rule(at=_ANY, which=_ANY, typed=_TYPED)
    def note_line(self, at: int, which: int, typed: str) -> None:
        for meeting in _pick(self.read.meetings(), at):
            item = next(iter(_pick(self.read.items(meeting.id), which)), None)
            note(self.workspace, meeting.id, typed, item.id if item else None)
            self.keep()

    @rule(at=_ANY, kind=st.sampled_from(EntryKind))
    def re_mark(self, at: int, kind: EntryKind) -> None:
        for _, entry in _pick(self.read.all_entries(), at):
            self.do(entries.re_mark(entry.id, kind))

    @rule(at=_ANY, back=st.booleans())
    def withdraw(self, at: int, back: bool) -> None:
        for _, entry in _pick(self.read.all_entries(), at):
            self.do(entries.reinstate_entry(entry.id) if back else entries.withdraw_entry(entry.id))

    @rule(at=_ANY, words=_WORDS)
    def edit(self, at: int, words: str) -> None:
        for _, entry in _pick(self.read.all_entries(), at):
            self.do(entries.edit_entry(entry.id, words))

    @rule(at=_ANY, after=_ANY)
    def move_entry(self, at: int, after: int) -> None:
        for meeting_id, entry in _pick(self.read.all_entries(), at):
            for target in _pick(self.read.entries(meeting_id), after):
                self.do(entries.move_entry(entry.id, item_id=target.item_id, after_id=target.id))

    @rule(at=_ANY, names=st.sets(st.sampled_from(["Training", "Watchlist", "Legality"])))
    def set_topics(self, at: int, names: set[str]) -> None:
        for record in _pick(self.read.all_tracked(), at):
            self.do(tracking.set_topics(record.id, tuple(names)))

    @rule(at=_ANY, place=_ANY, words=_WORDS, is_outside=st.booleans())
    def change_fields(self, at: int, place: int, words: str, is_outside: bool) -> None:
        """Change what only its kind has, in a meeting or outside any, and back again."""
        held = () if is_outside else _pick(self.read.meetings(), place)
        meeting_id = next((meeting.id for meeting in held), None)
        for record in _pick(self.read.all_tracked(), at):
            if record.kind is RecordKind.CHALLENGE:
                self.do(responding.add_response(record.id, words, by=Party()))
                self.do(tracking.change_challenge(record.id, outcome=words, meeting_id=meeting_id))
            elif record.kind is RecordKind.ACTION:
                for outcome in (words, "", words):
                    self.do(tracking.change_action(record.id, outcome=outcome, meeting_id=meeting_id))
            elif record.kind is RecordKind.ADVICE:
                self.do(tracking.change_advice(record.id, response_reason=words, meeting_id=meeting_id))
            details = record.details
            for response in details.responses if isinstance(details, ChallengeDetails) else ():
                self.do(
                    tracking.change_response(response.id, view=ResponseView.PARTLY, meeting_id=meeting_id)
                )

    @rule(at=_ANY, into=_ANY, name=_WORDS)
    def work_on_topics(self, at: int, into: int, name: str) -> None:
        for topic in _pick(self.read.topic_uses(), at):
            self.do(topics.rename_topic(topic.id, name))
            self.do(topics.move_topic(topic.id, into % 12))
            for other in _pick(self.read.topic_uses(), into):
                self.do(topics.merge_topics(topic.id, other.id))
        self.do(topics.add_topic(name))

    @rule(at=_ANY, status=st.sampled_from(ActionStatus), words=_WORDS)
    def work_on_action(self, at: int, status: ActionStatus, words: str) -> None:
        for record in _pick(self.read.tracked_of_kind(RecordKind.ACTION), at):
            self.do(tracking.add_update(record.id, words))
            self.do(tracking.change_status(record.id, status, words=words, evidence=words))
            self.do(tracking.change_due(record.id, Due(DueKind.NEXT_MEETING)))

    @rule(at=_ANY, words=_WORDS, whole=st.booleans())
    def withhold_of_a_line(self, at: int, words: str, whole: bool) -> None:
        for _, entry in _pick(self.read.all_entries(), at):
            chosen = Place(entry_id=entry.id)
            some = withholding.withhold_passage(chosen, wording_of(entry)[:6] or words, _GROUNDS)
            self.do(withholding.withhold_entry(entry.id, _GROUNDS, words) if whole else some)

    @rule(at=_ANY, which=_ANY)
    def withhold_item(self, at: int, which: int) -> None:
        for item_id in self.items(at, which):
            self.do(withholding.withhold_item(item_id, _GROUNDS))

    @rule(at=_ANY)
    def withhold_record(self, at: int) -> None:
        for record in _pick(self.read.all_tracked(), at):
            self.do(withholding.withhold_record(record.id, _GROUNDS))

    @rule(at=_ANY, words=_WORDS, lifts=st.booleans())
    def work_on_withholding(self, at: int, words: str, lifts: bool) -> None:
        for each in _pick(self.read.releases.withholdings(), at):
            change = withholding.change_withholding(each.id, reason=words)
            self.do(withholding.lift_withholding(each.id) if lifts else change)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.undone.append(self.state)
        self.state = self.done.pop()
        assert self.all_of_it() == self.state

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.done.append(self.state)
        self.state = self.undone.pop()
        assert self.all_of_it() == self.state

    @invariant()
    def initials_are_unique(self) -> None:
        taken = [person.initials.casefold() for person in self.read.people()]
        taken += [body.short_name.casefold() for body in self.read.organisations()]
        assert len(taken) == len(set(taken))

    @invariant()
    def agendas_are_numbered_from_one(self) -> None:
        for meeting in self.read.meetings():
            positions = [item.position for item in self.read.items(meeting.id)]
            assert positions == list(range(1, len(positions) + 1))

    def teardown(self) -> None:
        self.workspace.close()
        findings = safekeeping.check_board(self.workspace.path)
        shutil.rmtree(self.folder)
        assert findings == ()

    def items(self, at: int, which: int) -> list[str]:
        return [
            item.id
            for meeting in _pick(self.read.meetings(), at)
            for item in _pick(self.read.items(meeting.id), which)
        ]


def _pick(things: Sequence[T], at: int) -> Sequence[T]:
    """One of the things, or none when there are none."""
    return [things[at % len(things)]] if things else []


BoardMachine.TestCase.settings = examples(40, steps=25)
TestBoardMachine = BoardMachine.TestCase
