"""The open board: perform commands, undo and redo them, read, hear of changes."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from boardobserver.domain.errors import Fault
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.snapshots import Id
from boardobserver.services.changes import Changes, Feed
from boardobserver.services.command import Command, LongCommand
from boardobserver.services.history import History, LeftOff, Step
from boardobserver.services.labels import named, with_record
from boardobserver.storage.drafts import Draft
from boardobserver.storage.encryption import BoardKey
from boardobserver.storage.images import Image
from boardobserver.storage.instants import stored_instant
from boardobserver.storage.loading import load_tables
from boardobserver.storage.overview import Overview
from boardobserver.storage.store import Store
from boardobserver.storage.unit_head import UnitHead, UnitKind, new_id
from boardobserver.storage.upkeep import Upkeep

if TYPE_CHECKING:
    from boardobserver.storage.disposing.act import DisposalNote
    from boardobserver.storage.disposing.rows import Subjects
    from boardobserver.storage.disposing.watch import Watch
    from boardobserver.storage.reader import Reader
    from boardobserver.storage.unit import Unit

T = TypeVar("T")
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The instant that the machine says it is, in UTC."""
    return datetime.now(UTC)


def make_ready() -> None:
    """Load ahead what an open board needs beyond its overview. Safe in any thread."""
    load_tables()


class Workspace:
    """One open board, and everything that is done to it.

    Args:
        store: The open file; the workspace closes it.
        clock: Tells the time; a test gives its own.
        actor: Who works here, for the journal.

    Attributes:
        overview: Reads what is shown first, without loading what changes rows.
        feed: Tells of every change after it has been committed.
    """

    def __init__(self, store: Store, *, clock: Clock = system_clock, actor: str) -> None:
        self.feed = Feed()
        self.overview: Overview = store.overview
        self._store = store
        self._clock = clock
        self._actor = actor
        self._history = History()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        actor: str,
        passphrase: Passphrase | BoardKey | None = None,
        clock: Clock = system_clock,
        read_only: bool = False,
        upkeep: Upkeep = Upkeep.NOW,
    ) -> "Workspace":
        """Open a board file; see `Store.open` for the refusals, the faults, and what may be due before.

        Whoever opens without looking for damage lets `safekeeping.check_health` follow.
        """
        store = Store.open(path, passphrase, read_only=read_only, upkeep=upkeep)
        return cls(store, clock=clock, actor=actor)

    @property
    def read(self) -> "Reader":
        """Reads snapshots."""
        return self._store.read

    @property
    def path(self) -> Path:
        """The board's file."""
        return self._store.path

    @property
    def key(self) -> BoardKey | None:
        """What opens the board's file again, for work in another thread; None if it is not encrypted."""
        return self._store.key

    @property
    def is_read_only(self) -> bool:
        """Whether the board can only be read."""
        return self._store.is_read_only

    def now(self) -> datetime:
        """The instant, in UTC."""
        return self._clock()

    def local(self, instant: datetime) -> datetime:
        """An instant in the board's own time zone."""
        return instant.astimezone(self.overview.board().zone)

    def perform(self, command: Command[T], origin: object | None = None) -> T:
        """Do a command in one unit, and tell the feed.

        Raises:
            Refusal: A rule said no; nothing was changed.
            Fault: The disk or the file failed; nothing was changed.
        """
        label = named(command.label)
        results: list[T] = []

        def work(unit: "Unit") -> str:
            nonlocal label
            results.append(command.apply(unit))
            label = with_record(label, unit.read, unit.images())
            return label

        seq, images = self._store.commit(self._head(label, is_barrier=command.is_barrier), work)
        if seq is not None:
            self._history.did(Step(seq, label))
            if command.is_barrier:
                self._history.close_off()
            self._publish(label, images, origin)
        return results[0]

    def undertake(self, command: LongCommand[T], origin: object | None = None) -> Generator[float, None, T]:
        """Do a long command in one unit, a step whenever it is asked for one, and tell the feed at the end.

        The board can be used between the steps: nobody sees anything of the unit before it is committed, and
        whatever is written meanwhile goes first, whereupon the unit begins anew. Who stops asking closes it,
        and nothing of it is kept.

        Yields:
            How much is done, from 0 to 1.

        Raises:
            Refusal: A rule said no, or another long command is under way; nothing was changed.
            Fault: The disk or the file failed, or the board was closed; nothing was changed.
        """
        label = named(command.label)
        results: list[T] = []

        def work(unit: "Unit") -> Generator[float]:
            result = yield from command.steps(unit)
            results.append(result)

        unit = self._store.begin_long(lambda: self._head(label), work)
        try:
            while (fraction := unit.step()) is not None:
                yield fraction
        finally:
            unit.end()
        if unit.seq is not None:
            self._history.did(Step(unit.seq, label))
            self._publish(label, unit.images, origin)
        return results[-1]

    def dispose(
        self, label: str, subjects: "Subjects", notes: "Iterable[DisposalNote]", watch: "Watch"
    ) -> None:
        """Dispose of meetings and records in one unit, which nothing takes back, and write the file anew.

        Raises:
            DisposalCancelledError: Whoever watches no longer wants it; nothing was changed.
            Fault: The disk or the file failed; nothing was changed, unless it says that only the file still
                holds what is gone from the board.
        """
        images = self._store.dispose(self._head(label, is_barrier=True), subjects, notes, watch)
        self._history.close_off()
        self._publish(label, images, None)
        try:
            self._store.write_anew()
        except Fault as fault:
            gone = "It was disposed of, but the board’s file may still hold it."
            again = "Put that right and open the board again: its file is written anew then."
            raise Fault(f"{gone} {fault.message}", again) from fault

    @property
    def undo_label(self) -> str | None:
        """What an undo would take back, in words; None when there is nothing."""
        step = self._history.next_undo
        return None if step is None else step.label

    @property
    def redo_label(self) -> str | None:
        """What a redo would do again, in words; None when there is nothing."""
        step = self._history.next_redo
        return None if step is None else step.label

    def undo(self, origin: object | None = None) -> str | None:
        """Take the last change back, whatever it was.

        Returns:
            What was taken back, in words; None when there was nothing.
        """
        step = self._history.next_undo
        if step is None:
            return None
        images = self._take_back(step, UnitKind.UNDO)
        self._publish(f"undo {step.label}", images, origin)
        return step.label

    def redo(self, origin: object | None = None) -> str | None:
        """Do what was undone last again.

        Returns:
            What was done again, in words; None when there was nothing.
        """
        step = self._history.next_redo
        if step is None:
            return None
        images = self._take_back(step, UnitKind.REDO)
        self._publish(f"redo {step.label}", images, origin)
        return step.label

    def left_off(self) -> LeftOff:
        """What whoever opens the board again needs for `go_on`."""
        return LeftOff(self._history, self._store.head_hash())

    def go_on(self, left_off: LeftOff) -> None:
        """Undo and redo from where one left off, unless the board was changed meanwhile."""
        if self._store.head_hash() == left_off.head:
            self._history = left_off.history

    def keep_draft(self, scope: str, text: str) -> None:
        """Keep text that is being typed; empty text drops the draft."""
        self._store.drafts.keep(scope, text, self._clock())

    def draft(self, scope: str) -> str:
        """The text that was being typed in an editor, or an empty string."""
        return self._store.drafts.text_of(scope)

    def drafts(self) -> tuple[Draft, ...]:
        """Everything that was being typed and is not committed."""
        return self._store.drafts.all()

    def close(self) -> None:
        """Close the board and let go of its lock. May be called again."""
        self._store.close()

    def _take_back(self, step: Step, kind: UnitKind) -> list[Image]:
        head = self._head(f"{kind} {step.label}", kind=kind, target_seq=step.seq)
        seq, images = self._store.take_back(step.seq, head)
        taken = Step(seq, step.label)
        if kind is UnitKind.UNDO:
            self._history.undid(taken)
        else:
            self._history.redid(taken)
        return images

    def _head(
        self,
        label: str,
        *,
        kind: UnitKind = UnitKind.DO,
        target_seq: int | None = None,
        is_barrier: bool = False,
    ) -> UnitHead:
        return UnitHead(
            id=new_id(),
            at=stored_instant(self._clock()),
            actor=self._actor,
            label=label,
            kind=kind,
            target_seq=target_seq,
            is_barrier=is_barrier,
        )

    def _publish(self, label: str, images: Sequence[Image], origin: object | None) -> None:
        touched: defaultdict[str, set[Id]] = defaultdict(set)
        for image in images:
            touched[image.table].add(image.row_id)
        self.feed.publish(Changes(label, {table: frozenset(ids) for table, ids in touched.items()}, origin))
