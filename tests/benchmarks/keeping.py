"""What is done to a whole board now and then: taking a change back, importing, listing, checking."""

import contextlib
import datetime as dt
import io
import json
import sqlite3
from pathlib import Path

from tests.benchmarks.bare_database import bare_rows, bare_table, insert_bare
from tests.benchmarks.figures import Figure, milliseconds, spread
from tests.benchmarks.generated_board import copied, noted_at_once
from tests.benchmarks.samples import Sample, in_turns, timed
from tests.benchmarks.sentences import kinds, saying
from tests.support.logs import Typed, render

from boardobserver.cli.main import run
from boardobserver.domain.words import EntryKind
from boardobserver.services.importing import import_log, read_log_file
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

_TIMES = 50
_LOG_LINES = 2_000
_DAY = dt.date(2026, 11, 26)


def figures(board: Path, folder: Path) -> list[Figure]:
    """Measure on a copy what writes, and on the board itself what reads."""
    path = copied(board, folder)
    workspace = Workspace.open(path, actor="benchmark")
    try:
        written = [_undo(workspace, folder), _import(workspace, folder)]
    finally:
        workspace.close()
    return [*written, _listing(board, folder), _check(board)]


def _undo(workspace: Workspace, folder: Path) -> Figure:
    newest = workspace.read.meetings()[0].id
    for _ in range(1 + _TIMES):
        workspace.perform(noted_at_once(newest, 1))
    bare = bare_table(folder / "undo.db")
    undone, inserted = in_turns(workspace.undo, lambda: insert_bare(bare, 1), times=_TIMES)
    bare.close()
    return Figure(
        "Undo of the last change, durable",
        spread(undone),
        f"bare commit of one row: {spread(inserted)}",
        "–",
        f"{undone.median / inserted.median:.1f} ×",
    )


def _import(workspace: Workspace, folder: Path) -> Figure:
    log = folder / "meeting.txt"
    log.write_text(_log(), encoding="utf-8")
    series = workspace.read.series()[0].id
    read = timed(lambda: read_log_file(log))
    meeting = read_log_file(log)
    taken_in = timed(lambda: workspace.perform(import_log(meeting, _DAY, series_id=series)))
    bare = bare_table(folder / "import.db")
    inserted = timed(lambda: insert_bare(bare, _LOG_LINES))
    bare.close()
    return Figure(
        f"Import of a log of {_LOG_LINES:,} lines",
        f"{milliseconds(read)} to read, {milliseconds(taken_in)} to take in",
        f"bare commit of so many rows: {milliseconds(inserted)}",
        "–",
        f"{milliseconds((read + taken_in) / _LOG_LINES)} a line",
    )


def _log() -> str:
    start = dt.datetime.combine(_DAY, dt.time(9))
    marks = {EntryKind.ACTION: "ACTION: LFR lead ", EntryKind.DECISION: "RESOLUTION: "}
    lines: list[Typed] = []
    for number, kind in zip(range(_LOG_LINES), kinds(), strict=False):
        said = saying(number, kind).replace("\n", " ")
        text = (
            "Topic: Live facial recognition"
            if number % 200 == 0
            else f"{marks.get(kind, 'LFR lead: ')}{said}"
        )
        lines.append(Typed((start + dt.timedelta(seconds=10 * number)).time(), "scribe", text))
    return render(lines)


def _listing(board: Path, folder: Path) -> Figure:
    def list_entries() -> None:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
            code = run(["list", str(board), "entries", "--json"])
        if code:
            raise RuntimeError("the entries were not listed")

    bare = bare_table(folder / "list.db")
    insert_bare(bare, 100_000)
    listed, dumped = in_turns(list_entries, lambda: json.dumps(bare_rows(bare)), times=3)
    bare.close()
    return Figure(
        "List of all 100,000 entries as JSON",
        milliseconds(listed.median),
        f"bare rows, as JSON: {milliseconds(dumped.median)}",
        "–",
        f"{listed.median / dumped.median:.1f} ×",
    )


def _check(board: Path) -> Figure:
    findings: list[str] = []
    checked = Sample(tuple(timed(lambda: findings.extend(check_board(board))) for _ in range(2)))
    bare = sqlite3.connect(board)
    database = timed(lambda: bare.execute("PRAGMA integrity_check").fetchall())
    bare.close()
    return Figure(
        "Check of the whole board and its journal",
        milliseconds(checked.median),
        f"SQLite's own integrity check: {milliseconds(database)}",
        "–",
        "sound" if not findings else f"NOT sound: {findings[0]}",
    )
