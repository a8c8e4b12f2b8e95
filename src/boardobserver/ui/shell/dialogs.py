"""The few dialogs of the shell: a report to read, the list of keys, about the program."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

import boardobserver
from boardobserver.ui.shell.commands import Menu, WindowCommand, shown_keys, translated
from boardobserver.ui.shell.crash_report import CrashReport
from boardobserver.ui.shell.theme import Space, Theme


class ReadingDialog(QDialog):
    """A dialog to read something in: a heading, the content, a Close button. Escape closes it."""

    def __init__(self, theme: Theme, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(content, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        content.setFocus()
        room = self.screen().availableGeometry()
        self.resize(
            min(theme.space(220), room.width() * 9 // 10), min(theme.space(140), room.height() * 9 // 10)
        )


def report_dialog(theme: Theme, report: CrashReport, parent: QWidget | None) -> ReadingDialog:
    """The report of a bug, to read and to copy."""
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setPlainText(report.text)
    text.setAccessibleName(translated("Report"))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.point_size())
    text.setFont(font)
    return ReadingDialog(theme, translated("Report of what went wrong"), text, parent)


def keys_dialog(
    theme: Theme, commands: Iterable[WindowCommand], parent: QWidget | None = None
) -> ReadingDialog:
    """Every command with its keys, by menu, made from the table itself."""
    listed = tuple(commands)
    tree = QTreeWidget()
    tree.setAccessibleName(translated("Commands and their keys"))
    tree.setHeaderLabels([translated("Command"), translated("Keys"), translated("What it does")])
    tree.setRootIsDecorated(False)
    for menu in Menu:
        here = [each for each in listed if each.menu is menu]
        if not here:
            continue
        branch = QTreeWidgetItem(tree, [menu.title])
        font = tree.font()
        font.setBold(True)
        branch.setFont(0, font)
        for each in here:
            keys = translated(" or ").join(shown_keys(each))
            QTreeWidgetItem(branch, [translated(each.text), keys, translated(each.tooltip)])
    tree.expandAll()
    # The longest words scroll rather than being cut off where the text is large.
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return ReadingDialog(theme, translated("Keys"), tree, parent)


def about_dialog(theme: Theme, parent: QWidget | None = None) -> ReadingDialog:
    """The program's name, version and licences."""
    words = QLabel(
        translated(
            "Board Observer {version}\n\n"
            "For people who observe an oversight board: "
            "notes, challenges, ethics advice, actions and minutes."
            "\n\nMIT licence. Icons: Lucide, ISC licence. Built with Qt {qt} under the LGPL."
        ).format(version=boardobserver.__version__, qt=qVersion())
    )
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    dialog = ReadingDialog(theme, translated("About Board Observer"), words, parent)
    dialog.resize(theme.space(100), theme.space(50))
    return dialog
