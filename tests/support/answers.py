"""What a person answers to the dialogs of files, and what they are told."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from boardobserver.ui.records.file_dialogs import FileQuestions
from boardobserver.ui.shell.notices import Notice


@dataclass
class FileAnswers:
    """The file that is attached, and where a copy goes, in a folder; None is thinking better of it."""

    folder: Path
    attached: Path | None = None
    saved: Path | None = None
    proposed: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def questions(self) -> FileQuestions:
        """The dialogs, as a pane is given them."""
        return FileQuestions(self._attachment, self._copy)

    def _attachment(self, _parent: QWidget) -> Path | None:
        return self.attached

    def _copy(self, _parent: QWidget, proposed: str) -> Path | None:
        self.proposed.append(proposed)
        return self.saved
