"""The parts of a run, each of which can be done in a process of its own."""

from dataclasses import dataclass
from time import monotonic

from tests.soak.acts import ACTS
from tests.soak.counts import SOAK_FLIPS, SOAK_INPUTS, SOAK_KILLS
from tests.soak.faults import run_faults
from tests.soak.flipping import CHECKING, NOTHING, OPENING, flip
from tests.soak.killing import kill_during
from tests.soak.lines import Line
from tests.soak.trying import TRIALS, try_inputs

PARTS = ("kills", "faults", "flips", "inputs")
_LONGEST = ("typing in the window", "changing the passphrase", "encrypted", "making a board")
"""What takes longest begins first, so that nothing long is left at the end for one processor alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something to be done so many times.

    Attributes:
        part: One of `PARTS`.
        what: Which of that part.
    """

    part: str
    what: str
    count: int

    def done(self, seed: int) -> Line:
        """Do it here."""
        begun = monotonic()
        count, words, losses = _RUNS[self.part](self, seed)
        return Line(self.part, self.what, count, words, losses, monotonic() - begun)


_Result = tuple[int, str, tuple[str, ...]]


def parts_of(wanted: list[str], each: int | None, acts: list[str] | None) -> list[Part]:
    """What there is to do for these parts, the longest first.

    Args:
        wanted: Out of `PARTS`.
        each: How often each is done, instead of the usual counts.
        acts: During which acts to kill; None for all.
    """
    kills = [
        Part("kills", act.name, each or SOAK_KILLS // len(ACTS) + (number < SOAK_KILLS % len(ACTS)))
        for number, act in enumerate(ACTS)
        if acts is None or act.name in acts
    ]
    flips = [Part("flips", name, each or SOAK_FLIPS // 2) for name in ("plain", "encrypted")]
    inputs = [Part("inputs", name, each or SOAK_INPUTS) for name in TRIALS]
    found = [*kills, *flips, *inputs, Part("faults", "of disk, clock and others", 0)]
    found = [part for part in found if part.part in wanted]
    return sorted(found, key=lambda part: part.what not in _LONGEST)


def _kill(part: Part, seed: int) -> _Result:
    act = next(act for act in ACTS if act.name == part.what)
    done = kill_during(act, part.count, seed)
    return done.kills, f"midway: {done.midway}", tuple(done.losses)


def _meet_faults(_part: Part, _seed: int) -> _Result:
    count, failed = run_faults()
    return count, "", tuple(failed)


def _flip(part: Part, seed: int) -> _Result:
    done = flip(part.what, part.count, seed)
    found = "; ".join(f"{how}: {done.found[how]}" for how in (OPENING, CHECKING, NOTHING))
    met = ", ".join(f"{what} {times}" for what, times in done.unread.most_common())
    return done.flips, f"{found} ({met})" if met else found, tuple(done.losses)


def _try(part: Part, seed: int) -> _Result:
    try:
        return try_inputs(part.what, part.count, seed), "", ()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what must not come
        return part.count, "", (f"{part.what}: {type(error).__name__}: {error}",)


_RUNS = {"kills": _kill, "faults": _meet_faults, "flips": _flip, "inputs": _try}
