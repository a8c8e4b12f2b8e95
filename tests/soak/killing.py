"""Kills a real process at a random moment of what it does, and looks at what is left.

The process is forked from this one, which has loaded the program already, so that a kill costs no start.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol

from tests.soak.templates import Templates

_LONGEST = 60.0
BEGUN, DONE = "begun", "done"


@dataclass(frozen=True, slots=True)
class Told:
    """What a process said before it was killed: one fact, and what it is about."""

    at: float
    fact: str
    words: str


class Tell(Protocol):
    """Says a fact, so that it is known whatever happens to the process then."""

    def __call__(self, fact: str, words: str = "") -> None: ...


class Act(Protocol):
    """Something that the program does, during which it is killed."""

    @property
    def name(self) -> str:
        """What it is called in the table."""
        ...

    def prepare(self, templates: Templates, folder: Path, chance: random.Random) -> None:
        """Make the board that it begins with."""
        ...

    def live(self, folder: Path, tell: Tell) -> None:
        """Do it, in a process of its own; says `BEGUN` before, `DONE` after, and each thing committed."""
        ...

    def losses(self, folder: Path, told: list[Told]) -> Iterator[str]:
        """What is missing or not whole, a sentence each."""
        ...


@dataclass(slots=True)
class Kills:
    """What came of killing one act again and again."""

    act: str
    kills: int = 0
    midway: int = 0
    losses: list[str] = field(default_factory=list[str])


def kill_during(act: Act, count: int, seed: int) -> Kills:
    """Kill a process that does something, so many times; each time at another moment.

    Once it is let live before, which says how long it takes; that it then did all is seen too.
    """
    result = Kills(act.name)
    chance = random.Random(f"{act.name} {seed}")
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        templates = Templates(Path(place) / "templates")
        templates.folder.mkdir()
        seconds = _trial(act, templates, Path(place) / "whole", chance, after=None, result=result)
        for number in range(count):
            folder = Path(place) / str(number)
            after = chance.uniform(0, seconds)
            lived = _trial(act, templates, folder, chance, after=after, result=result)
            # The first loads modules that the others find loaded, and takes longer.
            seconds = min(seconds, lived)
            result.kills += 1
    return result


def _trial(
    act: Act,
    templates: Templates,
    folder: Path,
    chance: random.Random,
    *,
    after: float | None,
    result: Kills,
) -> float:
    """Let the act live for so many seconds, or to its end; gives how long it takes, if it was done."""
    folder.mkdir()
    act.prepare(templates, folder, chance)
    told = _live(act, folder, after)
    facts = [each.fact for each in told]
    try:
        found = list(act.losses(folder, told))
    except Exception as error:  # noqa: BLE001 - what is left cannot be read: that is a loss as any other
        found = [f"{type(error).__name__}: {error}"]
    if after is None and DONE not in facts:
        found.append("it did not come to its end, though nobody killed it")
    result.midway += BEGUN in facts and DONE not in facts
    when = "unkilled" if after is None else f"killed after {after * 1000:.0f} ms"
    result.losses += [f"{act.name}, {when}: {loss}" for loss in found]
    shutil.rmtree(folder)
    return told[-1].at - told[0].at if DONE in facts else _LONGEST


def _live(act: Act, folder: Path, after: float | None) -> list[Told]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(act, folder, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        first = stream.readline()
        if after is not None:
            sleep(after)
            os.kill(child, signal.SIGKILL)
        told = [_told(line) for line in (first, *stream) if line.endswith(b"\n")]
    os.waitpid(child, 0)
    return told


def _be_child(act: Act, folder: Path, writing: int) -> None:
    def tell(fact: str, words: str = "") -> None:
        os.write(writing, json.dumps([monotonic(), fact, words]).encode() + b"\n")

    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.environ |= {
            "BOARDOBSERVER_HOME": str(folder / ".home"),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "*=false",
        }
        act.live(folder, tell)
    except BaseException:  # noqa: BLE001 - whatever it is, it must not go on as the process that forked it
        traceback.print_exc(file=sys.stderr)
        sys.stderr.flush()
    finally:
        os._exit(0)


def _told(line: bytes) -> Told:
    at, fact, words = json.loads(line)
    return Told(at, fact, words)
