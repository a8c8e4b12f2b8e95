"""A display to show windows on: the one there is, else an Xvfb of our own."""

import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager

SIZE = (1366, 768)
"""The smallest screen that the program is meant for."""


@contextmanager
def display() -> Generator[None]:
    """Have a display for the time being; Qt is to be started inside only."""
    if os.environ.get("DISPLAY"):
        yield
        return
    program = shutil.which("Xvfb")
    if program is None:
        raise SystemExit("There is no display and no Xvfb: on Debian, apt-get install xvfb.")
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    # It chooses a free number by itself and says which, so two runs never meet.
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start.")
        os.environ["DISPLAY"] = f":{number}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()
