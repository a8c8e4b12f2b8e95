"""Where the system's file dialogs begin."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from boardobserver.host.names import file_name


def documents_folder() -> Path:
    """The person's documents, or their home where there is no such folder.

    Given a folder that is missing, Qt's dialog would begin wherever the program was started from.
    """
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()


def in_documents(proposed: str) -> Path:
    """A file there, called as nearly so as every system allows; no name leads to another folder."""
    return documents_folder() / file_name(proposed)
