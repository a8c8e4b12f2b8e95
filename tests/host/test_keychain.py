"""The real keyring of a desktop: what it keeps and forgets, and a locked one that keeps nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.patience import MOST_SECONDS

from boardobserver.host import keychain

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
_ASKS = """
from boardobserver.host import keychain
print(keychain.is_available(), keychain.keep("a board", "seven quiet herons"), keychain.recall("a board"))
keychain.forget("a board")
print(repr(keychain.recall("a board")))
"""
_UNLOCKED = 'printf "of the session" | gnome-keyring-daemon --unlock --components=secrets > /dev/null && '


@pytest.mark.skipif(not all(map(shutil.which, _NEEDED)), reason="no Secret Service is installed here")
@pytest.mark.parametrize(
    ("first", "said"),
    [(_UNLOCKED, ["True True seven quiet herons", "''"]), ("", ["True False ", "''"])],
    ids=["unlocked", "locked, and nobody there to unlock it"],
)
def test_a_secret_service_keeps_a_passphrase_and_forgets_it(tmp_path: Path, first: str, said: list[str]):
    (tmp_path / "run").mkdir(mode=0o700)
    surroundings = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    } | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path / "run"), "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", f'{first}"$0" -c "$1"', sys.executable, _ASKS],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    assert done.stdout.splitlines() == said, done.stderr


def test_a_machine_without_one_is_said_to_have_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    code = "from boardobserver.host import keychain; print(keychain.is_available(), keychain.keep('a', 'b'))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "src"
    )
    assert done.stdout == "False False\n"
    assert keychain.recall("a board that nobody named") == ""
