"""Run scenes and save their pictures.

Each picture is called `<scene>-<look>.png`; the looks are light, dark, contrast and large (text at 200 %).
"""

import argparse
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

from tests.pictures.display import display


def main() -> int:
    """Take the pictures that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", help="scenes to play, all if none; a part of the name is enough")
    parser.add_argument("--out", type=Path, default=Path("build/pictures"), help="where the pictures go")
    parser.add_argument("--looks", default="", help="looks to take, by comma; all if none")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with display():
        return _play(arguments.names, arguments.out, [each for each in arguments.looks.split(",") if each])


def _play(names: list[str], out: Path, looks: list[str]) -> int:
    # Qt reads where the display is when it is first imported and started, so not before there is one.
    from PySide6.QtWidgets import QApplication
    from tests.pictures import scenes
    from tests.pictures.stage import LOOKS, Scene, Stage

    from boardobserver.ui.shell.theme import Theme

    found: list[Scene] = []
    for module in pkgutil.iter_modules(scenes.__path__):
        found.extend(importlib.import_module(f"{scenes.__name__}.{module.name}").SCENES)
    wanted = [each for each in found if not names or any(name in each.name for name in names)]
    if not wanted:
        print("There is no such scene. There are:", *(each.name for each in found), file=sys.stderr)
        return 2
    application = QApplication(["boardobserver"])
    theme = Theme(application)
    for scene in wanted:
        for look in LOOKS:
            if looks and look.name not in looks:
                continue
            theme.choose(look.choice)
            theme.scale_text(look.text_scale)
            path = out / f"{scene.name}-{look.name}.png"
            with tempfile.TemporaryDirectory() as folder:
                stage = Stage(application, theme, Path(folder))
                scene.play(stage, path)
                stage.strike()
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
