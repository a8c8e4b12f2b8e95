"""Run every check of the project, one after the other, whatever the earlier ones say; the tests come last."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PYTHON = (sys.executable, "-m")
_CODE = ("src", "tests", "packaging")
_OF_THE_SYSTEM = ("src/boardobserver/host", "src/boardobserver/ui/locking", "packaging")

CHECKS: dict[str, tuple[str, ...]] = {
    "lint": (*_PYTHON, "ruff", "check", "--quiet", *_CODE),
    "format": (*_PYTHON, "ruff", "format", "--check", "--quiet", *_CODE),
    "types": (*_PYTHON, "basedpyright"),
    # What Windows lacks, macOS lacks too, but for what only these parts ask a system for.
    "types on Windows": (*_PYTHON, "basedpyright", "--pythonplatform", "Windows", "src", "packaging"),
    "types on macOS": (*_PYTHON, "basedpyright", "--pythonplatform", "Darwin", *_OF_THE_SYSTEM),
    "imports": (str(Path(sys.executable).with_name("lint-imports")), "--no-logo"),
}
TESTS = (*_PYTHON, "pytest", "--quiet", "--numprocesses", "2")


def main() -> int:
    """0 when everything passed. The last line is the closing line of the tests."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    print(f"\nChecks that failed: {', '.join(failed) or 'none'}. The tests follow.", flush=True)
    tests_pass = _passes("tests", TESTS)
    return 0 if tests_pass and not failed else 1


def _passes(name: str, command: tuple[str, ...]) -> bool:
    print(f"\n== {name}", flush=True)
    # The tests open windows where nobody sees them, on a desktop too.
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
