"""Withholding and the two editions: in Review, on the pages, in the list, with people and items."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.steps import meeting_held_last

from boardobserver.domain.release import Edition, Exemption, Grade, Naming
from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import EntryKind
from boardobserver.services import agenda, entries, people
from boardobserver.services.demonstration import demonstration_board
from boardobserver.services.withholding import Place, withhold_entry, withhold_passage
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.people.people_page import PeoplePage
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.reviewing.review_step import ReviewStep
from boardobserver.ui.shell.pages import Location

_REASON = "Would tell people whom the Service looks for how to avoid being found; assessed on 3 November"


def _workspace(stage: Stage) -> tuple[Workspace, Id]:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    meeting_id = meeting_held_last(workspace)
    lines = [each for each in workspace.read.entries(meeting_id) if each.kind is EntryKind.NOTE]
    words = lines[1].text.split()
    passage = " ".join(words[2:6])
    workspace.perform(
        withhold_passage(Place(entry_id=lines[1].id), passage, (Exemption.LAW_ENFORCEMENT,), _REASON)
    )
    both = (Exemption.LAW_ENFORCEMENT, Exemption.PERSONAL_INFORMATION)
    workspace.perform(withhold_entry(lines[2].id, both, "Names the place of an operation"))
    person = workspace.read.people()[1]
    workspace.perform(people.change_person(person.id, naming=Naming.WITHHELD))
    return workspace, meeting_id


def _review(stage: Stage) -> QWidget:
    workspace, meeting_id = _workspace(stage)
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/review"))


def _minutes(stage: Stage) -> QWidget:
    workspace, meeting_id = _workspace(stage)
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/minutes"))


def _nothing_withheld(stage: Stage) -> QWidget:
    workspace = demonstration_board(stage.folder / "demo.board", actor="scene")
    return program_on(stage, workspace, Location("meetings", f"{meeting_held_last(workspace)}/minutes"))


def _people(stage: Stage) -> QWidget:
    workspace, _meeting_id = _workspace(stage)
    for person, grade in zip(workspace.read.people(), (Grade.DIRECTOR, Grade.CONSTABLE), strict=False):
        workspace.perform(people.change_person(person.id, grade=grade))
    return program_on(stage, workspace, Location("people"))


def _agenda(stage: Stage) -> QWidget:
    workspace, meeting_id = _workspace(stage)
    item = workspace.read.items(meeting_id)[4]
    workspace.perform(agenda.change_item(item.id, part=2))
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/prepare"))


def _withheld_line(window: QWidget) -> ReviewStep:
    step = part(window, ReviewStep)
    step.table.setFocus()
    rows = range(step.model.rowCount())
    lines = ((row, step.model.line_at(row)) for row in rows)
    row = next(row for row, line in lines if line is not None and step.model.marks.of_line(line.entry).words)
    step.table.go_to_row(row + 3)
    step.table.go_to_row(row)
    return step


def _several(stage: Stage) -> QWidget:
    """A passage on two sections and a name in one line, and a line withheld whole on many."""
    workspace, meeting_id = _workspace(stage)
    notes = [each for each in workspace.read.entries(meeting_id) if each.kind is EntryKind.NOTE]
    both = (Exemption.LAW_ENFORCEMENT, Exemption.PERSONAL_INFORMATION)
    words = "The Board secretariat would write to the two boroughs"
    workspace.perform(entries.set_wording(notes[0].id, words))
    workspace.perform(withhold_passage(Place(entry_id=notes[0].id), "two boroughs", both, _REASON))
    workspace.perform(withhold_entry(notes[3].id, tuple(Exemption)[:6], _REASON))
    return program_on(stage, workspace, Location("meetings", f"{meeting_id}/review"))


def _look(_stage: Stage, window: QWidget) -> None:
    step = _withheld_line(window)
    step.table.go_to_row(step.table.currentIndex().row() + 2)


def _ask(_stage: Stage, window: QWidget) -> None:
    step = _withheld_line(window)
    step.table.go_to_row(step.table.currentIndex().row() - 1)
    step.withholding.start()
    QTest.keyClicks(step.withholding.withholder.chooser.picker.line, "31,per")


def _ask_with_record(_stage: Stage, window: QWidget) -> None:
    step = part(window, ReviewStep)
    lines = ((row, step.model.line_at(row)) for row in range(step.model.rowCount()))
    row = next(row for row, line in lines if line is not None and line.entry.kind is EntryKind.CHALLENGE)
    step.table.setFocus()
    step.table.go_to_row(row)
    QTest.qWait(400)  # the fields of its record come in, and the page may grow with them
    step.withholding.start()


def _refuse(_stage: Stage, window: QWidget) -> None:
    step = _withheld_line(window)
    step.withholding.start()
    chooser = step.withholding.withholder.chooser
    chooser.reason.clear()
    QTest.keyClicks(chooser.picker.line, "36")
    QTest.keyClick(chooser.picker.line, Qt.Key.Key_Return)


def _wait(stage: Stage, window: QWidget) -> MinutesStep:
    step = part(window, MinutesStep)
    stage.wait_until(lambda: step.publication is not None)
    QTest.qWait(600)
    return step


def _public(stage: Stage, window: QWidget) -> None:
    step = _wait(stage, window)
    step.side.editions.set_current(Edition.PUBLIC)
    step.side.editions.chosen.emit(Edition.PUBLIC)
    stage.wait_until(lambda: stage.desk.jobs.is_idle)
    step.side.show_pane("withheld")
    step.withheld.list.setFocus()
    QTest.keyClick(step.withheld.list, Qt.Key.Key_Home)
    QTest.qWait(600)


def _list(stage: Stage, window: QWidget) -> None:
    step = _wait(stage, window)
    step.side.show_pane("withheld")
    step.withheld.list.setFocus()
    QTest.keyClick(step.withheld.list, Qt.Key.Key_End)
    QTest.keyClick(step.withheld.list, Qt.Key.Key_Home)
    QTest.keyClick(step.withheld.list, Qt.Key.Key_Down)
    QTest.qWait(600)


def _empty_list(stage: Stage, window: QWidget) -> None:
    _wait(stage, window).side.show_pane("withheld")


def _ask_on_page(stage: Stage, window: QWidget) -> None:
    step = _wait(stage, window)
    step.find_bar.ask()
    QTest.keyClicks(step.find_bar.line, "threshold")
    stage.wait_until(lambda: step.find_bar.count > 0)
    QTest.keyClick(step.find_bar.line, Qt.Key.Key_Return)
    QTest.qWait(600)
    step.withholding.start()
    QTest.qWait(200)


def _first_person(_stage: Stage, window: QWidget) -> None:
    page = part(window, PeoplePage)
    page.table.setFocus()
    page.table.selectRow(1)


def _restricted(_stage: Stage, window: QWidget) -> None:
    step = part(window, PrepareStep)
    step.agenda.table.setFocus()
    step.agenda.table.selectRow(4)
    step._lead_to(step.agenda)  # pyright: ignore[reportPrivateUsage] - a finding leads there


SCENES = (
    Scene("release-review", _review, _look),
    Scene("release-several", _several, _look),
    Scene("release-asking", _review, _ask),
    Scene("release-record", _review, _ask_with_record),
    Scene("release-refused", _review, _refuse),
    Scene("release-public", _minutes, _public),
    Scene("release-list", _minutes, _list),
    Scene("release-none", _nothing_withheld, _empty_list),
    Scene("release-page", _minutes, _ask_on_page),
    Scene("release-people", _people, _first_person),
    Scene("release-agenda", _agenda, _restricted),
)
