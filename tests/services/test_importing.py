"""Logs become meetings: every line of substance, in order, with its time and speaker, in one unit."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import pdf
from tests.support.any_meetings import hostile_text
from tests.support.boards import DAY as BOARD_DAY
from tests.support.boards import note, planned_meeting
from tests.support.logs import DAY, SHAPES, meeting_lines, peak_log, read, render
from tests.support.properties import examples

from boardobserver.domain.errors import Refusal
from boardobserver.domain.snapshots import ActionDetails, MeetingRecord, MinutesContent
from boardobserver.domain.words import AttendanceList, EntryKind, MeetingStatus
from boardobserver.exchange.log_values import Fate, MeetingLog
from boardobserver.exchange.meeting_log import read_log
from boardobserver.services import importing
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.workspace import Workspace


def imported(workspace: Workspace, log: MeetingLog, day: dt.date = DAY) -> MeetingRecord:
    series = workspace.read.series()[0].id
    made = workspace.perform(importing.import_log(log, day, series_id=series))
    return workspace.read.record_of(made.meeting_id)


def said(record: MeetingRecord) -> list[tuple[str, str]]:
    return [(record.initials_of(entry.speaker_id), entry.text) for entry in record.entries]


def times(record: MeetingRecord) -> list[str]:
    return [entry.at.isoformat(timespec="minutes") for entry in record.entries]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_line_of_the_log_is_in_the_record_and_in_the_minutes(workspace: Workspace, shape: str):
    log = read_log(render(meeting_lines(), shape).encode())
    record = imported(workspace, log)
    agenda_line = 1 if log.particulars.agenda else 0
    assert [entry.text for entry in record.entries[agenda_line:]] == [entry.text for entry in log.entries]
    assert [entry.kind for entry in record.entries[agenda_line:]] == [entry.kind for entry in log.entries]
    assert [item.title for item in record.items] == [item.title for item in log.items]
    assert [entry.at for entry in record.entries] == sorted(entry.at for entry in record.entries)
    for entry, line in zip(record.entries[agenda_line:], log.entries, strict=True):
        assert (entry.speaker_id is None) is (line.speaker is None)
    paper = pdf.plain("".join(pdf.page_texts(publish_minutes(MinutesContent(record)).pdf)))
    for entry in log.entries:
        assert pdf.plain(entry.text) in paper, entry.text


def test_a_log_at_the_peak_rate_is_all_there(workspace: Workspace):
    log = read_log(peak_log().encode())
    record = imported(workspace, log)
    assert [entry.text for entry in record.entries] == [entry.text for entry in log.entries]
    assert len(record.entries) > 100
    first = log.entries[0].at
    assert isinstance(first, dt.time)
    assert record.entries[0].at == dt.datetime.combine(DAY, first, dt.UTC)


def test_particulars_fill_the_meeting(workspace: Workspace):
    record = imported(workspace, read_log(render(meeting_lines()).encode()))
    by_list = {
        each: [record.people[line.person_id].name for line in record.attendance if line.list is each]
        for each in AttendanceList
    }
    assert by_list[AttendanceList.PRESENT] == ["Board Chair", "LFR lead", "legal-adviser", "Observer"]
    assert by_list[AttendanceList.APOLOGIES] == ["Ethics adviser"]
    assert [line.is_remote for line in record.attendance].count(True) == 1
    assert record.meeting.chair_id is not None
    assert record.people[record.meeting.chair_id].name == "Board Chair"
    assert record.meeting.status is MeetingStatus.UNDER_REVIEW
    assert record.entries[0].text == "Agenda: https://board.example/2026-11"


def test_the_people_of_the_board_are_known_however_their_names_are_typed(workspace: Workspace):
    before = {person.id for person in workspace.read.people()}
    record = imported(
        workspace,
        read(
            "09:30 <scribe> Scribe: scribe",
            "09:31 <lfr-lead> one",
            "09:32 <LFR_lead> two",
            "09:33 <ll> three",
            "09:34 <mps> four",
        ),
    )
    assert said(record)[:3] == [("LL", "one"), ("LL", "two"), ("LL", "three")]
    mps = record.entries[3].speaker_organisation_id
    assert mps is not None
    assert record.organisations[mps].short_name == "MPS"
    assert {person.name for key, person in record.people.items() if key not in before} == {"scribe"}


def test_a_correction_keeps_the_original_in_the_history(workspace: Workspace):
    record = imported(workspace, read_log(render(meeting_lines()).encode()))
    corrected = next(entry for entry in record.entries if "what testing supports" in entry.text)
    assert corrected.text == "what testing supports 0.64?"
    versions = workspace.read.history("entry", corrected.id)
    texts = [version.fields["text"][1] for version in versions if "text" in version.fields]
    assert texts == ["what testing supports 0.46?", "what testing supports 0.64?"]


def test_an_action_has_its_owner_and_its_date(workspace: Workspace):
    record = imported(workspace, read_log(render(meeting_lines()).encode()))
    (action,) = (each for each in record.records.values() if isinstance(each.details, ActionDetails))
    assert isinstance(action.details, ActionDetails)
    assert record.initials_of(action.details.owner_id) == "LL"
    assert action.details.due.on == dt.date(2027, 4, 30)


@pytest.mark.parametrize("words", ["30 February", "31 April", "99 March"])
def test_a_due_date_that_does_not_exist_leaves_an_action_without_one(workspace: Workspace, words: str):
    record = imported(workspace, read(f"09:30 <lfr-lead> ACTION: LFR lead to publish by {words}"))
    (action,) = record.records.values()
    assert isinstance(action.details, ActionDetails)
    assert action.details.due.on is None
    assert words in action.text


def test_a_clock_that_passes_midnight_goes_on_to_the_next_day(workspace: Workspace):
    record = imported(workspace, read("23:58 <a> late", "00:03 <a> later", "00:01 <a> put right"))
    assert times(record) == [
        "2026-11-22T23:58+00:00",
        "2026-11-23T00:03+00:00",
        "2026-11-23T00:01+00:00",
    ]


def test_times_of_day_are_the_boards_own_and_stamps_are_their_zones(workspace: Workspace):
    summer = dt.date(2026, 7, 1)
    assert times(imported(workspace, read("09:30 <a> hello"), summer)) == ["2026-07-01T08:30+00:00"]
    stamped = read("[2026-07-01T09:30:00Z] <a> hello", "[2026-07-01T09:31:00+02:00] <a> there")
    assert times(imported(workspace, stamped, summer)) == ["2026-07-01T09:30+00:00", "2026-07-01T07:31+00:00"]


def test_what_stands_before_the_first_time_is_as_old_as_what_follows(workspace: Workspace):
    record = imported(workspace, read("A heading nobody timed", "09:30 <a> hello"))
    assert times(record) == ["2026-11-22T09:30+00:00"] * 2


def test_a_log_without_times_gives_the_meeting_none(workspace: Workspace):
    record = imported(workspace, read("One thing was said.", "Another was said."))
    assert (record.meeting.started_at, record.meeting.ended_at) == (None, None)
    assert len(record.entries) == 2


@pytest.mark.parametrize("stamp", ["25:61:00", "99:99:99", "24:00:01"])
def test_an_impossible_time_is_replaced_and_told(workspace: Workspace, stamp: str):
    log = read("09:30:00 <a> before", f"{stamp} <a> odd", "09:32:00 <a> after")
    assert log.report.impossible_times == 1
    record = imported(workspace, log)
    assert [entry.text for entry in record.entries] == ["before", "odd", "after"]
    assert times(record)[1] == "2026-11-22T09:30+00:00"


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_stamp_at_the_edge_of_the_calendar_loses_no_line(workspace: Workspace, stamp: str):
    record = imported(workspace, read(f"[{stamp}] <a> hello", "[2026-11-22T10:00:00Z] <a> there"))
    assert [entry.text for entry in record.entries] == ["hello", "there"]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_date_that_is_a_slip_is_refused_and_nothing_is_made(workspace: Workspace, day: dt.date):
    people = workspace.read.people()
    with pytest.raises(Refusal, match="its year"):
        imported(workspace, read("09:30 <newcomer> hello"), day)
    assert (workspace.read.meetings(), workspace.read.people()) == ((), people)


def test_an_import_is_one_unit_that_one_undo_takes_back(workspace: Workspace):
    people = workspace.read.people()
    imported(workspace, read_log(render(meeting_lines()).encode()))
    assert workspace.undo() == "import a log"
    assert (workspace.read.meetings(), workspace.read.people()) == ((), people)
    assert workspace.read.all_tracked() == ()
    workspace.redo()
    assert len(workspace.read.meetings()) == 1


def test_a_link_in_a_log_is_words_and_moves_no_record(workspace: Workspace):
    note(workspace, planned_meeting(workspace), "! @LL to act")
    record = imported(workspace, read("09:30 <a> done, see ^AC-2026-001", "09:31 <a> ? why"))
    assert [(entry.kind, entry.record_id) for entry in record.entries] == [(EntryKind.NOTE, None)] * 2


_LINE = st.tuples(
    st.sampled_from(["09:30 <a> ", "09:31:05 <b> ", "", "[2026-11-22T10:00:00Z] <a> ", "77:77 <a> "]),
    st.sampled_from(
        ["", "Topic: ", "ACTION: ", "RESOLVED: ", "Present: ", "Chair: ", "… ", "b: ", "s/a/b/", "Agenda: "]
    ),
    hostile_text(),
)


@examples(40, shares_fixtures=True)
@given(st.lists(_LINE, min_size=1, max_size=12))
def test_no_log_is_refused_for_one_odd_line(workspace: Workspace, lines: list[tuple[str, str, str]]):
    text = "\n".join("".join(parts) for parts in lines)
    try:
        log = read_log(text.encode("utf-8", "surrogatepass"))
    except Refusal:
        return
    record = imported(workspace, log, BOARD_DAY)
    noted = [entry for entry in record.entries if not entry.text.startswith("Agenda: ")]
    assert len(record.entries) - len(log.entries) in (0, 1)
    assert len(noted) <= len(log.entries)
    assert len(record.items) == len(log.items)
    assert log.report.lines == sum(log.report.counts[fate] for fate in Fate)
