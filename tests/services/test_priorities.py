"""The grid of priorities says of today what the rules say, and of the past what it said then."""

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support import boards
from tests.support.properties import examples

from boardobserver.domain.attention import MeetingDates, Need, due_on, needs_of
from boardobserver.domain.priorities import NO_TOPIC, Measure
from boardobserver.domain.quarters import Quarter
from boardobserver.domain.snapshots import AssuranceDetails, Due, Id, Tracked
from boardobserver.domain.topics import TOPICS
from boardobserver.domain.tracking import is_open, status_word, statuses_of
from boardobserver.domain.words import AssuranceLevel, DueKind, Movement, RecordKind
from boardobserver.services import meetings, tracking
from boardobserver.services.attention import Sort, read_attention
from boardobserver.services.boards import new_board
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.services.priorities import behind, read_priorities
from boardobserver.services.questions import add_question, pose_question, question_standings, retire_question
from boardobserver.services.recording import add_record
from boardobserver.services.responding import add_response
from boardobserver.services.tracked_rows import Moved, add_movement
from boardobserver.services.workspace import Workspace
from boardobserver.storage.records import TrackedRow
from boardobserver.storage.unit import Unit

_KINDS = (RecordKind.CHALLENGE, RecordKind.ADVICE, RecordKind.ACTION, RecordKind.ASSURANCE)
_START = dt.datetime(2025, 1, 6, 10, tzinfo=dt.UTC)


@dataclass(slots=True)
class _Clock:
    at: dt.datetime

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at


@dataclass(frozen=True, slots=True)
class _Step:
    """What happens next.

    Attributes:
        after: So many days after the step before.
        act: Which of the things that can happen.
        record: To which of the records that there are.
        number: What else there is to choose.
    """

    after: int
    act: int
    record: int
    number: int


_STEPS = st.lists(
    st.builds(_Step, st.integers(1, 50), st.integers(0, 6), st.integers(0, 30), st.integers(0, 200)),
    min_size=4,
    max_size=16,
)


def _take(workspace: Workspace, step: _Step) -> None:
    today = workspace.local(workspace.now()).date()
    records = workspace.read.all_tracked()
    if step.act < 2 or not records:
        kind = _KINDS[step.number % 4]
        made = workspace.perform(add_record(kind, "Words"))
        workspace.perform(tracking.set_topics(made, (TOPICS[step.number % 12],) if step.number % 3 else ()))
        return
    record = records[step.record % len(records)]
    day = today + dt.timedelta(days=step.number - 100)
    if step.act == 2:
        statuses = list(statuses_of(record.kind))
        workspace.perform(_moved_to(record, statuses[step.number % len(statuses)].value))
    elif record.kind is RecordKind.ACTION:
        workspace.perform(tracking.change_due(record.id, Due(DueKind.DATE, day)))
    elif record.kind is RecordKind.ASSURANCE:
        level = list(AssuranceLevel)[step.number % 4]
        workspace.perform(tracking.change_assurance(record.id, stale_after=day, level=level))
    elif record.kind is RecordKind.CHALLENGE and is_open(record.status):
        promised = day if step.act > 3 else None
        workspace.perform(add_response(record.id, "Words", by=Party(), promised_by=promised))


def _moved_to(record: Tracked, status: str) -> Command[None]:
    """A change of status, whatever the record's life permits and asks for."""

    def apply(unit: Unit) -> None:
        row = unit.get(TrackedRow, record.id)
        if row.status != status:
            moved = Moved(Movement.CHANGED_STATUS, status=status_word(row.kind, status))
            add_movement(unit, row, moved)

    return Command("change a status", apply)


_Told = dict[tuple[Measure, str | None], list[tuple[Id, int, AssuranceLevel | None]]]


def _told(workspace: Workspace, column: int) -> _Told:
    priorities = read_priorities(workspace)
    return {
        (measure, topic): sorted(
            (each.id, each.days, each.level) for each in priorities.columns[column].cell(measure, topic)
        )
        for measure in Measure
        for topic in (*priorities.topics, None)
    }


@examples(25)
@given(steps=_STEPS)
def test_a_past_quarter_says_what_it_said_on_its_last_day(steps: list[_Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = _Clock(_START)
        workspace = new_board(Path(folder) / "test.board", "Test", actor="tester", clock=clock)
        try:
            told: dict[Quarter, _Told] = {}
            for step in steps:
                _go_on(clock, step.after, lambda: told.update({_quarter(clock): _told(workspace, -1)}))
                _take(workspace, step)
            _go_on(clock, 100, lambda: told.update({_quarter(clock): _told(workspace, -1)}))
            columns = read_priorities(workspace).columns
            for at, column in enumerate(columns):
                if column.quarter in told and not column.is_now:
                    assert _told(workspace, at) == told[column.quarter], str(column.quarter)
        finally:
            workspace.close()


def _go_on(clock: _Clock, days: int, at_end_of_quarter: Callable[[], None]) -> None:
    """Let days go by; on the last evening of a quarter, look at what is told."""
    for _ in range(days):
        if clock.at.date() == _quarter(clock).last:
            at_end_of_quarter()
        clock.at += dt.timedelta(days=1)


def _quarter(clock: _Clock) -> Quarter:
    return Quarter.of(clock.at.date())


@examples(20)
@given(steps=_STEPS)
def test_the_current_quarter_agrees_with_the_rules_with_home_and_with_the_registers(
    steps: list[_Step],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = _Clock(_START)
        workspace = new_board(Path(folder) / "test.board", "Test", actor="tester", clock=clock)
        try:
            for step in steps:
                clock.at += dt.timedelta(days=step.after)
                _take(workspace, step)
            now = read_priorities(workspace).columns[-1]
            found = {measure: {each.id for each in now.cell(measure, None)} for measure in Measure}
            assert found == _by_the_rules(workspace)
            lines = read_attention(workspace).lines
            assert len(found[Measure.ACTIONS]) == len(lines[Sort.OVERDUE_ACTIONS])
            assert {line.id for line in lines[Sort.STALE_ASSURANCES]} <= found[Measure.ASSURANCE]
            counts = workspace.read.open_counts()
            assert len(found[Measure.CHALLENGES]) == counts.get(RecordKind.CHALLENGE, 0)
            assert len(found[Measure.ADVICE]) == counts.get(RecordKind.ADVICE, 0)
            every = now.cell(None, None)
            assert len(every) == sum(len(now.cell(measure, None)) for measure in Measure)
            assert len(behind(workspace.read, every)) == len(every)
        finally:
            workspace.close()


def _by_the_rules(workspace: Workspace) -> dict[Measure, set[Id]]:
    today = workspace.local(workspace.now()).date()
    dates = MeetingDates(workspace.read.meetings())
    found: dict[Measure, set[Id]] = {measure: set() for measure in Measure}
    for record in workspace.read.all_tracked():
        needs = needs_of(record, due_on(record, dates), today)
        details = record.details
        if record.kind is RecordKind.CHALLENGE and is_open(record.status):
            found[Measure.CHALLENGES].add(record.id)
        if record.kind is RecordKind.ADVICE and is_open(record.status):
            found[Measure.ADVICE].add(record.id)
        if Need.OVERDUE in needs:
            is_action = record.kind is RecordKind.ACTION
            found[Measure.ACTIONS if is_action else Measure.PROMISES].add(record.id)
        if isinstance(details, AssuranceDetails) and record.status.value == "standing":
            is_weak = details.level in (AssuranceLevel.LIMITED, AssuranceLevel.NONE)
            if is_weak or Need.STALE in needs:
                found[Measure.ASSURANCE].add(record.id)
    return found


def test_questions_count_while_they_are_on_the_list_and_are_not_put(tmp_path: Path) -> None:
    clock = _Clock(_START)
    workspace = new_board(tmp_path / "test.board", "Test", actor="tester", clock=clock)
    series = workspace.read.series()[0].id

    def hold() -> Id:
        made = workspace.perform(meetings.plan_meeting(series, clock.at.date()))
        workspace.perform(meetings.start_meeting(made))
        return made

    def figures() -> list[int]:
        columns = read_priorities(workspace).columns
        assert all(
            len(column.cell(Measure.QUESTIONS, "Training")) == len(column.cell(Measure.QUESTIONS, None))
            for column in columns
        )
        return [len(column.cell(Measure.QUESTIONS, None)) for column in columns[-4:]]

    asked = workspace.perform(add_question("Who checks it?", "Training"))
    assert figures() == [0, 0, 0, 1]
    meeting = hold()
    workspace.perform(pose_question(meeting, None, asked))
    workspace.perform(meetings.end_meeting(meeting))
    assert figures() == [0, 0, 0, 0]
    for _ in range(3):
        clock.at += dt.timedelta(days=40)
        workspace.perform(meetings.end_meeting(hold()))
    # Put in January; three meetings without it by May.
    assert figures() == [0, 0, 0, 1]
    clock.at += dt.timedelta(days=70)
    workspace.perform(retire_question(asked))
    assert figures() == [0, 0, 1, 0]
    assert not any(each.is_due for each in question_standings(workspace.read))
    workspace.close()


def test_what_is_due_at_the_next_meeting_is_late_when_that_is_over(tmp_path: Path) -> None:
    workspace = boards.board(tmp_path)
    made = workspace.perform(add_record(RecordKind.ACTION, "Words", due=Due(DueKind.NEXT_MEETING)))
    assert read_priorities(workspace).columns[-1].cell(Measure.ACTIONS, None) == ()
    series = workspace.read.series()[0].id
    clock = _Clock(dt.datetime.combine(boards.DAY + dt.timedelta(days=30), dt.time(10), dt.UTC))
    workspace.perform(meetings.plan_meeting(series, boards.DAY + dt.timedelta(days=7)))
    path = workspace.path
    workspace.close()
    workspace = Workspace.open(path, actor="tester", clock=clock)
    assert [(each.id, each.days) for each in read_priorities(workspace).columns[-1].cell(None, None)] == [
        (made, 23)
    ]
    workspace.close()


def test_what_has_no_topic_does_not_set_the_scale_for_the_topics(tmp_path: Path) -> None:
    workspace = boards.board(tmp_path)
    about = workspace.perform(add_record(RecordKind.ADVICE, "Train every operator"))
    workspace.perform(tracking.set_topics(about, (TOPICS[0],)))
    for number in range(9):
        workspace.perform(add_record(RecordKind.ADVICE, f"Advice {number}"))
    priorities = read_priorities(workspace)
    assert len(priorities.columns[-1].cell(Measure.ADVICE, NO_TOPIC)) == 9
    assert priorities.most(Measure.ADVICE) == 1
    workspace.close()
