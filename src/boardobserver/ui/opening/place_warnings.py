"""Says once of a board that it lies where something may happen to it."""

from collections.abc import Callable
from pathlib import Path

from boardobserver.services.placing import concerns
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice
from boardobserver.ui.shell.settings import Settings


def warn_of_place(path: Path, settings: Settings, show_notice: Callable[[Notice], object]) -> None:
    """Say what is to be said of the place of a board and of its backups, unless it was said before.

    Args:
        path: The board's file.
        settings: Say where backups go, and remember what was said.
        show_notice: Shows a notice over the page.
    """
    for concern in concerns(path, settings.backup_folder):
        if not settings.was_told(concern.key):
            settings.keep_told(concern.key)
            settings.write()
            show_notice(Notice(Tone.WARNING, concern.message, concern.remedy))
