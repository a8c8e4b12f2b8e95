"""The two editions in the Minutes step, and withholding from their pages, with real keys and clicks."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support import boards, pdf
from tests.support.steps import Notices, held_meeting, open_board

from boardobserver.domain.release import Edition, Exemption, Naming
from boardobserver.domain.snapshots import Entry, Id, Withholding
from boardobserver.domain.withholding import WithheldSort
from boardobserver.domain.words import EntryKind
from boardobserver.services import meetings, people
from boardobserver.services.minutes_content import MinutesOptions, minutes_content
from boardobserver.services.publishing import publish_minutes
from boardobserver.services.withholding import Place, lift_withholding, withhold_entry, withhold_passage
from boardobserver.services.workspace import Workspace
from boardobserver.ui.minutes.minutes_commands import MINUTES_COMMANDS
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.minutes.page_places import PagePlaces
from boardobserver.ui.output.print_dialog import PrintQuestion
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.shell.commands import CommandTable
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.shell.window_commands import FILE_COMMANDS
from boardobserver.ui.widgets.heading import Words
from boardobserver.ui.withholding.chooser import WithholdChooser
from boardobserver.ui.withholding.command import WITHHOLDING_COMMANDS

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Answers:
    """What the person answers to the dialogs, and what they were asked."""

    target: SaveTarget | None = None
    paper: Path | None = None
    proposed: str = ""
    asked_title: str = ""

    def ask_target(self, _parent: QWidget, proposed: str) -> SaveTarget | None:
        self.proposed = proposed
        return self.target

    def ask_printer(self, _parent: QWidget, printer: QPrinter, question: PrintQuestion) -> bool:
        self.asked_title = question.title
        if self.paper is None:
            return False
        printer.setOutputFileName(str(self.paper))
        printer.setResolution(100)
        return True


@dataclass
class Scene:
    workspace: Workspace
    meeting_id: Id
    step: MinutesStep
    notices: Notices
    answers: Answers
    qtbot: QtBot

    @property
    def chooser(self) -> WithholdChooser:
        return self.step.withholding.withholder.chooser

    def line(self, kind: EntryKind) -> Entry:
        return next(each for each in self.workspace.read.entries(self.meeting_id) if each.kind is kind)

    def words(self) -> str:
        publication = self.step.publication
        return pdf.plain("".join(pdf.page_texts(publication.pdf))) if publication is not None else ""

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: pdf.plain(words) in self.words(), timeout=20_000)

    def choose_edition(self, edition: Edition) -> None:
        """Choose an edition by its button, and wait until it is shown."""
        button = next(
            each
            for each in self.step.side.editions.findChildren(QPushButton)
            if each.text().lower() == edition.value
        )
        QTest.mouseClick(button, LEFT)
        self.qtbot.waitUntil(lambda: self.shown() is edition)

    def shown(self) -> Edition | None:
        publication, content = self.step.publication, self.step.preview.content
        if publication is None or content is None:
            return None
        return content.imprint.edition if publication.pdf == self.expected(content.imprint.edition) else None

    def expected(self, edition: Edition) -> bytes:
        options = MinutesOptions(edition=edition)
        return publish_minutes(minutes_content(self.workspace.read, self.meeting_id, boards.DAY, options)).pdf

    def find(self, words: str) -> None:
        """Find words on the pages by Ctrl+F, which selects them."""
        QTest.keyClick(self.step.view, Qt.Key.Key_F, CONTROL)
        QTest.keyClicks(self.step.find_bar.line, words)
        self.qtbot.waitUntil(lambda: self.step.find_bar.count > 0)
        QTest.keyClick(self.step.find_bar.line, Qt.Key.Key_Return)

    def ask(self) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_W, CONTROL | SHIFT)

    def withheld(self) -> list[Withholding]:
        return list(self.workspace.read.releases.withholdings())


@pytest.fixture
def scene(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Scene]:
    workspace = boards.board(tmp_path)
    meeting_id = held_meeting(workspace)
    notices, answers = Notices(), Answers()
    board = open_board(workspace, notices)
    step = MinutesStep(desk, board, ask_target=answers.ask_target, ask_printer=answers.ask_printer)
    window = QMainWindow()
    window.setCentralWidget(step)
    window.resize(1100, 700)
    qtbot.addWidget(window)
    commands = (*FILE_COMMANDS, *MINUTES_COMMANDS, *WITHHOLDING_COMMANDS)
    table = CommandTable(commands, desk.theme.icons, window)
    table.set_board_open(is_open=True)
    window.addActions(list(table.actions()))
    step.connect_commands(table)
    step.show_meeting(meeting_id)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: step.publication is not None)
    step.view.setFocus()
    yield Scene(workspace, meeting_id, step, notices, answers, qtbot)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    board.close()


def withhold(scene: Scene, passage: str = "watchlist") -> Id:
    place = Place(entry_id=scene.line(EntryKind.NOTE).id)
    return scene.workspace.perform(withhold_passage(place, passage, (Exemption.LAW_ENFORCEMENT,)))


def test_each_edition_shows_exactly_what_would_be_written(scene: Scene):
    withhold(scene)
    scene.wait_for("[Withheld from the public, section 31(1): watchlist]")
    scene.choose_edition(Edition.PUBLIC)
    assert pdf.plain("the [Withheld: section 31(1)] grew to 16,000") in scene.words()
    assert pdf.plain("watchlist") not in scene.words()
    scene.choose_edition(Edition.FULL)
    assert pdf.plain("section 31(1): watchlist") in scene.words()


@pytest.mark.parametrize("words", ["Kestrel", "illegal", "l", "fi", "lil", "16,000.", "a  Merlin"])
def test_all_letters_of_what_is_found_are_selected_however_narrow_they_are(scene: Scene, words: str):
    line = f"x{words}y, fill a 🦅 {words} (or {words}) all."
    boards.note(scene.workspace, scene.meeting_id, line, scene.line(EntryKind.NOTE).item_id)
    scene.wait_for("fill a")
    scene.find(words)
    places: set[tuple[int, int]] = set()
    for _ in range(scene.step.find_bar.count):
        selected = scene.step.view.words
        assert selected is not None
        assert pdf.plain(selected.text).casefold() == pdf.plain(words).casefold()
        places.add((selected.page, selected.start))
        QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Return)
    assert len(places) == scene.step.find_bar.count


def test_nothing_of_one_edition_is_shown_under_the_other_and_the_place_stays(scene: Scene):
    withhold(scene)
    scene.wait_for("[Withheld from the public, section 31(1): watchlist]")
    bar = scene.step.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    QTest.mouseClick(scene.step.side.editions.findChildren(QPushButton)[1], LEFT)
    assert scene.step.view.pdf.pageCount() == 0
    scene.qtbot.waitUntil(lambda: scene.step.view.pdf.pageCount() > 0, timeout=20_000)
    assert pdf.plain("[Withheld: section 31(1)]") in scene.words()
    assert bar.value() == place


def test_words_found_on_the_page_are_withheld_by_keys_alone(scene: Scene):
    scene.find("watchlist")
    scene.ask()
    assert scene.chooser.isVisible()
    assert scene.chooser.words.text() == "“watchlist”"
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    only = scene.withheld()[0]
    assert (only.entry_id, only.passage) == (scene.line(EntryKind.NOTE).id, "watchlist")
    scene.wait_for("[Withheld from the public, section 31(1): watchlist]")


def test_words_that_are_of_no_line_are_withheld_on_the_whole_board(scene: Scene):
    scene.workspace.perform(meetings.change_meeting(scene.meeting_id, place="The Kestrel annexe"))
    scene.wait_for("The Kestrel annexe")
    scene.find("Kestrel")
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)

    only = scene.withheld()[0]
    assert (only.meeting_id, only.entry_id, only.passage) == (None, None, "Kestrel")
    scene.choose_edition(Edition.PUBLIC)
    assert pdf.plain("The [Withheld: section 31(1)] annexe") in scene.words()


def test_what_is_found_is_lengthened_by_keys(scene: Scene):
    scene.find("watchlist")
    QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Escape)
    QTest.keyClick(scene.step.view, Qt.Key.Key_Right, CONTROL | SHIFT)
    QTest.keyClick(scene.step.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(scene.step.view, Qt.Key.Key_Left, SHIFT)
    words = scene.step.view.words
    assert words is not None
    assert words.text == "watchlist grew"
    QTest.keyClick(scene.step.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "watchlist grew"
    QTest.keyClick(scene.step.view, Qt.Key.Key_Escape)
    assert scene.step.view.words is None


def drag(scene: Scene, words: str) -> None:
    """Drag with the mouse over words of a page."""
    view, qtbot = scene.step.view, scene.qtbot
    search = QPdfSearchModel(view)
    search.setDocument(view.pdf)
    search.setSearchString(words)
    qtbot.waitUntil(lambda: search.rowCount(search.index(-1)) > 0)
    link = search.resultAtIndex(0)
    view.go_to_page(link.page())
    places = PagePlaces(view, view.pdf)
    box, scale = link.rectangles()[0], places.scale_of(link.page())
    corner = QPointF(places.place_of(link.page()).topLeft())
    view.verticalScrollBar().setValue(
        view.verticalScrollBar().value() + round(corner.y() + box.top() * scale) - 200
    )
    corner = QPointF(PagePlaces(view, view.pdf).place_of(link.page()).topLeft())
    first = (corner + QPointF(box.left() + 1, box.center().y()) * scale).toPoint()
    last = (corner + QPointF(box.right() - 1, box.center().y()) * scale).toPoint()
    QTest.mousePress(view.viewport(), LEFT, pos=first)
    move(view.viewport(), (first + last) / 2)
    move(view.viewport(), last)
    QTest.mouseRelease(view.viewport(), LEFT, pos=last)


def move(widget: QWidget, at: QPoint) -> None:
    place = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_words_dragged_over_with_the_mouse_are_withheld(scene: Scene):
    drag(scene, "grew to 16,000")
    words = scene.step.view.words
    assert words is not None
    assert words.text == "grew to 16,000"
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "law")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].passage == "grew to 16,000"


def test_a_double_click_selects_a_word_at_any_zoom(scene: Scene):
    for _ in range(2):
        QTest.keyClick(scene.step.view, Qt.Key.Key_Plus)
    drag(scene, "watchlist")
    words = scene.step.view.words
    assert words is not None
    found = scene.step.view.pdf.getSelectionAtIndex(words.page, words.start, 4)
    places = PagePlaces(scene.step.view, scene.step.view.pdf)
    corner = QPointF(places.place_of(words.page).topLeft())
    at = (corner + found.boundingRectangle().center() * places.scale_of(words.page)).toPoint()
    QTest.mouseClick(scene.step.view.viewport(), LEFT, pos=at)
    assert scene.step.view.words is None
    QTest.mouseDClick(scene.step.view.viewport(), LEFT, pos=at)
    again = scene.step.view.words
    assert again is not None
    assert again.text == "watchlist"


def test_words_that_are_not_in_one_place_say_what_to_select_instead(scene: Scene):
    scene.find("Test board")
    QTest.keyClick(scene.step.find_bar.line, Qt.Key.Key_Escape)
    for _ in range(3):
        QTest.keyClick(scene.step.view, Qt.Key.Key_Right, CONTROL | SHIFT)
    words = scene.step.view.words
    assert words is not None
    assert len(words.text.split()) > 2
    scene.ask()
    assert not scene.chooser.isVisible()
    assert "Select words of one paragraph" in scene.step.message.message


def test_the_key_without_a_selection_says_how_to_select(scene: Scene):
    scene.ask()
    assert "Select the words on the page first" in scene.step.message.message


def test_what_is_withheld_is_listed_with_counts_and_shown_on_its_page(scene: Scene):
    withhold(scene)
    challenge = scene.line(EntryKind.CHALLENGE)
    scene.workspace.perform(withhold_entry(challenge.id, (Exemption.PERSONAL_INFORMATION,), "It names him"))
    lead = boards.person_of(scene.workspace, "LL")
    scene.workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    listed = scene.step.withheld.list
    scene.qtbot.waitUntil(lambda: len({each.sort for each in listed.places}) >= 3)
    assert "Section 31(1): 1 passage" in scene.step.withheld.counts.text()
    assert "Section 40(2): 1 line" in scene.step.withheld.counts.text()

    button = scene.step.side.panes.findChildren(QPushButton)[1]
    QTest.mouseClick(button, LEFT)
    assert listed.isVisible()
    scene.qtbot.waitUntil(lambda: scene.shown() is Edition.FULL)
    row = next(at for at, each in enumerate(listed.places) if each.sort is WithheldSort.PASSAGE)
    QTest.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(row)).center())
    words = scene.step.view.words
    assert words is not None
    assert words.text == "watchlist"
    name = next(at for at, each in enumerate(listed.places) if each.sort is WithheldSort.NAME)
    assert "Robin Falconer" in listed.item(name).text()
    assert "Always withheld" in listed.item(name).text()


def test_a_place_of_the_list_is_changed_lifted_and_undone_by_keys(scene: Scene):
    withhold(scene)
    listed = scene.step.withheld.list
    scene.qtbot.waitUntil(lambda: bool(listed.places))
    scene.step.side.show_pane("withheld")
    scene.choose_edition(Edition.PUBLIC)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    words = scene.step.view.words
    assert words is not None
    assert "Withheld" in words.text
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert scene.chooser.picker.chosen == (Exemption.LAW_ENFORCEMENT,)
    QTest.keyClicks(scene.chooser.picker.line, "43")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].exemptions == (Exemption.LAW_ENFORCEMENT, Exemption.COMMERCIAL_INTERESTS)
    scene.wait_for("[Withheld: sections 31(1) and 43(2)]")

    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert not scene.withheld()
    scene.wait_for("the watchlist grew to 16,000")
    assert "Nothing is withheld" in scene.step.withheld.counts.text()
    scene.workspace.undo()
    scene.wait_for("[Withheld: sections 31(1) and 43(2)]")


def test_lifting_the_last_of_a_list_leaves_the_one_before_chosen(scene: Scene):
    withhold(scene)
    challenge = scene.line(EntryKind.CHALLENGE)
    scene.workspace.perform(withhold_entry(challenge.id, (Exemption.PERSONAL_INFORMATION,)))
    listed = scene.step.withheld.list
    scene.qtbot.waitUntil(lambda: len(listed.places) > 1)
    QTest.mouseClick(scene.step.side.panes.findChildren(QPushButton)[1], LEFT)
    QTest.keyClick(listed, Qt.Key.Key_End)
    chosen, count = listed.current, len(listed.places)
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    scene.qtbot.waitUntil(lambda: len(listed.places) < count)
    assert chosen not in listed.places
    assert listed.current == listed.places[-1]


def test_a_withheld_name_leads_to_the_person(scene: Scene):
    lead = boards.person_of(scene.workspace, "LL")
    scene.workspace.perform(people.change_person(lead, name="Robin Falconer", naming=Naming.WITHHELD))
    scene.qtbot.waitUntil(lambda: bool(scene.step.withheld.list.places))
    asked: list[Id] = []
    scene.step.person_requested.connect(asked.append)
    scene.step.side.show_pane("withheld")
    scene.step.withheld.list.setFocus()
    QTest.keyClick(scene.step.withheld.list, Qt.Key.Key_Down)
    assert not scene.step.withheld.lift_button.isEnabled()
    QTest.mouseClick(scene.step.withheld.change_button, LEFT)
    assert asked == [lead]


def test_the_public_edition_is_saved_under_a_name_that_says_so(scene: Scene, tmp_path: Path):
    withhold(scene)
    scene.choose_edition(Edition.PUBLIC)
    assert "public" in scene.step.side.save_button.text()
    path = tmp_path / "out.pdf"
    scene.answers.target = SaveTarget(path, may_overwrite=False)
    QTest.mouseClick(scene.step.side.save_button, LEFT)
    scene.qtbot.waitUntil(path.exists)
    scene.qtbot.waitUntil(lambda: bool(scene.notices.told))

    assert scene.answers.proposed == "MT-2026-001 minutes public.pdf"
    assert path.read_bytes() == scene.expected(Edition.PUBLIC)


def test_an_edition_that_would_say_what_is_withheld_cannot_be_saved_and_says_why(scene: Scene):
    entry_id = boards.note(scene.workspace, scene.meeting_id, "It was held on 19 November 2026.")
    place = Place(entry_id=entry_id)
    key = scene.workspace.perform(withhold_passage(place, "19 November 2026", (Exemption.LAW_ENFORCEMENT,)))
    QTest.mouseClick(scene.step.side.editions.findChildren(QPushButton)[1], LEFT)
    scene.qtbot.waitUntil(lambda: bool(scene.step.side.message.message), timeout=20_000)

    assert "withheld" in scene.step.side.message.message
    assert not scene.step.side.save_button.isEnabled()
    assert not scene.step.side.print_button.isEnabled()
    assert "a stream" not in scene.step.side.message.message, "the page is enough"
    assert scene.step.view.pdf.pageCount() == 0
    assert scene.step.view.verticalScrollBar().maximum() == 0, "no blank paper is left to scroll over"

    scene.workspace.perform(lift_withholding(key))
    scene.qtbot.waitUntil(scene.step.side.save_button.isEnabled, timeout=20_000)
    assert not scene.step.side.message.message


def test_what_keeps_a_file_from_being_called_accessible_is_said_where_it_is_saved(scene: Scene):
    scene.step.side.show_findings(("Page 2 has a picture without words.",))
    said = [each.text() for each in scene.step.side.findChildren(Words) if each.isVisible()]
    assert any("without the claim of PDF/UA" in each and "Page 2" in each for each in said)
    scene.step.side.show_findings(())
    said = [each.text() for each in scene.step.side.findChildren(Words) if each.isVisible()]
    assert not any("claim" in each for each in said)


def test_the_edition_that_is_shown_is_the_one_on_paper(scene: Scene, tmp_path: Path):
    withhold(scene)
    scene.choose_edition(Edition.PUBLIC)
    scene.answers.paper = tmp_path / "paper.pdf"
    QTest.mouseClick(scene.step.side.print_button, LEFT)
    scene.qtbot.waitUntil(lambda: bool(scene.notices.told), timeout=30_000)
    assert scene.answers.asked_title == "MT-2026-001 minutes, public edition"
    assert (tmp_path / "paper.pdf").exists()


def test_a_signed_off_meeting_can_have_words_withheld_and_stays_as_it_is(scene: Scene):
    scene.workspace.perform(meetings.sign_off(scene.meeting_id, boards.person_of(scene.workspace, "LO")))
    scene.wait_for("This is version 1")
    scene.find("watchlist")
    scene.ask()
    QTest.keyClicks(scene.chooser.picker.line, "31")
    QTest.keyClick(scene.chooser.picker.line, Qt.Key.Key_Return)
    assert scene.withheld()[0].passage == "watchlist"
    scene.choose_edition(Edition.PUBLIC)
    assert pdf.plain("watchlist") not in scene.words()
