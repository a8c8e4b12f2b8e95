"""A register on its way out of the program as it is found on the screen: as a PDF, on paper, as a table."""

from functools import partial

from PySide6.QtCore import Qt

from boardobserver.domain.filters.wording import in_words
from boardobserver.domain.register_sheet import RegisterSheet, SheetColumn
from boardobserver.services.publishing import export_register, publish_register, register_file
from boardobserver.ui.output.document_output import Asked, DocumentOutput, Outgoing, OutputWords
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.registers.cells import Cell
from boardobserver.ui.registers.register_commands import Way
from boardobserver.ui.registers.register_page import RegisterPage
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
        asked: The dialogs.
        page: The register; dialogs stand over it.
    """

    def __init__(self, jobs: JobRunner, board: OpenBoard, asked: Asked, page: RegisterPage) -> None:
        words = OutputWords(
            saving=page.tr("Saving the register"),
            saved=page.tr("The register is saved in {path}."),
            printing=page.tr("Printing the register"),
            printed=page.tr("The register was sent to the printer."),
        )
        super().__init__(jobs, board, page, asked, words)
        self._open_board = board
        self._page = page

    def put_out(self, way: Way) -> None:
        """Ask where to or on which printer, and put out what is shown at this moment."""
        sheet = sheet_of(self._page, self._open_board)
        name = f"{sheet.title} {sheet.made_at.date().isoformat()}"
        if way is Way.CSV:
            internal = self.tr("internal")
            self.write_file(
                sheet.title,
                f"{name} {sheet.marking.label} ({internal}).csv",
                partial(_export, sheet),
                self.tr("It withholds nothing and is not for the public, which a table cannot say itself."),
            )
            return
        publish, write = partial(publish_register, sheet), partial(register_file, sheet)
        document = Outgoing(sheet.title, name, f"{name}.pdf", publish, write)
        if way is Way.PDF:
            self.save(document)
        else:
            self.lay_out_and_print(document)


def sheet_of(page: RegisterPage, board: OpenBoard) -> RegisterSheet:
    """What a register shows, in words; plain values that a job can work on.

    A record whose words are a private note's is shown to the person, and never put out.
    """
    workspace = board.workspace
    model, wanted = page.model, page.filter_line.filter
    particulars = workspace.read.board()
    cells = page.table.shown_cells
    private = workspace.read.ids_of_private_notes()
    found = (model.line(at) for at in range(model.rowCount()))
    lines = (line for line in found if line.id not in private)
    sorted_by, order = model.order
    falls = order is Qt.SortOrder.DescendingOrder
    return RegisterSheet(
        title=page.look.title,
        board_name=particulars.name,
        observing_body=particulars.observing_body,
        marking=particulars.marking,
        filter_text=str(wanted),
        filter_words=in_words(wanted),
        sorted_by=f"{model.columns[sorted_by].title}, {'last' if falls else 'first'} first",
        total=model.total,
        made_at=workspace.local(workspace.now()),
        columns=tuple(SheetColumn(model.columns[cell].title, _SHARES[cell]) for cell in cells),
        rows=tuple(tuple(model.whole_words(line, cell) for cell in cells) for line in lines),
    )


def _export(sheet: RegisterSheet, target: SaveTarget, _context: JobContext) -> SaveTarget:
    export_register(sheet, target.path, overwrite=target.may_overwrite)
    return target
