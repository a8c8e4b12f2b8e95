"""Versions of minutes: beside the pages, being corrected, issued and compared; and at the next meeting."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.pictures.program import part, program_on
from tests.pictures.stage import Scene, Stage
from tests.support.boards import DAY
from tests.support.signed import Signed, signed_board

from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import VersionNumber
from boardobserver.domain.words import Section
from boardobserver.services import agenda, corrections, issuing, meetings
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.preparing.prepare_step import PrepareStep
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.taking.step import TakeNotesStep
from boardobserver.ui.versions.versions_pane import VersionsPane

_OLD = "The watchlist held 16,000 people"


def _corrected(stage: Stage) -> Signed:
    """Version 2 of the first minutes, one correction waiting, version 1 issued twice."""
    signed = signed_board(stage.folder)
    workspace, first = signed.workspace, signed.first
    one = workspace.read.releases.versions(first)[-1].number
    for edition, to, note in (
        (Edition.FULL, "The Board Chair", ""),
        (Edition.PUBLIC, "Everybody", "On the website"),
    ):
        what = issuing.Issue(one, edition, "pdf", to, DAY, note)
        workspace.perform(issuing.issue(first, what, b"%PDF of the picture"))
    put = corrections.put_forward(
        first, signed.text(_OLD), "The watchlist held 1,600 people", "A slip of the pen.", at_id=signed.second
    )
    key = workspace.perform(put)
    workspace.perform(corrections.agree_corrections(first, [key], at_id=signed.second))
    challenge = signed.text("What testing supports 0.64")
    words = (
        "What testing supports the threshold of 0.64 for every camera that is in use, and who has seen it?"
    )
    workspace.perform(
        corrections.put_forward(first, challenge, words, "The question was longer.", at_id=signed.second)
    )
    return signed


def _long(stage: Stage) -> QWidget:
    """Words without end, and one word without end, in everything that the pane shows."""
    signed = signed_board(stage.folder)
    workspace, first = signed.workspace, signed.first
    sentences = "The Board was told how each camera is tested, by whom, and what becomes of the results. " * 8
    word = "Facialrecognitiontechnologyoversight" * 4
    put = corrections.put_forward(first, signed.text(_OLD), sentences, f"{word} {sentences}")
    workspace.perform(corrections.agree_corrections(first, [workspace.perform(put)]))
    challenge = signed.text("What testing supports 0.64")
    workspace.perform(corrections.put_forward(first, challenge, word, sentences))
    what = issuing.Issue(VersionNumber(2), Edition.FULL, "pdf", word, DAY, sentences)
    workspace.perform(issuing.issue(first, what, b"%PDF of the picture"))
    return program_on(stage, workspace, Location("meetings", f"{first}/minutes"))


def _beside(stage: Stage) -> QWidget:
    signed = _corrected(stage)
    return program_on(stage, signed.workspace, Location("meetings", f"{signed.first}/minutes"))


def _prepare(stage: Stage) -> QWidget:
    signed = _corrected(stage)
    return program_on(stage, signed.workspace, Location("meetings", f"{signed.second}/prepare"))


def _take(stage: Stage) -> QWidget:
    signed = _corrected(stage)
    workspace = signed.workspace
    workspace.perform(meetings.start_meeting(signed.second))
    items = workspace.read.items(signed.second)
    before = next(item for item in items if item.section is Section.PREVIOUS_MINUTES)
    workspace.perform(agenda.open_item(before.id))
    return program_on(stage, workspace, Location("meetings", f"{signed.second}/take"))


def _shown(stage: Stage, window: QWidget) -> VersionsPane:
    step = part(window, MinutesStep)
    stage.wait_until(lambda: step.publication is not None)
    step.side.show_pane("versions")
    QTest.qWait(400)
    return step.versions


def _versions(stage: Stage, window: QWidget) -> None:
    _shown(stage, window)


def _seen_to_its_end(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    pane.issue_button.setFocus()
    QTest.qWait(300)


def _corrections_seen(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    pane.corrections.add_button.setFocus()
    QTest.qWait(300)


def _issuing(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    pane.issue_button.click()
    pane.issue_form.give_button.click()
    QTest.qWait(300)


def _comparing(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    pane.compare_button.click()
    stage.wait_until(pane.compare_window.save_button.isEnabled)
    QTest.qWait(300)


def _same(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    pane.later.set_value(pane.earlier.value)
    pane.compare_button.click()
    stage.wait_until(pane.compare_window.save_button.isEnabled)
    QTest.qWait(300)


def _correcting(stage: Stage, window: QWidget) -> None:
    step = part(window, PrepareStep)
    stage.wait_until(step.isVisible)
    panel = step.minutes_before.numbered
    QTest.qWait(200)
    panel.begin()
    QTest.keyClicks(panel.form.place.line, "Action AC")
    QTest.qWait(300)


def _taking(stage: Stage, window: QWidget) -> None:
    step = part(window, TakeNotesStep)
    step.go_to_side()
    box = step.side.opened.minutes_before
    stage.wait_until(lambda: not box.isHidden())
    box.button.click()
    QTest.qWait(300)


def _correcting_beside(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    pane.corrections.add_button.click()
    QTest.qWait(300)


def _taking_correcting(stage: Stage, window: QWidget) -> None:
    _taking(stage, window)
    part(window, TakeNotesStep).side.opened.minutes_before.panel.begin()
    QTest.qWait(300)


def _choosing(stage: Stage, window: QWidget) -> None:
    pane = _shown(stage, window)
    form = pane.corrections.form
    pane.corrections.add_button.click()
    QTest.keyClicks(form.place.line, "attendance of lead")
    stage.wait_until(form.place.offered.isVisible)
    QTest.keyClick(form.place.offered, Qt.Key.Key_Down)
    QTest.keyClick(form.place.offered, Qt.Key.Key_Return)
    QTest.qWait(300)


SCENES = (
    Scene("versions", _beside, _versions),
    Scene("versions-long", _long, _corrections_seen),
    Scene("versions-long-issued", _long, _seen_to_its_end),
    Scene("versions-long-compared", _long, _comparing),
    Scene("versions-issuing", _beside, _issuing),
    Scene("versions-compared", _beside, _comparing),
    Scene("versions-same", _beside, _same),
    Scene("versions-correcting", _prepare, _correcting),
    Scene("versions-correcting-beside", _beside, _correcting_beside),
    Scene("versions-choosing", _beside, _choosing),
    Scene("versions-taking", _take, _taking),
    Scene("versions-taking-correcting", _take, _taking_correcting),
)
