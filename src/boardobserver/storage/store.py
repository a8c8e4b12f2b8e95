"""An open board file: units of work, undo and redo of units, reading, drafts.

What works on the tables takes longer to load than all the rest of a start, which needs none of it: therefore
it is imported where it is used (`storage.loading`).
"""

import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from boardobserver.domain.errors import Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.host.lock import BoardLock
from boardobserver.storage import opening
from boardobserver.storage.connection import is_read_as_it_is, open_connection, reading, writing
from boardobserver.storage.drafts import Drafts
from boardobserver.storage.driver import DriverError
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.faults import NONSENSE, UNANSWERED, StorageFault, damaged, faults_named
from boardobserver.storage.finders.releases import journal_head
from boardobserver.storage.images import Image
from boardobserver.storage.in_place import FileAsItWas, FileInPlace
from boardobserver.storage.overview import Overview
from boardobserver.storage.unit_head import UnitHead
from boardobserver.storage.upkeep import Upkeep

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from boardobserver.storage.disposing.act import DisposalNote
    from boardobserver.storage.disposing.rows import Subjects
    from boardobserver.storage.disposing.watch import Watch
    from boardobserver.storage.long_unit import LongUnit, LongWork
    from boardobserver.storage.reader import Reader
    from boardobserver.storage.unit import Unit

T = TypeVar("T")


class Store:
    """One open board. Used from the thread that opened it, and from no other.

    A store for writing holds the board's lock until it is closed; one for reading takes none, and may stand
    beside a writer.

    Attributes:
        path: The board's file.
        key: What opens it; None when it is not encrypted.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: BoardLock | None, key: BoardKey | None
    ) -> None:
        self.path = path
        self.key = key
        self._connection = connection
        self._lock = lock
        self._file = FileInPlace(path)
        self._as_it_was = FileAsItWas(path) if lock is None and is_read_as_it_is(path) else None
        self._is_closed = False
        self._is_in_use = False
        self._is_lost = False
        self._long: LongUnit | None = None
        self.overview = Overview(self._reading)
        self.drafts = Drafts(self._reading, self._writing)

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: Passphrase | BoardKey | None = None,
        *,
        read_only: bool = False,
        upkeep: Upkeep = Upkeep.NOW,
    ) -> "Store":
        """Open a board file, after a backup and the migrations that are due.

        Args:
            path: The file.
            passphrase: What opens it, or the key itself, if it is encrypted; else it is not needed.
            read_only: Whether it is only to be read.
            upkeep: What a writer does first of all that takes a while.

        Raises:
            UpkeepDueError: Some of that is to be done before.
            Refusal: It is encrypted, and the passphrase is missing or wrong.
            Fault: It is missing, is no board, is newer than this program or damaged, or somebody else has it.
        """
        key = opening.key_to(path, passphrase)
        if read_only:
            return cls(path, opening.open_for_reading(path, key), None, key)
        return cls(path, *opening.open_for_writing(path, key, upkeep), key)

    @cached_property
    def read(self) -> "Reader":
        """Reads everything that a board holds."""
        from boardobserver.storage.reader import Reader

        return Reader(self._reading)

    @property
    def is_read_only(self) -> bool:
        """Whether this store can only be read."""
        return self._lock is None

    def commit(self, head: UnitHead, work: Callable[["Unit"], str]) -> tuple[int | None, list[Image]]:
        """Do the work in one unit, called what the work says: committed and journaled whole, or not at all.

        Returns:
            The unit's number in the journal (None when it changed no row) and its images.
        """
        from boardobserver.storage import journal
        from boardobserver.storage.disposing.guard import require_kept
        from boardobserver.storage.engine import driver_connection
        from boardobserver.storage.unit import Unit

        with self._changing() as connection:
            unit = Unit(connection, datetime.fromisoformat(head.at))
            try:
                named = replace(head, label=work(unit))
                images = unit.images()
                require_kept(driver_connection(connection), images)
            finally:
                unit.close()
            seq = journal.append(connection, named, images) if images else None
        return seq, images

    def begin_long(self, head: Callable[[], UnitHead], work: "LongWork") -> "LongUnit":
        """Begin a unit that is worked through in steps; it makes way for whatever is written meanwhile.

        Raises:
            Refusal: Another one is under way.
            Fault: The board can only be read.
        """
        from boardobserver.storage.long_unit import LongUnit

        if self._long is not None and not self._long.has_ended:
            raise Refusal("Something longer is being done already. Wait until it is done, or cancel it.")
        self._require_writable()
        self._long = LongUnit(self.path, self.key, head, work)
        return self._long

    def take_back(self, seq: int, head: UnitHead) -> tuple[int, list[Image]]:
        """Undo (or, of an undo, redo) the unit of that number, as a unit of its own.

        Returns:
            The new unit's number in the journal and its images.

        Raises:
            Refusal: Something that the unit touched has been changed since.
        """
        from boardobserver.storage import journal
        from boardobserver.storage.replay import replay

        with self._changing() as connection:
            images = [image.inverted() for image in reversed(journal.images_of(connection, seq))]
            replay(connection, images)
            return journal.append(connection, head, images), images

    def dispose(
        self, head: UnitHead, subjects: "Subjects", notes: "Iterable[DisposalNote]", watch: "Watch"
    ) -> list[Image]:
        """Dispose of meetings and records in one unit, and give its images; `write_anew` is to follow."""
        from boardobserver.storage import journal
        from boardobserver.storage.disposing.act import dispose
        from boardobserver.storage.engine import driver_connection

        with self._changing() as connection:
            images = dispose(driver_connection(connection), head, subjects, notes, watch)
            journal.append(connection, head, images)
        return images

    def write_anew(self) -> None:
        """Write the file anew if a disposal asks for it; see `storage.disposing.anew`."""
        from boardobserver.storage.disposing.anew import write_anew

        self._make_way()
        with self._named(nullcontext(self._connection)) as connection:
            write_anew(self.path, connection)

    def findings(self, *, with_additions: bool = False) -> tuple[str, ...]:
        """What is wrong with the file, its journal or its rows, a sentence each; empty when it is sound.

        Tables that somebody added do no harm to what the board holds, and are told on request only.
        """
        from boardobserver.storage import check, engine

        with self._used(engine.reading(self._engine)) as connection:
            return check.findings(connection, with_additions=with_additions)

    def head_hash(self) -> str:
        """The hash of the journal's newest unit; empty before the first."""
        with self._reading() as connection:
            return journal_head(connection)

    def close(self) -> None:
        """Close the file and let go of its lock. May be called again."""
        self._is_closed = True
        self._end_long()
        try:
            self._file.take_in_log(self._connection)
            self._connection.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    @cached_property
    def _engine(self) -> "Engine":
        from boardobserver.storage.engine import engine_on

        return engine_on(self._connection)

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._named(reading(self._connection))

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        self._make_way()
        return self._named(writing(self._connection))

    def _changing(self) -> "AbstractContextManager[Connection]":
        from boardobserver.storage import engine

        self._make_way()
        return self._named(engine.writing(self._engine))

    def _make_way(self) -> None:
        self._require_writable()
        if self._long is not None:
            self._long.give_way()

    def _require_writable(self) -> None:
        self._require_open()
        if self.is_read_only:
            raise StorageFault(
                f"The board “{self.path.name}” is open for reading only.",
                "Open it where it can be written to, when nobody else has it open.",
            )
        self._file.require()
        if self._is_lost:
            self._find_again()

    def _find_again(self) -> None:
        """Open the file anew: what was open on a share answers no more once that has been away."""
        self._end_long()
        if self._lock is not None:
            self._lock.release()
            self._lock.acquire()
        with faults_named(self.path):
            found = open_connection(self.path, self.key)
        with suppress(DriverError):
            self._connection.close()
        self._connection = found
        self.__dict__.pop("_engine", None)  # it stood on the other
        self._is_lost = False

    def _require_open(self) -> None:
        if self._is_closed:
            message = f"the board {self.path.name} is closed"
            raise RuntimeError(message)

    def _end_long(self) -> None:
        if self._long is not None:
            self._long.end()
            self._long = None

    @contextmanager
    def _named(self, inner: AbstractContextManager[T]) -> Generator[T]:
        try:
            with self._used(inner) as connection:
                yield connection
        except (*NONSENSE, DriverError) as error:
            if found := self.findings():  # what cannot be read is damage then, and else a bug as any other
                raise damaged(self.path, found[0]) from error
            raise

    @contextmanager
    def _used(self, inner: AbstractContextManager[T]) -> Generator[T]:
        # The end of a use within another would roll back what the outer one has done so far, and leave it to
        # commit the rest.
        self._require_open()
        if self._is_in_use:
            message = f"the board {self.path.name} is in use: read through the unit while it is under way"
            raise RuntimeError(message)
        self._is_in_use = True
        try:
            with faults_named(self.path), inner as connection:
                yield connection
        except StorageFault as fault:
            self._is_lost |= fault.code == UNANSWERED
            raise
        finally:
            self._is_in_use = False
            if self._as_it_was is not None:
                self._as_it_was.require()
