"""The system's print dialog over a document of so many pages."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class PrintQuestion:
    """What the dialog is about.

    Attributes:
        title: What is printed.
        pages: How many pages there are.
    """

    title: str
    pages: int


AskPrinter = Callable[[QWidget, QPrinter, PrintQuestion], bool]
"""Lets the person set the printer up; False when they thought better of it."""


def ask_printer(parent: QWidget, printer: QPrinter, question: PrintQuestion) -> bool:
    """Ask by the system's own dialog: which printer, which pages, how many copies, one side or both."""
    options = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(
        QCoreApplication.translate("printing", "Print {title}").format(title=question.title)
    )
    for option in (options.PrintPageRange, options.PrintCurrentPage, options.PrintCollateCopies):
        dialog.setOption(option, True)
    dialog.setMinMax(1, max(1, question.pages))
    dialog.setFromTo(1, max(1, question.pages))
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    try:
        return dialog.exec() == QPrintDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
