"""Names that are proposed for files are names on every system, and lead nowhere else."""

import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardobserver.host.names import file_name

_PIECES = (
    "..",
    ".",
    "/",
    "\\",
    ":",
    "CON",
    "nul",
    "com1",
    "LPT¹",
    " ",
    "a",
    ".pdf",
    "\0",
    "\n",
    "\u202e",
    "é" * 90,
)
_TEXTS = st.text() | st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("MT-2026-006 minutes.pdf", "MT-2026-006 minutes.pdf"),
        ("Протокол, Œuvre 🙂.docx", "Протокол, Œuvre 🙂.docx"),
        ("../../.bashrc", "bashrc"),
        ("/etc/passwd", "etc-passwd"),
        ("C:\\Windows\\system32.dll", "C--Windows-system32.dll"),
        ("NUL", "_NUL"),
        ("aux.notes.pdf", "_aux.notes.pdf"),
        ("Com¹ .pdf", "_Com¹.pdf"),
        ("the end. . .", "the end"),
        ("the photo\u202efdp.exe", "the photofdp.exe"),
        ("one\ntwo.pdf", "onetwo.pdf"),
        ("...", "document"),
        ("", "document"),
        ("\0", "document"),
        (".pdf", "pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
        ("🙂" * 100 + ".pdf", "🙂" * 49 + ".pdf"),
        ("a." + "b" * 300, "a." + "b" * 198),
        ("a" * 190 + "..." + "b" * 17, "a" * 190 + "." + "b" * 7),
    ],
)
def test_a_name_is_as_near_to_its_text_as_every_system_allows(wanted: str, name: str):
    assert file_name(wanted) == name


@given(_TEXTS)
def test_any_text_gives_a_name_on_every_system(wanted: str):
    name = file_name(wanted)
    assert name
    assert len(name.encode()) <= 200
    assert name.isprintable()
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind("folder") / name
        assert path.parent == kind("folder")
        assert path.name == name
    assert not PureWindowsPath(name).is_reserved()
    assert name[-1] not in ". "
    assert name[0] != "."
    assert file_name(name) == name


@given(_TEXTS)
def test_a_file_of_such_a_name_can_be_made(wanted: str):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name(wanted)
        path.write_bytes(b"it is there")
        assert [each.name for each in Path(folder).iterdir()] == [path.name]
