"""What a process holds in memory, as the system says."""

from dataclasses import dataclass
from pathlib import Path

_OWN = ("Private_Clean", "Private_Dirty")


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes held by this process.

    Attributes:
        resident: Everything in memory, shared libraries included.
        own: What no other process shares.
        peak: The most that was ever resident.
    """

    resident: int
    own: int
    peak: int


def held_now() -> Held:
    """What this process holds, on Linux; the peak is of this program alone, not of who started it."""
    status = _read("/proc/self/status")
    shares = _read("/proc/self/smaps_rollup")
    return Held(status["VmRSS"], sum(shares[name] for name in _OWN), status["VmHWM"])


def _read(path: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in Path(path).read_text(encoding="ascii").splitlines():
        name, _, said = line.partition(":")
        if said.endswith("kB"):
            found[name] = int(said.split()[0]) * 1024
    return found
