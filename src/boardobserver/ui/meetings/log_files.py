"""Asking for the file of a log by the system's own dialog."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.ui.shell.places import documents_folder

_CONTEXT = "import"


def ask_for_log(parent: QWidget) -> Path | None:
    """The file that the person chose, or None."""
    title = QCoreApplication.translate(_CONTEXT, "Import a log")
    kinds = QCoreApplication.translate(_CONTEXT, "Logs (*.txt *.log *.md);;All files (*)")
    folder = str(documents_folder())
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(chosen) if chosen else None
