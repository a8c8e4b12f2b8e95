"""What a line and a record said before: in Review, and in the pane of a record."""

from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.words import MeetingStatus, RecordKind
from boardobserver.services import entries, tracking
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.pages import Location

_LONG = "The threshold had been raised after the laboratory’s second report, which nobody had yet seen. "


def _worded(stage: Stage) -> tuple[Workspace, str, str]:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    meeting = next(each for each in workspace.read.meetings() if each.status is MeetingStatus.UNDER_REVIEW)
    line = workspace.read.entries(meeting.id)[0]
    for words in ("The threshold had been raised.", _LONG * 3, "The threshold stood at 0.64."):
        workspace.perform(entries.set_wording(line.id, words))
    advice = workspace.read.tracked_of_kind(RecordKind.ADVICE)[1]
    for words in ("A first assessment", _LONG, "The assessments of both deployments"):
        workspace.perform(tracking.change_advice(advice.id, implementation=words))
    return workspace, meeting.id, advice.id


def _review(stage: Stage) -> QWidget:
    workspace, meeting_id, _advice = _worded(stage)
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/review"))


def _choose_line(_stage: Stage, window: QWidget) -> None:
    step = part(window, ReviewStep)
    step.table.selectRow(1)
    step.side.earlier.table.selectRow(1)


def _record(stage: Stage) -> QWidget:
    workspace, _meeting, advice_id = _worded(stage)
    return program_on(stage, workspace, Location("advice", advice_id))


def _scroll(_stage: Stage, window: QWidget) -> None:
    pane = part(window, RecordPane)
    pane.earlier.table.setFocus()
    pane.earlier.table.selectRow(1)


SCENES = (
    Scene("earlier-words-line", _review, _choose_line),
    Scene("earlier-words-record", _record, _scroll),
)
