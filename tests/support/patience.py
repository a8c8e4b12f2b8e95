"""How long tests wait for what is certain to come, and how much work is too much."""

from collections.abc import Generator
from contextlib import contextmanager
from time import process_time

MOST_SECONDS = 300
"""Nothing takes so long unless it hangs; whoever waits for the window or for a process waits no longer."""

_MOST_WORK = 60
"""Seconds of a processor. What is measured by it takes about one, and hours if it grew with the square."""


@contextmanager
def little_work() -> Generator[None]:
    """Require that what is done costs little of a processor's time, which is the same on a loaded machine."""
    begun = process_time()
    yield
    assert process_time() - begun < _MOST_WORK
