"""A hundred kills of a real process, during each act that writes: nothing that was committed is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.soak.acts import ACTS
from tests.soak.counts import SHORT_KILLS
from tests.support.patience import MOST_SECONDS

ROOT = Path(__file__).resolve().parents[2]


def test_they_are_a_hundred():
    assert sum(SHORT_KILLS.values()) == 100
    assert list(SHORT_KILLS) == [act.name for act in ACTS]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be forked on Windows")
@pytest.mark.timeout(2 * MOST_SECONDS)
@pytest.mark.parametrize("act", SHORT_KILLS)
def test_a_killed_process_loses_nothing_that_it_had_committed(act: str):
    # In a process of its own: one that has windows and threads must not be forked.
    words = [sys.executable, "-m", "tests.soak", "kills", "--act", act, "--each", str(SHORT_KILLS[act])]
    words += ["--seed", "1"]
    surroundings = os.environ | {"PYTHONPATH": "src"}
    ran = subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}"
    assert f"{SHORT_KILLS[act]} kills" in ran.stdout
