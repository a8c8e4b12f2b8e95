"""What can wait until the record has been painted: the list beside it, and the fields of what was raised."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.support.taking import Desktop

from boardobserver.ui.widgets.after_painting import AfterPainting


class _Happened(QObject):
    """Notes down when a widget is painted, and what else it is told of."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.order: list[str] = []
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() == QEvent.Type.Paint:
            self.order.append("painted")
        return super().eventFilter(watched, event)


def test_it_is_done_once_and_after_the_painting(qtbot: QtBot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    happened, after = _Happened(widget), AfterPainting(widget, widget)
    after.due.connect(lambda: happened.order.append("done"))
    after.start()
    after.start()
    qtbot.waitUntil(lambda: "done" in happened.order)
    assert happened.order[0] == "painted"
    widget.update()
    qtbot.waitUntil(lambda: happened.order[-1] == "painted")
    assert happened.order.count("done") == 1


def test_it_is_done_where_nothing_is_ever_painted(qtbot: QtBot):
    widget = QWidget()
    qtbot.addWidget(widget)
    after = AfterPainting(widget, widget)
    with qtbot.waitSignal(after.due):
        after.start()


def test_it_is_done_no_more_once_that_is_said(qtbot: QtBot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    after = AfterPainting(widget, widget)
    after.start()
    after.stop()
    with qtbot.assertNotEmitted(after.due, wait=300):
        widget.update()


def test_nothing_is_done_any_more_once_what_was_to_be_painted_has_gone(qtbot: QtBot):
    first, page = QWidget(), QWidget()
    qtbot.addWidget(page)
    after = AfterPainting(first, page)
    after.start()
    delete(first)
    with qtbot.assertNotEmitted(after.due, wait=300):
        pass


def test_the_fields_of_what_was_raised_come_after_its_line_is_painted(qtbot: QtBot, taking: Desktop):
    happened = _Happened(taking.step.view.viewport())
    taking.step.record.entries_changed.connect(lambda: happened.order.append("in the record"))
    taking.note("? What evidence supports this?")
    assert taking.step.side.form is None
    qtbot.waitUntil(lambda: taking.step.side.form is not None)
    assert "painted" in happened.order[happened.order.index("in the record") :]


def test_what_is_open_is_listed_after_the_record_is_painted(qtbot: QtBot, taking: Desktop):
    happened = _Happened(taking.step.view.viewport())
    taking.step.side.opened.list.records.modelReset.connect(lambda: happened.order.append("listed"))
    taking.note("! @LL to publish the report")
    taking.step.show_meeting(taking.meeting_id)
    happened.order.clear()
    qtbot.waitUntil(lambda: "listed" in happened.order)
    assert happened.order[0] == "painted"
