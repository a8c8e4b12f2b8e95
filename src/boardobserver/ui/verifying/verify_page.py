"""The page on which a PDF of minutes is verified: by itself, and against the open board."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardobserver.domain.differences import Difference
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services.verifying import (
    BoardComparison,
    Verdict,
    Verification,
    compare_with_board,
    record_words,
    verify_file,
)
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.jobs import JobContext
from boardobserver.ui.shell.open_board import OpenBoard
from boardobserver.ui.shell.theme import Space
from boardobserver.ui.shell.window import Desk
from boardobserver.ui.verifying.minutes_files import AskMinutes
from boardobserver.ui.widgets.badge import Badge
from boardobserver.ui.widgets.fitted_table import FittedTable
from boardobserver.ui.widgets.flow import FlowLayout
from boardobserver.ui.widgets.heading import Heading, Words
from boardobserver.ui.widgets.rows_model import Column, RowsModel, TableRow

PAGE = "verify"
"""The id of the page."""

_ON_BOARD = 3
_LOOKS = {
    Verdict.EXACT: (Tone.GOOD, "shield-check"),
    Verdict.RESAVED: (Tone.GOOD, "shield-check"),
    Verdict.OF_ANOTHER_LAYOUT: (Tone.INFO, "shield-check"),
    Verdict.ALTERED: (Tone.FAULT, "triangle-alert"),
    Verdict.UNKNOWN: (Tone.WARNING, "triangle-alert"),
}


class VerifyPage(QWidget):
    """A file is chosen, read in a job, and told about in plain words.

    Args:
        desk: What pages work with.
        board: The open board.
        ask: Asks for the file.
    """

    def __init__(self, desk: Desk, board: OpenBoard, ask: AskMinutes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = board
        self._ask = ask
        self.choose_button = QPushButton(self.tr("Choose a PDF…"))
        self.file = Words(quiet=True)
        self._shown = (Tone.NEUTRAL, "", "")
        self.verdict = Badge(desk.theme, desk.theme.tone_badge(Tone.NEUTRAL, ""))
        self.said = Words()
        self.alterations = Words()
        self.record = Words(quiet=True, is_exact=True)
        self.board_heading = Heading(self.tr("On this board"), level=2)
        self.board_said = Words()
        columns = (
            Column(self.tr("Where"), characters=22),
            Column(self.tr("Field"), characters=18),
            Column(self.tr("In the file"), characters=36),
            Column(self.tr("On the board"), characters=36),
        )
        title = self.tr("What differs on the board")
        model = RowsModel(columns)
        self.table = FittedTable(
            desk.theme, "verify", title, desk.settings, model, stretched=_ON_BOARD, most_rows=20
        )
        self.whole = Words()
        self._differences: dict[str, Difference] = {}
        self._build()
        self.table.current_id_changed.connect(self._on_current_changed)
        self.choose_button.clicked.connect(self.choose)
        desk.theme.changed.connect(self._fit_verdict)
        self._show_nothing()

    @Slot()
    def choose(self) -> None:
        """Ask for a file, and verify it."""
        path = self._ask(self)
        if path is None:
            return
        self._show_nothing()
        self.file.setText(self.tr("Reading {name}…").format(name=path.name))

        def work(_context: JobContext) -> tuple[Path, Verification]:
            return path, verify_file(path)

        job = self._desk.jobs.run(PAGE, self.tr("Verifying minutes"), work)
        job.finished.connect(self._on_verified)
        job.failed.connect(partial(self._on_failed, path))

    def _build(self) -> None:
        theme = self._desk.theme
        column = QVBoxLayout(self)
        theme.arrange(column, margin=Space.WIDE, gap=Space.NORMAL)
        column.addWidget(Heading(self.tr("Verify minutes")))
        said = self.tr(
            "Minutes carry the record that they were made of. The program makes them anew from it, and says"
            " whether the file is what comes out, and what differs on this board today."
        )
        column.addWidget(Words(said))
        self.choose_button.setIcon(theme.icons.beside_words("folder-open"))
        row = QWidget()
        flow = FlowLayout(row)
        theme.arrange(flow, gap=Space.CLOSE)
        flow.addWidget(self.choose_button)
        column.addWidget(row)
        for words in (self.file, self.said, self.alterations, self.record, self.board_said, self.whole):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.file)
        column.addWidget(self.verdict)
        for part in (self.said, self.alterations, self.record):
            column.addWidget(part)
        for part in (self.board_heading, self.board_said, self.table, self.whole):
            column.addWidget(part)
        column.addStretch(1)
        self.setFocusProxy(self.choose_button)

    def _show_nothing(self) -> None:
        self.file.clear()
        self._show_differences(())
        parts = (self.verdict, self.said, self.alterations, self.record)
        for part in (*parts, self.board_heading, self.board_said, self.whole):
            part.hide()

    def _show_words(self, words: Words, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))

    @Slot(object)
    def _on_verified(self, found: tuple[Path, Verification]) -> None:
        path, verification = found
        self.file.setText(path.name)
        tone, icon = _LOOKS[verification.verdict]
        self._show_verdict(self._word_of(verification), tone, icon)
        self._show_words(self.said, verification.sentence)
        self._show_words(self.alterations, "\n".join(f"• {each}" for each in verification.alterations))
        if verification.edition is None:
            return
        self._show_words(self.record, record_words(verification))
        workspace = self._board.workspace
        today = workspace.local(workspace.now()).date()
        self._show_comparison(compare_with_board(workspace.read, verification.edition, today))

    def _word_of(self, verification: Verification) -> str:
        if verification.verdict is Verdict.OF_ANOTHER_LAYOUT:
            return self.tr("Words verified")
        if verification.is_verified:
            return self.tr("Verified")
        return self.tr("Altered") if verification.verdict is Verdict.ALTERED else self.tr("Not verified")

    def _show_verdict(self, word: str, tone: Tone, icon: str) -> None:
        self._shown = (tone, word, icon)
        self._fit_verdict()
        self.verdict.show()

    @Slot()
    def _fit_verdict(self) -> None:
        """The verdict in the colours that there are now."""
        self.verdict.set_look(self._desk.theme.tone_badge(*self._shown))

    def _show_comparison(self, comparison: BoardComparison) -> None:
        self.board_heading.show()
        self._show_words(self.board_said, "\n".join(comparison.sentences))
        self._show_differences(comparison.differences)

    def _show_differences(self, differences: tuple[Difference, ...]) -> None:
        self._differences = {str(number): each for number, each in enumerate(differences)}
        rows = [
            TableRow(number, (each.place, each.field, each.in_file, each.on_board))
            for number, each in self._differences.items()
        ]
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))

    @Slot(str)
    def _on_current_changed(self, row_id: str) -> None:
        """Show the chosen difference whole: a cell has room for its beginning only."""
        chosen = self._differences.get(row_id)
        if chosen is None:
            self._show_words(self.whole, "")
            return
        said = self.tr("In the file: {in_file}\nOn the board: {on_board}")
        self._show_words(self.whole, said.format(in_file=chosen.in_file, on_board=chosen.on_board))

    def _on_failed(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, Refusal | Fault):
            raise error
        self.file.setText(path.name)
        self._show_verdict(self.tr("Not verified"), Tone.WARNING, "triangle-alert")
        remedy = error.remedy if isinstance(error, Fault) else ""
        self._show_words(self.said, f"{error.message} {remedy}".strip())
