"""The Take notes step in its states, in the page of a meeting."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.pictures.running import DAY, LINES, LONG, board_of_observers, planned, running, step_in, window_on
from tests.pictures.stage import Scene, Stage
from tests.support.taking import strike

from boardobserver.services import agenda, meetings, tracking
from boardobserver.services.carrying import CarriedRecord, carry
from boardobserver.services.deferring import defer
from boardobserver.services.questions import add_question


def _many(stage: Stage) -> QWidget:
    return window_on(stage, running(stage))


def _carried(stage: Stage) -> QWidget:
    """An item about the tests, with what was carried to it, its topic and a question that is due."""
    workspace, meeting_id = running(stage, LINES[:3])
    item_id = workspace.read.items(meeting_id)[5].id
    challenge, advice, action = sorted(
        workspace.read.open_tracked(), key=lambda record: record.text, reverse=True
    )
    workspace.perform(agenda.change_item(item_id, topic="Accuracy and testing"))
    workspace.perform(tracking.set_topics(advice.id, ("Accuracy and testing",)))
    workspace.perform(add_question("What is the false alert rate by group?", "Accuracy and testing"))
    workspace.perform(carry(meeting_id, [CarriedRecord(challenge.id, item_id)]))
    workspace.perform(defer(action.id, until=DAY + dt.timedelta(weeks=12)))
    return window_on(stage, (workspace, meeting_id))


def _opened(_stage: Stage, window: QWidget) -> None:
    step_in(window).go_to_side()
    QTest.qWait(50)
    QTest.keyClick(step_in(window).side.opened.list, Qt.Key.Key_Home)


def _put_again(stage: Stage, window: QWidget) -> None:
    _opened(stage, window)
    QTest.keyClick(step_in(window).side.opened.list, Qt.Key.Key_P)


def _deferring(stage: Stage, window: QWidget) -> None:
    _opened(stage, window)
    QTest.keyClick(step_in(window).side.opened.list, Qt.Key.Key_D)
    form = step_in(window).side.opened.defer_form
    QTest.keyClicks(form.until, "1 January 2020")
    QTest.keyClick(form.until, Qt.Key.Key_Return)


def _closing(stage: Stage, window: QWidget) -> None:
    _opened(stage, window)
    QTest.keyClick(step_in(window).side.opened.list, Qt.Key.Key_C)
    QTest.qWait(50)


def _empty(stage: Stage) -> QWidget:
    workspace, _clock = board_of_observers(stage)
    return window_on(stage, (workspace, planned(workspace, DAY)))


def _no_agenda(stage: Stage) -> QWidget:
    workspace, _clock = board_of_observers(stage)
    series = workspace.read.series()[0].id
    plan = meetings.plan_meeting(series, DAY, with_agenda=False)
    return window_on(stage, (workspace, workspace.perform(plan)))


def _long(stage: Stage) -> QWidget:
    lines = (
        *LINES[:3],
        f"@HLD ? {LONG}: is that lawful, and who decides? " * 3,
        "! @HLD to " + "write_one_very_long_word_" * 12 + " by next Friday",
        "@HLD three points:\n- the first\n- the second, which goes on longer than the others\n- the third",
        "> " + "and the answer was as long as the question, " * 12,
    )
    return window_on(stage, running(stage, lines, title=LONG))


def _signed_off(stage: Stage) -> QWidget:
    return window_on(stage, running(stage, ends=True))


def _typing(text: str) -> Callable[[Stage, QWidget], None]:
    def act(_stage: Stage, window: QWidget) -> None:
        strike(step_in(window).bar.edit, text)

    return act


def _noted(stage: Stage, window: QWidget) -> None:
    step = step_in(window)
    strike(step.bar.edit, "? @LL Who reviews the watchlist?")
    QTest.keyClick(step.bar.edit, Qt.Key.Key_Return)
    stage.wait_until(lambda: step.side.form is not None)


def _paused(_stage: Stage, window: QWidget) -> None:
    """Somebody left, the meeting paused, and somebody is about to arrive."""
    step = step_in(window)
    for line in ("@LL left 10:40", "Recess"):
        strike(step.bar.edit, line)
        QTest.keyClick(step.bar.edit, Qt.Key.Key_Return)
    step.bar.begin_arrival()
    QTest.qWait(50)


def _before_part_2(stage: Stage) -> QWidget:
    workspace, meeting_id = running(stage)
    workspace.perform(agenda.change_item(workspace.read.items(meeting_id)[6].id, part=2))
    return window_on(stage, (workspace, meeting_id))


def _in_part_2(stage: Stage, window: QWidget) -> None:
    """A record of part 1 stays beside the lines when part 2 is turned to."""
    _noted(stage, window)
    step_in(window).meeting_acts.turn_on()


def _selected(_stage: Stage, window: QWidget) -> None:
    step = step_in(window)
    step.go_to_record()
    for _ in range(6):
        QTest.keyClick(step.view, Qt.Key.Key_Up)


def _edited(stage: Stage, window: QWidget) -> None:
    _selected(stage, window)
    QTest.keyClick(step_in(window).view, Qt.Key.Key_F2)


def _withdrawn(stage: Stage, window: QWidget) -> None:
    _selected(stage, window)
    QTest.keyClick(step_in(window).view, Qt.Key.Key_Delete)
    QTest.keyClick(step_in(window).view, Qt.Key.Key_Escape)


def _menu(stage: Stage, window: QWidget) -> None:
    _selected(stage, window)
    step = step_in(window)
    entry_id = step.view.current_id
    menu = step.acts.menu(entry_id or "")
    menu.popup(step.view.viewport().mapToGlobal(step.view.visualRect(step.view.currentIndex()).center()))
    QApplication.processEvents()


def _refused(_stage: Stage, window: QWidget) -> None:
    step = step_in(window)
    row = step.model.row_of(step.record.entries[-1].id)
    step.view.setCurrentIndex(step.model.index(row))
    step.go_to_side()
    form = step.side.form
    if form is not None:
        due = form.form.row("due").field
        due.setFocus()
        strike(due, " 31 April")
        QTest.keyClick(due, Qt.Key.Key_Return)


SCENES = (
    Scene("taking-empty", _empty),
    Scene("taking-no-agenda", _no_agenda),
    Scene("taking-many", _many),
    Scene("taking-long", _long),
    Scene("taking-signed-off", _signed_off),
    Scene("taking-due", _many, _typing("! @SRO to publish the policy by 31 April")),
    Scene("taking-complete", _many, _typing("! @")),
    Scene("taking-unknown", _many, _typing("@ZZ asked about training")),
    Scene("taking-noted", _many, _noted),
    Scene("taking-leaving", _many, _typing("@LL left 10:40")),
    Scene("taking-paused", _many, _paused),
    Scene("taking-answering", _many, _typing("> The tests of 2024")),
    Scene("taking-decision", _many, _typing("= Approved, subject to the figures")),
    Scene("taking-part-2", _before_part_2, _in_part_2),
    Scene("taking-selected", _many, _selected),
    Scene("taking-edited", _many, _edited),
    Scene("taking-withdrawn", _many, _withdrawn),
    Scene("taking-menu", _many, _menu),
    Scene("taking-refused", _many, _refused),
    Scene("taking-open", _carried, _opened),
    Scene("taking-put-again", _carried, _put_again),
    Scene("taking-deferring", _carried, _deferring),
    Scene("taking-closing", _carried, _closing),
)
"""The scenes of the Take notes step."""
