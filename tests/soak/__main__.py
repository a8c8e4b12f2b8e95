"""Kill, damage and try again and again, and print the counts: `python -m tests.soak`, or one part of it."""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from tests.soak.acts import ACTS
from tests.soak.counts import SOAK_FLIPS, SOAK_INPUTS, SOAK_KILLS
from tests.soak.faults import run_faults
from tests.soak.flipping import CHECKING, NOTHING, OPENING, flip
from tests.soak.killing import kill_during
from tests.soak.trying import TRIALS, try_inputs

_PARTS = ("kills", "faults", "flips", "inputs")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: how often what was done, how that went, and what was lost."""

    part: str
    what: str
    count: int
    words: str
    losses: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        losses = len(self.losses)
        return (
            f"{self.part:<7} {self.what:<26} {self.count:>6} {self.part:<7} {losses:>3} losses"
            f" {self.seconds:>7.0f} s  {self.words}"
        )


def main() -> int:
    """Run the parts that are asked for; 0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"out of {', '.join(_PARTS)}; all if none")
    parser.add_argument("--act", action="append", help="kill during this act alone; may be repeated")
    parser.add_argument("--each", type=int, help="how often each is done, instead of the usual counts")
    parser.add_argument("--seed", type=int, help="what chance goes by; that of an earlier run repeats it")
    chosen = parser.parse_args()
    parts: list[str] = chosen.parts or list(_PARTS)
    if unknown := set(parts).difference(_PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    seed: int = random.randrange(1 << 32) if chosen.seed is None else chosen.seed
    print(f"seed {seed}", flush=True)
    runs = {"kills": _kills, "faults": _faults, "flips": _flips, "inputs": _inputs}
    lines: list[Line] = []
    for part in parts:
        for line in runs[part](seed, chosen.each, chosen.act):
            print(line, flush=True)
            lines.append(line)
    _sum_up(lines)
    return 1 if any(line.losses for line in lines) else 0


def _kills(seed: int, each: int | None, named: list[str] | None) -> Iterator[Line]:
    for number, act in enumerate(ACTS):
        if named and act.name not in named:
            continue
        begun = monotonic()
        count = each or SOAK_KILLS // len(ACTS) + (number < SOAK_KILLS % len(ACTS))
        done = kill_during(act, count, seed)
        yield Line(
            "kills", act.name, done.kills, f"midway: {done.midway}", tuple(done.losses), monotonic() - begun
        )


def _faults(_seed: int, _each: int | None, _act: list[str] | None) -> Iterator[Line]:
    begun = monotonic()
    count, failed = run_faults()
    yield Line("faults", "of disk, clock and others", count, "", tuple(failed), monotonic() - begun)


def _flips(seed: int, each: int | None, _act: list[str] | None) -> Iterator[Line]:
    for name in ("plain", "encrypted"):
        begun = monotonic()
        done = flip(name, each or SOAK_FLIPS // 2, seed)
        met = [f"{what} {times}" for what, times in done.unread.most_common()]
        found = "; ".join(f"{how}: {done.found[how]}" for how in (OPENING, CHECKING, NOTHING))
        words = f"{found} ({', '.join(met)})" if met else found
        yield Line("flips", f"in a board, {name}", done.flips, words, tuple(done.losses), monotonic() - begun)


def _inputs(seed: int, each: int | None, _act: list[str] | None) -> Iterator[Line]:
    for name in TRIALS:
        begun = monotonic()
        count, losses = _in_batches(name, each or SOAK_INPUTS, seed)
        yield Line("inputs", name, count, "", losses, monotonic() - begun)


def _in_batches(name: str, wanted: int, seed: int) -> tuple[int, tuple[str, ...]]:
    try:
        return try_inputs(name, wanted, seed), ()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what must not come
        return wanted, (f"{name}: {type(error).__name__}: {error}",)


def _sum_up(lines: list[Line]) -> None:
    print()
    for part in _PARTS:
        of_part = [line for line in lines if line.part == part]
        if of_part:
            print(f"{part:<7} {sum(line.count for line in of_part):>6}")
    losses = [loss for line in lines for loss in line.losses]
    print(f"losses  {len(losses):>6}")
    for loss in losses:
        print(f"  {loss}")


if __name__ == "__main__":
    sys.exit(main())
