"""A board on a real share of the network, whose connection goes away and comes back."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest
from tests.support import boards
from tests.support.patience import MOST_SECONDS

from boardobserver.domain.errors import Fault
from boardobserver.domain.passphrase import Passphrase
from boardobserver.domain.snapshots import Id
from boardobserver.host.files import write_aside
from boardobserver.host.places import is_on_network
from boardobserver.services.backups import make_backup
from boardobserver.services.passphrases import change_passphrase
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

_NEEDED = ("sshfs", "ssh-keygen", "/usr/sbin/sshd", "fusermount3")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not all(map(shutil.which, _NEEDED)),
    reason="a share is served and mounted only by root, where there are sshd and sshfs",
)

_SETTINGS = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/me.pub
PidFile {folder}/pid
StrictModes no
PermitRootLogin yes
Subsystem sftp internal-sftp
"""


@dataclass(frozen=True, slots=True)
class Share:
    """A folder of this machine, as it is reached over a connection to itself."""

    keys: Path
    port: int
    served: Path
    place: Path

    def mount(self, *more: str) -> None:
        """Connect, and have the folder there."""
        options = f"IdentityFile={self.keys}/me,StrictHostKeyChecking=no,UserKnownHostsFile=/dev/null"
        options = ",".join((options, *more))
        reached = f"root@127.0.0.1:{self.served}"
        _run("sshfs", "-p", str(self.port), "-o", options, reached, str(self.place))

    def unmount(self) -> None:
        """Let it go, if it has not gone by itself with its connection."""
        command = ["fusermount3", "-u", "-z", str(self.place)]
        subprocess.run(command, capture_output=True, check=False)

    def lose(self) -> None:
        """Cut the connection, from the side of the server."""
        _end(_below(int((self.keys / "pid").read_text())))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _below(process: int) -> list[int]:
    found = subprocess.run(["ps", "--ppid", str(process), "-o", "pid="], capture_output=True, check=False)
    children = [int(each) for each in found.stdout.split()]
    return [grandchild for child in children for grandchild in _below(child)] + children


def _end(processes: list[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):  # the end of one may be that of another
            os.kill(process, signal.SIGKILL)


def _until_answered(port: int) -> None:
    until = monotonic() + MOST_SECONDS
    while monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise AssertionError("the server does not answer")


@contextmanager
def _served(keys: Path) -> Generator[int]:
    keys.mkdir(mode=0o700)
    for name in ("host", "me"):
        _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(keys / name))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    (keys / "settings").write_text(_SETTINGS.format(port=port, folder=keys))
    Path("/run/sshd").mkdir(exist_ok=True)
    _run("/usr/sbin/sshd", "-f", str(keys / "settings"))
    _until_answered(port)
    try:
        yield port
    finally:
        server = int((keys / "pid").read_text())
        _end([*_below(server), server])


@pytest.fixture
def share(tmp_path: Path) -> Generator[Share]:
    (tmp_path / "served").mkdir()
    (tmp_path / "share").mkdir()
    with _served(tmp_path / "keys") as port:
        made = Share(tmp_path / "keys", port, tmp_path / "served", tmp_path / "share")
        try:
            made.mount()
        except subprocess.CalledProcessError:
            pytest.skip("root of a container may mount nothing")
        yield made
        made.unmount()


def test_a_board_on_a_share_is_worked_on_as_any_other(share: Share):
    assert is_on_network(share.place)
    workspace = boards.board(share.place)
    path = workspace.path
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "line 0")
    with pytest.raises(Fault, match="open in another program"):
        Workspace.open(path, actor="second")
    reader = Workspace.open(path, actor="reader", read_only=True)
    boards.note(workspace, meeting_id, "line 1")
    assert [entry.text for _meeting, entry in reader.read.all_entries()] == ["line 0", "line 1"]
    reader.close()
    workspace.close()
    make_backup(path, "by hand")
    words = Passphrase("seven quiet herons walk")
    change_passphrase(path, None, words, keeps_backups=True)
    assert check_board(path, words) == ()
    for data in (b"first", b"second"):
        write_aside(share.place / "minutes.pdf", data, overwrite=True)
    assert (share.served / "minutes.pdf").read_bytes() == b"second"
    assert sorted(each.name for each in share.served.iterdir()) == [
        "minutes.pdf",
        "test backups",
        "test.board",
    ]


def test_a_connection_that_is_lost_is_told_and_no_line_that_was_noted_is_lost(share: Share):
    workspace = boards.board(share.place)
    path = workspace.path
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "line 0")
    share.lose()
    with pytest.raises(Fault) as told:
        boards.note(workspace, meeting_id, "line 1")
    assert told.value.remedy
    workspace.close()
    share.unmount()
    share.mount()
    assert check_board(path) == ()
    again = Workspace.open(path, actor="tester")
    assert [entry.text for entry in again.read.entries(meeting_id)] == ["line 0"]
    boards.note(again, meeting_id, "line 1")
    again.close()


def _faults_until_noted(workspace: Workspace, meeting_id: Id, words: str) -> int:
    """Try again, as somebody does whose line still stands there, until it is noted."""
    until = monotonic() + MOST_SECONDS
    met = 0
    while True:
        try:
            boards.note(workspace, meeting_id, words)
        except Fault:
            assert monotonic() < until
            met += 1
            sleep(0.2)
        else:
            return met


def test_when_the_connection_is_there_again_what_was_typed_is_kept_without_opening_the_board_anew(
    share: Share,
):
    share.unmount()
    share.mount("reconnect")
    workspace = boards.board(share.place)
    path = workspace.path
    meeting_id = boards.planned_meeting(workspace)
    boards.note(workspace, meeting_id, "line 0")
    share.lose()
    assert _faults_until_noted(workspace, meeting_id, "line 1") > 0
    workspace.keep_draft("line", "half a line")
    with pytest.raises(Fault, match="open in another program"):
        Workspace.open(path, actor="second")
    assert workspace.undo() == "note a line"
    workspace.redo()
    workspace.close()
    assert check_board(path) == ()
    again = Workspace.open(path, actor="tester")
    assert [entry.text for entry in again.read.entries(meeting_id)] == ["line 0", "line 1"]
    assert again.draft("line") == "half a line"
    again.close()
