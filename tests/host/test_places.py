"""Where a file lies: on a share of the network, or in a folder that a service synchronises."""

from pathlib import Path

import pytest
from tests.host.disks import small_disk

from boardobserver.host import places

_MOUNTS = r"""/dev/root / ext4 rw,relatime 0 0
server:/boards {folder}/shared\040boards nfs4 rw 0 0
//server/boards {folder}/windows cifs rw 0 0
/dev/sdb1 {folder}/windows/stick vfat rw 0 0
me@server: {folder}/ssh fuse.sshfs rw 0 0
"""


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the system's list of mounts, as it stands in this file, says what is mounted."""
    listed = tmp_path / "mounts"
    listed.write_text(_MOUNTS.format(folder=tmp_path))
    monkeypatch.setattr(places, "MOUNTS", listed)
    return tmp_path


@pytest.mark.skipif(not places.MOUNTS.exists(), reason="only Linux lists its mounts")
@pytest.mark.parametrize(
    ("name", "is_on_network"),
    [
        ("here.board", False),
        ("shared boards/a/here.board", True),
        ("shared boards elsewhere/here.board", False),
        ("windows/here.board", True),
        ("windows/stick/here.board", False),
        ("ssh/here.board", True),
    ],
)
def test_a_share_of_the_network_is_told_from_a_disk(mounted: Path, name: str, is_on_network: bool):
    assert places.is_on_network(mounted / name) is is_on_network


def test_a_disk_of_this_machine_is_no_share(tmp_path: Path):
    assert not places.is_on_network(tmp_path / "here.board")
    with small_disk(tmp_path / "disk", 64) as disk:
        assert not places.is_on_network(disk / "here.board")


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Metropolitan Board/Minutes", "OneDrive"),
        ("Dropbox (Board)", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Google Drive/Boards", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Dropboxes", ""),
        ("Documents", ""),
    ],
)
def test_a_service_is_known_by_the_name_of_its_folder(tmp_path: Path, folder: str, service: str):
    assert places.synchronised_by(tmp_path / folder / "here.board") == service


@pytest.mark.parametrize(("marker", "service"), [(".dropbox", "Dropbox"), (".stfolder", "Syncthing")])
def test_a_service_is_known_by_what_it_leaves_in_its_folder(tmp_path: Path, marker: str, service: str):
    (tmp_path / "team" / marker).mkdir(parents=True)
    (tmp_path / "team" / "boards").mkdir()
    assert places.synchronised_by(tmp_path / "team" / "boards" / "here.board") == service
    (tmp_path / "link.board").symlink_to(tmp_path / "team" / "boards" / "here.board")
    assert places.synchronised_by(tmp_path / "link.board") == service
