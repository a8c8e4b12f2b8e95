"""What is being typed is kept: after a pause, while typing goes on, on leaving; never once it was settled."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from boardobserver.ui.shell.drafts import LONGEST_MS, DraftKeeper
from boardobserver.ui.shell.theme import Theme
from boardobserver.ui.widgets.expanding_edit import ExpandingEdit


class Shelf:
    """Where drafts go, with a disk that can be full."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.is_full = False

    def read(self, scope: str) -> str:
        return self.texts.get(scope, "")

    def write(self, scope: str, text: str) -> bool:
        if not self.is_full:
            self.texts[scope] = text
        return not self.is_full


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def keeper(shelf: Shelf, qtbot: QtBot) -> DraftKeeper:
    _ = qtbot
    return DraftKeeper(shelf.read, shelf.write)


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> Generator[ExpandingEdit]:
    page = QWidget()
    column = QVBoxLayout(page)
    editor = ExpandingEdit(theme, commits_on_leaving=False)
    column.addWidget(editor)
    column.addWidget(QLineEdit())
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    yield editor
    page.close()


def test_a_pause_keeps_what_was_typed(keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit, qtbot: QtBot):
    keeper.keep(editor, "entry:1")
    QTest.keyClicks(editor, "half a sen")
    assert shelf.texts == {}
    qtbot.waitUntil(lambda: shelf.texts == {"entry:1": "half a sen"})


def test_somebody_who_types_without_a_pause_has_a_draft_all_the_same(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit
):
    keeper.keep(editor, "entry:1")
    for _ in range(3 * LONGEST_MS // 100):
        QTest.keyClick(editor, Qt.Key.Key_X)
        QTest.qWait(100)
        if shelf.texts:
            break
    assert shelf.texts["entry:1"].startswith("x")


def test_leaving_the_editor_keeps_it_at_once(keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit):
    keeper.keep(editor, "entry:1")
    QTest.keyClicks(editor, "left")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert shelf.texts == {"entry:1": "left"}


def test_a_draft_is_back_when_its_editor_is(keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit):
    shelf.texts["entry:1"] = "from before"
    assert keeper.keep(editor, "entry:1")
    assert editor.text == "from before"


def test_what_was_committed_is_not_written_as_a_draft_afterwards(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit
):
    keeper.keep(editor, "entry:1")
    QTest.keyClicks(editor, "done")
    keeper.settle(editor)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    keeper.flush()
    assert shelf.texts == {}


def test_a_draft_that_could_not_be_written_is_tried_again(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit, qtbot: QtBot
):
    shelf.is_full = True
    keeper.keep(editor, "entry:1")
    QTest.keyClicks(editor, "precious")
    keeper.flush()
    assert shelf.texts == {}
    shelf.is_full = False
    qtbot.waitUntil(lambda: shelf.texts == {"entry:1": "precious"})


def test_another_scope_puts_the_text_away_under_the_first(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit
):
    keeper.keep(editor, "entry:1")
    QTest.keyClicks(editor, "first")
    keeper.keep(editor, "entry:2")
    editor.set_text("")
    QTest.keyClicks(editor, "second")
    keeper.flush()
    assert shelf.texts == {"entry:1": "first", "entry:2": "second"}


def test_an_editor_that_is_gone_is_forgotten(keeper: DraftKeeper, theme: Theme, qtbot: QtBot):
    before = len(keeper.findChildren(QTimer))
    editor = ExpandingEdit(theme)
    keeper.keep(editor, "entry:1")
    assert len(keeper.findChildren(QTimer)) > before
    with qtbot.waitSignal(editor.destroyed):
        editor.deleteLater()
    qtbot.waitUntil(lambda: len(keeper.findChildren(QTimer)) == before)


def test_words_that_the_disk_did_not_take_outlive_their_editor(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit
):
    keeper.keep(editor, "entry:1")
    shelf.is_full = True
    QTest.keyClicks(editor, "The threshold")
    delete(editor)
    assert keeper.has_words_to_lose
    shelf.is_full = False
    keeper.flush()
    assert shelf.texts == {"entry:1": "The threshold"}


def test_words_that_the_disk_did_not_take_are_there_when_their_scope_is_opened_again(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit, theme: Theme, qtbot: QtBot
):
    keeper.keep(editor, "entry:1")
    shelf.is_full = True
    QTest.keyClicks(editor, "The threshold")
    keeper.keep(editor, "entry:2")
    editor.set_text("")
    assert keeper.has_words_to_lose
    another = ExpandingEdit(theme)
    qtbot.addWidget(another)
    assert keeper.keep(another, "entry:1")
    QTest.keyClicks(another, " was raised")
    shelf.is_full = False
    qtbot.waitUntil(lambda: not keeper.has_unwritten)
    assert shelf.texts == {"entry:1": "The threshold was raised"}


def test_words_put_away_that_the_disk_did_not_take_are_written_when_it_does(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit, qtbot: QtBot
):
    keeper.keep(editor, "entry:1")
    shelf.is_full = True
    QTest.keyClicks(editor, "The threshold")
    keeper.release(editor)
    assert keeper.has_words_to_lose
    shelf.is_full = False
    qtbot.waitUntil(lambda: shelf.texts == {"entry:1": "The threshold"})
    assert not keeper.has_unwritten


def test_what_was_given_up_is_dropped_as_soon_as_the_disk_lets_it(
    keeper: DraftKeeper, shelf: Shelf, editor: ExpandingEdit, qtbot: QtBot
):
    shelf.texts["entry:1"] = "from before"
    keeper.keep(editor, "entry:1")
    shelf.is_full = True
    QTest.keyClicks(editor, " and more")
    keeper.give_up(editor)
    assert not keeper.has_words_to_lose
    shelf.is_full = False
    qtbot.waitUntil(lambda: shelf.texts == {"entry:1": ""})
    QTest.keyClicks(editor, ", of which nothing is kept")
    keeper.flush()
    assert shelf.texts == {"entry:1": ""}


def test_the_end_of_a_board_finds_no_editor_whose_page_has_gone_before_it(theme: Theme):
    page = QWidget()
    editor = ExpandingEdit(theme, commits_on_leaving=False)
    QVBoxLayout(page).addWidget(editor)
    keeper = DraftKeeper(lambda _scope: "", lambda _scope, _text: True)
    keeper.keep(editor, "entry:1")
    editor.blockSignals(True)  # as of a page that goes together with its window
    delete(page)
    keeper.end()
