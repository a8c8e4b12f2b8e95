"""One key acts on what is open beside the record: put again, answered, updated, closed, deferred."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.boards import record_like
from tests.support.open_records import BIAS, CONTROL, choose, current_item, heads, listed, movements, rows
from tests.support.taking import Desktop

from boardobserver.domain.snapshots import AdviceDetails
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    ChallengeStatus,
    EntryKind,
    Movement,
    RecordKind,
)
from boardobserver.services import meetings
from boardobserver.services.deferring import defer
from boardobserver.services.questions import add_question


def test_p_puts_a_challenge_again_at_once_and_undo_takes_it_back(qtbot: QtBot, second: Desktop):
    record = choose(qtbot, second, "testing")
    second.key(Qt.Key.Key_P)
    (entry,) = second.entries()
    assert (entry.kind, entry.item_id, entry.record_id) == (
        EntryKind.CHALLENGE,
        current_item(second).id,
        record.id,
    )
    assert movements(second, record.id)[-1] is Movement.PUT_AGAIN
    assert len(second.workspace.read.tracked_of_kind(RecordKind.CHALLENGE)) == 2
    assert f"{record.reference} was put again" in second.step.bar.hint.hint.words
    assert listed(second).hasFocus()
    second.board.undo()
    assert second.entries() == ()
    assert movements(second, record.id)[-1] is Movement.CARRIED


def test_r_begins_the_response_and_enter_notes_it(qtbot: QtBot, second: Desktop):
    record = choose(qtbot, second, "testing")
    second.key(Qt.Key.Key_R)
    assert second.step.bar.edit.hasFocus()
    assert second.step.bar.edit.text == f"> ^{record.reference} "
    second.type("@LL the tests of 2024")
    second.key(Qt.Key.Key_Return)
    assert record_like(second.workspace, "testing").status is ChallengeStatus.ANSWERED
    assert second.entries()[0].kind is EntryKind.RESPONSE


def test_u_updates_an_action(qtbot: QtBot, second: Desktop):
    record = choose(qtbot, second, "publish")
    second.key(Qt.Key.Key_U)
    second.type("it is with the printers")
    second.key(Qt.Key.Key_Return)
    assert movements(second, record.id)[-1] is Movement.UPDATED
    assert len(second.workspace.read.tracked_of_kind(RecordKind.ACTION)) == 1


def test_a_line_that_is_being_typed_is_made_the_response_and_kept(qtbot: QtBot, second: Desktop):
    second.type("the tests of 2024")
    record = choose(qtbot, second, "testing")
    second.key(Qt.Key.Key_R)
    assert second.step.bar.edit.text == f"the tests of 2024 ^{record.reference} "
    second.key(Qt.Key.Key_Return)
    assert second.entries()[0].kind is EntryKind.RESPONSE


def test_c_asks_for_outcome_and_evidence_and_closes(qtbot: QtBot, second: Desktop):
    record = choose(qtbot, second, "publish")
    second.key(Qt.Key.Key_C)
    second.type("published")
    second.key(Qt.Key.Key_Return)
    second.type("on the web site")
    second.key(Qt.Key.Key_Return)
    assert record_like(second.workspace, "publish").status is ActionStatus.CLOSED
    assert movements(second, record.id)[-1] is Movement.CLOSED
    assert second.workspace.read.movements(record.id)[-1].meeting_id == second.meeting_id


def test_a_leads_to_the_response_to_advice(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "Train")
    second.key(Qt.Key.Key_A)
    form = second.step.side.form
    assert form is not None
    assert form.form.row("response").field.hasFocus()
    second.type("Rej")
    second.key(Qt.Key.Key_Tab)
    details = record_like(second.workspace, "Train").details
    assert isinstance(details, AdviceDetails)
    assert details.response is AdviceResponse.REJECTED


def test_d_defers_in_place_and_says_so_in_the_list(qtbot: QtBot, second: Desktop):
    record = choose(qtbot, second, "watchlist")
    second.key(Qt.Key.Key_D)
    form = second.step.side.opened.defer_form
    assert form.until.hasFocus()
    second.type("1 January 2020")
    second.key(Qt.Key.Key_Return)
    assert form.isVisible()
    assert second.workspace.read.deferrals() == {}
    form.until.selectAll()
    second.type("1 May 2027")
    second.key(Qt.Key.Key_Return)
    assert not form.isVisible()
    assert listed(second).hasFocus()
    last = second.workspace.read.movements(record.id)[-1]
    assert (last.what, last.meeting_id, last.item_id, last.until_on) == (
        Movement.DEFERRED,
        second.meeting_id,
        current_item(second).id,
        dt.date(2027, 5, 1),
    )
    qtbot.waitUntil(lambda: "deferred to 1 May 2027" in heads(second))
    second.board.undo()
    qtbot.waitUntil(lambda: "deferred to 1 May 2027" not in heads(second))


def test_a_record_put_again_is_deferred_no_longer(qtbot: QtBot, second: Desktop):
    record = record_like(second.workspace, "watchlist")
    second.board.attempt(defer(record.id, until=dt.date(2027, 5, 1)))
    qtbot.waitUntil(lambda: "deferred to 1 May 2027" in heads(second))
    choose(qtbot, second, "watchlist")
    second.key(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: "deferred to 1 May 2027" not in heads(second))


def test_escape_leaves_the_record_where_it_is(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "testing")
    second.key(Qt.Key.Key_D)
    second.key(Qt.Key.Key_Escape)
    assert not second.step.side.opened.defer_form.isVisible()
    assert listed(second).hasFocus()
    assert second.workspace.read.deferrals() == {}


def test_a_key_for_another_kind_says_so_and_does_nothing(qtbot: QtBot, second: Desktop):
    record = choose(qtbot, second, "publish")
    before = movements(second, record.id)
    second.key(Qt.Key.Key_P)
    assert second.step.bar.hint.hint.words.startswith(f"{record.reference} is no challenge")
    assert (movements(second, record.id), second.entries()) == (before, ())


def test_other_letters_go_into_the_line(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "publish")
    second.type("x")
    assert second.step.bar.edit.hasFocus()
    assert second.step.bar.edit.text == "x"


def test_a_standing_question_that_is_due_on_the_topic_is_put_by_one_key(qtbot: QtBot, second: Desktop):
    second.workspace.perform(add_question("What is the error rate by group?", BIAS))
    second.workspace.perform(add_question("What does it cost?", "Value for money"))
    second.step.side.opened.refresh()
    qtbot.waitUntil(lambda: "What is the error rate by group?" in rows(second))
    assert "What does it cost?" not in rows(second)
    second.key(Qt.Key.Key_D, CONTROL)
    while (view := listed(second).current) is not None and not view.is_question:
        second.key(Qt.Key.Key_Down)
    second.key(Qt.Key.Key_P)
    assert second.texts() == ["What is the error rate by group?"]
    qtbot.waitUntil(lambda: "What is the error rate by group?" not in rows(second))


def test_nothing_is_acted_on_in_a_signed_off_meeting(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "testing")
    workspace = second.workspace
    workspace.perform(meetings.end_meeting(second.meeting_id))
    workspace.perform(meetings.sign_off(second.meeting_id, boards.person_of(workspace, "LO")))
    QApplication.processEvents()
    QTest.keyClick(listed(second), Qt.Key.Key_P)
    assert second.entries() == ()
