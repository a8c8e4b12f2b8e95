"""What other systems lack or do otherwise, as far as that can be seen from here."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.command_line import ROOT
from tests.support.patience import MOST_SECONDS

_SOURCE = ROOT / "src" / "boardobserver"
_CHILD = Path(__file__).parent / "support" / "other_system.py"
_SAME_EVERYWHERE = frozenset("YmdHMSf")
"""What `strftime` writes alike whatever the language; names of months and days it takes from the system."""


def _formats(tree: ast.AST) -> Iterator[str]:
    """The formats that moments are written in."""
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            parts = node.format_spec.values
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("strftime", "strptime")):
            parts = node.args
        for part in parts:
            if isinstance(part, ast.Constant) and "%" in str(part.value):
                yield str(part.value)


def _ran(*words: str, **surroundings: str) -> str:
    ran = subprocess.run(
        [sys.executable, str(_CHILD), *words],
        env={
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "PATH": os.environ["PATH"],
            **surroundings,
        },
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_no_moment_is_written_in_the_systems_language():
    found: list[str] = []
    count = 0
    for path in _SOURCE.rglob("*.py"):
        for said in _formats(ast.parse(path.read_text(encoding="utf-8"))):
            count += 1
            if set(re.findall(r"%(.)", said)) - _SAME_EVERYWHERE:
                found.append(f"{path.relative_to(_SOURCE)}: {said}")
    assert count > 10
    assert found == []


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems are made believe from there")
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_every_module_loads_without_what_the_system_lacks(system: str):
    assert int(_ran("load", system)) > 400


@pytest.mark.skipif(shutil.which("localedef") is None, reason="languages are made by localedef")
def test_minutes_have_the_same_bytes_in_whatever_language_the_system_speaks(tmp_path: Path):
    made = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(tmp_path / "de_DE.UTF-8")]
    subprocess.run(made, capture_output=True, check=False)
    speaks_german = {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(tmp_path)}
    if not _has_comma(speaks_german):
        pytest.skip("this machine knows no other language")
    plain = _ran("print", LC_ALL="C.UTF-8")
    german = _ran("print", **speaks_german)
    assert german.splitlines()[0] == "Oktober 1,5"
    assert plain.splitlines()[0] == "October 1.5"
    assert german.splitlines()[1:] == plain.splitlines()[1:]
    assert len(plain.splitlines()) == 4


def _has_comma(surroundings: dict[str, str]) -> bool:
    """Whether numbers are written with a comma by a program that runs there."""
    asked = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.localeconv()['decimal_point'])"
    ran = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | surroundings,
        capture_output=True,
        check=False,
        text=True,
    )
    return ran.stdout.strip() == ","
