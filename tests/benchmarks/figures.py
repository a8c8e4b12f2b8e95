"""The figures that are found, each with its yardstick and its aim, and the table that they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.samples import Sample

_HEAD = ("What", "Measured", "Yardstick", "Aim", "Result")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table, in words."""

    what: str
    measured: str
    yardstick: str
    aim: str
    result: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row, in the order of the table's columns."""
        return (self.what, self.measured, self.yardstick, self.aim, self.result)


def milliseconds(seconds: float) -> str:
    """Seconds as they are read.

    >>> milliseconds(0.00153), milliseconds(0.153), milliseconds(12.34)
    ('1.53 ms', '153 ms', '12.3 s')
    """
    if seconds >= 10:
        return f"{seconds:.1f} s"
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def spread(sample: Sample) -> str:
    """A sample as median and 95th percentile."""
    return f"{milliseconds(sample.median)} (p95 {milliseconds(sample.p95)})"


def megabytes(size: float) -> str:
    """Bytes as they are read.

    >>> megabytes(123_456_789)
    '123 MB'
    """
    return f"{size / 1e6:.0f} MB"


def times_result(ratio: float, most: float) -> str:
    """Whether a multiple of the yardstick is within the aim.

    >>> times_result(1.42, 1.5), times_result(4.5, 4)
    ('met: 1.42 ×', 'short by 0.50 ×: 4.50 ×')
    """
    return f"met: {ratio:.2f} ×" if ratio <= most else f"short by {ratio - most:.2f} ×: {ratio:.2f} ×"


def faster_result(ratio: float, least: float) -> str:
    """Whether something is so many times faster than its yardstick as is aimed at.

    >>> faster_result(21.3, 8), faster_result(0.9, 1)
    ('met: 21.3 × faster', 'short by 0.1: 0.9 × as fast')
    """
    if ratio >= least:
        return f"met: {ratio:.1f} × faster"
    return f"short by {least - ratio:.1f}: {ratio:.1f} × as fast"


def time_result(seconds: float, most: float) -> str:
    """Whether a time is within the aim.

    >>> time_result(0.004, 0.016), time_result(0.125, 0.1)
    ('met', 'short by 25 ms')
    """
    return "met" if seconds <= most else f"short by {milliseconds(seconds - most)}"


def plain_table(figures: Iterable[Figure]) -> str:
    """The table for the terminal, in columns."""
    rows = [_HEAD, *(figure.cells for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([lines[0].rstrip(), "-" * len(lines[0]), *(line.rstrip() for line in lines[1:])])


def markdown_table(figures: Sequence[Figure]) -> str:
    """The table in Markdown."""
    rows = [_HEAD, tuple("---" for _ in _HEAD), *(figure.cells for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
