"""Files are written whole or not at all, whatever happens meanwhile."""

import errno
import stat
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.host.child import said, start
from tests.host.disks import small_disk, unwritable

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.host.files import fault_of, write_aside

NAMES = st.text(min_size=1, max_size=40).filter(lambda name: name not in {".", ".."} and "/" not in name)
OVERWRITING_FOR_EVER = """
import sys
from pathlib import Path
from boardobserver.host.files import fault_of, write_aside
path, size = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_aside(path, letter * size, overwrite=True)
"""


def names_in(folder: Path | str) -> list[str]:
    """The names of everything that lies in the folder, hidden or not."""
    return sorted(path.name for path in Path(folder).iterdir())


@given(name=NAMES, first=st.binary(), second=st.binary())
def test_a_file_is_either_as_written_or_refused_and_nothing_is_left_beside_it(
    name: str, first: bytes, second: bytes
):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        try:
            write_aside(path, first, overwrite=False)
        except (Refusal, Fault):
            assert names_in(folder) == []
            return
        assert path.read_bytes() == first
        with pytest.raises(Refusal):
            write_aside(path, second, overwrite=False)
        assert path.read_bytes() == first
        write_aside(path, second, overwrite=True)
        assert path.read_bytes() == second
        assert names_in(folder) == [name]


@pytest.mark.parametrize("name", ["nul\x00.pdf", "half\ud800.pdf"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str):
    with pytest.raises(Refusal, match="cannot be the name"):
        write_aside(tmp_path / name, b"", overwrite=False)


def test_only_the_owner_can_read_it_even_when_it_replaces_an_open_one(tmp_path: Path):
    path = tmp_path / "minutes.pdf"
    path.touch(mode=0o666)
    write_aside(path, b"new", overwrite=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path):
    target = tmp_path / "shared.pdf"
    link = tmp_path / "minutes.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_aside(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_of_many_that_want_a_new_name_one_gets_it(tmp_path: Path):
    path = tmp_path / "minutes.pdf"

    def try_to_write(number: int) -> bytes | None:
        data = str(number).encode() * 1000
        try:
            write_aside(path, data, overwrite=False)
        except Refusal:
            return None
        return data

    with ThreadPoolExecutor(8) as pool:
        written = [data for data in pool.map(try_to_write, range(40)) if data is not None]
    assert written == [path.read_bytes()]
    assert names_in(tmp_path) == ["minutes.pdf"]


def test_a_program_killed_while_writing_leaves_a_whole_file(tmp_path: Path):
    path = tmp_path / "minutes.pdf"
    size = 300_000
    for _ in range(5):
        process = start(OVERWRITING_FOR_EVER, str(path), str(size))
        assert said(process) == "ready"
        while not path.exists():
            assert process.poll() is None
        process.kill()
        process.communicate()
        assert path.read_bytes() in {b"a" * size, b"b" * size}
        write_aside(tmp_path / "other.pdf", b"", overwrite=True)
        assert names_in(tmp_path) == ["minutes.pdf", "other.pdf"]


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(Fault, match="There is no such folder") as raised:
        write_aside(tmp_path / "nowhere" / "minutes.pdf", b"", overwrite=False)
    assert raised.value.remedy


def test_a_folder_is_not_written_over(tmp_path: Path):
    with pytest.raises(Fault, match="That is a folder"):
        write_aside(tmp_path, b"", overwrite=True)


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path):
    with pytest.raises(Fault, match="too long"):
        write_aside(tmp_path / ("n" * 300), b"", overwrite=False)


def test_a_full_disk_keeps_the_old_file_and_says_so(tmp_path: Path):
    with small_disk(tmp_path / "disk", kilobytes=64) as disk:
        path = disk / "minutes.pdf"
        write_aside(path, b"old", overwrite=False)
        with pytest.raises(Fault, match="The disk is full") as raised:
            write_aside(path, bytes(1_000_000), overwrite=True)
        assert "Make room" in raised.value.remedy
        assert path.read_bytes() == b"old"
        assert names_in(disk) == ["minutes.pdf"]


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path):
    with unwritable(tmp_path / "disk") as disk:
        with pytest.raises(Fault, match=r"can only be read|may not write"):
            write_aside(disk / "minutes.pdf", b"new", overwrite=False)
        assert names_in(disk) == []


@pytest.mark.parametrize(
    ("code", "number", "said"),
    [
        (5, errno.EACCES, "You may not write there"),
        (19, errno.EACCES, "The disk can only be read"),
        (32, errno.EACCES, "Another program has it open"),
        (206, errno.ENOENT, "The name is too long"),
    ],
)
def test_what_windows_means_is_said(code: int, number: int, said: str):
    error = OSError(number, "as the system calls it")
    error.winerror = code  # pyright: ignore[reportAttributeAccessIssue] - there is one on Windows only
    assert fault_of(error, Path("minutes.pdf")).message.startswith(said)
