"""Start real Python processes that have the program on their path."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.patience import MOST_SECONDS

ROOT = Path(__file__).resolve().parents[2]


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that runs the code, with pipes to talk to it."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(
        command,
        env=surroundings,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[str], say: str = "") -> str:
    """What the process printed until it ended of its own accord; its errors when it failed."""
    output, errors = process.communicate(say, timeout=MOST_SECONDS)
    assert process.returncode == 0, errors
    return output


def said(process: subprocess.Popen[str]) -> str:
    """The next line that the process prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()
