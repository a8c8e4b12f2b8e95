"""Minutes as a PDF, beside ReportLab alone; and what printing a very long meeting takes of memory."""

import gc
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.figures import Figure, megabytes, milliseconds, spread, times_result
from tests.benchmarks.generated_board import PRINTED, copied, noted_at_once
from tests.benchmarks.process_memory import held_now
from tests.benchmarks.samples import Sample, timed

from boardobserver.domain.snapshots import Id, MinutesContent
from boardobserver.publish.document import Document
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import minutes_document, publish_minutes
from boardobserver.services.workspace import Workspace

_TIMES = 7
_MOST = 1.5
_TIMES_AS_LONG = 3


def figures(board: Path, folder: Path) -> list[Figure]:
    """Print the generated meeting in turns with ReportLab, then one three times as long for the memory."""
    content = _content_of_printed(board)
    document = minutes_document(content)
    ours, bare, count = _in_turns(document)
    whole = Sample(tuple(timed(lambda: publish_minutes(content)) for _ in range(_TIMES)))
    return [
        Figure(
            f"Minutes of {count} pages, laid out, drawn and tagged",
            milliseconds(ours.median),
            f"ReportLab alone, the same flowables: {milliseconds(bare.median)}",
            f"at most {_MOST} ×",
            times_result(ours.median / bare.median, _MOST),
        ),
        Figure(
            "The same from the meeting's record to the file's bytes",
            spread(whole),
            f"the pages alone: {milliseconds(ours.median)}",
            "–",
            f"{milliseconds(whole.median / count)} a page",
        ),
        _memory(board, folder),
    ]


def _content_of_printed(board: Path) -> MinutesContent:
    workspace = Workspace.open(board, actor="benchmark", read_only=True)
    try:
        return _content(workspace, workspace.read.meetings()[1].id)
    finally:
        workspace.close()


def _content(workspace: Workspace, meeting_id: Id) -> MinutesContent:
    return minutes_content(workspace.read, meeting_id, workspace.local(workspace.now()).date())


def _in_turns(document: Document) -> tuple[Sample, Sample, int]:
    from boardobserver.publish.pdf.bare import bare_flowables, bare_pdf
    from boardobserver.publish.pdf.render import render_pdf

    pages: list[int] = []
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(1 + _TIMES):
        gc.collect()
        ours.append(timed(lambda: render_pdf(document, lambda _done, total: pages.append(total))))
        # Flowables serve once, so they are made anew each time; that is not counted.
        flowables = bare_flowables(document)
        gc.collect()
        bare.append(timed(lambda made=flowables: bare_pdf(made)))
    return Sample(tuple(ours[1:])), Sample(tuple(bare[1:])), pages[-1]


def _memory(board: Path, folder: Path) -> Figure:
    path = copied(board, folder)
    workspace = Workspace.open(path, actor="benchmark")
    try:
        meeting_id = workspace.read.meetings()[1].id
        workspace.perform(noted_at_once(meeting_id, (_TIMES_AS_LONG - 1) * PRINTED))
    finally:
        workspace.close()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as fresh:
        before, peak, pages = fresh.submit(_printed_in_full, path, meeting_id).result()
        bare_before, bare_peak = fresh.submit(_printed_bare, path, meeting_id).result()
    return Figure(
        f"Memory that printing {pages} pages takes at most",
        megabytes(peak - before),
        f"ReportLab alone: {megabytes(bare_peak - bare_before)}",
        "–",
        f"{(peak - before) / (bare_peak - bare_before):.2f} ×",
    )


def _printed_in_full(path: Path, meeting_id: Id) -> tuple[int, int, int]:
    """The memory held before and at most, and the pages, of printing in this process."""
    document = _document(path, meeting_id)
    from boardobserver.publish.pdf.render import render_pdf

    pages: list[int] = []
    before = held_now().resident
    render_pdf(document, lambda _done, total: pages.append(total))
    return before, held_now().peak, pages[-1]


def _printed_bare(path: Path, meeting_id: Id) -> tuple[int, int]:
    document = _document(path, meeting_id)
    from boardobserver.publish.pdf.bare import bare_flowables, bare_pdf

    before = held_now().resident
    bare_pdf(bare_flowables(document))
    return before, held_now().peak


def _document(path: Path, meeting_id: Id) -> Document:
    workspace = Workspace.open(path, actor="benchmark", read_only=True)
    try:
        return minutes_document(_content(workspace, meeting_id))
    finally:
        workspace.close()
