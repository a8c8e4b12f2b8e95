"""Kill, damage and try again and again, and print the counts: `python -m tests.soak`, or one part of it."""

import argparse
import os
import platform
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from time import monotonic

from tests.soak.lines import Line, heard
from tests.soak.parts import PARTS, Part, parts_of

_AT_ONCE = 2
_LONGEST = 3 * 3600
_LAST_WORDS = 2000


def main() -> int:
    """Run the parts that are asked for; 0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"out of {', '.join(PARTS)}; all if none")
    parser.add_argument("--act", action="append", help="kill during this act alone; may be repeated")
    parser.add_argument("--each", type=int, help="how often each is done, instead of the usual counts")
    parser.add_argument("--seed", type=int, help="what chance goes by; that of an earlier run repeats it")
    parser.add_argument("--alone", nargs=3, metavar=("PART", "WHAT", "COUNT"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    wanted: list[str] = chosen.parts or list(PARTS)
    if unknown := set(wanted).difference(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    seed: int = random.randrange(1 << 32) if chosen.seed is None else chosen.seed
    if chosen.alone is not None:
        part, what, count = chosen.alone
        print(Part(part, what, int(count)).done(seed).told())
        return 0
    return _run(parts_of(wanted, chosen.each, chosen.act), seed)


def _run(parts: Sequence[Part], seed: int) -> int:
    """Run parts, and print their lines as they come; whatever fails or stops it, the sums of those done."""
    print(f"seed {seed}, on {_machine()}", flush=True)
    begun = monotonic()
    lines: list[Line] = []
    try:
        for line in _lines(parts, seed):
            print(line, flush=True)
            lines.append(line)
    finally:
        _sum_up(parts, lines, monotonic() - begun)
    return 1 if any(line.losses for line in lines) else 0


def _lines(parts: Sequence[Part], seed: int) -> Iterator[Line]:
    if len(parts) == 1:
        yield parts[0].done(seed)
        return
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        under_way = [pool.submit(_done_elsewhere, part, seed) for part in parts]
        try:
            for each in as_completed(under_way):
                yield each.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _done_elsewhere(part: Part, seed: int) -> Line:
    """Do a part in a process of its own: one that ends before its time takes nothing with it."""
    words = [sys.executable, "-m", "tests.soak", "--seed", str(seed)]
    words += ["--alone", part.part, part.what, str(part.count)]
    begun = monotonic()
    try:
        ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        loss = f"{part.what}: it did not come to its end"
    else:
        try:
            return heard(ran.stdout.splitlines()[-1])
        except (IndexError, ValueError, TypeError):
            last = ran.stderr[-_LAST_WORDS:]
            loss = f"{part.what}: it came to no count, and ended with {ran.returncode}: {last}"
    return Line(part.part, part.what, 0, "", (loss,), monotonic() - begun)


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors{load}"


def _sum_up(parts: Sequence[Part], lines: Sequence[Line], seconds: float) -> None:
    print()
    for part in PARTS:
        of_part = [line for line in lines if line.part == part]
        if of_part:
            print(f"{part:<7} {sum(line.count for line in of_part):>6}")
    losses = [loss for line in lines for loss in line.losses]
    print(f"losses  {len(losses):>6}")
    for loss in losses:
        print(f"  {loss}")
    if missing := len(parts) - len(lines):
        print(f"not done: {missing} of {len(parts)}")
    print(f"in {seconds / 60:.1f} minutes, {_AT_ONCE} at once", flush=True)


if __name__ == "__main__":
    sys.exit(main())
