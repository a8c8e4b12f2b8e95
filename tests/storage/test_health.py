"""Looking for damage in a board's file, in its own time."""

from pathlib import Path

import pytest
from tests.support.boards import board
from tests.support.damage import break_last_page, enlarge

from boardobserver.services.safekeeping import check_health
from boardobserver.storage.faults import StorageFault
from boardobserver.storage.store import Store


def never() -> bool:
    return False


def test_a_sound_board_is_passed_while_a_writer_has_it_open(tmp_path: Path):
    workspace = board(tmp_path)
    check_health(workspace.path, never)
    workspace.close()


def test_damage_is_found_and_named(tmp_path: Path):
    board(tmp_path).close()
    break_last_page(tmp_path / "test.board")
    with pytest.raises(StorageFault, match="is damaged") as caught:
        check_health(tmp_path / "test.board", never)
    assert "newest backup" in caught.value.remedy


def test_whoever_has_no_patience_is_let_go_before_the_end(tmp_path: Path):
    board(tmp_path).close()
    enlarge(tmp_path / "test.board", 10_000)
    counted: list[bool] = []

    def patiently() -> bool:
        counted.append(True)
        return False

    check_health(tmp_path / "test.board", patiently)
    assert len(counted) > 1
    asked: list[bool] = []

    def at_once() -> bool:
        asked.append(True)
        return True

    check_health(tmp_path / "test.board", at_once)
    assert len(asked) < len(counted)


def test_a_command_looks_for_damage_before_it_writes(tmp_path: Path):
    board(tmp_path).close()
    break_last_page(tmp_path / "test.board")
    with pytest.raises(StorageFault, match="is damaged"):
        Store.open(tmp_path / "test.board")
