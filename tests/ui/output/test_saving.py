"""What the dialog's answer means: which kind of file, under which name, and whether it was asked about."""

from pathlib import Path

import pytest

from boardobserver.ui.output.saving import SaveTarget, target_of

_OFFERED = (".pdf", ".docx", ".html")


@pytest.mark.parametrize(
    ("chosen", "ending", "name", "was_asked"),
    [
        ("minutes.pdf", ".pdf", "minutes.pdf", True),
        ("minutes.PDF", ".pdf", "minutes.PDF", True),
        ("minutes", ".pdf", "minutes.pdf", False),
        ("minutes", ".docx", "minutes.docx", False),
        ("minutes.docx", ".docx", "minutes.docx", True),
        ("minutes.docx", ".pdf", "minutes.docx", True),
        ("minutes.pdf", ".html", "minutes.html", False),
        ("minutes v1.2", ".docx", "minutes v1.2.docx", False),
        ("minutes.html", "", "minutes.html", True),
        ("minutes", "", "minutes.pdf", False),
    ],
)
def test_the_name_as_typed_or_else_the_kind_that_was_chosen_says_which_file_it_is(
    tmp_path: Path, chosen: str, ending: str, name: str, was_asked: bool
):
    assert target_of(str(tmp_path / chosen), ending, _OFFERED) == SaveTarget(tmp_path / name, was_asked)


def test_closing_the_dialog_saves_nothing():
    assert target_of("", ".pdf", _OFFERED) is None
