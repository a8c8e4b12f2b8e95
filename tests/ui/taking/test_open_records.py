"""What is open beside the record: grouped by the item that is taken, and acted on by one key."""

import datetime as dt
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support import boards
from tests.support.taking import Desktop, desktop

from boardobserver.domain.snapshots import AdviceDetails, AgendaItem, Id, Tracked
from boardobserver.domain.words import (
    ActionStatus,
    AdviceResponse,
    ChallengeStatus,
    EntryKind,
    Movement,
    RecordKind,
)
from boardobserver.services import agenda, meetings, tracking
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.services.deferring import defer
from boardobserver.services.parties import Party
from boardobserver.services.questions import add_question
from boardobserver.services.recording import add_record
from boardobserver.services.responding import add_response
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.taking.agenda_model import AgendaRole, ItemView
from boardobserver.ui.taking.open_list import OpenList
from boardobserver.ui.taking.open_model import OpenRole
from boardobserver.ui.taking.open_rows import OpenHeading, OpenView

CONTROL = Qt.KeyboardModifier.ControlModifier
BIAS = "Bias and equality"
_TYPED = (
    "? @BC what testing supports 0.64?",
    "! @LL to publish the report",
    "* Train every operator first",
    "? Who checks the watchlist?",
)


@pytest.fixture
def second(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Generator[Desktop]:
    """A running meeting at an item about bias, after one that left two challenges, an action and advice."""
    _ = qtbot
    workspace = boards.board(tmp_path)
    first = boards.planned_meeting(workspace)
    for typed in _TYPED:
        boards.note(workspace, first, typed)
    workspace.perform(meetings.end_meeting(first))
    series = workspace.read.series()[0].id
    meeting_id = workspace.perform(meetings.plan_meeting(series, boards.DAY + dt.timedelta(weeks=3)))
    item_id = workspace.read.items(meeting_id)[5].id
    workspace.perform(agenda.change_item(item_id, topic=BIAS))
    workspace.perform(tracking.set_topics(record_like(workspace, "watchlist").id, (BIAS,)))
    chosen = [CarriedRecord(record_like(workspace, words).id, item_id) for words in ("testing", "publish")]
    workspace.perform(carry(meeting_id, chosen))
    workspace.perform(agenda.open_item(item_id))
    opened = desktop(desk, workspace, meeting_id)
    yield opened
    opened.close()


def record_like(workspace: Workspace, words: str) -> Tracked:
    return next(each for each in workspace.read.all_tracked() if words in each.text)


def listed(taking: Desktop) -> OpenList:
    return taking.step.side.opened.list


def rows(taking: Desktop) -> list[str]:
    """The headings, and the references or questions under them."""
    model = listed(taking).records
    views = [model.index(at).data(OpenRole.VIEW) for at in range(model.rowCount())]
    return [
        view.words if isinstance(view, OpenHeading) else view.reference or view.text
        for view in views
        if isinstance(view, OpenHeading | OpenView)
    ]


def current_item(taking: Desktop) -> AgendaItem:
    return taking.workspace.read.items(taking.meeting_id)[5]


def choose(qtbot: QtBot, taking: Desktop, words: str) -> Tracked:
    """Go to the list by key, and down to a record."""
    record = record_like(taking.workspace, words)
    qtbot.waitUntil(lambda: listed(taking).records.row_of(record.id) >= 0)
    taking.key(Qt.Key.Key_D, CONTROL)
    taking.key(Qt.Key.Key_Home)
    for _ in rows(taking):
        view = listed(taking).current
        if view is not None and view.id == record.id:
            break
        taking.key(Qt.Key.Key_Down)
    assert listed(taking).current is not None
    return record


def movements(taking: Desktop, record_id: Id) -> list[Movement]:
    return [each.what for each in taking.workspace.read.movements(record_id)]


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


def test_the_keys_are_said_while_the_list_has_the_focus(qtbot: QtBot, second: Desktop):
    choose(qtbot, second, "testing")
    assert "P puts again" in second.step.bar.hint.hint.words
    second.key(Qt.Key.Key_Escape)
    assert "P puts again" not in second.step.bar.hint.hint.words


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


def heads(taking: Desktop) -> list[str]:
    model = listed(taking).records
    views = [model.index(at).data(OpenRole.VIEW) for at in range(model.rowCount())]
    return [view.head for view in views if isinstance(view, OpenView)]


def test_what_is_late_says_so_whatever_its_kind(qtbot: QtBot, second: Desktop):
    challenge = record_like(second.workspace, "testing")
    late = boards.DAY - dt.timedelta(days=2)
    promised = add_response(challenge.id, "A report", by=Party(), on=late, promised_by=late)
    second.board.attempt(promised)
    claim = second.workspace.perform(add_record(RecordKind.ASSURANCE, "Every operator is trained"))
    second.workspace.perform(tracking.change_assurance(claim, stale_after=late))
    second.board.attempt(carry(second.meeting_id, [CarriedRecord(claim, current_item(second).id)]))
    qtbot.waitUntil(lambda: {"promise 2 days late", "stale for 2 days"} <= set(heads(second)))


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
