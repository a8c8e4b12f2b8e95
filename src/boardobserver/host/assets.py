"""Where the program's own files lie: icons, fonts, theme, wording and help."""

from pathlib import Path

from boardobserver.domain.errors import Fault

_PACKAGE = Path(__file__).resolve().parents[1]


def asset(relative: str) -> Path:
    """The path of one of the program's resources, in a checkout or in an installed copy alike.

    Args:
        relative: Its path below `resources/`, with forward slashes.

    Raises:
        Fault: The copy of the program is not whole.

    >>> asset("fonts/NotoSans-Regular.ttf").name
    'NotoSans-Regular.ttf'
    """
    for folder in _resource_folders():
        path = folder / relative
        if path.exists():
            return path
    raise Fault(
        f"A part of the program is missing: “{relative}”.",
        "Install Board Observer again: this copy is not whole.",
    )


def _resource_folders() -> tuple[Path, ...]:
    """The folder that the wheel packs, then the one that stands in a checkout."""
    return _PACKAGE / "resources", _PACKAGE.parents[1] / "resources"
