"""Small disks that fill up, or that can only be read, for tests that meet the real thing."""

import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Generator[Path]:
    """A disk of that size, mounted at the folder while the block runs; skips the test where we may not."""
    folder.mkdir()
    if not _mounted("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)):
        pytest.skip("a disk can be mounted only by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def real_disk(folder: Path) -> Generator[Path]:
    """A disk with a journal of its own, in a file beside the folder; skips where there can be none."""
    folder.mkdir()
    image = folder.with_name(f"{folder.name}.image")
    with image.open("wb") as file:
        file.truncate(16 << 20)
    formatted = shutil.which("mkfs.ext4") and _done("mkfs.ext4", "-q", str(image))
    if not formatted or not _mounted("-o", "loop,errors=remount-ro", str(image), str(folder)):
        pytest.skip("a disk in a file can be mounted only by root, where there is mkfs.ext4")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def unwritable(folder: Path) -> Generator[Path]:
    """A folder that cannot be written to, for root as a disk that is read-only, else by its permissions."""
    if os.geteuid() != 0:
        folder.mkdir(mode=0o500)
        yield folder
        folder.chmod(0o700)
        return
    with small_disk(folder, 64):
        assert _mounted("-o", "remount,ro", str(folder))
        yield folder


def _mounted(*options: str) -> bool:
    return _done("mount", *options)


def _done(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
