"""The tests of real faults, run in a process of their own and counted."""

import os
import re
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PASSED = re.compile(r"(\d+) passed")


def run_faults() -> tuple[int, list[str]]:
    """How many faults were met as they should be, and which were not."""
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rfE", "tests/faults"],
        cwd=_ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    passed = _PASSED.search(ran.stdout)
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    if ran.returncode and not failed:
        failed = [ran.stdout + ran.stderr]
    return (int(passed[1]) if passed else 0), failed
