"""Timings, and what they come to."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """Some timings of the same thing, in seconds.

    >>> Sample((0.002, 0.001, 0.003)).median, Sample(tuple(n / 100 for n in range(1, 101))).p95
    (0.002, 0.95)
    """

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """Ninety-five in a hundred take so long at most."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, -(-len(ordered) * 95 // 100) - 1)]


def timed(work: Callable[[], object]) -> float:
    """How long the work takes, once."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turns(*works: Callable[[], object], times: int) -> list[Sample]:
    """Time pieces of work one after another, again and again, so that a busy moment meets all of them.

    Each is done once before, untimed: what is compared is warm.
    """
    for work in works:
        work()
    found: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for seconds, work in zip(found, works, strict=True):
            gc.collect()
            seconds.append(timed(work))
    return [Sample(tuple(seconds)) for seconds in found]


def medians(numbers: Sequence[Sequence[float]]) -> list[float]:
    """The median of each column of a table of numbers."""
    return [statistics.median(column) for column in zip(*numbers, strict=True)]
