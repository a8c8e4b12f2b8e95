"""Says of a board what became of minutes that were about to go out when the program ended."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from boardobserver.domain.errors import Fault
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice

_CONTEXT = "opening"


def tell_of_unfinished_issues(workspace: Workspace, show_notice: Callable[[Notice], object]) -> None:
    """Record the minutes that were saved and not recorded yet, and say so; and which were not saved.

    Args:
        workspace: The board that has just been opened for writing.
        show_notice: Shows a notice over the page.
    """
    try:
        if not any(draft.scope.startswith("issue:") for draft in workspace.drafts()):
            return
        # Whatever writes is loaded where there is something to write: no usual start needs it.
        from boardobserver.services.issues_under_way import end_those_under_way

        ended = end_those_under_way(workspace)
    except Fault:
        return  # the whole file is looked over soon, and that is told then
    saved = QCoreApplication.translate(
        _CONTEXT,
        "Version {number} had been saved in {path} when the program ended, and is now recorded as issued to"
        " {recipient}.",
    )
    unsaved = QCoreApplication.translate(
        _CONTEXT,
        "Version {number} was being saved in {path} when the program ended, and is not found there. It is not"
        " recorded as issued to {recipient}.",
    )
    remedy = QCoreApplication.translate(_CONTEXT, "Issue it again, also if it did go out.")
    for each in ended:
        what, path = each.issue.what, each.issue.path
        words = saved if each.is_recorded else unsaved
        words = words.format(number=what.version, path=path, recipient=what.issued_to)
        tone = Tone.INFO if each.is_recorded else Tone.WARNING
        show_notice(Notice(tone, words, "" if each.is_recorded else remedy))
