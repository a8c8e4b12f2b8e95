"""Where the program keeps its own things on this machine: state, logs and settings.

Boards are not here: they lie where their owner puts them. `BOARDOBSERVER_HOME` moves all three folders
together, for a portable copy and for tests.
"""

import os
import stat
from pathlib import Path

import platformdirs

from boardobserver.host.files import fault_of

HOME_VARIABLE = "BOARDOBSERVER_HOME"
_NAME = "boardobserver"
_OWNER_ONLY = 0o700


def state_folder() -> Path:
    """Where things lie that may be lost without harm, such as crash reports."""
    return _made(_moved("state") or platformdirs.user_state_path(_NAME, appauthor=False))


def log_folder() -> Path:
    """Where the log lies."""
    return _made(_moved("logs") or platformdirs.user_log_path(_NAME, appauthor=False))


def settings_folder() -> Path:
    """Where the settings of this machine lie."""
    return _made(_moved("settings") or platformdirs.user_config_path(_NAME, appauthor=False))


def _moved(name: str) -> Path | None:
    """The folder of that name below `BOARDOBSERVER_HOME`, or None when it is not set."""
    home = os.environ.get(HOME_VARIABLE, "")
    return Path(home).expanduser().absolute() / name if home else None


def _made(folder: Path) -> Path:
    """The folder, there and readable by its owner alone."""
    try:
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        if stat.S_IMODE(folder.stat().st_mode) != _OWNER_ONLY:
            folder.chmod(_OWNER_ONLY)
    except OSError as error:
        raise fault_of(error, folder) from error
    return folder
