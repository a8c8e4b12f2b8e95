"""The parts of the benchmark, each in a process and a folder of its own, so that none pays for another."""

import importlib
import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.figures import Figure

PARTS = ("starting", "noting", "overseeing", "printing", "previewing", "keeping", "encrypting")
"""The modules that have figures, in the order of the table."""


def measured(name: str, board: Path) -> list[Figure]:
    """The figures of a part, on the generated board."""
    print(f"Measuring: {name}", file=sys.stderr, flush=True)
    context = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory(dir=board.parent) as folder,
        ProcessPoolExecutor(1, context) as fresh,
    ):
        return fresh.submit(_figures, name, board, Path(folder)).result()


def _figures(name: str, board: Path, folder: Path) -> list[Figure]:
    # Only here, where there is a display by now: Qt looks for it when it is first imported.
    return importlib.import_module(f"tests.benchmarks.{name}").figures(board, folder)
