"""Gives hostile files to what reads them, each in a process with little memory and little time.

Memory is bounded by the system and not counted by Python, which knows nothing of what a library in C takes.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.command_line import ROOT
from tests.support.patience import MOST_SECONDS

_MOST_WORK = 30
"""Seconds of a processor that the reading of one may take: fifty times what the longest takes."""


def outcomes(
    reader: str, folder: Path, files: Mapping[str, bytes], *, megabytes: int = 512
) -> dict[str, str]:
    """What came of each file: "read", the words of the refusal or fault, or how the process ended.

    Args:
        reader: The function that is given the path of each, as "package.module:name".
        folder: An empty one, for the files.
        files: Their contents by their names.
        megabytes: What the reading of one may take of memory, beyond what the program has already.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    child = Path(__file__).with_name("bounded_child.py")
    ran = subprocess.run(
        [sys.executable, str(child), reader, str(megabytes), str(_MOST_WORK), *files],
        cwd=folder,
        env={
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PATH": "",
        },
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=True,
    )
    return dict(line.split("\t", 1) for line in ran.stdout.splitlines())
