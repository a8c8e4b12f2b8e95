"""Where a document is saved: the system's dialog, and what its answer allows."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.services.formats import Format
from boardobserver.ui.shell.places import in_documents

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
    if Path(proposed).suffix == ".csv":
        title = QCoreApplication.translate(_CONTEXT, "Export for a spreadsheet")
        kinds = {QCoreApplication.translate(_CONTEXT, "CSV files (*.csv)"): ".csv"}
    else:
        title = QCoreApplication.translate(_CONTEXT, "Save as")
        kinds = {
            QCoreApplication.translate(_CONTEXT, "PDF files (*.pdf)"): Format.PDF.ending,
            QCoreApplication.translate(_CONTEXT, "Word files (*.docx)"): Format.WORD.ending,
            QCoreApplication.translate(_CONTEXT, "Web pages (*.html)"): Format.WEB.ending,
        }
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(in_documents(proposed)), ";;".join(kinds))
    return target_of(chosen, kinds.get(kind, ""), tuple(kinds.values()))


def target_of(chosen: str, ending: str, offered: tuple[str, ...]) -> SaveTarget | None:
    """What the dialog's answer allows: a name that got its ending afterwards was never asked about.

    Args:
        chosen: The name, empty if the dialog was closed.
        ending: The ending of the kind of file that was chosen; empty where the system does not say.
        offered: The endings of all kinds that were offered, first that of the name that was proposed.

    >>> target_of("/tmp/notes", ".docx", (".pdf", ".docx")).path.name
    'notes.docx'
    """
    if not chosen:
        return None
    path = Path(chosen)
    typed = path.suffix.lower()
    first, *_others = offered
    wanted = ending or first
    if typed == wanted or (typed in offered and typed != first):
        return SaveTarget(path, may_overwrite=True)
    if typed == first:  # another kind was chosen, and the name left as it had been proposed
        return SaveTarget(path.with_suffix(wanted), may_overwrite=False)
    return SaveTarget(path.with_name(path.name + wanted), may_overwrite=False)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
