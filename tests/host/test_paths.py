"""The program's own folders: where they are, and that nobody else can look into them."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from boardobserver.domain.errors import Fault
from boardobserver.host import paths

FOLDERS = [paths.state_folder, paths.log_folder, paths.settings_folder]


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_variable_moves_every_folder(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BOARDOBSERVER_HOME", str(tmp_path / "stick"))
    made = folder()
    assert made.parent == tmp_path / "stick"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_the_folders_are_three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BOARDOBSERVER_HOME", str(tmp_path))
    assert len({folder() for folder in FOLDERS}) == 3


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_it_they_lie_below_the_home_of_the_person(
    folder: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("BOARDOBSERVER_HOME", raising=False)
    for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    made = folder()
    assert tmp_path in made.parents
    assert "boardobserver" in made.parts


def test_a_folder_that_others_could_read_is_closed_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BOARDOBSERVER_HOME", str(tmp_path))
    (tmp_path / "state").mkdir(mode=0o755)
    assert stat.S_IMODE(paths.state_folder().stat().st_mode) == 0o700


def test_a_file_in_the_way_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "state").touch()
    monkeypatch.setenv("BOARDOBSERVER_HOME", str(tmp_path))
    with pytest.raises(Fault, match="state"):
        paths.state_folder()
