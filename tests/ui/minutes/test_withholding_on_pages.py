"""Selecting words on the pages of the minutes, and withholding them, with real keys and clicks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.support import boards, pdf
from tests.support.editions import AtEditions

from boardobserver.domain.release import Edition
from boardobserver.domain.words import EntryKind
from boardobserver.services import meetings
from boardobserver.ui.minutes.page_places import PagePlaces

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def drag(at: AtEditions, words: str) -> None:
    """Drag with the mouse over words of a page."""
    view, qtbot = at.step.view, at.qtbot
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


def double_click(at: AtEditions, word: str) -> None:
    """Double-click on the beginning of a word of a page."""
    drag(at, word)
    view = at.step.view
    words = view.words
    assert words is not None
    found = view.pdf.getSelectionAtIndex(words.page, words.start, 4)
    places = PagePlaces(view, view.pdf)
    corner = QPointF(places.place_of(words.page).topLeft())
    point = (corner + found.boundingRectangle().center() * places.scale_of(words.page)).toPoint()
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    assert view.words is None
    QTest.mouseDClick(view.viewport(), LEFT, pos=point)


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


@pytest.mark.parametrize("words", ["Kestrel", "illegal", "l", "fi", "lil", "16,000.", "a  Merlin"])
def test_all_letters_of_what_is_found_are_selected_however_narrow_they_are(at: AtEditions, words: str):
    line = f"x{words}y, fill a 🦅 {words} (or {words}) all."
    boards.note(at.workspace, at.meeting_id, line, at.line(EntryKind.NOTE).item_id)
    at.wait_for("fill a")
    at.find(words)
    places: set[tuple[int, int]] = set()
    for _ in range(at.step.find_bar.count):
        selected = at.step.view.words
        assert selected is not None
        assert pdf.plain(selected.text).casefold() == pdf.plain(words).casefold()
        places.add((selected.page, selected.start))
        QTest.keyClick(at.step.find_bar.line, Qt.Key.Key_Return)
    assert len(places) == at.step.find_bar.count


def test_what_is_found_is_lengthened_by_keys(at: AtEditions):
    at.find("watchlist")
    QTest.keyClick(at.step.find_bar.line, Qt.Key.Key_Escape)
    QTest.keyClick(at.step.view, Qt.Key.Key_Right, CONTROL | SHIFT)
    QTest.keyClick(at.step.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(at.step.view, Qt.Key.Key_Left, SHIFT)
    words = at.step.view.words
    assert words is not None
    assert words.text == "watchlist grew"
    QTest.keyClick(at.step.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "watchlist grew"
    QTest.keyClick(at.step.view, Qt.Key.Key_Escape)
    assert at.step.view.words is None


def test_a_double_click_selects_a_word_at_any_zoom(at: AtEditions):
    for _ in range(2):
        QTest.keyClick(at.step.view, Qt.Key.Key_Plus)
    double_click(at, "watchlist")
    again = at.step.view.words
    assert again is not None
    assert again.text == "watchlist"


def test_words_that_stand_after_signs_of_two_units_are_selected_whole(at: AtEditions):
    boards.note(at.workspace, at.meeting_id, "🦅🦅🦅🦅 a Merlin grew", at.line(EntryKind.NOTE).item_id)
    at.wait_for("a Merlin grew")
    double_click(at, "Merlin")
    selected = at.step.view.words
    assert selected is not None
    assert selected.text == "Merlin"
    QTest.keyClick(at.step.view, Qt.Key.Key_Right, CONTROL | SHIFT)
    selected = at.step.view.words
    assert selected is not None
    assert selected.text == "Merlin grew"


def test_words_found_on_the_page_are_withheld_by_keys_alone(at: AtEditions):
    at.find("watchlist")
    at.ask()
    assert at.chooser.isVisible()
    assert at.chooser.words.text() == "“watchlist”"
    QTest.keyClicks(at.chooser.picker.line, "31")
    QTest.keyClick(at.chooser.picker.line, Qt.Key.Key_Return)

    only = at.withheld()[0]
    assert (only.entry_id, only.passage) == (at.line(EntryKind.NOTE).id, "watchlist")
    at.wait_for("[Withheld from the public, section 31(1): watchlist]")


def test_words_that_are_of_no_line_are_withheld_on_the_whole_board(at: AtEditions):
    at.workspace.perform(meetings.change_meeting(at.meeting_id, place="The Kestrel annexe"))
    at.wait_for("The Kestrel annexe")
    at.find("Kestrel")
    at.ask()
    QTest.keyClicks(at.chooser.picker.line, "31")
    QTest.keyClick(at.chooser.picker.line, Qt.Key.Key_Return)

    only = at.withheld()[0]
    assert (only.meeting_id, only.entry_id, only.passage) == (None, None, "Kestrel")
    at.choose_edition(Edition.PUBLIC)
    assert pdf.plain("The [Withheld: section 31(1)] annexe") in at.words()


def test_words_dragged_over_with_the_mouse_are_withheld(at: AtEditions):
    drag(at, "grew to 16,000")
    words = at.step.view.words
    assert words is not None
    assert words.text == "grew to 16,000"
    at.ask()
    QTest.keyClicks(at.chooser.picker.line, "law")
    QTest.keyClick(at.chooser.picker.line, Qt.Key.Key_Return)
    assert at.withheld()[0].passage == "grew to 16,000"


def test_words_that_are_not_in_one_place_say_what_to_select_instead(at: AtEditions):
    at.find("Test board")
    QTest.keyClick(at.step.find_bar.line, Qt.Key.Key_Escape)
    for _ in range(3):
        QTest.keyClick(at.step.view, Qt.Key.Key_Right, CONTROL | SHIFT)
    words = at.step.view.words
    assert words is not None
    assert len(words.text.split()) > 2
    at.ask()
    assert not at.chooser.isVisible()
    assert "Select words of one paragraph" in at.step.message.message


def test_the_key_without_a_selection_says_how_to_select(at: AtEditions):
    at.ask()
    assert "Select the words on the page first" in at.step.message.message


def test_a_signed_off_meeting_can_have_words_withheld_and_stays_as_it_is(at: AtEditions):
    at.workspace.perform(meetings.sign_off(at.meeting_id, boards.person_of(at.workspace, "LO")))
    at.wait_for("This is version 1")
    at.find("watchlist")
    at.ask()
    QTest.keyClicks(at.chooser.picker.line, "31")
    QTest.keyClick(at.chooser.picker.line, Qt.Key.Key_Return)
    assert at.withheld()[0].passage == "watchlist"
    at.choose_edition(Edition.PUBLIC)
    assert pdf.plain("watchlist") not in at.words()


def test_a_due_date_in_the_action_log_is_withheld_as_a_passage(at: AtEditions):
    item_id = at.line(EntryKind.ACTION).item_id
    boards.note(at.workspace, at.meeting_id, "! @MPS to count the vans by 1 Mar 2027", item_id)
    at.wait_for("1 March 2027")
    at.find("Monday 1 March 2027")
    QTest.keyClick(at.step.find_bar.line, Qt.Key.Key_Escape)
    at.find("1 March 2027")
    QTest.keyClick(at.step.find_bar.line, Qt.Key.Key_Return)
    at.ask()
    QTest.keyClicks(at.chooser.picker.line, "31")
    QTest.keyClick(at.chooser.picker.line, Qt.Key.Key_Return)
    (only,) = at.withheld()
    assert only.passage == "1 March 2027"
    at.choose_edition(Edition.PUBLIC)
    assert "2027" not in at.words()
    assert pdf.plain("to count the vans by [Withheld: section 31(1)]") in at.words()
