"""Changes the passphrase of a board in a process that is killed at a given moment, as often as asked.

A moment is the call at which the disk would have been touched next, counted from the beginning of the change:
the same one on every machine, however slow.
"""

import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType

from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.passphrases import change_passphrase

_ONLY_ASK = frozenset({"access", "fspath", "getcwd", "getpid", "lstat", "scandir", "stat", "_path_normpath"})
"""What the system is asked for that leaves the disk as it is."""


def main() -> None:
    """Read a change from each line, and say of each whether it came to its end."""
    for line in sys.stdin:
        path, old, new, moment = json.loads(line)
        child = os.fork()
        if child == 0:
            _change(Path(path), Passphrase.of(old), Passphrase.of(new), moment)
        _, status = os.waitpid(child, 0)
        print(json.dumps(os.waitstatus_to_exitcode(status)), flush=True)


def _change(path: Path, old: Passphrase | None, new: Passphrase | None, moment: int) -> None:
    """Change it and end, or be killed before that."""
    left = moment

    def count(_frame: FrameType, event: str, called: object) -> None:
        nonlocal left
        if event == "c_call" and _touches_disk(called):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.setprofile(count)
        change_passphrase(path, old, new, keeps_backups=True)
    except BaseException as error:  # noqa: BLE001 - it must not go on as the process that forked it
        os.write(2, f"{error!r}\n".encode())
        os._exit(1)
    os._exit(0)


def _touches_disk(called: object) -> bool:
    """Whether a function written in C is one of the system's that write, or one of the database."""
    if getattr(called, "__module__", None) == "posix":
        return getattr(called, "__name__", "") not in _ONLY_ASK
    return type(getattr(called, "__self__", None)).__module__.startswith("sqlcipher3")


if __name__ == "__main__":
    main()
