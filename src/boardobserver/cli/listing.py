"""`list`: the records of one kind, as lines to read or as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence

from boardobserver.host.machine import actor
from boardobserver.services.listing import ListedRow, ListKind, Value, listed
from boardobserver.services.workspace import Workspace

_COLUMNS: dict[ListKind, tuple[str, ...]] = {
    ListKind.MEETINGS: ("ref", "date", "status", "place", "title"),
    ListKind.PEOPLE: ("initials", "organisation", "role", "name"),
    ListKind.ENTRIES: ("meeting", "at", "kind", "ref", "speaker", "text"),
    ListKind.CHALLENGES: ("ref", "status", "raised_on", "raised_by", "directed_to", "text"),
    ListKind.ADVICE: ("ref", "status", "mps_response", "source_body", "text"),
    ListKind.ACTIONS: ("ref", "status", "owner", "due", "text"),
    ListKind.DECISIONS: ("ref", "verb", "observer_position", "text"),
}
"""What is shown of a kind; the last column is as wide as it needs."""


def list_records(chosen: argparse.Namespace) -> int:
    """Print the records of one kind."""
    kind = ListKind(chosen.kind)
    workspace = Workspace.open(chosen.board, actor=actor(), read_only=True)
    try:
        rows = listed(workspace.read, kind)
    finally:
        workspace.close()
    if chosen.json:
        shows_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        json.dump(rows, sys.stdout, ensure_ascii=not shows_all, indent=1)
        print()
    else:
        _print_table(rows, _COLUMNS[kind])
    return 0


def _print_table(rows: Sequence[ListedRow], columns: Sequence[str]) -> None:
    lines = [[_shown(row[column]) for column in columns] for row in rows]
    widths = [max((len(line[i]) for line in lines), default=0) for i in range(len(columns) - 1)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        print("  ".join([*cells, line[-1]]).rstrip())


def _shown(value: Value) -> str:
    """A value on one line; nothing in it can move the cursor of a terminal."""
    text = "–" if value in (None, "") else str(value)
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
