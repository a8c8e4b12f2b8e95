"""What is open beside the record: grouped by the item that is taken, and walked through by key."""

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.boards import record_like
from tests.support.open_records import BIAS, CONTROL, choose, current_item, heads, listed, rows
from tests.support.taking import Desktop

from boardobserver.domain.words import RecordKind
from boardobserver.services import tracking
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.services.parties import Party
from boardobserver.services.recording import add_record
from boardobserver.services.responding import add_response
from boardobserver.ui.taking.agenda_model import AgendaRole, ItemView


def test_what_was_carried_to_the_item_comes_first_then_its_topic_then_the_rest(qtbot: QtBot, second: Desktop):
    by_words = {
        words: str(record_like(second.workspace, words).reference)
        for words in ("testing", "publish", "Train", "watchlist")
    }
    expected = [
        "This item",
        by_words["testing"],
        by_words["publish"],
        f"Topic: {BIAS}",
        by_words["watchlist"],
        "Elsewhere",
        by_words["Train"],
    ]
    qtbot.waitUntil(lambda: rows(second) == expected)
    second.key(Qt.Key.Key_Down, CONTROL)
    qtbot.waitUntil(lambda: "This item" not in rows(second))
    assert sorted(rows(second)) == sorted(by_words.values())


def test_headings_are_passed_over_by_the_arrow_keys(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "publish")
    second.key(Qt.Key.Key_Down)
    view = listed(second).current
    assert view is not None
    assert view.id == record_like(second.workspace, "watchlist").id


def test_the_agenda_says_how_many_records_stand_on_an_item(second: Desktop):
    view = second.step.agenda_model.index(5).data(AgendaRole.VIEW)
    assert isinstance(view, ItemView)
    assert view.records == "2 records"
    second.board.undo()  # of turning to the item
    second.board.undo()  # of carrying
    view = second.step.agenda_model.index(5).data(AgendaRole.VIEW)
    assert isinstance(view, ItemView)
    assert view.records == ""


def test_what_the_keys_act_on_can_be_seen(qtbot: QtBot, second: Desktop):
    second.key(Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: listed(second).selectionModel().hasSelection())
    chosen = listed(second).selectionModel().currentIndex()
    assert listed(second).selectionModel().isSelected(chosen)
    view = listed(second).current
    assert view is not None
    assert view.id == record_like(second.workspace, "testing").id


def test_where_one_column_is_shown_at_a_time_the_keys_act_at_once(qtbot: QtBot, second: Desktop):
    second.window.resize(600, 600)
    qtbot.waitUntil(lambda: not second.step.columns.is_wide)
    second.key(Qt.Key.Key_D, CONTROL)
    assert listed(second).hasFocus()
    view = listed(second).current
    assert view is not None
    assert view.id == record_like(second.workspace, "testing").id


def test_the_keys_are_said_while_the_list_has_the_focus(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "testing")
    assert "P puts again" in second.step.bar.hint.hint.words
    second.key(Qt.Key.Key_Escape)
    assert "P puts again" not in second.step.bar.hint.hint.words


def test_what_is_late_says_so_whatever_its_kind(qtbot: QtBot, second: Desktop):
    challenge = record_like(second.workspace, "testing")
    late = boards.DAY - dt.timedelta(days=2)
    promised = add_response(challenge.id, "A report", by=Party(), on=late, promised_by=late)
    second.board.attempt(promised)
    claim = second.workspace.perform(add_record(RecordKind.ASSURANCE, "Every operator is trained"))
    second.workspace.perform(tracking.change_assurance(claim, stale_after=late))
    second.board.attempt(carry(second.meeting_id, [CarriedRecord(claim, current_item(second).id)]))
    qtbot.waitUntil(lambda: {"promise 2 days late", "stale for 2 days"} <= set(heads(second)))
