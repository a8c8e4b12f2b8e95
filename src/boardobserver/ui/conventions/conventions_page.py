"""The page of the board's conventions: what its documents look like, chosen beside one of them."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.conventions import Annex, Conventions
from boardobserver.domain.words import Section
from boardobserver.services.changes import Changes
from boardobserver.services.conventions import change_conventions, usual_conventions
from boardobserver.ui.conventions.choice_field import ChoiceField
from boardobserver.ui.conventions.choices import GROUPS, HOUSE, Group
from boardobserver.ui.conventions.logo_field import AskPicture, LogoField, ask_picture
from boardobserver.ui.conventions.order_field import OrderField
from boardobserver.ui.conventions.preview import ConventionsPreview
from boardobserver.ui.shell.fresh_page import FreshPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.widgets.columns import Columns
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.panes import Panes

PAGE: Final = "conventions"
"""The id of the page."""

_USUAL = Conventions()
_ANNEXES: Final = {
    Annex.ACTIONS: "Action log",
    Annex.CHALLENGES: "Challenges",
    Annex.ADVICE: "Ethics advice",
    Annex.INITIALS: "Initials and abbreviations",
    Annex.DECISIONS: "Decisions",
    Annex.CHANGES: "What has changed since the previous meeting",
}


class ConventionsPage(FreshPage):
    """Every choice with an example of itself, and the minutes that they make.

    Args:
        desk: What pages work with.
        board: The open board.
        ask_picture: Asks for the file of the logo.
    """

    def __init__(
        self,
        desk: Desk,
        board: OpenBoard,
        parent: QWidget | None = None,
        *,
        ask_picture: AskPicture = ask_picture,
    ) -> None:
        super().__init__(board, _is_affected, parent)
        self._desk = desk
        self.fields: dict[str, ChoiceField] = {}
        self.preview = ConventionsPreview(desk, board)
        self.usual_button = QPushButton(self.tr("Everything back to the usual"))
        self.logo = LogoField(desk, board, ask_picture)
        self.sections = OrderField(
            desk.theme,
            self.tr("Order of sections"),
            self.tr(
                "Items print as they stand on the agenda. Moved here, whole sections print in this order."
            ),
            lambda value: Section(value).label,
            may_leave_out=False,
        )
        self.annexes = OrderField(
            desk.theme,
            self.tr("Annexes"),
            self.tr("Those that are ticked, in this order, as far as they have something to list."),
            lambda value: self.tr(_ANNEXES[Annex(value)]),
            may_leave_out=True,
        )
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        theme = self._desk.theme
        choices = QWidget()
        column = QVBoxLayout(choices)
        theme.arrange(column, gap=Space.WIDE)
        house = self._panel(HOUSE)
        self._inside(house).addWidget(self.logo)
        column.addWidget(house)
        for group in GROUPS:
            column.addWidget(self._panel(group))
        for title, order in (
            (self.tr("Order of sections"), self.sections),
            (self.tr("Annexes"), self.annexes),
        ):
            panel = self._framed(title)
            self._inside(panel).addWidget(order)
            column.addWidget(panel)
        column.addStretch(1)
        head = QHBoxLayout()
        theme.arrange(head, gap=Space.NORMAL)
        head.addWidget(Heading(self.tr("Conventions")), 1)
        head.addWidget(self.usual_button, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        theme.arrange(outer, margin=Space.WIDE, gap=Space.NORMAL)
        outer.addLayout(head)
        said = self.tr(
            "How this board’s documents are made. Each choice is as usual until you change it, and minutes "
            "that are signed off stay as they were made."
        )
        outer.addWidget(Words(said, quiet=True))
        outer.addWidget(Panes(theme, self.preview, choices, side_steps=132, least_steps=110), 1)
        self.setFocusProxy(self.fields["house_name"])

    def _connect(self) -> None:
        self.usual_button.clicked.connect(self._on_all_usual)
        self.sections.committed.connect(self._on_sections)
        self.sections.usual_requested.connect(self._on_sections_usual)
        self.annexes.committed.connect(self._on_annexes)
        self.annexes.usual_requested.connect(self._on_annexes_usual)

    def _read(self) -> None:
        """Read the conventions anew, and lay the minutes out by them."""
        workspace = self._board.workspace
        now = workspace.read.releases.conventions()
        is_editable = not workspace.is_read_only
        for field in self.fields.values():
            field.show_conventions(now, is_editable=is_editable)
        self.logo.show_conventions(now, is_editable=is_editable)
        self.sections.show_order(
            now.sections or tuple(Section), tuple(Section), is_usual=not now.sections, is_editable=is_editable
        )
        is_usual = now.annexes == _USUAL.annexes
        self.annexes.show_order(now.annexes, tuple(Annex), is_usual=is_usual, is_editable=is_editable)
        self.usual_button.setEnabled(is_editable and now != _USUAL)
        self.preview.refresh()

    def _panel(self, group: Group) -> QFrame:
        """The choices of a group, side by side as far as there is room."""
        panel = self._framed(self.tr(group.title))
        column = self._inside(panel)
        column.addWidget(Words(self.tr(group.says), quiet=True))
        columns = Columns(self._desk.theme, least_steps=52, most=2)
        for choice in group.choices:
            field = ChoiceField(self._desk.theme, self._board, choice)
            self.fields[choice.name] = field
            columns.add(field, 2 if len(group.choices) == 1 else 1)
        column.addWidget(columns)
        return panel

    def _framed(self, title: str) -> QFrame:
        panel = QFrame()
        panel.setProperty("role", "panel")
        panel.setAccessibleName(title)
        column = QVBoxLayout(panel)
        self._desk.theme.arrange(column, margin=Space.NORMAL, gap=Space.NORMAL)
        column.addWidget(Heading(title, 2))
        return panel

    def _inside(self, panel: QFrame) -> QVBoxLayout:
        column = panel.layout()
        assert isinstance(column, QVBoxLayout)
        return column

    def _order(self, **order: tuple[object, ...]) -> None:
        command = change_conventions(lambda now: replace(now, **order), "change an order")
        self._board.attempt(command, origin=self)

    @Slot()
    def _on_all_usual(self) -> None:
        self._board.attempt(usual_conventions(), origin=self)

    @Slot(object)
    def _on_sections(self, order: tuple[str, ...]) -> None:
        self._order(sections=tuple(map(Section, order)))

    @Slot()
    def _on_sections_usual(self) -> None:
        self._order(sections=())

    @Slot(object)
    def _on_annexes(self, order: tuple[str, ...]) -> None:
        self._order(annexes=tuple(map(Annex, order)))

    @Slot()
    def _on_annexes_usual(self) -> None:
        self._order(annexes=_USUAL.annexes)


def _is_affected(changes: Changes) -> bool:
    return changes.concern("convention", "meeting", "board")
