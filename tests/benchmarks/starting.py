"""From the command to a window that can be used, and what it holds in memory then."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Figure, megabytes, milliseconds, times_result
from tests.benchmarks.generated_board import copied
from tests.benchmarks.samples import medians

from boardobserver.host.paths import HOME_VARIABLE

_TIMES = 7
_MOST_TIME = 4
_MOST_MEMORY = 3


@dataclass(frozen=True, slots=True)
class _Start:
    seconds: float
    resident: float
    own: float
    at_rest: float


def figures(board: Path, folder: Path) -> list[Figure]:
    """Start the program and a bare window in turns, each in a process of its own."""
    path = copied(board, folder)
    found: tuple[list[_Start], list[_Start]] = ([], [])
    for _ in range(1 + _TIMES):
        found[0].append(_start(folder, "program", str(path)))
        found[1].append(_start(folder, "bare"))
    program, bare = (_median(starts[1:]) for starts in found)
    return [
        Figure(
            "Start to a usable window, warm",
            milliseconds(program.seconds),
            f"bare window, empty table: {milliseconds(bare.seconds)}",
            f"at most {_MOST_TIME} ×",
            times_result(program.seconds / bare.seconds, _MOST_TIME),
        ),
        Figure(
            "Resident memory then",
            f"{megabytes(program.resident)} ({megabytes(program.own)} its own)",
            f"bare window: {megabytes(bare.resident)} ({megabytes(bare.own)} its own)",
            f"at most {_MOST_MEMORY} ×",
            times_result(program.resident / bare.resident, _MOST_MEMORY),
        ),
        Figure(
            "Resident memory at rest, all loaded that follows the first page",
            megabytes(program.at_rest),
            f"bare window: {megabytes(bare.at_rest)}",
            f"at most {_MOST_MEMORY} ×",
            times_result(program.at_rest / bare.at_rest, _MOST_MEMORY),
        ),
    ]


def _start(folder: Path, which: str, *arguments: str) -> _Start:
    surroundings = {
        **os.environ,
        HOME_VARIABLE: str(folder / "home"),  # the person's own settings are neither read nor written
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),  # warm means compiled, for both
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.benchmarks.windows", which, *arguments]
    started_at = time.monotonic()
    run = subprocess.run(
        command, env=surroundings, stdout=subprocess.PIPE, text=True, timeout=120, check=True
    )
    said = json.loads(run.stdout)
    return _Start(said["usable_at"] - started_at, said["resident"], said["own"], said["at_rest"])


def _median(starts: list[_Start]) -> _Start:
    return _Start(*medians([(each.seconds, each.resident, each.own, each.at_rest) for each in starts]))
