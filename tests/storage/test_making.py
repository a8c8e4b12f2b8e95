"""A board that is being made: nobody finds it before it is whole, and nothing is left of a failure."""

from pathlib import Path

import pytest

from boardobserver.domain.errors import Fault, Refusal
from boardobserver.domain.passphrase import Passphrase
from boardobserver.services.boards import board_in_making, new_board
from boardobserver.services.safekeeping import check_board
from boardobserver.services.workspace import Workspace

_WORDS = Passphrase("seven lamps of architecture")


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("passphrase", [None, _WORDS], ids=["plain", "encrypted"])
def test_it_has_its_name_only_when_it_is_whole(tmp_path: Path, passphrase: Passphrase | None):
    path = tmp_path / "new.board"
    with board_in_making(path, "New board", actor="tester", passphrase=passphrase) as making:
        assert making.read.board().name == "New board"
        assert not path.exists()
    assert _names(tmp_path) == ["new.board"]
    assert check_board(path, passphrase) == ()
    workspace = Workspace.open(path, actor="tester", passphrase=passphrase)
    assert workspace.read.board().name == "New board"
    workspace.close()


def test_nothing_is_left_of_one_that_came_to_nothing(tmp_path: Path):
    with (
        pytest.raises(ZeroDivisionError),
        board_in_making(tmp_path / "new.board", "New board", actor="tester"),
    ):
        raise ZeroDivisionError
    assert _names(tmp_path) == []


def test_a_file_that_took_the_name_meanwhile_keeps_it(tmp_path: Path):
    path = tmp_path / "new.board"
    with (
        pytest.raises(Refusal, match="is there already"),
        board_in_making(path, "New board", actor="tester"),
    ):
        path.write_bytes(b"of somebody else")
    assert path.read_bytes() == b"of somebody else"
    assert _names(tmp_path) == ["new.board"]


def test_a_folder_that_is_not_there_is_said_not_to_be(tmp_path: Path):
    with pytest.raises(Fault, match="There is no folder"):
        new_board(tmp_path / "nowhere" / "new.board", "New board", actor="tester")
