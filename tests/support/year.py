"""Somebody who observes a board through a year, in the window: what is done, and what it is held against."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.support.hands import Hands
from tests.support.pdf import page_texts
from tests.support.second_way import attention, concerned, everything, references

from boardobserver.ui.home.open_list import OpenList
from boardobserver.ui.minutes.minutes_step import MinutesStep
from boardobserver.ui.priorities.priorities_page import PrioritiesPage
from boardobserver.ui.registers.register_page import RegisterPage
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.pages import Location
from boardobserver.ui.shell.sidebar import Sidebar
from boardobserver.ui.taking.open_list import OpenList as OpenRecords

_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_STEPS = {"prepare": Qt.Key.Key_1, "take": Qt.Key.Key_2, "review": Qt.Key.Key_3, "minutes": Qt.Key.Key_4}
_PEOPLE = (
    ("Board Chair", "MPS · Metropolitan Police Service"),
    ("LFR lead", "MPS · Metropolitan Police Service"),
    ("Lead observer", "MOPAC · Mayor’s Office for Policing and Crime"),
)
_REFERENCE = re.compile(r"(?:AC|CH|EA|DN)-\d{4}-\d{3}")
_HOME = {
    "Overdue actions": ("overdue actions", "actions", "is:overdue"),
    "Challenges awaiting a response": ("responses awaited", "challenges", "is:awaiting"),
    "Ethics advice without a response": ("advice without a response", "advice", "is:awaiting"),
    "Ethics advice due for review": ("advice due for review", "advice", "is:review"),
    "Assurances gone stale": ("stale assurances", "assurance", "is:stale"),
}
"""By the heading of Home: the sort of the second way, and the register and filter with the same records."""
_PRIORITIES = {
    "Challenges": "open challenges",
    "Advice": "open advice",
    "Actions": "overdue actions",
    "Promises": "promises not kept",
}
"""By the measure of the priorities: the sort of the second way that it counts."""
_SIDEBAR = {"challenges": "open challenges", "actions": "open actions", "advice": "open advice"}


@dataclass
class Calendar:
    """The clock of the year: it goes on by itself a little at each look, and is set to a day by the test."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=250)
        return self.now

    def turn_to(self, day: str) -> None:
        """Go on to a day."""
        self.now = datetime.strptime(day, "%d %b %Y").replace(hour=10, tzinfo=UTC)


class Year:
    """Somebody who observes the board through the year."""

    def __init__(self, folder: Path) -> None:
        self.calendar = Calendar(datetime(2026, 1, 5, 9, tzinfo=UTC))
        self.path = folder / "Facial Recognition Technology Board.board"
        self.folder = folder
        self.hands = Hands(folder, clock=self.calendar)
        self.issued: dict[int, bytes] = {}

    @property
    def board(self) -> OpenBoard:
        """The open board."""
        return self.hands.board

    def found_board(self) -> None:
        """Make the board and its people."""
        hands = self.hands
        hands.answers.file = self.path
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Return)  # no passphrase: that is warned of
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Return)
        for name, organisation in _PEOPLE:
            hands.write(name)
            hands.choose("Organisation", organisation)
            if name == "Lead observer":
                hands.click("One of the observers")
            hands.click("Add person")

    def turn_to(self, day: str) -> None:
        """Go on to a day; the program looks at the calendar twice a minute."""
        self.calendar.turn_to(day)
        self.board.look_at_day()

    def plan(self, day: str) -> None:
        """Plan the meeting of a day."""
        self.go("meetings", "plan")
        self.hands.fill("Date", day)

    def step(self, name: str) -> None:
        """Turn to a step of the meeting that is shown."""
        self.hands.key(_STEPS[name], _CONTROL_SHIFT)

    def begin(self, day: str) -> None:
        """Start the meeting of a day and turn to its item of business."""
        self.turn_to(day)
        self.step("take")
        self.hands.click("Start the meeting")
        for _ in range(6):
            self.hands.control(Qt.Key.Key_Down)

    def on_open(self, reference: str, key: Qt.Key) -> None:
        """Strike one key on a record in the list of what is open."""
        opened = self.hands.window.findChild(OpenRecords)
        assert opened is not None
        self.hands.wait_a_moment()
        if not opened.isVisible():
            self.hands.click("Close")
        self.hands.wait(lambda: self._row(opened, reference) >= 0)
        opened.setFocus(Qt.FocusReason.ShortcutFocusReason)
        opened.setCurrentIndex(opened.model().index(self._row(opened, reference), 0))
        self.hands.key(key)

    def end(self, number: int) -> None:
        """End the meeting, sign its minutes off and issue them."""
        self.hands.click("End the meeting")
        self.step("review")
        self.hands.click("Sign off…")
        self.hands.choose("Signed off by", "LO · Lead observer")
        self.hands.click("Sign off")
        self.issued[number] = self.minutes(self.folder / f"meeting {number}.pdf")
        _, _, annexes = " ".join(page_texts(self.issued[number])).partition("Annex A")
        assert set(_REFERENCE.findall(annexes)) == references(self.path, concerned(self.path, number))

    def minutes(self, target: Path) -> bytes:
        """Save the minutes of the meeting that is shown."""
        hands = self.hands
        self.step("minutes")
        step = hands.window.findChild(MinutesStep)
        assert step is not None
        hands.wait(lambda: step.publication is not None)
        hands.answers.file = target
        hands.click("Save as…")
        hands.wait(target.exists)
        return target.read_bytes()

    def go(self, page: str, detail: str = "") -> QWidget:
        """Go to a place."""
        self.hands.window.go_to(Location(page))
        self.hands.window.go_to(Location(page, detail))
        widget = self.hands.window.pages.widget_of(page)
        assert widget is not None
        return widget

    def record(self, page: str, reference: str) -> None:
        """Show a record in its register."""
        widget = self.go(page, f"filter:ref:{reference}")
        assert isinstance(widget, RegisterPage)
        self.hands.wait(lambda: widget.model.rowCount() == 1)
        widget.table.setFocus()
        self.hands.key(Qt.Key.Key_Home)
        self.hands.key(Qt.Key.Key_Return)

    @contextmanager
    def taken_back(self) -> Generator[None]:
        """What is done within leaves every row as it was when it is taken back, and comes again as it was."""
        before = everything(self.path)
        yield
        self.hands.window.setFocus()  # an editor that has the focus would take its own typing back first
        after = everything(self.path)
        assert after != before
        steps = 0
        while everything(self.path) != before:
            assert steps < 12, "taking back did not lead to where it began"
            self.hands.window.commands.action("edit.undo").trigger()
            steps += 1
        for _ in range(steps):
            self.hands.window.commands.action("edit.redo").trigger()
        assert everything(self.path) == after

    def agree(self) -> None:
        """Hold every page against what plain SQL finds in the file."""
        found = attention(self.path, self.board.workspace.local(self.calendar.now).date())
        home = self.go("home")
        lists = {each.title: each for each in home.findChildren(OpenList)}
        headings = {title: lists[title].heading.text() for title in _HOME if lists[title].isVisible()}
        counts = {sort: len(ids) for sort, ids in found.items()}
        assert headings == {
            title: f"{title} ({counts[sort]})" for title, (sort, _, _) in _HOME.items() if counts[sort]
        }
        sidebar = self.hands.window.findChild(Sidebar)
        assert sidebar is not None
        assert {page: sidebar.button(page).count for page in _SIDEBAR} == {
            page: counts[sort] for page, sort in _SIDEBAR.items()
        }
        wanted = {(page, text): sort for sort, page, text in _HOME.values()}
        wanted |= {(page, "is:open"): sort for page, sort in _SIDEBAR.items()}
        for (page, text), sort in wanted.items():
            assert self.found_by(page, text) == references(self.path, found[sort]), (page, text)
        assert self.concerns() == {measure: counts[sort] for measure, sort in _PRIORITIES.items()}

    def concerns(self) -> dict[str, int]:
        """By measure, what the priorities say of all topics now."""
        page = self.go("priorities")
        assert isinstance(page, PrioritiesPage)
        self.hands.click("Table")
        said: dict[str, int] = {}
        for measure in _PRIORITIES:
            self.hands.click(measure, page.measures)
            model = page.table.model()
            cell = model.index(model.rowCount() - 1, model.columnCount() - 1)
            said[measure] = int(str(cell.data()).split()[0])
        return said

    def found_by(self, page: str, filter_text: str) -> set[str]:
        """The references that a register shows for a filter."""
        widget = self.go(page, f"filter:{filter_text}")
        assert isinstance(widget, RegisterPage)
        model = widget.model
        return {str(model.index(row, 0).data()) for row in range(model.rowCount())}

    @staticmethod
    def _row(opened: OpenRecords, reference: str) -> int:
        model = opened.model()
        said = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        return next((at for at, words in enumerate(said) if words.startswith(reference)), -1)
