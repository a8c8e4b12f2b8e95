"""Text stays text: no widget of any page takes what somebody wrote for markup."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.support.hands import Hands
from tests.support.lives import Life, lived

from boardobserver.services import topics
from boardobserver.services.boards import change_board
from boardobserver.services.command import Command
from boardobserver.services.retention import set_hold
from boardobserver.storage.disposing.words import BLANKED
from boardobserver.storage.records import MovementFieldRow, Row, SeriesRow, StandingItemRow
from boardobserver.storage.unit import Unit
from boardobserver.ui.shell.pages import Location

HOSTILE = '<img src="file:///etc/hostname"><b>bold</b>'
_SIGNED = frozenset({"meeting", "item", "paper", "attendance", "declaration", "entry"})
_REGISTERS = {
    "challenge": "challenges",
    "action": "actions",
    "decision": "decisions",
    "advice": "advice",
    "assurance": "assurance",
}


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """A board on which every name and text is markup."""
    made = lived(tmp_path)
    workspace = made.workspace
    workspace.perform(topics.add_topic(HOSTILE))
    workspace.perform(change_board(name=HOSTILE))
    workspace.perform(set_hold(reason=HOSTILE, meeting_id=made.meeting_ids[2]))
    workspace.perform(Command("write markup everywhere", _write_markup))
    return made


def _write_markup(unit: Unit) -> None:
    kinds = {mapper.class_.__tablename__: mapper.class_ for mapper in Row.registry.mappers}
    for table, columns in BLANKED.items():
        for row in unit.find(kinds[table]):
            if table in _SIGNED and _is_signed(unit, row):
                continue
            for column in columns:
                if column not in {"sha256", "size", "items"} and not isinstance(row, MovementFieldRow):
                    setattr(row, column, HOSTILE)
    for series in unit.find(SeriesRow):
        series.name = HOSTILE
    for item in unit.find(StandingItemRow):
        item.title = HOSTILE


def _is_signed(unit: Unit, row: Row) -> bool:
    first = unit.read.meetings()[-1].id
    item_ids = {item.id for item in unit.read.items(first)}
    return first in {row.id, getattr(row, "meeting_id", "")} or getattr(row, "item_id", "") in item_ids


def _places(life: Life) -> list[Location]:
    """Every page, every record and every step of every meeting."""
    read = life.workspace.read
    pages = (
        "home",
        "priorities",
        "changes",
        "people",
        "board",
        "conventions",
        "backups",
        "verify",
        "retention",
    )
    places = [Location(name) for name in pages]
    places += [Location("people", read.people()[0].id), Location("meetings")]
    places += [Location(_REGISTERS[each.reference.kind.value], each.id) for each in read.all_tracked()]
    for meeting_id in life.meeting_ids:
        for step in ("prepare", "take", "review", "minutes"):
            places.append(Location("meetings", f"{meeting_id}/{step}"))
    return places


def test_no_widget_of_any_page_renders_markup(life: Life, tmp_path: Path, qtbot: QtBot):
    _ = qtbot
    places = _places(life)
    life.workspace.close()
    hands = Hands(tmp_path)
    hands.answers.file = life.workspace.path
    hands.control(Qt.Key.Key_O)
    hands.wait(lambda: hands.program.desk.jobs.is_idle)
    found: set[str] = set()
    kinds: set[str] = set()
    seen = 0
    for place in places:
        hands.window.go_to(place)
        hands.wait(lambda: hands.program.desk.jobs.is_idle)
        texts = _all_shown()
        if place.detail.endswith("/review"):
            for command in ("edit.find", "review.sign_off"):
                texts += _shown_above(hands, command)
        kinds |= {what for what, _text, _is_plain in texts}
        seen += sum(HOSTILE in text for _what, text, _is_plain in texts)
        found |= {
            f"{place.page}: {what}" for what, text, is_plain in texts if not is_plain and _renders(text)
        }
    hands.close()
    assert seen > 100
    assert {"the title of SignOffDialog", "the title of MainWindow"} <= kinds
    assert found == set()


def _shown_above(hands: Hands, command: str) -> list[tuple[str, str, bool]]:
    """What a command brings up over the page, which is then closed again."""
    action = hands.window.commands.action(command)
    if not action.isEnabled():
        return []
    action.trigger()
    hands.wait_a_moment()
    texts = _all_shown()
    hands.key(Qt.Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    return texts


def _all_shown() -> list[tuple[str, str, bool]]:
    """What every widget of every window shows."""
    windows = QApplication.topLevelWidgets()
    widgets = [widget for window in windows for widget in (window, *window.findChildren(QWidget))]
    return [text for widget in widgets for text in _shown(widget)]


def _renders(text: str) -> bool:
    """Whether a text that may be rich holds what was written as markup, not escaped."""
    return QtGui.Qt.mightBeRichText(text) and ("<img" in text or "<b>bold" in text)


def _shown(widget: QWidget) -> Iterator[tuple[str, str, bool]]:
    """What a widget shows: what it is, the text, and whether it is sure to be taken as it stands."""
    name = type(widget).__name__
    yield f"the tool tip of {name}", widget.toolTip(), False
    yield f"the words about {name}", widget.whatsThis(), False
    yield f"the line at the foot about {name}", widget.statusTip(), False
    yield f"the title of {name}", widget.windowTitle(), True
    if isinstance(widget, QLabel):
        yield name, widget.text(), widget.textFormat() is Qt.TextFormat.PlainText
    elif isinstance(widget, QTextEdit):
        is_taken = "<img " in widget.toHtml()  # words that look like it are escaped there
        yield name, widget.toHtml() if is_taken else widget.toPlainText(), not is_taken
    elif isinstance(widget, QAbstractItemView):
        for text in _tips(cast("QAbstractItemModel | None", widget.model()), widget.rootIndex()):
            yield f"a tip in {name}", text, False
    if not isinstance(widget, QMenu) or widget.toolTipsVisible():
        for action in widget.actions():
            yield f"the tip of an action of {name}", action.toolTip(), False


def _tips(model: QAbstractItemModel | None, root: QModelIndex) -> Iterator[str]:
    if model is None:
        return
    for row in range(min(model.rowCount(root), 40)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root)):
            yield str(model.index(row, column, root).data(Qt.ItemDataRole.ToolTipRole) or "")
