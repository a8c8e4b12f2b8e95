"""Registers on the command line: filtered, as tables for a spreadsheet, and what changed since a meeting."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.support import pdf
from tests.support.boards import board, note, person_of
from tests.support.command_line import Ran, run_here

from boardobserver.domain.words import ActionStatus, AssuranceLevel, RecordKind
from boardobserver.services import meetings, recording, tracking
from boardobserver.services.parties import Party

FIRST, SECOND = dt.date(2026, 11, 19), dt.date(2026, 12, 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A board with a meeting that was held, something done after it, and a second meeting."""
    workspace = board(tmp_path)
    series = workspace.read.series()[0].id
    held, following = (workspace.perform(meetings.plan_meeting(series, day)) for day in (FIRST, SECOND))
    workspace.perform(meetings.start_meeting(held))
    for typed in (
        "? @LO what testing supports 0.64? @LL",
        "> @LL the tests of 2024",
        "? @LO =1+1 is what of the watchlist?",
        "! @LL to publish by 30 November 2026",
        "! @MPS to write by the next meeting",
    ):
        note(workspace, held, typed)
    workspace.perform(meetings.end_meeting(held))
    first, _second = workspace.read.tracked_of_kind(RecordKind.ACTION)
    workspace.perform(
        tracking.change_status(first.id, ActionStatus.CLOSED, words="It is out", evidence="the website")
    )
    claim = workspace.perform(
        recording.add_record(
            RecordKind.ASSURANCE,
            "Every operator is trained",
            party=Party(person_id=person_of(workspace, "LL")),
        )
    )
    workspace.perform(
        tracking.change_assurance(claim, level=AssuranceLevel.LIMITED, stale_after=dt.date(2026, 11, 20))
    )
    note(workspace, following, "! @LL said it was late ^AC-2026-002")
    workspace.close()
    return tmp_path


def rows(ran: Ran) -> list[dict[str, Any]]:
    assert (ran.code, ran.errors) == (0, "")
    return json.loads(ran.output)


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("actions", "", ["AC-2026-001", "AC-2026-002"]),
        ("actions", "is:open", ["AC-2026-002"]),
        ("actions", "-is:open", ["AC-2026-001"]),
        ("actions", "owner:ll", ["AC-2026-001"]),
        ("actions", "owner:MPS", ["AC-2026-001", "AC-2026-002"]),
        ("actions", "due:next-meeting", ["AC-2026-002"]),
        ("actions", "due:2026-12", ["AC-2026-002"]),
        ("actions", "meeting:2", ["AC-2026-002"]),
        ("actions", "meeting:1,2", ["AC-2026-001", "AC-2026-002"]),
        ("challenges", '"testing supports"', ["CH-2026-001"]),
        ("challenges", "status:open by:LO", ["CH-2026-002"]),
        ("challenges", "to:ll", ["CH-2026-001"]),
        ("assurance", "by:LL kind:assurance", ["AS-2026-001"]),
        ("assurance", "meeting:none", ["AS-2026-001"]),
        ("advice", "is:open", []),
    ],
)
def test_a_filter_narrows_a_register(folder: Path, kind: str, words: str, expected: list[str]):
    found = rows(run_here(folder, "list", "test.board", kind, f"--filter={words}", "--json"))
    assert [row["ref"] for row in found] == expected
    lines = run_here(folder, "list", "test.board", kind, f"--filter={words}").output.splitlines()
    assert [line.split()[0] for line in lines] == expected


def test_what_is_computed_stands_with_each_record(folder: Path):
    _closed, carried = rows(run_here(folder, "list", "test.board", "actions", "--json"))
    assert (carried["due"], carried["due_on"]) == ("next_meeting", "2026-12-10")
    assert (carried["meetings"], carried["carried"]) == (["MT-2026-001", "MT-2026-002"], 1)
    assert carried["last_movement"] == "updated"
    (claim,) = rows(run_here(folder, "list", "test.board", "assurance", "--json"))
    assert (claim["given_by"], claim["level"], claim["stale_after"]) == ("LL", "limited", "2026-11-20")
    assert claim["meeting"] is None


def test_responses_are_listed_with_their_challenge(folder: Path):
    (response,) = rows(run_here(folder, "list", "test.board", "responses", "--json"))
    assert (response["challenge"], response["by"], response["text"]) == (
        "CH-2026-001",
        "LL",
        "the tests of 2024",
    )
    assert rows(run_here(folder, "list", "test.board", "responses", "--filter=watchlist", "--json")) == []


def test_a_filter_that_cannot_be_read_says_where(folder: Path):
    ran = run_here(folder, "list", "test.board", "actions", "--filter=late is:opn")
    assert (ran.code, ran.output) == (1, "")
    assert "at its character 9. “opn” cannot follow “is:”" in ran.errors
    assert len(ran.errors.splitlines()) == 1


def test_what_has_no_register_is_not_filtered(folder: Path):
    ran = run_here(folder, "list", "test.board", "people", "--filter=LL")
    assert (ran.code, ran.output) == (1, "")
    assert "no filter for people" in ran.errors


@pytest.mark.parametrize(
    "kind",
    [
        "meetings",
        "people",
        "entries",
        "challenges",
        "responses",
        "advice",
        "actions",
        "decisions",
        "assurance",
    ],
)
def test_a_table_for_a_spreadsheet_has_every_field_and_no_formula(folder: Path, kind: str):
    expected = rows(run_here(folder, "list", "test.board", kind, "--json"))
    ran = run_here(folder, "list", "test.board", kind, "--csv")
    assert ran.code == 0
    assert ran.errors == "OFFICIAL-SENSITIVE: it withholds nothing, and is not for the public.\n"
    assert ran.output.startswith("\ufeff")
    header, *found = csv.reader(io.StringIO(ran.output.removeprefix("\ufeff"), newline=""))
    assert len(found) == len(expected)
    if expected:
        assert header == list(expected[0])
    cells = [cell for line in found for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    if kind == "challenges":
        assert "'=1+1 is what of the watchlist?" in cells


def test_a_list_is_either_json_or_a_table(folder: Path):
    assert run_here(folder, "list", "test.board", "people", "--json", "--csv").code == 2


def test_what_changed_since_a_meeting_is_a_line_a_movement(folder: Path):
    since = ("changes", "test.board", "--since", "MT-2026-001")
    found = rows(run_here(folder, *since, "--json"))
    assert [(row["ref"], row["what"], row["status"]) for row in found] == [
        ("AC-2026-001", "closed", "closed"),
        ("AS-2026-001", "raised", "standing"),
        ("AC-2026-002", "updated", "open"),
    ]
    assert [row["meeting"] for row in found] == [None, None, "MT-2026-002"]
    assert found[0]["words"] == "It is out"
    assert found[0]["changed"] == [{"field": "Closing evidence", "before": "", "after": "the website"}]
    lines = run_here(folder, *since).output.splitlines()
    assert [line.split()[1] for line in lines] == [row["ref"] for row in found]
    assert lines[0].endswith("It is out; Closing evidence: the website")


def test_nothing_has_changed_since_a_meeting_yet_to_come(folder: Path):
    assert run_here(folder, "changes", "test.board", "--since", "MT-2026-002") == Ran(0, "", "")


def test_changes_name_the_meeting_that_is_not_there(folder: Path):
    ran = run_here(folder, "changes", "test.board", "--since", "MT-2026-009")
    assert (ran.code, ran.output) == (1, "")
    assert "no meeting MT-2026-009" in ran.errors


def test_an_old_meeting_prints_as_it_was_with_what_became_of_it_beside_and_after(folder: Path):
    plain = run_here(folder, "print", "test.board", "MT-2026-001", "-o", "plain.pdf")
    beside = run_here(folder, "print", "test.board", "MT-2026-001", "-o", "beside.pdf", "--as-of-today")
    after = run_here(folder, "print", "test.board", "MT-2026-002", "-o", "after.pdf", "--changes")
    assert (plain.code, beside.code, after.code) == (0, 0, 0)
    said, said_beside, said_after = (
        pdf.plain("".join(pdf.page_texts((folder / name).read_bytes())))
        for name in ("plain.pdf", "beside.pdf", "after.pdf")
    )
    assert pdf.plain("Closed") not in said
    assert pdf.plain("Closed") in said_beside
    assert pdf.plain("what has changed since the previous meeting") not in said
    assert pdf.plain("what has changed since the previous meeting") in said_after
    assert pdf.plain("Closing evidence: the website") in said_after
