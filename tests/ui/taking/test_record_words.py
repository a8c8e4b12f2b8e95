"""What stands over the fields of a record beside the lines."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support.taking import Desktop

from boardobserver.services import agenda
from boardobserver.ui.widgets.heading import Words

CONTROL = Qt.KeyboardModifier.ControlModifier


def _context(taking: Desktop) -> str:
    """What is said over the fields of the record."""
    return " ".join(words.text() for words in taking.step.side.findChildren(Words) if words.isVisible())


def test_a_withdrawn_record_says_why_in_a_sentence(qtbot: QtBot, taking: Desktop):
    taking.note("? a slip of the pen")
    taking.step.acts.withdraw(taking.entries()[0].id)
    taking.step.view.choose(taking.entries()[0].id)
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    assert "Withdrawn: the line that raised it was withdrawn." in _context(taking)


def test_fields_that_part_2_does_not_reach_say_so_while_it_is_taken(qtbot: QtBot, taking: Desktop):
    taking.note("? @LL Who reviews the watchlist?")
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    assert "Part 2" not in _context(taking)
    items = taking.workspace.read.items(taking.meeting_id)
    taking.workspace.perform(agenda.change_item(items[6].id, part=2))
    taking.key(Qt.Key.Key_Down, CONTROL)
    assert "Note it as a line" in _context(taking)
    taking.note("? @LL Who was arrested?")
    qtbot.waitUntil(lambda: "Who was arrested" in _field_text(taking))
    assert "Part 2" not in _context(taking)


def _field_text(taking: Desktop) -> str:
    """The words of the record whose fields are shown."""
    record = taking.step.record.record(taking.step.side.record_id)
    return "" if record is None else record.text
