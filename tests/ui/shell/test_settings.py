from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from boardobserver.ui.shell.settings import Settings
from boardobserver.ui.shell.theme import SchemeChoice


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.text_scale = 150
    settings.scheme = SchemeChoice.CONTRAST
    settings.sidebar_words = False
    settings.last_board = tmp_path / "Ünser, board; 1.board"
    settings.geometry = QByteArray(b"\x00\xff;=\n")
    settings.keep_columns("meetings", QByteArray(b"4@100:\x00\x01"))
    settings.write()
    again = Settings(tmp_path)
    assert again.text_scale == 150
    assert again.scheme is SchemeChoice.CONTRAST
    assert not again.sidebar_words
    assert again.last_board == tmp_path / "Ünser, board; 1.board"
    assert again.geometry == QByteArray(b"\x00\xff;=\n")
    assert again.columns("meetings") == QByteArray(b"4@100:\x00\x01")


def test_nothing_kept_gives_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "not there")
    assert (settings.text_scale, settings.scheme, settings.sidebar_words) == (100, SchemeChoice.SYSTEM, True)
    assert settings.last_board is None
    assert settings.geometry.isEmpty()
    assert settings.columns("meetings").isEmpty()


@pytest.mark.parametrize(("written", "read"), [("banana", 100), ("900", 200), ("-5", 100), ("125", 125)])
def test_a_text_scale_out_of_range_is_brought_into_it(tmp_path: Path, written: str, read: int) -> None:
    (tmp_path / "settings.ini").write_text(f"[look]\ntext_scale={written}\nscheme=banana\n")
    settings = Settings(tmp_path)
    assert (settings.text_scale, settings.scheme) == (read, SchemeChoice.SYSTEM)


@given(st.binary(max_size=200))
def test_any_file_at_all_can_be_read(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.ini").write_bytes(b"[look]\ntext_scale=" + content)
    settings = Settings(folder)
    assert 100 <= settings.text_scale <= 200
    assert settings.scheme in SchemeChoice
