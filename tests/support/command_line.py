"""Runs the command line: as a person does, in a process of its own, or here where that is enough."""

import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from tests.support.patience import MOST_SECONDS

from boardobserver.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    output: str
    errors: str


def run_here(folder: Path, *words: str | Path) -> Ran:
    """The same within this process, which is quicker; for what does not depend on the process."""
    output, errors = BytesIO(), BytesIO()
    streams = [TextIOWrapper(each, encoding="utf-8", write_through=True) for each in (output, errors)]
    with chdir(folder), redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        try:
            code = main([*map(str, words)])
        except SystemExit as ended:  # so argparse ends
            code = int(ended.code or 0)
    return Ran(code, output.getvalue().decode(), errors.getvalue().decode())


def run(folder: Path, *words: str | Path, **surroundings: str) -> Ran:
    """Run `boardobserver WORDS` in a folder, with its own settings and log."""
    found = subprocess.run(
        [sys.executable, "-m", "boardobserver", *map(str, words)],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(ROOT / "src"), "BOARDOBSERVER_HOME": str(folder / ".home"), "PYTHONUTF8": "1"}
        | surroundings,
        capture_output=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    return Ran(found.returncode, found.stdout.decode(), found.stderr.decode())
