"""What the system must bring along for Qt and for a virtual environment, and how to get it.

A wheel of Qt carries Qt alone: the libraries of the display, fonts, printing and the like are the system's.
On a bare Debian they are not there, and neither is the module that makes virtual environments.
"""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

VENV_PACKAGE = "python3-venv"

PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The libraries that the Qt wheel of this program asks of a Linux system, and Debian's package of each."""

QT_FILES = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtPdf.abi3.so",
    "QtPdfWidgets.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtSvg.abi3.so",
    "QtTest.abi3.so",
    "QtWidgets.abi3.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
)
"""The parts of the installed Qt that the program loads, below the folder of PySide6."""


class Stopped(Exception):  # noqa: N818 - the set-up stops here, with a sentence for the person who ran it
    """The set-up cannot go on until somebody has done what the message says."""


def can_make_environments() -> bool:
    """Whether this Python can make a virtual environment with pip in it; Debian packs that apart."""
    return importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None


def missing_libraries(libraries: Iterable[str] = PACKAGE_OF_LIBRARY) -> list[str]:
    """Those of the libraries that the loader of this system does not find. None but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in libraries if not _can_load(library)]


def unmet_libraries(files: Iterable[Path]) -> list[str]:
    """The libraries that these compiled files ask for, themselves or through others, and do not get."""
    listing = subprocess.run(
        ["ldd", *map(str, files)],  # noqa: S607 - wherever the system keeps it
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    unmet = {line.split()[0] for line in listing.splitlines() if line.rstrip().endswith("=> not found")}
    return sorted(unmet)


def packages_of(libraries: Iterable[str]) -> list[str]:
    """Debian's packages that bring these libraries, each once.

    Raises:
        Stopped: One is not known here.
    """
    wanted = list(libraries)
    unknown = [library for library in wanted if library not in PACKAGE_OF_LIBRARY]
    if unknown:
        raise Stopped(f"Qt needs these system libraries, which are missing: {', '.join(unknown)}.")
    return sorted({PACKAGE_OF_LIBRARY[library] for library in wanted})


def provide(packages: list[str], libraries: list[str]) -> None:
    """Install the packages if we may, else stop and name the one command that does.

    Args:
        packages: Debian's names of what is missing.
        libraries: The libraries among it, for a system that is not Debian's kin.

    Raises:
        Stopped: It could not be done from here.
    """
    if not packages:
        return
    if shutil.which("apt-get") is None:
        needs = ", ".join(libraries or packages)
        raise Stopped(f"Install what brings these to your system, then try again: {needs}.")
    prefix = _right_to_install()
    if prefix is None or not _installed(prefix, packages):
        raise Stopped(
            f"System packages are missing: {' '.join(packages)}.\n"
            f"This one command installs them; then try again:\n\n    {install_command(packages)}\n"
        )


def install_command(packages: list[str]) -> str:
    """The one line that installs the packages, for a person to run."""
    line = f"apt-get update && {shlex.join(_apt_install(packages))}"
    if _is_root():
        return line
    # `su -` rather than `su`: dpkg looks for its tools in the path of root
    return f"{'sudo sh' if shutil.which('sudo') else 'su -'} -c {shlex.quote(line)}"


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_root() -> bool:
    if sys.platform == "win32":
        return False
    return os.geteuid() == 0


def _right_to_install() -> list[str] | None:
    """What to put before a command so that it may install, or None where we may not."""
    if _is_root():
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607 - wherever it is
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _installed(prefix: list[str], packages: list[str]) -> bool:
    print(f"Installing from the system's packages: {' '.join(packages)}", flush=True)
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive"]
    for command in (
        ["apt-get", "--quiet", "--quiet", "update"],
        _apt_install(packages, "--quiet", "--quiet"),
    ):
        if subprocess.run([*prefix, *quietly, *command], stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return True


def _apt_install(packages: list[str], *options: str) -> list[str]:
    return ["apt-get", *options, "install", "--yes", "--no-install-recommends", *packages]
