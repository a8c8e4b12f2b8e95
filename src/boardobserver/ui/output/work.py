"""The long work with a document: plain values in and out, off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtPrintSupport import QPrinter

from boardobserver.services.formats import Format, format_of
from boardobserver.services.publishing import (
    Publication,
    Publish,
    PublishingCancelled,
    save_file,
)
from boardobserver.ui.output.printing import Printed, print_pdf
from boardobserver.ui.output.saving import SaveTarget
from boardobserver.ui.shell.jobs import Cancelled, JobContext

WriteAs = Callable[[Format], bytes]
"""Writes some document as a file of a format."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written.

    Attributes:
        publication: What is in it, with what is to be said of it; None for formats that are not laid out.
    """

    target: SaveTarget
    publication: Publication | None = None


_LAYING_OUT = 0.25
"""The part of a print's progress that laying the document out stands for."""


def publishing(publish: Publish) -> Callable[[JobContext], Publication]:
    """Lay a document out."""
    return partial(_publish, publish)


def printing_on(
    publish: Publish, printer: QPrinter, title: str, current_page: int
) -> Callable[[JobContext], Printed]:
    """Lay a document out and print it on a printer that has been set up, which is the job's from now on."""
    return partial(_print, publish, printer, title, current_page)


def _publish(publish: Publish, context: JobContext, share: float = 1.0) -> Publication:
    def tell(done: int, total: int) -> None:
        context.report(share * done / total)

    try:
        return publish(progress=tell, is_cancelled=context.is_cancelled)
    except PublishingCancelled as stopped:
        raise Cancelled from stopped


def save(publish: Publish, write: WriteAs, target: SaveTarget, context: JobContext) -> Saved:
    """Write a document to a file of the kind that its name ends in; a PDF is laid out for it."""
    wanted = format_of(target.path)
    if wanted is not Format.PDF:
        save_file(write(wanted), target.path, overwrite=target.may_overwrite)
        return Saved(target)
    publication = _publish(publish, context)
    save_file(publication.pdf, target.path, overwrite=target.may_overwrite)
    return Saved(target, publication)


def _print(
    publish: Publish, printer: QPrinter, title: str, current_page: int, context: JobContext
) -> Printed:
    def tell(done: int, total: int) -> None:
        context.report(_LAYING_OUT + (1 - _LAYING_OUT) * done / total)

    publication = _publish(publish, context, _LAYING_OUT)
    return print_pdf(
        publication.pdf,
        printer,
        title=title,
        current_page=current_page,
        progress=tell,
        is_cancelled=context.is_cancelled,
    )
