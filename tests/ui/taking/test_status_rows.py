"""The status beside a line: only what may follow is offered, and an end asks for its grounds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from tests.support.taking import Desktop

from boardobserver.domain.snapshots import ActionDetails, AssuranceDetails, Tracked
from boardobserver.domain.words import ActionStatus, AssuranceLevel, RecordKind
from boardobserver.services import recording, tracking
from boardobserver.ui.records.forms.record_form import RecordForm
from boardobserver.ui.shell.notices import FieldMessage


def _action(taking: Desktop) -> Tracked:
    return taking.workspace.read.tracked_of_kind(RecordKind.ACTION)[0]


def _form(qtbot: QtBot, taking: Desktop, line: str) -> RecordForm:
    taking.note(line)
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    form = taking.step.side.form
    assert form is not None
    return form


def _offered(box: QComboBox) -> list[str]:
    return [box.itemText(at) for at in range(box.count())]


def test_closing_an_action_asks_for_outcome_and_evidence_beside_the_status(qtbot: QtBot, taking: Desktop):
    form = _form(qtbot, taking, "! @LL to publish the report")
    status = form.status.status
    status.setFocus()
    taking.type("Clo")
    taking.key(Qt.Key.Key_Return)
    grounds = form.status.grounds
    assert grounds.isVisible()
    assert _action(taking).status is ActionStatus.OPEN
    taking.key(Qt.Key.Key_Tab)
    taking.type("It is out")
    taking.key(Qt.Key.Key_Return)
    taking.key(Qt.Key.Key_Return)
    assert _action(taking).status is ActionStatus.OPEN
    assert "Name the evidence for it." in [each.message for each in grounds.findChildren(FieldMessage)]
    taking.type("Seen on the website")
    taking.key(Qt.Key.Key_Return)
    record = _action(taking)
    assert isinstance(record.details, ActionDetails)
    assert record.status is ActionStatus.CLOSED
    assert (record.details.outcome, record.details.closing_evidence) == ("It is out", "Seen on the website")
    assert not grounds.isVisible()
    assert _offered(status) == ["Open", "Closed", "Withdrawn"]


def test_a_closed_action_is_opened_again_without_being_asked_for_anything(qtbot: QtBot, taking: Desktop):
    form = _form(qtbot, taking, "! @LL to publish the report")
    action = _action(taking)
    taking.board.attempt(
        tracking.change_status(action.id, ActionStatus.CLOSED, words="done", evidence="seen")
    )
    form.status.status.setFocus()
    taking.type("Op")
    taking.key(Qt.Key.Key_Return)
    assert _action(taking).status is ActionStatus.OPEN
    assert not form.status.grounds.isVisible()


def test_escape_leaves_the_status_and_the_line_to_type_in_stays_away(qtbot: QtBot, taking: Desktop):
    form = _form(qtbot, taking, "! @LL to publish the report")
    form.status.status.setFocus()
    taking.type("With")
    taking.key(Qt.Key.Key_Return)
    assert form.status.grounds.isVisible()
    taking.key(Qt.Key.Key_Tab)
    taking.type("a slip")
    taking.key(Qt.Key.Key_Escape)
    assert not form.status.grounds.isVisible()
    assert form.status.status.value is ActionStatus.OPEN
    assert _action(taking).status is ActionStatus.OPEN
    assert taking.window.focusWidget() is form.status.status


def test_an_assurance_that_a_line_links_has_its_form(qtbot: QtBot, taking: Desktop):
    key = taking.workspace.perform(recording.add_record(RecordKind.ASSURANCE, "Every operator is trained"))
    reference = taking.workspace.read.tracked_of_ids([key])[0].reference
    form = _form(qtbot, taking, f"spoke of ^{reference}")
    assert form.record_id == key
    level = form.form.row("level").field
    assert isinstance(level, QComboBox)
    level.setFocus()
    taking.type("Lim")
    details = taking.workspace.read.tracked_of_ids([key])[0].details
    assert isinstance(details, AssuranceDetails)
    assert details.level is AssuranceLevel.LIMITED
