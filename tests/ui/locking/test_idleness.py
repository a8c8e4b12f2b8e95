"""What idleness is counted by: the time that a machine sleeps counts, and setting its clock does nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from boardobserver.ui.locking.idleness import seconds_passed

ROOT = Path(__file__).resolve().parents[3]
_NIGHT = 8 * 3600
_COUNTS = "from boardobserver.ui.locking.idleness import seconds_passed; print(seconds_passed())"


def _after_a_night(clock: str) -> float:
    """What is counted where one of the system's clocks has gone on for a night, and the others have not."""
    done = subprocess.run(
        ["unshare", "--time", "--fork", f"--{clock}", str(_NIGHT), sys.executable, "-c", _COUNTS],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("only root can have clocks of its own")
    return float(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="no other system has clocks of one’s own")
def test_the_night_in_which_a_machine_sleeps_is_counted():
    # While a machine sleeps, the time since its start goes on, and the time that it was awake does not.
    assert _after_a_night("boottime") - seconds_passed() > _NIGHT - 1
    assert _after_a_night("monotonic") - seconds_passed() < _NIGHT / 2


def test_a_clock_that_is_set_back_is_not_what_is_counted_by(monkeypatch: pytest.MonkeyPatch):
    before = seconds_passed()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - _NIGHT)
    assert 0 <= seconds_passed() - before < 60
