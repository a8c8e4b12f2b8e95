"""Measure speed and memory, and write the table to the terminal and to `build/benchmarks.md`.

Nothing fails here: the table says in words what falls short.
"""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.figures import markdown_table, plain_table
from tests.benchmarks.generated_board import ENTRIES, MEETINGS, generated_board
from tests.benchmarks.parts import PARTS, measured
from tests.pictures.display import display

_BUILD = Path("build")


def main() -> int:
    """Measure the parts that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"out of {', '.join(PARTS)}; all if none")
    wanted: list[str] = parser.parse_args().parts or list(PARTS)
    if unknown := set(wanted).difference(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    board = generated_board(_BUILD / "benchmarks", _tell)
    with _some_display():
        figures = [figure for name in wanted for figure in measured(name, board)]
        where = _where()
    print(f"\n{where}\n\n{plain_table(figures)}")
    page = f"# Speed and memory\n\n{where}\n\n{markdown_table(figures)}\n"
    (_BUILD / "benchmarks.md").write_text(page, encoding="utf-8")
    return 0


@contextmanager
def _some_display() -> Generator[None]:
    """The display there is, else an Xvfb, else Qt without one: the same for every window."""
    if os.environ.get("DISPLAY") or shutil.which("Xvfb"):
        with display():
            yield
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    yield


def _where() -> str:
    screen = os.environ.get("QT_QPA_PLATFORM", "the desktop’s own")
    return (
        f"On a board of {MEETINGS} meetings and {ENTRIES:,} entries; {datetime.now(UTC):%d %B %Y}; "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}; screen: {screen}."
    )


def _tell(meetings: int) -> None:
    if meetings == 1 or meetings % 50 == 0:
        print(f"Making the board, once: {meetings} of {MEETINGS} meetings", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
