"""Says of a board that text which was being typed in it has been damaged since, and what is left of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from boardobserver.domain.errors import Fault
from boardobserver.services.workspace import Workspace
from boardobserver.ui.shell.colours import Tone
from boardobserver.ui.shell.notices import Notice, NoticeAction

_CONTEXT = "opening"


def warn_of_damaged_drafts(workspace: Workspace, show_notice: Callable[[Notice], object]) -> None:
    """Say so if something that was being typed is not as it was kept; its editor shows it as it is now.

    What no editor shows any more, because the editor's name was damaged, can be copied from here.

    Args:
        workspace: The board that has just been opened.
        show_notice: Shows a notice over the page.
    """
    try:
        damaged = [draft for draft in workspace.drafts() if not draft.is_whole]
    except Fault:
        return  # the whole file is looked over soon, and that is told then
    if not damaged:
        return
    said = QCoreApplication.translate(_CONTEXT, "Text that was being typed was damaged on the disk.")
    remedy = QCoreApplication.translate(
        _CONTEXT, "It stands in its editor as it was found: read it over before it is noted."
    )
    # A line's draft holds its kind and speaker beside its words; the start has no need to know how.
    from boardobserver.ui.taking.line_draft import read_draft

    copies = partial(_copy, "\n".join(read_draft(draft.text).text for draft in damaged))
    action = NoticeAction(QCoreApplication.translate(_CONTEXT, "Copy it"), copies)
    show_notice(Notice(Tone.WARNING, said, remedy, action))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
