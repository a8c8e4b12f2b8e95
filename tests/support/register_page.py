"""What a register shows, and the line in which it is filtered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from boardobserver.ui.registers.cells import Cell
from boardobserver.ui.registers.register_page import RegisterPage


def shown(page: RegisterPage, cell: Cell = Cell.REFERENCE) -> list[str]:
    """What stands in a column, from the top."""
    return [str(page.model.index(at, cell).data()) for at in range(page.model.rowCount())]


def filter_by(page: RegisterPage, text: str) -> None:
    """Type another filter over the one that is there."""
    edit = page.filter_line.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)


def filter_menu(page: RegisterPage) -> list[QAction]:
    """What the chooser of filters offers."""
    menu = page.filter_line.chooser.menu()
    menu.aboutToShow.emit()
    return [each for each in menu.actions() if not each.isSeparator()]
