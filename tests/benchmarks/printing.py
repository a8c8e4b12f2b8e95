"""Minutes as a PDF, beside ReportLab alone; and what printing a very long meeting takes of memory."""

import gc
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import Figure, faster_result, megabytes, milliseconds, spread, times_result
from tests.benchmarks.generated_board import PRINTED, copied, noted_at_once
from tests.benchmarks.other_writers import html_of, typst_of, typst_pdf, weasyprint_pdf
from tests.benchmarks.process_memory import held_now
from tests.benchmarks.samples import Sample, in_turns, timed

from boardobserver.domain.snapshots import Id, MinutesContent
from boardobserver.publish.document import Document
from boardobserver.services.minutes_content import minutes_content
from boardobserver.services.publishing import minutes_document, publish_minutes
from boardobserver.services.workspace import Workspace

_TIMES = 7
_TIMES_BESIDE_OTHERS = 5
_MOST = 1.5
_TIMES_AS_LONG = 3


def figures(board: Path, folder: Path) -> list[Figure]:
    """Print the generated meeting in turns with ReportLab, then one three times as long for the memory."""
    content = content_of_printed(board)
    document = minutes_document(content)
    ours, bare, full, count = _in_turns(document, content)
    return [
        Figure(
            f"Minutes of {count} pages, laid out, drawn, tagged, made archival and checked",
            milliseconds(ours.median),
            f"ReportLab alone, the same flowables: {milliseconds(bare.median)}",
            f"at most {_MOST} ×",
            times_result(ours.median / bare.median, _MOST),
        ),
        Figure(
            "The full edition from the meeting's record to the file, with the record in it",
            spread(full),
            f"ReportLab alone: {milliseconds(bare.median)}",
            f"at most {_MOST} ×",
            times_result(full.median / bare.median, _MOST),
        ),
        *_beside_others(content),
        _memory(board, folder),
    ]


def content_of_printed(board: Path) -> MinutesContent:
    """What the minutes of the generated meeting of about a hundred pages are made of."""
    workspace = Workspace.open(board, actor="benchmark", read_only=True)
    try:
        return _content(workspace, workspace.read.meetings()[1].id)
    finally:
        workspace.close()


def _content(workspace: Workspace, meeting_id: Id) -> MinutesContent:
    return minutes_content(workspace.read, meeting_id, workspace.local(workspace.now()).date())


def _beside_others(content: MinutesContent) -> list[Figure]:
    """How the full edition compares with other programs that write accessible PDFs, in turns."""
    document = minutes_document(content)
    html, source = html_of(document), typst_of(document)
    works = {"Typst": (1.0, partial(typst_pdf, source)), "WeasyPrint": (8.0, partial(weasyprint_pdf, html))}
    whole = partial(publish_minutes, content)
    figures: list[Figure] = []
    for name, (least, work) in works.items():
        try:
            full, other = in_turns(whole, work, times=_TIMES_BESIDE_OTHERS)
        except OSError as error:
            missing = f"it cannot run here: {error}".splitlines()[0]
            figures.append(Figure(f"The same by {name}, PDF/UA-1 alone", "–", missing, "–", "not measured"))
            continue
        figures.append(
            Figure(
                f"The full edition beside {name}’s PDF/UA-1 of the same words",
                milliseconds(full.median),
                f"{name}: {milliseconds(other.median)}",
                f"at least {least:g} × as fast",
                faster_result(other.median / full.median, least),
            )
        )
    return figures


def _in_turns(document: Document, content: MinutesContent) -> tuple[Sample, Sample, Sample, int]:
    from tests.benchmarks.bare_reportlab import bare_flowables, bare_pdf

    from boardobserver.publish.pdf.render import render_pdf

    pages: list[int] = []
    ours: list[float] = []
    bare: list[float] = []
    full: list[float] = []
    for _ in range(1 + _TIMES):
        gc.collect()
        ours.append(timed(lambda: render_pdf(document, lambda _done, total: pages.append(total))))
        # Flowables serve once, so they are made anew each time; that is not counted.
        flowables = bare_flowables(document)
        gc.collect()
        bare.append(timed(lambda made=flowables: bare_pdf(made)))
        gc.collect()
        full.append(timed(lambda: publish_minutes(content)))
    return Sample(tuple(ours[1:])), Sample(tuple(bare[1:])), Sample(tuple(full[1:])), pages[-1]


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
    from tests.benchmarks.bare_reportlab import bare_flowables, bare_pdf

    before = held_now().resident
    bare_pdf(bare_flowables(document))
    return before, held_now().peak


def _document(path: Path, meeting_id: Id) -> Document:
    workspace = Workspace.open(path, actor="benchmark", read_only=True)
    try:
        return minutes_document(_content(workspace, meeting_id))
    finally:
        workspace.close()
