"""Asking for a board’s file by the system's own dialogs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.domain.snapshots import USUAL_BOARD_NAME
from boardobserver.ui.shell.places import documents_folder

SUFFIX = ".board"
_CONTEXT = "opening"

AskPath = Callable[[QWidget], Path | None]
"""Asks the person for a file; None when they thought better of it."""


@dataclass(frozen=True, slots=True)
class Questions:
    """The dialogs that opening needs; a test answers with its own."""

    ask_new: AskPath
    ask_open: AskPath


def system_questions() -> Questions:
    """The system's own dialogs."""
    return Questions(_ask_new, _ask_open)


def _ask_new(parent: QWidget) -> Path | None:
    title = QCoreApplication.translate(_CONTEXT, "Make a new board")
    proposed = str(documents_folder() / f"{USUAL_BOARD_NAME}{SUFFIX}")
    # The program itself refuses to overwrite, and says so: the dialog is not to offer it.
    options = QFileDialog.Option.DontConfirmOverwrite
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposed, _kinds(), options=options)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _ask_open(parent: QWidget) -> Path | None:
    title = QCoreApplication.translate(_CONTEXT, "Open a board")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(documents_folder()), _kinds())
    return Path(chosen) if chosen else None


def _kinds() -> str:
    return QCoreApplication.translate(_CONTEXT, "Boards (*.board)")
