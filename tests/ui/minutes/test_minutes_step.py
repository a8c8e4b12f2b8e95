"""The Minutes step as a person uses it: the very PDF, live, walked through, on a real board."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards, pdf
from tests.support.minutes_step import AtMinutes
from tests.support.steps import open_board

from boardobserver.domain.words import Marking
from boardobserver.services import meetings
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.minutes.options_box import OptionsBox
from boardobserver.ui.shell.window import Desk


def test_what_is_shown_is_the_very_pdf(scene: AtMinutes):
    content = minutes_content(scene.workspace.read, scene.meeting_id, boards.DAY)
    assert scene.shown_pdf() == publish_minutes(content).pdf
    assert scene.step.view.pdf.pageCount() == len(pdf.page_texts(scene.shown_pdf()))
    assert scene.step.about.facts.pages.text() == f"{scene.step.view.pdf.pageCount()} pages"


def test_a_change_shows_by_itself_at_the_same_place(scene: AtMinutes, qtbot: QtBot):
    scene.step.view.verticalScrollBar().setValue(300)

    boards.note(scene.workspace, scene.meeting_id, "A line that was noted while the preview was open.")

    scene.wait_for(qtbot, "A line that was noted while the preview was open.")
    assert scene.step.view.verticalScrollBar().value() == 300


def test_private_notes_are_counted_and_not_shown(scene: AtMinutes):
    assert "ask again about" not in " ".join(pdf.page_texts(scene.shown_pdf()))
    assert "1 private note" in scene.step.about.facts.left_out.text()


def test_a_hidden_step_waits_until_it_is_shown(scene: AtMinutes, qtbot: QtBot):
    before = scene.shown_pdf()
    scene.step.hide()

    boards.note(scene.workspace, scene.meeting_id, "Noted while nobody looked.")
    qtbot.wait(400)
    assert scene.shown_pdf() == before

    scene.step.show()
    scene.wait_for(qtbot, "Noted while nobody looked.")


def test_what_cannot_be_printed_is_named(scene: AtMinutes, qtbot: QtBot):
    boards.note(scene.workspace, scene.meeting_id, "The title is 中.")

    qtbot.waitUntil(lambda: "U+4E2D" in scene.step.about.facts.uncovered.text())


def test_the_findings_lead_to_review(scene: AtMinutes, qtbot: QtBot):
    assert "things to look at" in scene.step.about.facts.findings.text()
    with qtbot.waitSignal(scene.step.review_requested):
        scene.step.about.facts.review.click()


def test_the_marking_is_chosen_beside_the_pages(scene: AtMinutes, qtbot: QtBot):
    scene.step.about.facts.marking.setFocus()
    QTest.keyClicks(scene.step.about.facts.marking, "official")
    QTest.keyClick(scene.step.about.facts.marking, Qt.Key.Key_Up)

    meeting = scene.workspace.read.meeting(scene.meeting_id)
    assert meeting.marking is Marking.OFFICIAL
    qtbot.waitUntil(lambda: "OFFICIAL-SENSITIVE" not in pdf.page_texts(scene.shown_pdf())[0])


def test_a_signed_off_meeting_can_only_be_read(scene: AtMinutes, qtbot: QtBot):
    observer = boards.person_of(scene.workspace, "LO")

    scene.workspace.perform(meetings.sign_off(scene.meeting_id, observer))

    scene.wait_for(qtbot, "This is version 1")
    assert not scene.step.about.facts.marking.isEnabled()
    assert "DRAFT" not in "".join(pdf.page_texts(scene.shown_pdf()))


def test_keys_and_wheel_zoom(scene: AtMinutes):
    view = scene.step.view
    fitted = view.shown_zoom()

    QTest.keyClick(view, Qt.Key.Key_Plus)
    larger = view.shown_zoom()
    assert larger > fitted
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.shown_zoom() < larger
    _wheel_with_ctrl(view.viewport(), 120)
    assert view.shown_zoom() == larger
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.shown_zoom() == pytest.approx(fitted)


def _wheel_with_ctrl(widget: QWidget, angle: int) -> None:
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_page_is_gone_to_by_its_number(scene: AtMinutes):
    QTest.mouseDClick(scene.step.bar.page, Qt.MouseButton.LeftButton)
    QTest.keyClicks(scene.step.bar.page, "2")
    QTest.keyClick(scene.step.bar.page, Qt.Key.Key_Return)
    assert scene.step.view.page == 1

    QTest.keyClick(scene.step.view, Qt.Key.Key_Home)
    assert scene.step.view.page == 0
    assert scene.step.bar.page.text() == "1"


def test_words_are_found_in_the_pages(scene: AtMinutes, qtbot: QtBot):
    QTest.keyClick(scene.step.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert scene.step.find_bar.isVisible()
    QTest.keyClicks(scene.step.find_bar.line, "watchlist")
    qtbot.waitUntil(lambda: scene.step.find_bar.count == 1)

    QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Return)
    assert "watchlist" in pdf.page_texts(scene.shown_pdf())[scene.step.view.page]

    QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Escape)
    assert not scene.step.find_bar.isVisible()


def test_an_undone_meeting_says_so_and_harms_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path):
    workspace = boards.board(tmp_path)
    meeting_id = boards.planned_meeting(workspace)
    board = open_board(workspace)
    step = MinutesStep(desk, board)
    qtbot.addWidget(step)
    step.show_meeting(meeting_id)
    step.show()
    qtbot.waitUntil(lambda: step.publication is not None)

    workspace.undo()

    qtbot.waitUntil(lambda: step.message.message == "This meeting is not there any more.")
    assert step.publication is None
    assert not step.side.print_button.isEnabled()
    board.close()


def test_what_to_print_besides_is_chosen_seen_at_once_and_remembered(
    qtbot: QtBot, desk: Desk, scene: AtMinutes
):
    perform = scene.workspace.perform
    options = scene.step.about.options
    assert not options.changes.isEnabled(), "there is no meeting before"
    perform(meetings.end_meeting(scene.meeting_id))
    second = perform(meetings.plan_meeting(scene.workspace.read.series()[0].id, boards.DAY))
    boards.note(scene.workspace, second, "! @LL to publish the results")
    scene.step.show_meeting(second)
    scene.wait_for(qtbot, "LL to publish the results")
    assert options.changes.isEnabled()
    QTest.keyClick(options.as_of_today, Qt.Key.Key_Space)
    scene.wait_for(qtbot, "Today (19 November 2026)")
    QTest.keyClick(options.changes, Qt.Key.Key_Space)
    scene.wait_for(qtbot, "what has changed since the previous meeting")
    assert OptionsBox(desk.theme, desk.settings).value == MinutesOptions(as_of_today=True, changes=True)
    QTest.keyClick(options.as_of_today, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: pdf.plain("Today (19") not in pdf.plain("".join(pdf.page_texts(scene.shown_pdf())))
    )
