"""The long work of the Minutes step: plain values in and out, off the window's thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtPrintSupport import QPrinter

from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.publishing import (
    Publication,
    PublishingCancelled,
    print_minutes,
    publish_minutes,
)
from boardobserver.ui.minutes.printing import Printed, print_pdf
from boardobserver.ui.minutes.saving import SaveTarget
from boardobserver.ui.shell.jobs import Cancelled, JobContext

_LAYING_OUT = 0.25
"""The part of a print's progress that laying the document out stands for."""


def publishing(content: MinutesContent) -> Callable[[JobContext], Publication]:
    """Lay minutes out."""
    return partial(_publish, content)


def saving(content: MinutesContent, target: SaveTarget) -> Callable[[JobContext], SaveTarget]:
    """Lay minutes out and write them to a file."""
    return partial(_save, content, target)


def printing_on(
    content: MinutesContent, printer: QPrinter, title: str, current_page: int
) -> Callable[[JobContext], Printed]:
    """Lay minutes out and print them on a printer that has been set up, which is the job's from now on."""
    return partial(_print, content, printer, title, current_page)


def _publish(content: MinutesContent, context: JobContext, share: float = 1.0) -> Publication:
    def tell(done: int, total: int) -> None:
        context.report(share * done / total)

    try:
        return publish_minutes(content, progress=tell, is_cancelled=context.is_cancelled)
    except PublishingCancelled as stopped:
        raise Cancelled from stopped


def _save(content: MinutesContent, target: SaveTarget, context: JobContext) -> SaveTarget:
    def tell(done: int, total: int) -> None:
        context.report(done / total)

    try:
        print_minutes(
            content,
            target.path,
            overwrite=target.may_overwrite,
            progress=tell,
            is_cancelled=context.is_cancelled,
        )
    except PublishingCancelled as stopped:
        raise Cancelled from stopped
    return target


def _print(
    content: MinutesContent, printer: QPrinter, title: str, current_page: int, context: JobContext
) -> Printed:
    def tell(done: int, total: int) -> None:
        context.report(_LAYING_OUT + (1 - _LAYING_OUT) * done / total)

    publication = _publish(content, context, _LAYING_OUT)
    return print_pdf(
        publication.pdf,
        printer,
        title=title,
        current_page=current_page,
        progress=tell,
        is_cancelled=context.is_cancelled,
    )
