"""Minutes that went out and find no room in their board when it is opened again: recorded once there is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.host.disks import small_disk
from tests.support.boards import DAY
from tests.support.signed import signed_board

from boardobserver.domain.errors import Fault
from boardobserver.domain.release import Edition
from boardobserver.domain.snapshots import VersionNumber
from boardobserver.services.issues_under_way import end_those_under_way, set_under_way
from boardobserver.services.issuing import Issue, write_copy
from boardobserver.services.workspace import Workspace

WHAT = Issue(VersionNumber(1), Edition.FULL, "html", "The LFR lead", DAY)


def test_what_was_saved_is_recorded_by_the_first_opening_that_has_room(tmp_path: Path):
    signed = signed_board(tmp_path)
    data, path = os.urandom(4 << 20), tmp_path / "minutes.html"
    set_under_way(signed.workspace, signed.first, WHAT, path, data)
    write_copy(data, path)
    signed.workspace.close()
    kilobytes = signed.workspace.path.stat().st_size // 1024
    with small_disk(tmp_path / "disk", kilobytes + 600) as disk:
        board = Path(shutil.copy(signed.workspace.path, disk / "full.board"))
        full = Workspace.open(board, actor="tester")
        with pytest.raises(Fault, match="is full"):
            list(end_those_under_way(full))
        full.close()
        subprocess.run(["mount", "-o", "remount,size=40m", str(disk)], check=True)
        roomy = Workspace.open(board, actor="tester")
        (ended,) = end_those_under_way(roomy)
        (issued,) = roomy.read.releases.issued(signed.first)
        roomy.close()
    assert ended.is_recorded
    assert issued.issued_to == WHAT.issued_to
