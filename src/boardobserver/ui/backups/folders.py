"""Asking for the folder that backups go to, by the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.ui.shell.places import documents_folder

AskFolder = Callable[[QWidget], Path | None]
"""Asks the person for a folder; None when they thought better of it."""


def ask_folder(parent: QWidget) -> Path | None:
    """Ask where backups are to go."""
    title = QCoreApplication.translate("backups", "Keep backups in")
    chosen = QFileDialog.getExistingDirectory(parent, title, str(documents_folder()))
    return Path(chosen) if chosen else None
