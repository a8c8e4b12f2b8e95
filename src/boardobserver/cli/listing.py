"""`list` and `changes`: records and their movements, as lines to read, as JSON, or for a spreadsheet."""

import argparse
import json
import sys
from collections.abc import Sequence

from boardobserver.cli.naming import meeting_named
from boardobserver.cli.opening import opened
from boardobserver.domain.errors import Refusal
from boardobserver.domain.filters.evaluation import test_of
from boardobserver.domain.filters.parse import parse
from boardobserver.domain.filters.terms import Filter, FilterRefusal
from boardobserver.domain.registers import RegisterRow
from boardobserver.exchange.spreadsheet import csv_bytes
from boardobserver.services.listing import REGISTERS, ListedRow, ListKind, Value, listed
from boardobserver.services.registers import Register
from boardobserver.services.since import listed_changes
from boardobserver.services.workspace import Workspace

_COLUMNS: dict[ListKind, tuple[str, ...]] = {
    ListKind.MEETINGS: ("ref", "date", "status", "place", "title"),
    ListKind.PEOPLE: ("initials", "organisation", "role", "name"),
    ListKind.ENTRIES: ("meeting", "at", "kind", "ref", "speaker", "text"),
    ListKind.CHALLENGES: ("ref", "status", "raised_on", "raised_by", "directed_to", "text"),
    ListKind.ADVICE: ("ref", "status", "mps_response", "source_body", "text"),
    ListKind.ACTIONS: ("ref", "status", "owner", "due", "text"),
    ListKind.DECISIONS: ("ref", "verb", "observer_position", "text"),
    ListKind.ASSURANCE: ("ref", "status", "level", "given_by", "stale_after", "text"),
    ListKind.RESPONSES: ("challenge", "at", "by", "view", "promised_by", "text"),
}
"""What is shown of a kind; the last column is as wide as it needs."""

_OWN_WORDS = {
    "due", "kind", "level", "mps_response", "observer_position", "status", "verb", "view", "what",
}  # fmt: skip
"""What holds words of the program, and never any that somebody typed."""

_CHANGE_COLUMNS = ("at", "ref", "what", "status", "by", "meeting", "words")


def list_records(chosen: argparse.Namespace) -> int:
    """Print the records of one kind, all of them or those that a filter finds.

    Raises:
        Refusal: The filter cannot be read, or what is listed has no register to filter.
    """
    kind = ListKind(chosen.kind)
    if chosen.filter and kind not in REGISTERS:
        kinds = ", ".join(REGISTERS)
        raise Refusal(f"There is no filter for {kind}, only for {kinds}.", "filter")
    workspace = opened(chosen, read_only=True)
    try:
        found = _found(workspace, kind, chosen.filter) if kind in REGISTERS else None
        rows = listed(workspace.read, kind, found)
        marking = workspace.read.board().marking
    finally:
        workspace.close()
    if chosen.json:
        _print_json(rows)
    elif chosen.csv:
        _print_csv(rows, _COLUMNS[kind])
        # A table has no place for it: a first line that says so would be taken for its header.
        print(f"{marking.label}: it withholds nothing, and is not for the public.", file=sys.stderr)
    else:
        _print_table(rows, _COLUMNS[kind])
    return 0


def list_changes(chosen: argparse.Namespace) -> int:
    """Print what has happened to the records since a meeting, one line a movement."""
    workspace = opened(chosen, read_only=True)
    try:
        rows = listed_changes(workspace.read, meeting_named(workspace.read, chosen.since))
    finally:
        workspace.close()
    if chosen.json:
        _print_json(rows)
    else:
        _print_table([row | {"words": _happened(row)} for row in rows], _CHANGE_COLUMNS)
    return 0


def _happened(row: ListedRow) -> str:
    """In what words something happened, and what it changed."""
    changed = row["changed"]
    assert isinstance(changed, list)
    said = [shown(row["words"])] if row["words"] else []
    for each in changed:
        assert isinstance(each, dict)
        before = f"{each['before']} → " if each["before"] else ""
        said.append(f"{each['field']}: {before}{shown(each['after'])}")
    return "; ".join(said)


def _found(workspace: Workspace, kind: ListKind, words: str) -> list[RegisterRow]:
    today = workspace.local(workspace.now()).date()
    holds = test_of(_read_filter(words, workspace), workspace.read.references())
    return [line for line in Register(workspace.read, REGISTERS[kind], today).rows if holds(line)]


def _read_filter(words: str, workspace: Workspace) -> Filter:
    try:
        return parse(words, workspace.local(workspace.now()).date())
    except FilterRefusal as refusal:
        place = f"at its character {refusal.start + 1}"
        raise Refusal(f"The filter cannot be read {place}. {refusal.message}", "filter") from None


def _print_json(rows: Sequence[ListedRow]) -> None:
    shows_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    json.dump(rows, sys.stdout, ensure_ascii=not shows_all, indent=1)
    print()


def _print_csv(rows: Sequence[ListedRow], least: Sequence[str]) -> None:
    """Print every field of the rows; without any, the header of those that are shown at least."""
    columns = list(rows[0]) if rows else list(least)
    sys.stdout.flush()
    sys.stdout.buffer.write(csv_bytes(columns, ([_cell(row[each]) for each in columns] for row in rows)))


def _cell(value: Value) -> str:
    """A value in one cell: several of them one after the other, several records a line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        parts = [_record_cell(each) if isinstance(each, dict) else each for each in value]
        return ("\n" if any(isinstance(each, dict) for each in value) else "; ").join(parts)
    return str(value)


def _record_cell(record: ListedRow) -> str:
    return ", ".join(cell for cell in map(_cell, record.values()) if cell)


def _print_table(rows: Sequence[ListedRow], columns: Sequence[str]) -> None:
    lines = [[_worded(column, row[column]) for column in columns] for row in rows]
    widths = [max((len(line[i]) for line in lines), default=0) for i in range(len(columns) - 1)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        print("  ".join([*cells, line[-1]]).rstrip())


def _worded(column: str, value: Value) -> str:
    """A value on one line, words of the program's own as they are read: "signed off"."""
    said = shown(value)
    return said.replace("_", " ") if column in _OWN_WORDS else said


def shown(value: Value) -> str:
    """A value on one line; nothing in it can move the cursor of a terminal."""
    text = "–" if value in (None, "") else str(value)
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
