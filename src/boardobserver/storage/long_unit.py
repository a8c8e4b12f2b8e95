"""A unit too long for one turn of the window: worked through bit by bit, and out of everybody else's way."""

from collections.abc import Callable, Generator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from boardobserver.domain.errors import Fault
from boardobserver.storage import journal
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.engine import open_engine, writing
from boardobserver.storage.faults import faults_named
from boardobserver.storage.images import Image
from boardobserver.storage.unit import Unit
from boardobserver.storage.unit_head import UnitHead

LongWork = Callable[[Unit], Generator[float]]
"""What a long unit does; yields between bits how much of it is done, from 0 to 1."""

_IMAGES_AT_ONCE = 64
"""The journal takes so many images at a time, so that no bit of the work has all of them to write."""


class LongUnit:
    """One unit on a connection of its own: nobody sees any of it until the last step has committed it.

    Whatever else is to be written goes first: `give_way` rolls back what was done so far, and the next step
    begins anew. So nothing that a person writes meanwhile is refused, waits or is lost.

    Args:
        path: The board's file.
        key: What opens it, if it is encrypted.
        head: Makes the head of the unit whenever it begins.
        work: What it does.
    """

    def __init__(
        self, path: Path, key: BoardKey | None, head: Callable[[], UnitHead], work: LongWork
    ) -> None:
        self._path = path
        self._head = head
        self._work = work
        with faults_named(path):
            self._engine = open_engine(path, key)
        self._steps: Generator[float] | None = None
        self._has_ended = False
        self.seq: int | None = None
        self.images: list[Image] = []

    @property
    def has_ended(self) -> bool:
        """Whether it is committed, or was given up."""
        return self._has_ended

    def step(self) -> float | None:
        """Do the next bit.

        Returns:
            How much is done, from 0 to 1; None when all of it is committed. Then `seq` is the unit's number
            in the journal (None when it changed no row), and `images` are what it did.

        Raises:
            Fault: The disk or the file failed, or the board was closed; nothing was changed.
        """
        if self._has_ended:
            raise Fault("The board was closed before this was done. Nothing of it was kept.")
        if self._steps is None:
            self._steps = self._work_through()
        return next(self._steps, None)

    def give_way(self) -> None:
        """Take back what was done so far and let go of the board; the next step begins anew."""
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def end(self) -> None:
        """Let go of the file, giving up what is not committed. May be called again."""
        self._has_ended = True
        self.give_way()
        self._engine.dispose()

    def _work_through(self) -> Generator[float]:
        head = self._head()
        with faults_named(self._path), writing(self._engine) as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # until the commit; see `Appending`
            unit = Unit(connection, datetime.fromisoformat(head.at))
            try:
                appending = journal.Appending(connection, head)
                with closing(self._work(unit)) as work:
                    for fraction in work:
                        images = unit.images()
                        if len(images) - appending.count >= _IMAGES_AT_ONCE:
                            appending.add(images[appending.count :])
                        yield fraction
                images = unit.images()
                appending.add(images[appending.count :])
            finally:
                unit.close()
            seq = appending.finish() if images else None
            yield 1.0  # the commit waits for the disk: it has a turn of its own
        self.seq, self.images = seq, images
