"""What needs attention, as Home reads it, is what the rules of the domain say record by record."""

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support import boards
from tests.support.properties import examples

from boardobserver.domain.attention import MeetingDates, Need, due_on, needs_of, overdue_days
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.tracking import is_open, statuses_of
from boardobserver.domain.words import (
    AdviceResponse,
    DueKind,
    MeetingStatus,
    RecordKind,
    ResponseView,
)
from boardobserver.services import meetings, tracking
from boardobserver.services.attention import Sort, read_attention
from boardobserver.services.command import Command
from boardobserver.services.parties import Party
from boardobserver.services.recording import add_record
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace
from boardobserver.storage.records import ResponseRow, TrackedRow
from boardobserver.storage.unit import Unit

_KINDS = [kind for kind in RecordKind if kind is not RecordKind.MEETING]
_DAYS = st.dates(boards.DAY - dt.timedelta(days=40), boards.DAY + dt.timedelta(days=40))


@dataclass(frozen=True, slots=True)
class _Response:
    promised_by: dt.date | None
    view: ResponseView


@dataclass(frozen=True, slots=True)
class _Record:
    kind: RecordKind
    status: str
    raised_on: dt.date
    due: Due
    day: dt.date | None
    response: AdviceResponse
    responses: tuple[_Response, ...]


@st.composite
def _records(draw: st.DrawFn) -> _Record:
    kind = draw(st.sampled_from(_KINDS))
    due_kind = draw(st.sampled_from(DueKind))
    responses = st.builds(_Response, st.none() | _DAYS, st.sampled_from(ResponseView))
    return _Record(
        kind=kind,
        status=draw(st.sampled_from(list(statuses_of(kind)))).value,
        raised_on=draw(st.dates(boards.DAY - dt.timedelta(days=90), boards.DAY)),
        due=Due(due_kind, draw(_DAYS) if due_kind is DueKind.DATE else None),
        day=draw(st.none() | _DAYS),
        response=draw(st.sampled_from(AdviceResponse)),
        responses=tuple(draw(st.lists(responses, max_size=3))),
    )


def _put(unit: Unit, drawn: _Record) -> Id:
    made = add_record(drawn.kind, "Words", raised_on=drawn.raised_on, due=drawn.due).apply(unit)
    if drawn.kind is RecordKind.ADVICE:
        tracking.change_advice(made, response=drawn.response, review_date=drawn.day).apply(unit)
    if drawn.kind is RecordKind.ASSURANCE:
        tracking.change_assurance(made, stale_after=drawn.day).apply(unit)
    if drawn.kind is RecordKind.CHALLENGE:
        for each in drawn.responses:
            given_id = add_response(
                made, "Words", by=Party(), promised_by=each.promised_by, view=each.view
            ).apply(unit)
            assert unit.get(ResponseRow, given_id).view is each.view
    unit.get(TrackedRow, made).status = drawn.status
    return made


def _by_the_rules(workspace: Workspace) -> dict[Sort, set[Id]]:
    today = workspace.local(workspace.now()).date()
    dates = MeetingDates(workspace.read.meetings())
    found: dict[Sort, set[Id]] = {sort: set() for sort in Sort}
    sorts = {
        Need.RESPONSE_AWAITED: Sort.RESPONSES_AWAITED,
        Need.ADVICE_WITHOUT_RESPONSE: Sort.UNANSWERED_ADVICE,
        Need.REVIEW_DUE: Sort.REVIEWS_DUE,
        Need.STALE: Sort.STALE_ASSURANCES,
    }
    for record in workspace.read.all_tracked():
        needs = needs_of(record, due_on(record, dates), today)
        for need, sort in sorts.items():
            if need in needs:
                found[sort].add(record.id)
        if record.kind is RecordKind.ACTION and Need.OVERDUE in needs:
            found[Sort.OVERDUE_ACTIONS].add(record.id)
    return found


@examples(25)
@given(
    drawn=st.lists(_records(), max_size=14),
    days=st.lists(_DAYS, max_size=3, unique=True),
    next_date=st.none() | _DAYS,
)
def test_every_list_has_exactly_the_records_that_need_it(
    drawn: list[_Record], days: list[dt.date], next_date: dt.date | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = boards.board(Path(folder))
        try:
            series = workspace.read.series()[0].id
            for day in days:
                planned = workspace.perform(meetings.plan_meeting(series, day))
                workspace.perform(meetings.change_meeting(planned, next_date=next_date))
            workspace.perform(Command("make records", lambda unit: [_put(unit, each) for each in drawn]))
            attention = read_attention(workspace)
            found = {sort: {line.id for line in lines} for sort, lines in attention.lines.items()}
            assert found == _by_the_rules(workspace)
            assert all(len(lines) == len(found[sort]) for sort, lines in attention.lines.items())
            _late_lines_say_so(workspace)
            open_ones = [each for each in workspace.read.all_tracked() if is_open(each.status)]
            assert sum(attention.open_counts.values()) == len(open_ones)
        finally:
            workspace.close()


def _late_lines_say_so(workspace: Workspace) -> None:
    today = workspace.local(workspace.now()).date()
    dates = MeetingDates(workspace.read.meetings())
    records = {each.id: each for each in workspace.read.all_tracked()}
    lines = read_attention(workspace).lines
    for line in (*lines[Sort.OVERDUE_ACTIONS], *lines[Sort.RESPONSES_AWAITED]):
        record = records[line.id]
        late = overdue_days(record, due_on(record, dates), today)
        assert line.is_late == (late > 0)
        assert (f"overdue by {late} day" in line.when) == (late > 0)


def test_meetings_that_were_held_or_missed_are_told_apart(tmp_path: Path) -> None:
    workspace = boards.board(tmp_path)
    series = workspace.read.series()[0].id
    held, missed, running, coming = (
        workspace.perform(meetings.plan_meeting(series, boards.DAY + dt.timedelta(days=days)))
        for days in (-30, -10, 0, 20)
    )
    workspace.perform(meetings.start_meeting(held))
    workspace.perform(meetings.end_meeting(held))
    attention = read_attention(workspace)
    assert attention.next_meeting is not None
    assert attention.next_meeting.id == running
    assert [each.id for each in attention.never_started] == [missed]
    assert [each.id for each in attention.unsigned] == [held]
    workspace.perform(meetings.start_meeting(running))
    workspace.perform(meetings.end_meeting(running))
    attention = read_attention(workspace)
    assert attention.next_meeting is not None
    assert attention.next_meeting.id == coming
    assert attention.next_meeting.status is MeetingStatus.DRAFT
    workspace.close()
