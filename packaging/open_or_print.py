"""Open the program; where no window could be seen, print the demonstration's minutes instead."""

import subprocess
import sys
import tempfile
from pathlib import Path

from boardobserver.host.machine import has_display

ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = (sys.executable, "-m", "boardobserver")


def main() -> int:
    """The exit code of the program."""
    if has_display():
        return subprocess.run(_PROGRAM, check=False).returncode
    print(
        "There is no display here, so no window can be opened (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    )
    print("The minutes of the demonstration meeting are printed instead …", flush=True)
    return _print_demonstration(ROOT / "build" / "demonstration-minutes.pdf")


def _print_demonstration(document: Path) -> int:
    """Print through the command line, as a person would; the board itself is thrown away."""
    document.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        board = str(Path(folder) / "demonstration.board")
        for command in (("demo", board), ("print", board, "latest", "-o", str(document), "--force")):
            code = subprocess.run((*_PROGRAM, *command), check=False).returncode
            if code:
                return code
    print(f"Written: {document}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
