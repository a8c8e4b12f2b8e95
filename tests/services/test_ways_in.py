"""Whatever a person may point the program at instead of a file is refused at once, and changes nothing."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import boards
from tests.support.patience import little_work

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.services import (
    anchoring,
    conventions,
    documents,
    importing,
    restoring,
    safekeeping,
    verifying,
)
from boardobserver.services.backups import restore
from boardobserver.services.workspace import Workspace

READERS: dict[str, Callable[[Path], object]] = {
    "a log": importing.read_log_file,
    "a document": documents.read_attachment,
    "a picture": conventions.read_picture,
    "minutes to verify": verifying.verify_file,
    "minutes to restore": restoring.read_edition,
    "minutes as a witness": anchoring.head_in,
    "a board": lambda path: Workspace.open(path, actor="tester"),
    "a board to read": lambda path: Workspace.open(path, actor="tester", read_only=True),
    "a board to check": safekeeping.check_board,
}


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _terabyte(path: Path) -> None:
    with path.open("wb") as file:
        try:
            file.truncate(1 << 40)
        except OSError:
            pytest.skip("this disk keeps no such file")


NO_FILES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _path: None,
    "a folder": Path.mkdir,
    "a pipe": _pipe,
    "zeros without end": _zeros,
    "a socket": _socket,
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a terabyte": _terabyte,
}


@pytest.mark.skipif(sys.platform == "win32", reason="neither pipes nor devices have such names there")
@pytest.mark.parametrize("what", NO_FILES)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_file_is_refused_at_once(reader: str, what: str, tmp_path: Path):
    path = tmp_path / "it.board"
    NO_FILES[what](path)
    before = sorted(each.name for each in tmp_path.iterdir())
    with little_work(), pytest.raises((Refusal, Fault)) as said:
        READERS[reader](path)
    assert said.value.message.strip()
    assert sorted(each.name for each in tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["nul\0.board", "half\ud800.board", "n" * 300 + ".board"])
@pytest.mark.parametrize("reader", READERS)
def test_a_name_that_no_file_can_have_is_refused(reader: str, name: str, tmp_path: Path):
    with pytest.raises((Refusal, Fault)):
        READERS[reader](tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is being written is not read")
@pytest.mark.parametrize("reader", ["a log", "a document", "a picture", "minutes to verify"])
def test_a_file_that_grows_while_it_is_read_is_read_to_its_limit(reader: str, tmp_path: Path):
    path = tmp_path / "growing"
    path.write_bytes(b"%PDF-1.7\n")
    growing = "import os, sys\nsize = 0\nwhile True: os.truncate(sys.argv[1], size := size + (1 << 20))"
    writer = subprocess.Popen([sys.executable, "-c", growing, str(path)])
    try:
        # One that reads faster than the file grows meets its end, and has read no more than the limit.
        while _is_read(READERS[reader], path):
            pass
    finally:
        writer.kill()
        writer.wait()


def _is_read(reader: Callable[[Path], object], path: Path) -> bool:
    try:
        read = reader(path)
    except (Refusal, Fault):
        return False
    assert isinstance(read, documents.AttachedFile)
    assert len(read.data) <= documents.LARGEST_FILE
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="neither pipes nor devices have such names there")
@pytest.mark.parametrize("what", NO_FILES)
def test_a_board_is_as_it_was_whatever_it_is_held_against(what: str, tmp_path: Path):
    workspace = boards.board(tmp_path)
    workspace.close()
    before = workspace.path.read_bytes()
    wanted = tmp_path / "it.board"
    NO_FILES[what](wanted)
    restored = tmp_path / "restored.board"
    with pytest.raises((Refusal, Fault)):
        anchoring.findings_against(workspace.path, wanted)
    with pytest.raises((Refusal, Fault)):
        restore(wanted, restored)
    assert workspace.path.read_bytes() == before
    assert not restored.exists()
