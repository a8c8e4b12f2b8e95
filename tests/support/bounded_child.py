"""The process of `bounded`: reads each file in a process of its own, forked when all is loaded."""

import os
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from boardobserver.domain.errors import Fault, Refusal

_PIPE_BUFFER = 4096


def _read(reader: Callable[[Path], object], path: Path) -> str:
    try:
        reader(path)
    except (Refusal, Fault) as said:
        return " ".join(said.message.split())
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what came of the file
        return f"failed: {type(error).__qualname__}"
    return "read"


def _bounded(reader: Callable[[Path], object], path: Path, megabytes: int, seconds: int) -> str:
    said, says = os.pipe()
    process = os.fork()
    if not process:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + (megabytes << 20)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        spent = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, spent + seconds))
        os.write(says, _read(reader, path).encode()[:_PIPE_BUFFER])
        os._exit(0)
    os.close(says)
    with os.fdopen(said, "rb") as words:
        outcome = words.read().decode()
    _, status = os.waitpid(process, 0)
    return outcome if os.WIFEXITED(status) else f"failed: ended by signal {os.WTERMSIG(status)}"


def main() -> None:
    """Print a line for each file: its name, and what came of it."""
    reader, megabytes, seconds, *names = sys.argv[1:]
    module, name = reader.split(":")
    function = getattr(import_module(module), name)
    _read(function, Path("nothing at all"))  # loads what a reading loads late
    for each in names:
        print(each, _bounded(function, Path(each), int(megabytes), int(seconds)), sep="\t", flush=True)


if __name__ == "__main__":
    main()
