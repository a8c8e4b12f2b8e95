"""The history of a record in its pane: every meeting, with words, changes and what led there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.lives import Life

from boardobserver.domain.words import RecordKind
from boardobserver.ui.records.record_pane import RecordPane
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.widgets.link_button import LinkButton


def test_the_history_shows_every_meeting_with_words_and_changes(life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.CHALLENGE))
    first, second = pane.history.steps.views
    assert first.spoken.startswith("14 January 2026 · 1st meeting, item 8 Any other business. Raised by LO")
    assert "Put again by LO. “We ask again, because nothing has come.”" in second.spoken
    assert "Answered by LL. “The laboratory will report in May.”" in second.spoken
    model = pane.history.model()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == second.spoken
    pane.history.setFocus()
    pane.history.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(pane.history, Qt.Key.Key_Down)
    asked: list[Location] = []
    pane.meeting_requested.connect(asked.append)
    QTest.keyClick(pane.history, Qt.Key.Key_Return)
    assert asked == [Location("meetings", life.meeting_ids[1])]


def test_what_stands_further_down_is_counted_at_the_top_and_one_click_away(life: Life, pane: RecordPane):
    pane.resize(400, 500)
    pane.show_record(life.record(RecordKind.CHALLENGE))
    QApplication.processEvents()
    found = [each for each in pane.jumps.findChildren(LinkButton) if each.isVisible()]
    assert [each.words for each in found] == ["History (2)", "Links (1)", "Documents (1)"]
    assert pane.history.visibleRegion().isEmpty()
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    assert pane.history.hasFocus()
    assert not pane.history.visibleRegion().isEmpty()


def test_what_happened_between_meetings_leads_to_none(qtbot: QtBot, life: Life, pane: RecordPane):
    pane.show_record(life.record(RecordKind.ASSURANCE))
    (step,) = pane.history.steps.views
    assert step.spoken.startswith("2 April 2026 · between meetings. Raised")
    pane.history.setFocus()
    with qtbot.assertNotEmitted(pane.meeting_requested):
        QTest.keyClick(pane.history, Qt.Key.Key_Down)
        QTest.keyClick(pane.history, Qt.Key.Key_Return)
