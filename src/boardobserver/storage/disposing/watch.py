"""Whoever waits for a disposal, or for its preview: they are told how far it is, and may give it up."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from boardobserver.storage import driver

_STEPS_BETWEEN_QUESTIONS = 500_000
"""They take some ten milliseconds."""


class DisposalCancelledError(Exception):
    """Whoever asked for it no longer wants it; nothing was changed."""


def _tell_nobody(_done: float) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """How somebody waits; both are called in the thread of the work.

    Attributes:
        tell: Told now and then how much is done, from 0 to 1.
        is_cancelled: Asked now and then whether to give it up.
    """

    tell: Callable[[float], None] = _tell_nobody
    is_cancelled: Callable[[], bool] = _never

    def require_wanted(self) -> None:
        """Give it up if it is cancelled.

        Raises:
            DisposalCancelledError: It is.
        """
        if self.is_cancelled():
            raise DisposalCancelledError


NOBODY = Watch()
"""Nobody waits."""


@contextmanager
def giving_way(connection: sqlite3.Connection, watch: Watch) -> Generator[None]:
    """Let what is done on a connection end with an error as soon as nobody wants it any more.

    Raises:
        DisposalCancelledError: It did; whoever holds the transaction takes it back.
    """
    driver.interrupt_when(connection, watch.is_cancelled, _STEPS_BETWEEN_QUESTIONS)
    try:
        watch.require_wanted()
        yield
        watch.require_wanted()
    except driver.DriverError as error:
        if watch.is_cancelled():
            raise DisposalCancelledError from error
        raise
    finally:
        driver.let_run(connection)
