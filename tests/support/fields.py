"""Fields and buttons of a page as a person uses them, with the keys and the mouse."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from boardobserver.ui.records.earlier_words_list import EarlierWordsList
from boardobserver.ui.widgets.fitted_table import OrderedTable
from boardobserver.ui.widgets.form import FormRow
from boardobserver.ui.widgets.rows_model import ROW_MIME


def row(part: QWidget, label: str) -> FormRow:
    """The row of a form whose field is called this."""
    return next(each for each in part.findChildren(FormRow) if each.field.accessibleName() == label)


def retype(field: QWidget, words: str) -> None:
    """Type over what stands in a field, and press Enter."""
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert line is not None
    field.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, words)
    popup = line.completer().popup() if line.completer() else None
    QTest.keyClick(popup if popup is not None and popup.isVisible() else line, Qt.Key.Key_Return)


def put_back(earlier: EarlierWordsList, words: str) -> None:
    """Choose the version of a text that the list shows so, and click the button that restores it."""
    rows = [str(each.cells[0]) for each in earlier.model.rows]
    earlier.table.setFocus()
    QTest.keyClick(earlier.table, Qt.Key.Key_Home)
    for _each in range(len(rows) - 1 - rows[::-1].index(words)):
        QTest.keyClick(earlier.table, Qt.Key.Key_Down)
    click(earlier.restore_button)


def choose(box: QWidget, words: str) -> None:
    """Walk down a box to the words."""
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


def click(button: QAbstractButton) -> None:
    """Click a button, which has to be in sight."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(view: QAbstractItemView, data: QMimeData, at: QPointF) -> None:
    """Drop what is being dragged at a point of a list, as the end of a drag does."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moves = Qt.DropAction.MoveAction
    viewport = view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, moves, data, left, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, moves, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(at, moves, data, left, none))


def drop_row(table: OrderedTable, row_id: str, before: int) -> None:
    """Drop a row onto the upper part of another one."""
    data = QMimeData()
    data.setData(ROW_MIME, row_id.encode())
    drop(table, data, QPointF(10, table.rowViewportPosition(before) + 2))


def type_over(field: QWidget, words: str) -> None:
    """Type over what stands in a text of any size, and press Enter."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
