"""What a killed process leaves aside is cleared away by the next, and nobody else's is."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.host.child import said, start

from boardobserver.host.aside import clear_asides, place_aside
from boardobserver.host.files import write_aside

_AT_WORK = """
import sys
from pathlib import Path
from boardobserver.host.aside import place_aside
with place_aside(Path(sys.argv[1])) as place:
    (place / "part").write_bytes(b"half of the minutes")
    print(place, flush=True)
    sys.stdin.read()
"""


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_it_is_for_its_owner_alone_and_goes_with_all_that_is_in_it(tmp_path: Path):
    with place_aside(tmp_path) as place:
        assert place.name.startswith(".")
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        (place / "part").write_bytes(b"half")
    assert _names(tmp_path) == []


def test_that_of_a_process_that_was_killed_is_cleared_away_and_that_of_one_at_work_is_not(tmp_path: Path):
    process = start(_AT_WORK, str(tmp_path))
    place = Path(said(process))
    clear_asides(tmp_path)
    assert (place / "part").exists()
    process.kill()
    process.communicate()
    write_aside(tmp_path / "minutes.pdf", b"new", overwrite=False)
    assert _names(tmp_path) == ["minutes.pdf"]


def test_that_of_a_process_which_had_the_same_number_is_cleared_away(tmp_path: Path):
    with place_aside(tmp_path) as place:
        mine = place.name
        start_of_name, number, run, rest = mine.rsplit("-", 3)
        other = "0" * len(run)
        (tmp_path / f"{start_of_name}-{number}-{other}-{rest}").mkdir()
        clear_asides(tmp_path)
        assert _names(tmp_path) == [mine]


def test_that_of_another_machine_is_left_alone_until_it_is_old(tmp_path: Path):
    theirs = tmp_path / ".boardobserver-00000000-1-00000000-00000000"
    theirs.mkdir()
    clear_asides(tmp_path)
    assert theirs.exists()
    os.utime(theirs, (0, 0))
    clear_asides(tmp_path)
    assert not theirs.exists()


def test_that_of_this_process_is_left_alone_however_old_it_seems(tmp_path: Path):
    with place_aside(tmp_path) as place:
        os.utime(place, (0, 0))  # as on a share whose clock stands still
        clear_asides(tmp_path)
        assert place.exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path):
    with place_aside(tmp_path) as place:
        ended = place.name.rsplit("-", 3)[0] + "-1234567890-00000000-00000000"
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "minutes.pdf").write_bytes(b"whole")
    (tmp_path / ended).symlink_to(kept)
    (tmp_path / f"{ended}.txt").touch()
    (tmp_path / ".boardobserver-mine").mkdir()
    clear_asides(tmp_path)
    assert len(_names(tmp_path)) == 4
    assert (kept / "minutes.pdf").read_bytes() == b"whole"
    (tmp_path / ended).unlink()
    (tmp_path / ended).mkdir()
    with suppress(PermissionError):  # only root gives a folder to somebody else, and not in every container
        os.chown(tmp_path / ended, 12345, 12345)
        clear_asides(tmp_path)
        assert (tmp_path / ended).exists()
        os.chown(tmp_path / ended, os.getuid(), os.getgid())
    clear_asides(tmp_path)
    assert not (tmp_path / ended).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="no other system knows files without a name")
@pytest.mark.parametrize("overwrite", [False, True])
def test_where_files_without_a_name_are_not_known_they_are_written_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool
):
    path = tmp_path / "minutes.pdf"
    if overwrite:
        path.write_bytes(b"old")
    # What the flag comes to for a kernel, or a disk, that does not know its upper half.
    monkeypatch.setattr(os, "O_TMPFILE", os.O_DIRECTORY)
    with pytest.raises(IsADirectoryError):
        os.open(tmp_path, os.O_TMPFILE | os.O_WRONLY)
    write_aside(path, b"new", overwrite=overwrite)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _names(tmp_path) == ["minutes.pdf"]
