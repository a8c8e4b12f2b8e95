"""Who is at this machine, and whether it has a display."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from boardobserver.host import machine


def test_the_actor_names_the_person_and_the_machine_on_one_line():
    actor = machine.actor()
    assert actor == f"{machine.user_name()} on {machine.machine_name()}"
    assert machine.user_name()
    assert machine.machine_name()
    assert actor.isprintable()


def test_an_account_that_the_system_does_not_know_still_has_a_name(monkeypatch: pytest.MonkeyPatch):
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 3_999_999_999)
    assert machine.user_name() == "someone"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is ever without a display")
@pytest.mark.parametrize(
    ("display", "wayland", "there"),
    [(None, None, False), ("", "", False), (":0", None, True), (None, "wayland-0", True)],
)
def test_a_display_is_there_when_either_system_names_one(
    display: str | None, wayland: str | None, there: bool, monkeypatch: pytest.MonkeyPatch
):
    for name, value in (("DISPLAY", display), ("WAYLAND_DISPLAY", wayland)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert machine.has_display() is there


@pytest.mark.skipif(sys.platform == "win32", reason="neither is there")
def test_what_the_process_writes_is_for_its_owner_and_a_crash_leaves_no_memory(tmp_path: Path):
    code = (
        "import os, resource; from boardobserver.host.machine import keep_to_owner; os.umask(0);"
        "keep_to_owner(); open('file', 'w').close(); os.mkdir('folder');"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True); os.kill(os.getpid(), 11)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (ran.stdout, ran.returncode) in {(b"1\n", -11), (b"0\n", -11)}
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
    assert modes == {"file": 0o600, "folder": 0o700}
