"""The set-up: what it finds missing, what it tells a person to do, and that it does nothing twice."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import set_up
import system_packages
from system_packages import Stopped

ROOT = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring what Qt needs")


def an_executable(folder: Path, name: str, script: str) -> None:
    """A command of that name, for a test that arranges what the machine has."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all that the machine has of commands; empty to begin with."""
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@LINUX
def test_a_library_that_the_loader_does_not_find_is_missing():
    assert system_packages.missing_libraries(["libc.so.6", "libnowhere.so.9"]) == ["libnowhere.so.9"]


@LINUX
def test_what_a_compiled_file_does_not_get_is_found_by_asking_the_loader(tmp_path: Path):
    source = tmp_path / "needy.c"
    source.write_text("int absent(void); int present(void) { return absent(); }")
    absent = tmp_path / "libabsent.so.7"
    for command in (
        ["cc", "-shared", "-x", "c", "-o", str(absent), "-Wl,-soname,libabsent.so.7", "-"],
        ["cc", "-shared", "-o", str(tmp_path / "needy.so"), str(source), str(absent)],
    ):
        try:
            subprocess.run(command, input=b"int absent(void) { return 0; }", check=True)
        except FileNotFoundError:
            pytest.skip("there is no compiler here")
    assert system_packages.unmet_libraries([tmp_path / "needy.so"]) == ["libabsent.so.7"]


@LINUX
def test_the_qt_that_is_installed_gets_all_it_asks_for_and_its_parts_are_the_known_ones():
    import PySide6

    files = [Path(PySide6.__path__[0]) / name for name in system_packages.QT_FILES]
    assert [file.name for file in files if not file.exists()] == []
    assert system_packages.unmet_libraries(files) == []
    assert system_packages.missing_libraries() == []


def test_libraries_of_one_package_ask_for_it_once():
    assert system_packages.packages_of(["libgthread-2.0.so.0", "libglib-2.0.so.0"]) == ["libglib2.0-0"]


def test_a_library_that_nobody_knows_stops_the_set_up_with_its_name():
    with pytest.raises(Stopped, match=r"libnowhere\.so\.9"):
        system_packages.packages_of(["libnowhere.so.9"])


def test_without_apt_the_libraries_themselves_are_named(commands: Path):
    assert list(commands.iterdir()) == []
    with pytest.raises(Stopped, match=r"libEGL\.so\.1"):
        system_packages.provide(["libegl1"], ["libEGL.so.1"])


def test_who_may_not_install_is_given_one_command_that_does(commands: Path, monkeypatch: pytest.MonkeyPatch):
    an_executable(commands, "apt-get", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Stopped) as raised:
        system_packages.provide(["libegl1", "libgl1"], ["libEGL.so.1", "libGL.so.1"])
    line = str(raised.value).splitlines()[3].strip()
    assert shlex.split(line)[:3] == ["su", "-", "-c"]
    assert shlex.split(line)[3].endswith("apt-get install --yes --no-install-recommends libegl1 libgl1")


def test_who_has_sudo_without_a_password_has_it_done(commands: Path, monkeypatch: pytest.MonkeyPatch):
    done = commands / "done.txt"
    an_executable(commands, "apt-get", f'echo "$@" >> {done}')
    an_executable(commands, "env", 'shift; exec "$@"')
    an_executable(commands, "sudo", 'shift; [ "$1" = true ] || exec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    system_packages.provide(["libegl1"], ["libEGL.so.1"])
    assert [line.split()[2] for line in done.read_text().splitlines()] == ["update", "install"]
    assert done.read_text().endswith("libegl1\n")


def test_who_has_sudo_with_a_password_is_given_one_command(commands: Path, monkeypatch: pytest.MonkeyPatch):
    an_executable(commands, "apt-get", "exit 1")
    an_executable(commands, "sudo", "exit 1")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Stopped, match="sudo sh -c 'apt-get update && apt-get install"):
        system_packages.provide(["libegl1"], ["libEGL.so.1"])


def test_when_the_system_cannot_install_it_says_so_rather_than_going_on(
    commands: Path, monkeypatch: pytest.MonkeyPatch
):
    an_executable(commands, "apt-get", "exit 100")
    an_executable(commands, "env", 'shift; exec "$@"')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(Stopped, match="apt-get update && apt-get install"):
        system_packages.provide(["libegl1"], ["libEGL.so.1"])


def a_checkout(folder: Path) -> Path:
    """A folder with a tiny program in it that pins nothing, to be set up without a network."""
    (folder / "packaging").mkdir(parents=True)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / "packaging" / name).write_text("# nothing\n")
    (folder / "pyproject.toml").write_text("[project]\n")
    return folder


def test_an_environment_that_fits_is_left_alone(tmp_path: Path, commands: Path):
    root = a_checkout(tmp_path / "checkout")
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp = root / ".venv" / "set-up.txt"
    stamp.write_text(f"{root}\n{set_up.state_of('run', root)}\n")
    before = sorted(path.stat().st_mtime_ns for path in root.rglob("*"))
    set_up.set_up("run", root)
    assert sorted(path.stat().st_mtime_ns for path in root.rglob("*")) == before
    assert list(commands.iterdir()) == []


@pytest.mark.parametrize("changed", ["packaging/requirements.txt", "pyproject.toml"])
def test_a_change_of_what_is_pinned_is_noticed(tmp_path: Path, changed: str):
    root = a_checkout(tmp_path / "checkout")
    before = set_up.state_of("run", root)
    (root / changed).write_text("# something\n")
    assert set_up.state_of("run", root) != before


def test_a_checkout_that_was_moved_is_noticed(tmp_path: Path):
    root = a_checkout(tmp_path / "checkout")
    before = set_up.state_of("run", root)
    assert set_up.state_of("run", root.rename(tmp_path / "elsewhere")) != before


def test_a_wrong_purpose_is_wrong_usage():
    command = [sys.executable, str(ROOT / "packaging" / "set_up.py"), "dance"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_pinned_files_pin_and_hash_everything_and_name_no_registry(name: str):
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert pins
    assert [pin for pin in pins if "==" not in pin or not pin.endswith("\\")] == []
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
