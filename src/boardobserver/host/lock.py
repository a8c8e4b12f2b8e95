"""One writer a board: a lock that the operating system holds, and that says who has it.

The lock is the system's own on a file beside the board, so it ends with the process, however that ends, and
a file left behind by a crash blocks nobody. What stands in the file only names the holder.
"""

import contextlib
import errno
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from boardobserver.domain.dates import spell_date
from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host import machine
from boardobserver.host.files import OWNER_ONLY, fault_of

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_UNSUPPORTED = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_RECORD_LIMIT = 4096
_REMEDY = "Close it there first, or work on a copy of the board."


class BoardLock:
    """The right to write to one board, for as long as it is held.

    Args:
        board: The board file; it need not be there yet, its folder must.
    """

    def __init__(self, board: Path) -> None:
        try:
            whole = Path(os.path.realpath(board))  # one lock for a board, whatever link leads to it
        except ValueError as error:
            raise Refusal("That cannot be the name of a board.", "path") from error
        self.path = whole.with_name(f"{whole.name}.lock")
        self._board = board
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Take the lock, or say who has it.

        Raises:
            Fault: Another program has it, or the folder cannot be written to.
        """
        if self._descriptor is not None:
            return
        try:
            self._descriptor = self._open_and_lock()
            self._write_holder(self._descriptor)
        except OSError as error:
            self.release()
            raise self._fault(error) from error
        except ValueError as error:  # a NUL or a lone surrogate in the name
            raise Refusal("That cannot be the name of a board.", "path") from error

    def release(self) -> None:
        """Let go of the lock and clear its file away. May be called again."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        # What is left, in a folder that is read-only by now or on a share that is gone, blocks nobody.
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                os.close(descriptor)  # Windows deletes no open file
            # After a share was away, it may be that of somebody else.
            if sys.platform == "win32" or self._is_current(descriptor):
                self.path.unlink(missing_ok=True)
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _open_and_lock(self) -> int:
        """A descriptor of the lock file as it stands in the folder, locked."""
        while True:
            descriptor = os.open(self.path, _FLAGS, OWNER_ONLY)
            try:
                _lock(descriptor)
                if self._is_current(descriptor):
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # its last holder cleared it away between our two steps: once more

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False

    def _write_holder(self, descriptor: int) -> None:
        record = {
            "name": machine.user_name(),
            "machine": machine.machine_name(),
            "process": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(record).encode())

    def _fault(self, error: OSError) -> Fault:
        if isinstance(error, _LockHeldError):
            return Fault(f"This board is open in another program: {self._holder()}.", _REMEDY)
        if error.errno in _UNSUPPORTED:
            return Fault(
                f"The disk of “{self._board}” cannot keep two programs apart.",
                "Move the board to a disk of this machine.",
            )
        if error.errno == errno.EACCES and self.path.exists():
            return Fault(
                f"Another account has, or had, this board open: “{self.path}” is not yours.",
                "Ask its owner to close the board or, if nobody has it open, to delete that file.",
            )
        if error.errno in {errno.EISDIR, errno.ELOOP}:
            return Fault(
                f"Something is in the way where the board is locked: “{self.path}”.",
                "It is nothing that this program made. Move it away, and open the board again.",
            )
        return fault_of(error, self.path)

    def _holder(self) -> str:
        """Who has the lock, as far as the file tells."""
        try:
            with self.path.open("rb") as stream:
                record: object = json.loads(stream.read(_RECORD_LIMIT))
        except (OSError, ValueError, RecursionError):
            return "it does not say which"
        return _holder_in_words(record)


class _LockHeldError(OSError):
    """Somebody else has the lock."""


def _holder_in_words(record: object) -> str:
    """The holder's record as a person would say it; the file is anyone's, so nothing in it is trusted."""
    if not isinstance(record, dict):
        return "it does not say which"
    said = {
        key: " ".join(str(record.get(key, "")).split())[:80]  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] - JSON of any shape
        for key in ("name", "machine", "process", "since")
    }
    since = said["since"]
    with contextlib.suppress(ValueError):
        began = datetime.fromisoformat(since).astimezone()
        since = f"{began:%H:%M} on {spell_date(began)}"
    return f"{said['name']} on {said['machine']}, since {since} (process {said['process']})"


if sys.platform == "win32":
    import msvcrt

    _FAR_BEYOND = 1 << 30  # Windows locks bytes against reading too: not the ones that name the holder

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise _LockHeldError(error.errno, error.strerror) from error
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                raise _LockHeldError(error.errno, error.strerror) from error
            raise
