"""Home, the meetings and the people, on boards that are new, ordinary and full of long words."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage

from boardobserver.domain.words import MeetingStatus
from boardobserver.services import meetings, people
from boardobserver.services.boards import new_board
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.workspace import Workspace
from boardobserver.ui.meetings.meetings_page import MeetingsPage
from boardobserver.ui.people.people_page import PeoplePage
from boardobserver.ui.shell.pages import Location

_LONG = (
    "Review of the operational, technical, legal and ethical questions raised by the proposed extension of "
    "overt live facial recognition to permanent cameras on street furniture in two town centres"
)


def _demo(stage: Stage) -> Workspace:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    series = workspace.read.series()[0].id
    workspace.perform(meetings.plan_meeting(series, dt.date(2099, 1, 21)))
    return workspace


def _new(stage: Stage) -> Workspace:
    return new_board(stage.folder / "new.board", "Facial Recognition Technology Board", actor="scene")


def _full(stage: Stage) -> Workspace:
    workspace = _new(stage)
    series = workspace.read.series()[0].id
    for number in range(40):
        on = dt.date(2023, 1, 10) + dt.timedelta(days=30 * number)
        title = _LONG if number % 3 == 0 else ""
        made = workspace.perform(meetings.plan_meeting(series, on, title=title, with_agenda=False))
        workspace.perform(meetings.change_meeting(made, place=_LONG if number % 2 else "New Scotland Yard"))
        workspace.perform(people.add_person(f"Role number {number} {title}", role=_LONG))
    return workspace


def _at(board: Callable[[Stage], Workspace], page: str, detail: str = "") -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        return program_on(stage, board(stage), Location(page, detail))

    return build


def _meeting(stage: Stage) -> QWidget:
    workspace = _demo(stage)
    held = next(each for each in workspace.read.meetings() if each.status is not MeetingStatus.DRAFT)
    return program_on(stage, workspace, Location("meetings", f"{held.id}/prepare"))


def _running(stage: Stage) -> QWidget:
    workspace = _full(stage)
    meeting = workspace.read.meetings()[0]
    workspace.perform(meetings.start_meeting(meeting.id))
    return program_on(stage, workspace, Location("meetings", f"{meeting.id}/prepare"))


def _plan_without_date(_stage: Stage, window: QWidget) -> None:
    page = part(window, MeetingsPage)
    QTest.mouseClick(page.list.plan_form.plan_button, Qt.MouseButton.LeftButton)


def _missing_log(stage: Stage, window: QWidget) -> None:
    form = part(window, MeetingsPage).list.import_form
    QTest.keyClicks(form.path, "/nowhere/2014-09-29_log.txt")
    QTest.keyClick(form.path, Qt.Key.Key_Return)
    QTest.mouseClick(form.import_button, Qt.MouseButton.LeftButton)
    stage.wait_until(lambda: stage.desk.jobs.is_idle)


def _importing(stage: Stage, window: QWidget) -> None:
    log = stage.folder / "2026-10-14 board.txt"
    lines = (
        f"{9 + at // 3600:02}:{at // 60 % 60:02}:{at % 60:02} <LFR_lead> point {at}" for at in range(9000)
    )
    log.write_text("\n".join(lines), encoding="utf-8")
    form = part(window, MeetingsPage).list.import_form
    QTest.keyClicks(form.path, str(log))
    QTest.keyClick(form.path, Qt.Key.Key_Return)
    QTest.mouseClick(form.import_button, Qt.MouseButton.LeftButton)
    stage.wait_until(lambda: form.progress.value() > form.progress.maximum() // 20 > 0)


def _first_row(_stage: Stage, window: QWidget) -> None:
    part(window, PeoplePage).table.setFocus(Qt.FocusReason.TabFocusReason)


def _adding(_stage: Stage, window: QWidget) -> None:
    page = part(window, PeoplePage)
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.new_form.fields.name, "Board Chair")
    page.new_form.fields.initials.setFocus()
    page.new_form.fields.initials.selectAll()
    QTest.keyClicks(page.new_form.fields.initials, "mps")
    QTest.mouseClick(page.new_form.add_button, Qt.MouseButton.LeftButton)


def _adding_the_first(_stage: Stage, window: QWidget) -> None:
    QTest.mouseClick(part(window, PeoplePage).add_button, Qt.MouseButton.LeftButton)


SCENES = (
    Scene("home-new", _at(_new, "home")),
    Scene("home-demo", _at(_demo, "home")),
    Scene("home-full", _at(_full, "home")),
    Scene("meetings-new", _at(_new, "meetings")),
    Scene("meetings-demo", _at(_demo, "meetings")),
    Scene("meetings-full", _at(_full, "meetings")),
    Scene("meetings-plan", _at(_demo, "meetings", "plan"), _plan_without_date),
    Scene("meetings-import", _at(_demo, "meetings", "import"), _missing_log),
    Scene("meetings-importing", _at(_demo, "meetings", "import"), _importing),
    Scene("meetings-series", _at(_demo, "meetings", "series")),
    Scene("meeting-head", _meeting),
    Scene("meeting-running", _running),
    Scene("people-new", _at(_new, "people")),
    Scene("people-first", _at(_new, "people"), _adding_the_first),
    Scene("people-demo", _at(_demo, "people"), _first_row),
    Scene("people-full", _at(_full, "people"), _first_row),
    Scene("people-adding", _at(_demo, "people"), _adding),
)
"""The scenes of these pages."""
