"""Names that a file can have on every system, made of any text."""

from typing import Final

_FORBIDDEN: Final = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))
"""What Windows takes in no name; the slash and the colon part names elsewhere."""

_PORTS: Final = (f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")
_DEVICES: Final = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))
"""What Windows takes for a device, whatever ending follows."""

_LONGEST: Final = 200
"""In bytes: most systems take 255, and some keep a few for themselves."""

_LONGEST_ENDING: Final = 16


def file_name(wanted: str, otherwise: str = "document") -> str:
    """A name as near to a text as every system allows: it leads to no other folder, and hides nothing.

    Characters that cannot be seen go: they would turn the ending of a name round, or break it over two lines.

    Args:
        wanted: The text.
        otherwise: What it is called when nothing of the text can stand in a name.

    >>> file_name("../Minutes: the 14th.pdf"), file_name("con.pdf"), file_name("20261119/01.pdf")
    ('Minutes- the 14th.pdf', '_con.pdf', '20261119-01.pdf')
    """
    name = _nearer(wanted, otherwise)
    # What was cut off may have left another ending.
    while (again := _nearer(name, otherwise)) != name:
        name = again
    return name


def _nearer(wanted: str, otherwise: str) -> str:
    seen = "".join(each for each in wanted if each.isprintable()).translate(_FORBIDDEN)
    stem, dot, ending = seen.strip(" .-").rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, ending = seen.strip(" .-"), ""
    ending = f".{ending}" if ending else ""
    if stem.partition(".")[0].rstrip().upper() in _DEVICES:
        stem = f"_{stem}"
    stem = stem.encode()[: _LONGEST - len(ending.encode())].decode(errors="ignore").rstrip(" .")
    return f"{stem or otherwise}{ending}"
