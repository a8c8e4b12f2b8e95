"""Asking for a PDF of minutes by the system's own dialog."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from boardobserver.ui.shell.places import documents_folder

AskMinutes: TypeAlias = Callable[[QWidget], Path | None]
"""Asks for a file of minutes; None when the person thought better of it."""

_CONTEXT = "verifying"


def ask_minutes(parent: QWidget) -> Path | None:
    """The file that the person chose, or None."""
    title = QCoreApplication.translate(_CONTEXT, "Verify minutes")
    kinds = QCoreApplication.translate(_CONTEXT, "PDF files (*.pdf);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(documents_folder()), kinds)
    return Path(chosen) if chosen else None
