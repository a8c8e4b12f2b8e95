"""The system's dialogs for the files of documents."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.ui.shell.places import documents_folder, in_documents

_CONTEXT = "file_dialogs"


def ask_attachment(parent: QWidget) -> Path | None:
    """Ask which file to attach; None when the person thought better of it."""
    title = QCoreApplication.translate(_CONTEXT, "Attach a file")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(documents_folder()))
    return Path(chosen) if chosen else None


def ask_copy(parent: QWidget, proposed: str) -> Path | None:
    """Ask where to save a copy; the dialog itself asks before a file is replaced."""
    title = QCoreApplication.translate(_CONTEXT, "Save a copy")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(in_documents(proposed)))
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class FileQuestions:
    """Which file to attach, and where a copy goes; by the system's own dialogs unless others are given."""

    attachment: Callable[[QWidget], Path | None] = ask_attachment
    copy: Callable[[QWidget, str], Path | None] = ask_copy
