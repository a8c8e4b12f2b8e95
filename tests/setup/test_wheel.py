"""The wheel: built for real, unpacked elsewhere, whole."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the wheel, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_has_every_resource_of_the_checkout(unpacked: Path):
    resources = ROOT / "resources"
    wanted = {path.relative_to(resources) for path in resources.rglob("*") if path.is_file()}
    packed = unpacked / "boardobserver" / "resources"
    assert wanted <= {path.relative_to(packed) for path in packed.rglob("*")}


def test_an_installed_copy_finds_its_resources_by_itself(unpacked: Path):
    question = "from boardobserver.host.assets import asset; print(asset('icons/boardobserver.svg'))"
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = sys.argv[1:]; {question}"]
    paths = [str(unpacked), *sys.path]
    found = subprocess.run(
        [*command, *paths], cwd=unpacked, capture_output=True, text=True, check=True
    ).stdout
    assert Path(found.strip()) == unpacked / "boardobserver" / "resources" / "icons" / "boardobserver.svg"


def test_the_wheel_carries_the_licence_and_the_command(unpacked: Path):
    information = next(unpacked.glob("*.dist-info"))
    assert (information / "licenses" / "LICENSE").is_file()
    assert "boardobserver = boardobserver.__main__:main" in (information / "entry_points.txt").read_text()
