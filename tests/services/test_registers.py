"""The lines of a register agree with what is computed a second way from the board itself."""

import datetime as dt
from pathlib import Path

from tests.support.boards import DAY, note, person_of

from boardobserver.domain.attention import (
    MeetingDates,
    Need,
    age_days,
    due_on,
    meetings_passed,
    needs_of,
    overdue_days,
)
from boardobserver.domain.filters.evaluation import test_of as as_test
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import ActionStatus, DueKind, RecordKind
from boardobserver.services import meetings, people, recording, tracking
from boardobserver.services.changes import Changes
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.parties import Party
from boardobserver.services.registers import Register
from boardobserver.services.workspace import Workspace

TODAY = dt.date(2027, 1, 15)
KINDS = [kind for kind in RecordKind if kind is not RecordKind.MEETING]


def found(workspace: Workspace, words: str, kind: RecordKind = RecordKind.ACTION) -> list[str]:
    holds = as_test(parse(words, TODAY))
    return [str(row.reference) for row in Register(workspace.read, kind, TODAY).rows if holds(row)]


def test_an_action_is_followed_from_meeting_to_meeting(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "! @LL to publish by 10 January 2027")
    note(workspace, meeting_id, "! @LL to write by the next meeting")
    series = workspace.read.series()[0].id
    for day in (dt.date(2026, 12, 10), dt.date(2027, 2, 1)):
        later = workspace.perform(meetings.plan_meeting(series, day))
        note(workspace, later, "Not yet done ^AC-2026-001")
    late, slipped = Register(workspace.read, RecordKind.ACTION, TODAY).rows
    assert (late.overdue_days, late.carried, [each.number for each in late.meetings]) == (5, 2, [1, 2, 3])
    assert (slipped.due_on, slipped.overdue_days, slipped.carried) == (dt.date(2026, 12, 10), 36, 0)
    assert late.needs == slipped.needs == {Need.OVERDUE}
    assert late.age_days == (TODAY - DAY).days
    newest = workspace.read.movements(late.id)[-1]
    assert late.last == (newest.what, newest.at, newest.meeting_id)
    assert late.who.short == "LL"
    assert found(workspace, "is:overdue") == ["AC-2026-001", "AC-2026-002"]
    assert found(workspace, "is:overdue is:carried") == ["AC-2026-001"]
    workspace.perform(tracking.change_due(slipped.id, Due(DueKind.NEXT_MEETING)))
    assert found(workspace, "is:overdue") == ["AC-2026-001", "AC-2026-002"]
    workspace.perform(tracking.change_status(late.id, ActionStatus.CLOSED, words="done", evidence="seen"))
    assert found(workspace, "is:overdue") == ["AC-2026-002"]
    assert found(workspace, "is:closed") == ["AC-2026-001"]


def test_each_kind_names_whom_it_concerns(workspace: Workspace):
    lead = Party(person_id=person_of(workspace, "LL"))
    observer = person_of(workspace, "LO")
    for kind in (RecordKind.CHALLENGE, RecordKind.ADVICE, RecordKind.DECISION, RecordKind.ASSURANCE):
        workspace.perform(recording.add_record(kind, "Words", party=lead, raised_by_id=observer))
    who = {
        kind: [row.who.short for row in Register(workspace.read, kind, TODAY).rows]
        for kind in RecordKind
        if kind is not RecordKind.MEETING
    }
    assert who == {
        RecordKind.CHALLENGE: ["LL"],
        RecordKind.ADVICE: ["MPS"],
        RecordKind.ACTION: [],
        RecordKind.DECISION: ["LO"],
        RecordKind.ASSURANCE: ["LL"],
    }
    assert found(workspace, "to:mps by:lo", RecordKind.ADVICE) == ["EA-2026-001"]
    assert found(workspace, "by:mps", RecordKind.ASSURANCE) == ["AS-2026-001"]


def test_the_register_is_as_long_as_the_board_has_records(workspace: Workspace, meeting_id: Id):
    for typed in ("? Why?", "* Train first", "! To act", "= agreed", "? And why now?"):
        note(workspace, meeting_id, typed)
    for kind in RecordKind:
        if kind is not RecordKind.MEETING:
            lines = Register(workspace.read, kind, TODAY).rows
            assert [line.id for line in lines] == [each.id for each in workspace.read.tracked_of_kind(kind)]
            open_ids = {each.id for each in workspace.read.open_tracked() if each.kind is kind}
            assert {line.id for line in lines if line.is_open} == open_ids


def test_the_lines_of_the_demonstration_agree_with_its_records(tmp_path: Path):
    workspace = demonstration_board(tmp_path / "demo.board", actor="tester")
    meetings_there = workspace.read.meetings()
    dates = MeetingDates(meetings_there)
    today = max(each.held_on for each in meetings_there) + dt.timedelta(days=40)
    for kind in KINDS:
        register = Register(workspace.read, kind, today)
        register.prepare([row.id for row in register.rows[::2]])
        records = workspace.read.tracked_of_kind(kind)
        for row, record in zip(register.rows, records, strict=True):
            due = due_on(record, dates)
            assert (row.due_on, row.needs) == (due, needs_of(record, due, today))
            assert (row.age_days, row.overdue_days) == (
                age_days(record, today),
                overdue_days(record, due, today),
            )
            assert (row.reference, row.text, row.status) == (record.reference, record.text, record.status)
            assert (row.topics, row.raised_on) == (record.topics, record.raised_on)
            moved = workspace.read.movements(record.id)
            assert {each.id for each in row.meetings} == set(meetings_passed(moved))
            assert row.last == (moved[-1].what, moved[-1].at, moved[-1].meeting_id)
    workspace.close()


def test_after_a_change_only_the_lines_concerned_are_read_and_all_agree(workspace: Workspace, meeting_id: Id):
    for typed in ("! One", "! Two", "! Three"):
        note(workspace, meeting_id, typed)
    register = Register(workspace.read, RecordKind.ACTION, TODAY)
    first, second, third = register.rows
    heard: list[Changes] = []
    workspace.feed.subscribe(heard.append)

    def follow() -> frozenset[Id] | None:
        concerned = register.concerned(heard[-1])
        if concerned is None:
            return None
        register.refresh(concerned)
        return concerned

    workspace.perform(tracking.set_topics(second.id, ("Training",)))
    assert follow() == {second.id}
    assert register.rows[1].topics == ("Training",)
    assert (register.rows[0], register.rows[2]) == (first, third)
    workspace.perform(
        tracking.change_status(third.id, ActionStatus.CLOSED, words="done", evidence="the report")
    )
    assert follow() == {third.id}
    assert [row.is_closed for row in register.rows] == [False, False, True]
    made = workspace.perform(recording.add_record(RecordKind.ACTION, "Four", raised_on=TODAY))
    assert follow() == {made}
    assert [row.text for row in register.rows] == ["One", "Two", "Three", "Four"]
    workspace.perform(tracking.set_topics(second.id, ()))
    assert follow() is None  # a row of the record is gone, and does not say whose it was
    workspace.undo()
    assert follow() == {second.id}
    workspace.perform(people.add_person("Secretary"))
    assert follow() is None


def test_what_was_read_ahead_is_what_would_be_read_when_asked(workspace: Workspace, meeting_id: Id):
    for typed in ("? Why?", "? And how?", "> Because ^CH-2026-001", "? When?"):
        note(workspace, meeting_id, typed)
    ahead, asked = (Register(workspace.read, RecordKind.CHALLENGE, TODAY) for _ in range(2))
    while ahead.read_on(2):
        pass
    for one, other in zip(ahead.rows, asked.rows, strict=True):
        assert (one.searched, one.standing, one.track) == (other.searched, other.standing, other.track)


def test_the_open_counts_are_those_of_the_registers(workspace: Workspace, meeting_id: Id):
    assert workspace.read.open_counts() == {}
    for typed in ("? Why?", "* Train first", "! To act", "! To wait", "= agreed"):
        note(workspace, meeting_id, typed)
    closed = Register(workspace.read, RecordKind.ACTION, TODAY).rows[0]
    workspace.perform(tracking.change_status(closed.id, ActionStatus.CLOSED, words="done", evidence="seen"))
    counted = {kind: sum(row.is_open for row in Register(workspace.read, kind, TODAY).rows) for kind in KINDS}
    assert workspace.read.open_counts() == {kind: count for kind, count in counted.items() if count}


def test_nobody_stands_in_for_one_who_is_not_known(workspace: Workspace, meeting_id: Id):
    assert meeting_id
    observer = person_of(workspace, "LO")
    for kind in KINDS:
        workspace.perform(recording.add_record(kind, "said", raised_by_id=observer))
    named = {kind: Register(workspace.read, kind, TODAY).rows[0].who.short for kind in KINDS}
    assert not named[RecordKind.ACTION]
    assert not named[RecordKind.CHALLENGE]
    assert named[RecordKind.DECISION] == "LO"
