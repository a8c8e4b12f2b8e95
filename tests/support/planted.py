"""A board with words of its own in every field that holds words, to be searched for in its file."""

import datetime as dt
from hashlib import sha256
from itertools import count
from pathlib import Path

from tests.support.boards import person_of
from tests.support.lives import DAYS, Life, lived

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import Entry, Id
from boardobserver.domain.tracking import is_open, withdrawn_status
from boardobserver.domain.words import AttendanceList, MeetingStatus, RecordKind
from boardobserver.services import agenda, attendance, disposal, entries, tracking, versions
from boardobserver.services.command import Command
from boardobserver.services.retention import lift_hold, set_hold
from boardobserver.services.workspace import Workspace
from boardobserver.storage.connection import open_connection
from boardobserver.storage.disposing.words import BLANKED
from boardobserver.storage.records import (
    CorrectionRow,
    IssuedRow,
    ItemRow,
    ItemSpanRow,
    MeetingRow,
    MovementFieldRow,
    PaperRow,
    Row,
    WithholdingRow,
)
from boardobserver.storage.unit import Unit

WORD = "Quincunx"
"""Stands in every planted text, and nowhere else."""

SAID = "What testing supports the threshold"
"""Was said at the first meeting, and is in none of the planted texts."""

LONG_AFTER = dt.date(2033, 4, 1)
"""The day after everything of the three meetings has been kept for six years."""

_OF_MEETINGS = frozenset({"meeting", "item", "paper", "attendance", "declaration", "entry"})
_NUMBERS = count(1)


def planted_board(folder: Path) -> Life:
    """Three meetings, all signed off, with words of its own in every field of theirs and of their records."""
    life = lived(folder)
    workspace = life.workspace
    _first, second, third = life.meeting_ids
    life.at(DAYS[-1])
    for meeting_id in (second, third):
        _fill(life, meeting_id)
    workspace.perform(Command("plant words", _plant))
    for meeting_id in (second, third):
        workspace.perform(versions.keep_version(meeting_id, "Under review"))
        life.sign(meeting_id)
    for record in workspace.read.all_tracked():
        if is_open(record.status):
            status = withdrawn_status(record.reference.kind)
            workspace.perform(tracking.change_status(record.id, status, words=f"{WORD} no more"))
    workspace.perform(Command("release the minutes", lambda unit: _release(unit, third)))
    workspace.perform(Command("plant words", _plant))
    workspace.perform(lift_hold(workspace.perform(set_hold(reason=f"{WORD} asked for it", meeting_id=third))))
    workspace.keep_draft(f"line:{workspace.read.entries(third)[0].id}", f"{WORD} half typed")
    return life


def _fill(life: Life, meeting_id: Id) -> None:
    """What a meeting has besides its lines; some of it taken back, so that only the journal knows it."""
    workspace = life.workspace
    lead, observer = person_of(workspace, "LL"), person_of(workspace, "LO")
    items = workspace.read.items(meeting_id)
    workspace.perform(agenda.set_papers(items[1].id, (("Paper 01", "The report"), ("Paper 02", "Gone"))))
    workspace.perform(agenda.set_papers(items[1].id, (("Paper 01", "The report"),)))
    workspace.perform(attendance.add_attendee(meeting_id, lead, AttendanceList.PRESENT))
    workspace.perform(
        attendance.add_declaration(meeting_id, observer, interest="An interest", handling="Left")
    )
    removed = workspace.perform(agenda.add_item(meeting_id, f"{WORD} that nobody took"))
    workspace.perform(agenda.remove_item(removed))
    life.hold(meeting_id, f"! @LL {WORD} that was undone")
    for _each in range(3):
        workspace.undo()
    for record in workspace.read.all_tracked():
        if record.reference.kind is RecordKind.ACTION:
            workspace.perform(tracking.add_update(record.id, "It goes on", meeting_id=meeting_id))
    challenge = workspace.read.tracked_of_kind(RecordKind.CHALLENGE)[0]
    workspace.perform(tracking.change_challenge(challenge.id, outcome="So far", meeting_id=meeting_id))
    workspace.perform(tracking.change_challenge(challenge.id, outcome="Further", meeting_id=meeting_id))
    workspace.perform(tracking.set_topics(challenge.id, workspace.read.topics()[:1]))
    workspace.perform(Command("take time", lambda unit: _take_time(unit, items[1].id)))
    line = workspace.read.entries(meeting_id)[-1]
    workspace.perform(entries.withdraw_entry(line.id, "Said twice"))
    workspace.perform(entries.reinstate_entry(line.id))


def _take_time(unit: Unit, item_id: Id) -> None:
    unit.add(ItemSpanRow(id=unit.new_id(), item_id=item_id, start=unit.now, end=unit.now))


def _release(unit: Unit, meeting_id: Id) -> None:
    """What is written about minutes once they are signed off."""
    _issue(unit, meeting_id)
    _correct(unit, meeting_id)
    for entry in unit.read.entries(meeting_id)[:1]:
        _withhold(unit, meeting_id, entry)


def _issue(unit: Unit, meeting_id: Id) -> None:
    meeting = unit.get(MeetingRow, meeting_id)
    data = f"{WORD} as it went out".encode()
    digest = sha256(data).hexdigest()
    unit.keep_file(digest, data)
    unit.add(
        IssuedRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            major=1,
            minor=0,
            edition=Edition.FULL,
            format="pdf",
            sha256=digest,
            size=len(data),
            issued_on=meeting.held_on,
            issued_to="The Panel",
            issued_by_id=meeting.author_id,
            note="By hand",
        )
    )


def _correct(unit: Unit, meeting_id: Id) -> None:
    unit.add(
        CorrectionRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            agreed_at_id=None,
            number=1,
            target="",
            target_id=None,
            field="",
            place="paragraph 2",
            before="before",
            after="after",
            reason="A slip",
            made_at=unit.now,
            made_by_id=None,
            version_id=None,
        )
    )


def _withhold(unit: Unit, meeting_id: Id, entry: Entry) -> None:
    unit.add(
        WithholdingRow(
            id=unit.new_id(),
            meeting_id=meeting_id,
            entry_id=entry.id,
            item_id=None,
            tracked_id=entry.record_id,
            passage="report",
            exemptions="31",
            reason="It would harm",
        )
    )


def _plant(unit: Unit) -> None:
    """Put words of its own into every text of every row that the locks leave open."""
    signed = {row.id for row in unit.find(MeetingRow) if row.status is MeetingStatus.SIGNED_OFF}
    for kind in _kinds():
        table = kind.__tablename__
        for row in unit.find(kind):
            if table in _OF_MEETINGS and _meeting_of(unit, row) in signed:
                continue
            for column in BLANKED[table]:
                if not _is_words(row, column):
                    continue
                setattr(row, column, f"{WORD} {table}.{column} {next(_NUMBERS)}")


def _kinds() -> list[type[Row]]:
    kinds = {mapper.class_.__tablename__: mapper.class_ for mapper in Row.registry.mappers}
    return [kinds[table] for table in BLANKED]


def _is_words(row: Row, column: str) -> bool:
    if isinstance(row, MovementFieldRow):
        return row.field in {"text", "outcome", "closing_evidence"}
    return column not in {"sha256", "size"} and row.__tablename__ != "hold"


def _meeting_of(unit: Unit, row: Row) -> str:
    if isinstance(row, MeetingRow):
        return row.id
    if isinstance(row, PaperRow):
        return unit.get(ItemRow, row.item_id).meeting_id
    return str(getattr(row, "meeting_id", ""))


def dispose(workspace: Workspace, on: dt.date = LONG_AFTER) -> None:
    """Dispose of what is due on a day."""
    preview = disposal.preview_disposal(workspace.read, on)
    disposal.dispose_of_what_is_due(workspace, preview, typed="Test board", reason="The time is over")


def everything_in(workspace: Workspace) -> str:
    """Every value of every table, read through the driver: for a board whose bytes say nothing."""
    connection = open_connection(workspace.path, workspace.key, read_only=True)
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]
    finally:
        connection.close()
    return repr(rows)
