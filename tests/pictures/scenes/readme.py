"""The picture of the README: notes being taken on the demonstration board, in the program itself."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.taking import strike

from boardobserver.domain.entry_line import read_line
from boardobserver.domain.words import EntryKind
from boardobserver.services import agenda, entries, meetings
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.taking.step import TakeNotesStep

_DAY = dt.date(2027, 1, 21)
_BEFORE = (
    (1, 0, "@BC welcomed everybody and opened the meeting"),
    (3, 1, "No interests were declared"),
    (4, 2, "The minutes of the 14th meeting were agreed"),
    (9, 3, "@SEC Two of the three actions are done"),
    (8, 4, "@BC The forward plan comes to the next meeting"),
)
_LINES = (
    "@LL Ten deployments since the last meeting; none was stopped early",
    "# Ten false alerts in a year: 0.0003 % of faces seen, 0.48 % of alerts",
    "? @OB What testing supports a threshold of 0.64, when the published result is at 0.6?",
    "> @LL It was chosen after the tests of 2024; the report is being cleared",
    "! @LL to publish the test report by 30 April",
    "* @EP Each deployment is to be assessed and authorised for a specific purpose",
    "~ Ask afterwards who clears the report",
)


@dataclass(slots=True)
class _Clock:
    at: dt.datetime

    def __call__(self) -> dt.datetime:
        return self.at

    def go_on(self, minutes: int) -> None:
        self.at += dt.timedelta(minutes=minutes)


def _taking(stage: Stage) -> QWidget:
    board = demonstration_board(stage.folder / "demonstration.board", actor="observer")
    board.close()
    clock = _Clock(dt.datetime.combine(_DAY, dt.time(10), ZoneInfo("Europe/London")).astimezone(dt.UTC))
    workspace = Workspace.open(board.path, actor="observer", clock=clock)
    meeting_id = next(each.id for each in workspace.read.meetings() if each.held_on == _DAY)
    workspace.perform(meetings.change_meeting(meeting_id, place="New Scotland Yard"))
    items = workspace.read.items(meeting_id)

    def note(item: int, words: str) -> None:
        line = read_line(words, EntryKind.NOTE, _DAY)
        workspace.perform(entries.note_line(meeting_id, line, at=clock.at, item_id=items[item].id))

    for minutes, item, words in _BEFORE:
        workspace.perform(agenda.open_item(items[item].id))
        clock.go_on(minutes)
        note(item, words)
    workspace.perform(agenda.open_item(items[5].id))
    for words in _LINES:
        clock.go_on(2)
        note(5, words)
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/take"), clock=clock)


def _typing(_stage: Stage, window: QWidget) -> None:
    words = "= The Board agreed to keep the threshold at 0.64 until March"
    strike(part(window, TakeNotesStep).bar.edit, words)


SCENES = (Scene("readme", _taking, _typing),)
"""One scene; in light colours it is `docs/screenshot.png`."""
