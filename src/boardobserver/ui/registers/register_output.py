"""A register on its way out of the program as it is found on the screen: as a PDF, on paper, as a table."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from boardobserver.domain.filters.terms import Filter
from boardobserver.domain.filters.wording import in_words
from boardobserver.domain.register_sheet import RegisterSheet, SheetColumn
from boardobserver.services.publishing import export_register, publish_register
from boardobserver.ui.output.document_output import Asked, DocumentOutput, Outgoing, OutputWords
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.registers.cells import Cell
from boardobserver.ui.registers.looks import RegisterLook
from boardobserver.ui.registers.register_model import RegisterModel
from boardobserver.ui.registers.register_table import RegisterTable
from boardobserver.ui.shell.jobs import JobContext, JobRunner
from boardobserver.ui.shell.open_board import OpenBoard

_SHARES = {
    Cell.REFERENCE: 9.0,
    Cell.TEXT: 40.0,
    Cell.DUE: 13.0,
    Cell.STATUS: 11.0,
    Cell.WHO: 7.0,
    Cell.TOPICS: 13.0,
    Cell.LAST: 13.0,
    Cell.RAISED_ON: 10.0,
    Cell.RAISED_BY: 7.0,
    Cell.CARRIED: 7.0,
    Cell.MEETINGS: 9.0,
}
"""How wide each column prints against the others: words break there, so that they need less than here."""


class RegisterOutput(DocumentOutput):
    """Puts out exactly the lines that are shown, in their order, in the columns that are shown.

    Args:
        jobs: Runs the work.
        board: The open board.
        page: What dialogs stand over; nothing is put out while it is hidden.
        asked: The dialogs.
        sheet: Gives what is shown.
    """

    def __init__(
        self,
        jobs: JobRunner,
        board: OpenBoard,
        page: QWidget,
        asked: Asked,
        sheet: Callable[[], RegisterSheet],
    ) -> None:
        words = OutputWords(
            saving=page.tr("Saving the register"),
            saved=page.tr("The register is saved in {path}."),
            printing=page.tr("Printing the register"),
            printed=page.tr("The register was sent to the printer."),
        )
        super().__init__(jobs, board, page, asked, words)
        self._page = page
        self._sheet = sheet

    @Slot()
    def save_register(self) -> None:
        """Ask where to, and write the lines there as a PDF."""
        if self._page.isVisible():
            self.save(_outgoing(self._sheet()))

    @Slot()
    def print_register(self) -> None:
        """Lay the lines out, let the person set the printer up, and print."""
        if self._page.isVisible():
            self.lay_out_and_print(_outgoing(self._sheet()))

    @Slot()
    def export(self) -> None:
        """Ask where to, and write the lines there for a spreadsheet."""
        if self._page.isVisible():
            sheet = self._sheet()
            self.write_file(sheet.title, f"{_name(sheet)}.csv", partial(_export, sheet))


def sheet_of(
    look: RegisterLook, board: OpenBoard, model: RegisterModel, table: RegisterTable, wanted: Filter
) -> RegisterSheet:
    """What the table shows, in words; plain values that a job can work on."""
    workspace = board.workspace
    particulars = workspace.read.board()
    cells = table.shown_cells
    rows = tuple(
        tuple(model.whole_words(row, cell) for cell in cells)
        for row in (model.line(at) for at in range(model.rowCount()))
    )
    sorted_by, order = model.order
    falls = order is Qt.SortOrder.DescendingOrder
    return RegisterSheet(
        title=look.title,
        board_name=particulars.name,
        observing_body=particulars.observing_body,
        marking=particulars.marking,
        filter_text=str(wanted),
        filter_words=in_words(wanted),
        sorted_by=f"{model.columns[sorted_by].title}, {'last' if falls else 'first'} first",
        total=model.total,
        made_at=workspace.local(workspace.now()),
        columns=tuple(SheetColumn(model.columns[cell].title, _SHARES[cell]) for cell in cells),
        rows=rows,
    )


def _outgoing(sheet: RegisterSheet) -> Outgoing:
    name = _name(sheet)
    return Outgoing(sheet.title, name, f"{name}.pdf", partial(publish_register, sheet))


def _name(sheet: RegisterSheet) -> str:
    return f"{sheet.title} {sheet.made_at.date().isoformat()}"


def _export(sheet: RegisterSheet, target: SaveTarget, _context: JobContext) -> SaveTarget:
    export_register(sheet, target.path, overwrite=target.may_overwrite)
    return target
