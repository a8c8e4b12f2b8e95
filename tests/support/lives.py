"""A board on which records have lived: put at one meeting, answered at the next, closed at a third."""

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.support.boards import SteppingClock, board, person_of, planned_meeting

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.snapshots import Due, Id
from boardobserver.domain.words import (
    DueKind,
    EntryKind,
    MeetingStatus,
    RecordKind,
    Relation,
)
from boardobserver.services import documents, entries, links, meetings, recording, tracking
from boardobserver.services.workspace import Workspace

DAYS = (dt.date(2026, 1, 14), dt.date(2026, 3, 11), dt.date(2026, 5, 13))


@dataclass(slots=True)
class Life:
    """A board with three meetings; the first is signed off, and a clock that can be set."""

    workspace: Workspace
    clock: SteppingClock
    meeting_ids: list[Id]

    @classmethod
    def of_copy(cls, path: Path, folder: Path) -> "Life":
        """Go on in a copy of such a board, in a folder of its own."""
        copied = Path(shutil.copy(path, folder))
        clock = SteppingClock(dt.datetime.combine(DAYS[-1], dt.time(11), dt.UTC))
        workspace = Workspace.open(copied, actor="tester", clock=clock)
        return cls(workspace, clock, [each.id for each in reversed(workspace.read.meetings())])

    def at(self, day: dt.date) -> None:
        """Let it be ten in the morning of a day."""
        self.clock.at = dt.datetime.combine(day, dt.time(10), dt.UTC)

    def hold(self, meeting_id: Id, *lines: str) -> None:
        """Note lines at a meeting, on its day, under its first item of business or its last item."""
        meeting = self.workspace.read.meeting(meeting_id)
        self.at(meeting.held_on)
        item = self.workspace.read.items(meeting_id)[-2]
        self.workspace.perform(meetings.start_meeting(meeting_id))
        for typed in lines:
            line = read_line(typed, EntryKind.NOTE, meeting.held_on)
            at = self.workspace.now()
            self.workspace.perform(entries.note_line(meeting_id, line, at=at, item_id=item.id))
        self.workspace.perform(meetings.end_meeting(meeting_id))

    def sign(self, meeting_id: Id) -> None:
        """Sign the minutes of a meeting off."""
        self.workspace.perform(meetings.sign_off(meeting_id, person_of(self.workspace, "LO")))
        assert self.workspace.read.meeting(meeting_id).status is MeetingStatus.SIGNED_OFF

    def record(self, kind: RecordKind, at: int = 0) -> Id:
        """The key of the record of a kind, in the order of their references."""
        return self.workspace.read.tracked_of_kind(kind)[at].id


def lived(folder: Path) -> Life:
    """A challenge answered late, an action that slipped and was closed, advice, a decision, an assurance."""
    clock = SteppingClock(dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC))
    workspace = board(folder, "lived.board", clock)
    life = Life(workspace, clock, [planned_meeting(workspace, day) for day in DAYS])
    _raise(life)
    _follow(life)
    life.at(dt.date(2026, 4, 2))
    _link(life)
    _quote(life, folder)
    life.hold(life.meeting_ids[2], "@LO: The report is out. ^AC-2026-001")
    return life


def _raise(life: Life) -> None:
    first = life.meeting_ids[0]
    life.hold(
        first,
        "? @LO: @LL What testing supports the threshold of 0.64?",
        "! @LL to publish the test report by 28 Feb",
        "* @LO: Deployments should wait for the equality analysis.",
        "= @BC: The Board agreed to extend the trial.",
    )
    life.sign(first)


def _follow(life: Life) -> None:
    second = life.meeting_ids[1]
    life.hold(
        second,
        "? @LO: We ask again, because nothing has come. ^CH-2026-001",
        "> @LL: The laboratory will report in May. ^CH-2026-001",
        "! @LL The supplier is late. ^AC-2026-001",
    )
    later = Due(DueKind.DATE, dt.date(2026, 4, 30))
    life.workspace.perform(tracking.change_due(life.record(RecordKind.ACTION), later, meeting_id=second))


def _link(life: Life) -> None:
    action, challenge = life.record(RecordKind.ACTION), life.record(RecordKind.CHALLENGE)
    claim = recording.add_record(RecordKind.ASSURANCE, "Every operator has been trained on the risks.")
    assurance = life.workspace.perform(claim)
    life.workspace.perform(links.link_records(action, challenge, Relation.ARISES_FROM))
    life.workspace.perform(links.link_records(assurance, action, Relation.SUPPORTS))


def _quote(life: Life, folder: Path) -> None:
    workspace, challenge = life.workspace, life.record(RecordKind.CHALLENGE)
    document = workspace.perform(
        documents.add_document(
            "The Deputy Mayor’s letter",
            for_record_id=challenge,
            place="page 2, paragraph 3",
            publisher="MOPAC",
            dated=dt.date(2026, 4, 9),
        )
    )
    use = workspace.read.document_uses(challenge)[0]
    quoted = "does lead to statistically significant bias in relation to gender and race"
    note = "The laboratory reported an imbalance at 0.58 and 0.56, and none at 0.6."
    workspace.perform(documents.change_use(use.id, quotation=quoted, sic_note=note))
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7 a letter" * 9000)
    workspace.perform(documents.attach_file(document, documents.read_attachment(folder / "letter.pdf")))
