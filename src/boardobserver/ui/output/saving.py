"""Where a document is saved: the system's dialog, and what its answer allows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.ui.shell.places import documents_folder

_CONTEXT = "saving"


@dataclass(frozen=True, slots=True)
class SaveTarget:
    """Where to save.

    Attributes:
        path: The file.
        may_overwrite: Whether the person was asked about the file that is there, and said yes.
    """

    path: Path
    may_overwrite: bool


AskTarget = Callable[[QWidget, str], SaveTarget | None]
"""Asks where to save, proposing a name whose ending says what it is; None if that is thought better of."""

OpenFolder = Callable[[Path], object]
"""Shows a folder in the system's file browser."""


def ask_target(parent: QWidget, proposed: str) -> SaveTarget | None:
    """Ask by the system's own dialog, which itself asks before a file is replaced."""
    ending = Path(proposed).suffix
    if ending == ".csv":
        title = QCoreApplication.translate(_CONTEXT, "Export for a spreadsheet")
        kinds = QCoreApplication.translate(_CONTEXT, "CSV files (*.csv)")
    else:
        title = QCoreApplication.translate(_CONTEXT, "Save as PDF")
        kinds = QCoreApplication.translate(_CONTEXT, "PDF files (*.pdf)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(documents_folder() / proposed), kinds)
    return target_of(chosen, ending)


def target_of(chosen: str, ending: str) -> SaveTarget | None:
    """What the dialog's answer allows: a name that got its ending afterwards was never asked about.

    >>> target_of("/tmp/notes", ".pdf").may_overwrite
    False
    """
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() == ending:
        return SaveTarget(path, may_overwrite=True)
    return SaveTarget(path.with_name(path.name + ending), may_overwrite=False)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
