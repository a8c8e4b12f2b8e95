"""Says of a board what became of minutes that were about to go out when the program ended."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.errors import Fault
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice

if TYPE_CHECKING:
    from boardobserver.services.issues_under_way import Ended

_CONTEXT = "opening"


def tell_of_unfinished_issues(workspace: Workspace, show_notice: Callable[[Notice], object]) -> None:
    """Record the minutes that were saved and not recorded yet, and say so; and which were not saved.

    Args:
        workspace: The board that has just been opened for writing.
        show_notice: Shows a notice over the page.
    """
    with suppress(Fault):  # the whole file is looked over soon, and that is told then
        if not any(draft.scope.startswith("issue:") for draft in workspace.drafts()):
            return
        # Whatever writes is loaded where there is something to write: no usual start needs it.
        from boardobserver.services.issues_under_way import end_those_under_way

        for each in end_those_under_way(workspace):
            show_notice(_notice_of(each))


def _notice_of(ended: "Ended") -> Notice:
    if ended.is_recorded:
        said = QCoreApplication.translate(
            _CONTEXT,
            "Version {number} had been saved in {path} when the program ended, and is now recorded as issued"
            " to {recipient}.",
        )
        tone, remedy = Tone.INFO, ""
    else:
        said = QCoreApplication.translate(
            _CONTEXT,
            "Version {number} was being saved in {path} when the program ended, and is not found there. It is"
            " not recorded as issued to {recipient}.",
        )
        remedy = QCoreApplication.translate(_CONTEXT, "Issue it again, also if it did go out.")
        tone = Tone.WARNING
    what, path = ended.issue.what, ended.issue.path
    return Notice(tone, said.format(number=what.version, path=path, recipient=what.issued_to), remedy)
