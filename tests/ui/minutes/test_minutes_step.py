"""The Minutes step as a person uses it: the very PDF, live, saved and printed, on a real board."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards, pdf
from tests.support.steps import Notices, held_meeting, open_board
from tests.support.structure import Part
from tests.support.web import parts_of_page
from tests.support.word import parts_of_word

from boardobserver.domain.snapshots import Id
from boardobserver.domain.words import Marking
from boardobserver.services import entries, meetings
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_commands import MINUTES_COMMANDS
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.minutes.options_box import OptionsBox
from boardobserver.ui.output.print_dialog import PrintQuestion
from boardobserver.ui.output.saving import SaveTarget, target_of
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.shell.window_commands import FILE_COMMANDS
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS


@dataclass
class Answers:
    """What the person answers to the dialogs, and what they were asked."""

    target: SaveTarget | None = None
    paper: Path | None = None
    copies: int = 1
    proposed: str = ""
    asked_pages: int = 0
    opened: Path | None = None

    def ask_target(self, _parent: QWidget, proposed: str) -> SaveTarget | None:
        self.proposed = proposed
        return self.target

    def ask_printer(self, _parent: QWidget, printer: QPrinter, question: PrintQuestion) -> bool:
        self.asked_pages = question.pages
        if self.paper is None:
            return False
        printer.setOutputFileName(str(self.paper))
        printer.setResolution(150)
        printer.setCopyCount(self.copies)
        return True

    def open_folder(self, folder: Path) -> None:
        self.opened = folder


@dataclass
class Scene:
    workspace: Workspace
    meeting_id: Id
    step: MinutesStep
    notices: Notices
    answers: Answers
    window: QMainWindow

    def shown_pdf(self) -> bytes:
        publication = self.step.publication
        assert publication is not None
        return publication.pdf

    def wait_for(self, qtbot: QtBot, words: str) -> None:
        """Wait until the preview says so."""
        qtbot.waitUntil(lambda: pdf.plain(words) in pdf.plain("".join(pdf.page_texts(self.shown_pdf()))))


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Scene]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices, answers = Notices(), Answers()
    board = open_board(workspace, notices)
    step = MinutesStep(
        desk,
        board,
        ask_target=answers.ask_target,
        ask_printer=answers.ask_printer,
        open_folder=answers.open_folder,
    )
    window = QMainWindow()
    window.setCentralWidget(step)
    window.resize(1100, 700)
    qtbot.addWidget(window)
    table = CommandTable((*FILE_COMMANDS, *MINUTES_COMMANDS, *WITHHOLDING_COMMANDS), desk.theme.icons, window)
    table.set_board_open(is_open=True)
    window.addActions(list(table.actions()))
    step.connect_commands(table)
    step.show_meeting(meeting_id)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: step.publication is not None)
    yield Scene(workspace, meeting_id, step, notices, answers, window)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    board.close()


def test_what_is_shown_is_the_very_pdf(scene: Scene):
    content = minutes_content(scene.workspace.read, scene.meeting_id, boards.DAY)
    assert scene.shown_pdf() == publish_minutes(content).pdf
    assert scene.step.view.pdf.pageCount() == len(pdf.page_texts(scene.shown_pdf()))
    assert scene.step.about.facts.pages.text() == f"{scene.step.view.pdf.pageCount()} pages"


def test_a_change_shows_by_itself_at_the_same_place(scene: Scene, qtbot: QtBot):
    scene.step.view.verticalScrollBar().setValue(300)

    boards.note(scene.workspace, scene.meeting_id, "A line that was noted while the preview was open.")

    scene.wait_for(qtbot, "A line that was noted while the preview was open.")
    assert scene.step.view.verticalScrollBar().value() == 300


def test_private_notes_are_counted_and_not_shown(scene: Scene):
    assert "ask again about" not in " ".join(pdf.page_texts(scene.shown_pdf()))
    assert "1 private note" in scene.step.about.facts.left_out.text()


def test_a_hidden_step_waits_until_it_is_shown(scene: Scene, qtbot: QtBot):
    before = scene.shown_pdf()
    scene.step.hide()

    boards.note(scene.workspace, scene.meeting_id, "Noted while nobody looked.")
    qtbot.wait(400)
    assert scene.shown_pdf() == before

    scene.step.show()
    scene.wait_for(qtbot, "Noted while nobody looked.")


def test_what_cannot_be_printed_is_named(scene: Scene, qtbot: QtBot):
    boards.note(scene.workspace, scene.meeting_id, "The title is 中.")

    qtbot.waitUntil(lambda: "U+4E2D" in scene.step.about.facts.uncovered.text())


def test_the_findings_lead_to_review(scene: Scene, qtbot: QtBot):
    assert "things to look at" in scene.step.about.facts.findings.text()
    with qtbot.waitSignal(scene.step.review_requested):
        scene.step.about.facts.review.click()


def test_the_marking_is_chosen_beside_the_pages(scene: Scene, qtbot: QtBot):
    scene.step.about.facts.marking.setFocus()
    QTest.keyClicks(scene.step.about.facts.marking, "official")
    QTest.keyClick(scene.step.about.facts.marking, Qt.Key.Key_Up)

    meeting = scene.workspace.read.meeting(scene.meeting_id)
    assert meeting.marking is Marking.OFFICIAL
    qtbot.waitUntil(lambda: "OFFICIAL-SENSITIVE" not in pdf.page_texts(scene.shown_pdf())[0])


def test_a_signed_off_meeting_can_only_be_read(scene: Scene, qtbot: QtBot):
    observer = boards.person_of(scene.workspace, "LO")

    scene.workspace.perform(meetings.sign_off(scene.meeting_id, observer))

    scene.wait_for(qtbot, "This is version 1")
    assert not scene.step.about.facts.marking.isEnabled()
    assert "DRAFT" not in "".join(pdf.page_texts(scene.shown_pdf()))


def test_keys_and_wheel_zoom(scene: Scene):
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


def test_a_page_is_gone_to_by_its_number(scene: Scene):
    QTest.mouseDClick(scene.step.bar.page, Qt.MouseButton.LeftButton)
    QTest.keyClicks(scene.step.bar.page, "2")
    QTest.keyClick(scene.step.bar.page, Qt.Key.Key_Return)
    assert scene.step.view.page == 1

    QTest.keyClick(scene.step.view, Qt.Key.Key_Home)
    assert scene.step.view.page == 0
    assert scene.step.bar.page.text() == "1"


def test_words_are_found_in_the_pages(scene: Scene, qtbot: QtBot):
    QTest.keyClick(scene.step.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert scene.step.find_bar.isVisible()
    QTest.keyClicks(scene.step.find_bar.line, "watchlist")
    qtbot.waitUntil(lambda: scene.step.find_bar.count == 1)

    QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Return)
    assert "watchlist" in pdf.page_texts(scene.shown_pdf())[scene.step.view.page]

    QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Escape)
    assert not scene.step.find_bar.isVisible()


def test_saving_writes_the_file_and_offers_its_folder(scene: Scene, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "out.pdf"
    scene.answers.target = SaveTarget(path, may_overwrite=False)

    QTest.keyClick(
        scene.step.view,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert scene.answers.proposed == "MT-2026-001 minutes.pdf"
    assert path.read_bytes() == scene.shown_pdf()
    assert str(path) in scene.notices.messages[-1]
    action = scene.notices.told[-1].action
    assert action is not None
    action.do()
    assert scene.answers.opened == tmp_path


@pytest.mark.parametrize(("ending", "parts"), [(".docx", parts_of_word), (".html", parts_of_page)])
def test_another_ending_of_the_name_writes_another_kind_of_file(
    scene: Scene, qtbot: QtBot, tmp_path: Path, ending: str, parts: Callable[[bytes], list[Part]]
):
    path = tmp_path / f"out{ending}"
    scene.answers.target = SaveTarget(path, may_overwrite=False)

    scene.step.side.save_button.click()
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert str(path) in scene.notices.messages[-1]
    said = [text for part in parts(path.read_bytes()) for text in part.texts]
    assert any("watchlist" in text for text in said)


def test_a_file_that_nobody_was_asked_about_stays(scene: Scene, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "out.pdf"
    path.write_text("somebody’s own")
    scene.answers.target = target_of(str(tmp_path / "out"), ".pdf", (".pdf",))

    scene.step.side.save_button.click()
    qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert path.read_text() == "somebody’s own"
    assert "saved" not in scene.notices.messages[-1]


def test_thinking_better_of_it_does_nothing(scene: Scene, desk: Desk):
    scene.step.side.save_button.click()
    scene.step.side.print_button.click()

    assert desk.jobs.is_idle
    assert not scene.notices.told


def test_printing_puts_every_page_on_paper(scene: Scene, qtbot: QtBot, tmp_path: Path):
    scene.answers.paper = tmp_path / "paper.pdf"
    scene.answers.copies = 2

    QTest.keyClick(scene.step.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(scene.notices.told), timeout=20_000)

    pages = scene.step.view.pdf.pageCount()
    assert scene.answers.asked_pages == pages
    assert scene.notices.messages == ["The minutes were sent to the printer."]
    assert len(pdf.page_texts(scene.answers.paper.read_bytes())) == 2 * pages


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


def test_nothing_of_the_minutes_is_left_in_files(scene: Scene, tmp_path: Path, qtbot: QtBot):
    entry_id = boards.note(scene.workspace, scene.meeting_id, "A line to be changed.")
    scene.workspace.perform(entries.set_wording(entry_id, "A line that was changed."))
    scene.wait_for(qtbot, "A line that was changed.")

    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".pdf", ".part"}]


def test_what_to_print_besides_is_chosen_seen_at_once_and_remembered(qtbot: QtBot, desk: Desk, scene: Scene):
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
