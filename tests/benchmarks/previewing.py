"""An edit of one line in a meeting of some twenty pages: from the record to the picture of the first page.

What the preview does with an edit is done here one after the other: the minutes are published anew, the file
is opened by the viewer's own library, and the first page is drawn as wide as it is in a window of 1366 × 768.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from tests.benchmarks.figures import Figure, spread, time_result
from tests.benchmarks.printing import content_of_printed
from tests.benchmarks.samples import Sample, timed

from boardobserver.domain.snapshots import MinutesContent
from boardobserver.services.publishing import publish_minutes

_TIMES = 15
_MOST = 0.15
_LINES = 175
_WIDTH = 720


def figures(board: Path, _folder: Path) -> list[Figure]:
    """Edit one line after the other, and draw the first page each time."""
    application = QApplication(["benchmark"])
    content = _shortened(content_of_printed(board))
    edited = [_edited(content, number) for number in range(1 + _TIMES)]
    found = Sample(tuple(timed(lambda each=each: _drawn(each)) for each in edited)[1:])
    pages = publish_minutes(content).pages
    application.quit()
    return [
        Figure(
            f"An edit of one line in a meeting of {pages} pages, to the picture of its first page",
            spread(found),
            "–",
            "150 ms",
            time_result(found.median, _MOST),
        )
    ]


def _shortened(content: MinutesContent) -> MinutesContent:
    """The meeting as it was after so many lines."""
    entries = content.record.entries[:_LINES]
    noted = {entry.id for entry in entries}
    records = {key: each for key, each in content.record.records.items() if each.entry_id in noted}
    return replace(content, record=replace(content.record, entries=entries, records=records))


def _edited(content: MinutesContent, number: int) -> MinutesContent:
    """The record with one line in other words."""
    entries = list(content.record.entries)
    entries[number] = replace(entries[number], wording=f"This line was edited, for the {number}th time.")
    return replace(content, record=replace(content.record, entries=tuple(entries)))


def _drawn(content: MinutesContent) -> None:
    """The minutes, laid out, opened and drawn."""
    kept = QBuffer()
    kept.setData(QByteArray(publish_minutes(content).pdf))
    kept.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(kept)
    size = document.pagePointSize(0)
    image = document.render(0, QSize(_WIDTH, round(_WIDTH * size.height() / size.width())))
    assert not image.isNull()
    document.close()
