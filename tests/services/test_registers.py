"""The lines of a register agree with what is computed a second way from the board itself."""

import datetime as dt

from tests.support.boards import DAY, note, person_of

from boardobserver.domain.attention import Need
from boardobserver.domain.filters.evaluation import test_of as as_test
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import ActionStatus, DueKind, RecordKind
from boardobserver.services import meetings, recording, tracking
from boardobserver.services.parties import Party
from boardobserver.services.registers import register
from boardobserver.services.workspace import Workspace

TODAY = dt.date(2027, 1, 15)


def found(workspace: Workspace, words: str, kind: RecordKind = RecordKind.ACTION) -> list[str]:
    holds = as_test(parse(words, TODAY))
    return [str(row.reference) for row in register(workspace.read, kind, TODAY) if holds(row)]


def test_an_action_is_followed_from_meeting_to_meeting(workspace: Workspace, meeting_id: Id):
    note(workspace, meeting_id, "! @LL to publish by 10 January 2027")
    note(workspace, meeting_id, "! @LL to write by the next meeting")
    series = workspace.read.series()[0].id
    for day in (dt.date(2026, 12, 10), dt.date(2027, 2, 1)):
        later = workspace.perform(meetings.plan_meeting(series, day))
        note(workspace, later, "Not yet done ^AC-2026-001")
    late, slipped = register(workspace.read, RecordKind.ACTION, TODAY)
    assert (late.overdue_days, late.carried, [each.number for each in late.meetings]) == (5, 2, [1, 2, 3])
    assert (slipped.due_on, slipped.overdue_days, slipped.carried) == (dt.date(2026, 12, 10), 36, 0)
    assert late.needs == slipped.needs == {Need.OVERDUE}
    assert late.age_days == (TODAY - DAY).days
    assert late.last == workspace.read.movements(late.id)[-1]
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
        kind: [row.who.short for row in register(workspace.read, kind, TODAY)]
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
            lines = register(workspace.read, kind, TODAY)
            assert [line.id for line in lines] == [each.id for each in workspace.read.tracked_of_kind(kind)]
            open_ids = {each.id for each in workspace.read.open_tracked() if each.kind is kind}
            assert {line.id for line in lines if line.is_open} == open_ids
