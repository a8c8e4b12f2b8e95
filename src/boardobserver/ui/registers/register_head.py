"""The head of a register: its title, a new record, what to do with what is shown, and its columns."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.registers.register_commands import Way
from boardobserver.ui.shell.icons import Tint
from boardobserver.ui.shell.theme import Space, Theme
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading


class RegisterHeadLine(QWidget):
    """The first line of the page.

    Args:
        theme: The look.
        look: The register.
        columns_menu: Makes the menu of the columns.
    """

    new_requested = Signal()
    """A new record is to be made."""

    output_requested = Signal(object)
    """What is shown is to be put out, on this `Way`."""

    def __init__(
        self,
        theme: Theme,
        look: RegisterLook,
        columns_menu: Callable[[], QMenu],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns_menu = columns_menu
        self.new_button = QPushButton(look.new)
        self.output_button = self._menu_button(self.tr("Export"), "printer")
        self.columns_button = self._menu_button(self.tr("Columns"), "settings")
        self._build(look)

    def set_output_enabled(self, *, is_enabled: bool) -> None:
        """Let what is shown be put out, or not while nothing is."""
        self.output_button.setEnabled(is_enabled)

    def _build(self, look: RegisterLook) -> None:
        self.new_button.setProperty("role", "primary")
        self.new_button.setIcon(self._theme.icons.beside_words("plus", Tint.ON_ACCENT))
        self.new_button.clicked.connect(self.new_requested)
        output = self.output_button.menu()
        for words, icon, way in (
            (self.tr("Save as…"), "file-down", Way.PDF),
            (self.tr("Print…"), "printer", Way.PAPER),
            (self.tr("Export for a spreadsheet (CSV)…"), "download", Way.CSV),
        ):
            action = output.addAction(self._theme.icons(icon), words)
            action.triggered.connect(partial(self.output_requested.emit, way))
        self.output_button.setToolTip(self.tr("Print or save the records as they are found and sorted"))
        self.columns_button.menu().aboutToShow.connect(self._fill_columns)
        buttons = QWidget()
        buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(buttons)
        self._theme.arrange(flow, gap=Space.CLOSE)
        for button in (self.columns_button, self.output_button, self.new_button):
            flow.addWidget(button)
        line = QHBoxLayout(self)
        self._theme.arrange(line, gap=Space.NORMAL)
        line.addWidget(Heading(look.title), 1)
        line.addWidget(buttons)

    def _menu_button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setProperty("role", "menu")
        button.setIcon(self._theme.icons.beside_words(icon))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(words)
        button.setMenu(QMenu(button))
        return button

    def _fill_columns(self) -> None:
        menu = self.columns_button.menu()
        menu.clear()
        for former in menu.findChildren(QMenu):
            former.deleteLater()
        # The actions go with the table's own menu, so they are of the same columns and the same rule.
        made = self._columns_menu()
        made.setParent(menu)
        for action in made.actions():
            menu.addAction(action)
