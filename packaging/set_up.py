"""Set the program up in a checkout: the system's libraries, then `.venv` from the pinned, hashed files.

Runs on the system's own Python before anything else is there, so it needs the standard library alone. When
nothing has changed since the last time it does nothing.
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

import system_packages
from system_packages import Stopped

ROOT = Path(__file__).resolve().parents[1]
OLDEST_PYTHON = (3, 11)
REQUIREMENTS = {"run": "requirements.txt", "test": "requirements-dev.txt"}
_QT_IMPORTS = "import PySide6.QtPdfWidgets, PySide6.QtPrintSupport, PySide6.QtSvg, PySide6.QtWidgets"


def main() -> int:
    """Set up for running or for testing; 0 when it is done, 1 with a sentence when it cannot be."""
    parser = argparse.ArgumentParser(description="Set up .venv for Board Observer.")
    parser.add_argument("purpose", choices=sorted(REQUIREMENTS))
    purpose: str = parser.parse_args().purpose
    try:
        set_up(purpose, ROOT)
    except Stopped as stopped:
        print(f"\n{stopped}", file=sys.stderr)
        return 1
    return 0


def set_up(purpose: str, root: Path) -> None:
    """Make the environment fit the pinned files of that purpose, unless it does already.

    Raises:
        Stopped: Something is missing that only the person at the machine can provide.
    """
    stamp = root / ".venv" / "set-up.txt"
    wanted = state_of(purpose, root)
    if wanted in _stamped(stamp):
        return
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Stopped(f"Board Observer needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    _provide_what_is_known()
    python = _environment(root, stamp)
    _install(python, purpose, root)
    _prove_qt(python)
    states = {wanted, state_of("run", root)}  # what tests is also enough to run
    stamp.write_text("\n".join([str(root), *sorted(states)]) + "\n", encoding="utf-8")


def state_of(purpose: str, root: Path) -> str:
    """What the environment depends on, in one word: it is fit as long as this stays the same."""
    digest = hashlib.sha256(f"{root} {sys.version_info[:2]}".encode())
    for path in (root / "packaging" / REQUIREMENTS[purpose], root / "pyproject.toml"):
        digest.update(path.read_bytes())
    return f"{purpose}-{digest.hexdigest()}"


def _stamped(stamp: Path) -> list[str]:
    """The lines of the stamp, or none when the environment is not whole."""
    if not _python_of(stamp.parent).exists() or not stamp.exists():
        return []
    return stamp.read_text(encoding="utf-8").splitlines()


def _python_of(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _provide_what_is_known() -> None:
    """Everything that the system must bring, asked for at once and before the long downloads."""
    libraries = system_packages.missing_libraries()
    packages = system_packages.packages_of(libraries)
    if not system_packages.can_make_environments():
        packages.insert(0, system_packages.VENV_PACKAGE)
    system_packages.provide(packages, libraries)


def _environment(root: Path, stamp: Path) -> Path:
    """The Python of `.venv`, made anew when there is none, when it is broken or when it was moved."""
    environment = root / ".venv"
    python = _python_of(environment)
    moved = stamp.exists() and str(root) not in _stamped(stamp)
    if moved or not _is_sound(python):
        print(f"Making {environment}", flush=True)
        _run(
            [sys.executable, "-m", "venv", "--clear", str(environment)],
            f"The environment {environment} could not be made.",
        )
    return python


def _is_sound(python: Path) -> bool:
    """Whether that environment has pip and is of the same Python as this."""
    question = "import pip, sys; sys.exit(f'{sys.version_info[:2]}' != sys.argv[1])"
    command = [str(python), "-c", question, f"{sys.version_info[:2]}"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _install(python: Path, purpose: str, root: Path) -> None:
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = root / "packaging" / REQUIREMENTS[purpose]
    print(f"Installing what {pinned.name} pins", flush=True)
    _run(
        [*pip, "--require-hashes", "--requirement", str(pinned)],
        "The pinned packages could not be installed: see above. Is the network there, and is there room?",
    )
    _run(
        [*pip, "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(root)],
        "The program itself could not be set up in the environment: see above.",
    )


def _run(command: list[str], otherwise: str) -> None:
    if subprocess.run(command, check=False).returncode:
        raise Stopped(otherwise)


def _prove_qt(python: Path) -> None:
    """Make sure that the installed Qt loads, whatever a later version may ask of the system."""
    if sys.platform.startswith("linux"):
        where = [str(python), "-c", "import PySide6; print(PySide6.__path__[0])"]
        folder = Path(subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip())
        unmet = system_packages.unmet_libraries(folder / name for name in system_packages.QT_FILES)
        system_packages.provide(system_packages.packages_of(unmet), unmet)
    _run([str(python), "-c", _QT_IMPORTS], "Qt is installed but does not load: see above.")


if __name__ == "__main__":
    sys.exit(main())
