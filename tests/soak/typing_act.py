"""Typing into the real window, killed at any moment: all is there but the last second of typing."""

import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.soak.killing import BEGUN, DONE, Tell, Told
from tests.soak.leftovers import unsound
from tests.soak.templates import Templates

from boardobserver.services.workspace import Workspace

_BOARD = "board.board"
_TYPED, _NOTED = "typed", "noted"
_MS_A_LETTER = 6
_MOST_LOST = 1.0
_LONGEST_GAP = 0.1
"""When the process gets no processor nobody types either: a longer gap counts as one of so many seconds."""

_TYPED_LINES = 2

_LINES = (
    "@LL the watchlist for the next deployment holds 16,000 people, and each of its entries met the criteria",
    "? @BC what evidence supports a threshold of 0.64, when all of the published tests stop at 0.6",
    "> @LL ten false alerts in a year were 0.0003 % of the faces that were seen, or 0.48 % of the alerts",
    "! @LL to publish the report of the laboratory with all its annexes, and to write to the Board about it",
    "~ ask again about the training of the operators, and who signs their certificates off every year",
    "the impact assessment says “<20 minutes>” for an engagement; naïve, as the legal adviser put it again",
)


class Typing:
    """Lines typed letter by letter into the window, with Enter after each."""

    name = "typing in the window"

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """A meeting that runs."""
        _ = chance
        templates.copy(templates.running, folder, _BOARD)

    def live(self, folder: Path, tell: Tell) -> None:
        """Type."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication
        from tests.support.taking import desktop, strike

        from boardobserver.ui.shell.jobs import JobRunner
        from boardobserver.ui.shell.settings import Settings
        from boardobserver.ui.shell.theme import Theme
        from boardobserver.ui.shell.window import Desk

        application = QApplication([])
        workspace = Workspace.open(folder / _BOARD, actor="killed")
        desk = Desk(Theme(application), Settings(folder / ".settings"), JobRunner())
        opened = desktop(desk, workspace, workspace.read.meetings()[0].id)
        edit = opened.step.bar.edit
        tell(BEGUN)
        chance = random.Random(os.getpid())
        for _ in range(_TYPED_LINES):
            line = " ".join(chance.sample(_LINES, 2))
            for letter in line:
                strike(edit, letter)
                tell(_TYPED, edit.text)
                QTest.qWait(_MS_A_LETTER)
            opened.key(Qt.Key.Key_Return)
            tell(_NOTED, opened.texts()[-1])
        tell(DONE)

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """The lines noted are there in order; of what was being typed, all but the last second."""
        path = folder / _BOARD
        yield from unsound(folder, path)
        workspace = Workspace.open(path, actor="reader", read_only=True)
        there = [entry.text for _meeting, entry in workspace.read.all_entries()]
        drafts = [str(json.loads(draft.text)["text"]) for draft in workspace.drafts()]
        workspace.close()
        noted = [each.words for each in told if each.fact == _NOTED]
        if there[: len(noted)] != noted or len(there) > len(noted) + 1:
            yield f"of {len(noted)} lines {len(there)} are there"
        must = _typed_before_the_last_second(told)
        is_noted = len(there) > len(noted)  # it was committed, and nobody had heard of it yet
        if must and not is_noted and not any(draft.startswith(must) for draft in drafts):
            yield f"more than a second of typing is missing: “{must}” was typed, and {drafts} is kept"


def _typed_before_the_last_second(told: Sequence[Told]) -> str:
    """What stood in the line a second of typing before the kill; empty when the line was begun since."""
    seconds, later = 0.0, None
    for each in reversed(told):
        if each.fact != _TYPED:
            return ""
        if later is not None:
            seconds += min(later - each.at, _LONGEST_GAP)
        later = each.at
        if seconds > _MOST_LOST:
            return each.words
    return ""
