"""The interpreter outlives as many calls of Qt as a long meeting makes."""

import os
import subprocess
import sys

from tests.support.patience import MOST_SECONDS

_MANY_CALLS = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import boardobserver.ui
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
for _ in range(300_000):
    widget.update()
print("alive")
"""


def test_none_outlives_many_calls_of_qt():
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", _MANY_CALLS],
        env=environment,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    assert done.stdout.strip() == "alive", done.stderr
