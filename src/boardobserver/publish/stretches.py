"""Runs cut into what files of marked-up text are written from: lines of stretches, each of one sort.

The writers of Word files and web pages take text from here only, so that nothing typed can end a file early,
turn the words around it round, or be lost.
"""

import re
from dataclasses import dataclass, replace

from boardobserver.publish.document import LINE_ENDS, Run, Runs
from boardobserver.publish.links import linked
from boardobserver.publish.pdf.bidi import RIGHT_TO_LEFT, is_right_to_left

_TURNED = re.compile(rf"{RIGHT_TO_LEFT.pattern}+(?:[\W\d_]+{RIGHT_TO_LEFT.pattern}+)*")

_NO_CHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNSHOWN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef{_NO_CHARACTERS}]"
)
"""Controls, halves of pairs and what Unicode keeps free, which XML cannot hold, and what turns text round."""

_FOLLOWED = re.compile(
    r"(?:https?://[A-Z0-9.-]+(?::\d{1,5})?(?:[/?#](?:[^\s<>\"\\^`{|}\[\]%]|%[0-9A-F]{2})*)?|mailto:[^\s<>\"%]+)",
    re.ASCII | re.IGNORECASE,
)
"""The addresses that a file may hold: a word processor calls a file damaged that holds one which is none."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text on one line and of one sort.

    Attributes:
        link: An address that a file may hold, or empty.
        expansion: What it is short for, or empty.
        is_turned: It reads from right to left within a line that reads from left to right.
    """

    text: str
    is_bold: bool = False
    is_withheld: bool = False
    expansion: str = ""
    link: str = ""
    is_turned: bool = False


def lines_of(runs: Runs) -> list[list[Stretch]]:
    r"""The lines that runs print as: at least one, if only an empty one.

    >>> [[stretch.text for stretch in line] for line in lines_of((Run("one\ntwo "), Run("three")))]
    [['one'], ['two ', 'three']]
    """
    lines: list[list[Stretch]] = [[]]
    for run in runs:
        for number, part in enumerate(LINE_ENDS.split(run.text)):
            if number:
                lines.append([])
            lines[-1] += _stretches(replace(run, text=part))
    return lines


def reads_right_to_left(runs: Runs) -> bool:
    """Whether a whole paragraph does, and not only words in it."""
    return any(RIGHT_TO_LEFT.search(run.text) for run in runs) and is_right_to_left(
        "".join(run.text for run in runs)
    )


def one_line(text: str) -> str:
    """Text for where only one line can stand, such as a title."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    r"""The text with every character that a file cannot hold, or a reader would obey, as its code point.

    >>> visible("a\x1bb\ud800")
    'a[U+001B]b[U+D800]'
    """
    return _UNSHOWN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def _stretches(run: Run) -> list[Stretch]:
    made: list[Stretch] = []
    for part in linked((replace(run, text=visible(run.text).replace("\t", " ")),)):
        done = 0
        for found in _TURNED.finditer(part.text):
            made.append(_stretch(part, part.text[done : found.start()]))
            made.append(_stretch(part, found.group(), turned=True))
            done = found.end()
        made.append(_stretch(part, part.text[done:]))
    return [stretch for stretch in made if stretch.text]


def _stretch(run: Run, text: str, *, turned: bool = False) -> Stretch:
    link = run.link if run.link.isascii() and _FOLLOWED.fullmatch(run.link) else ""
    return Stretch(text, run.is_bold, run.is_withheld, visible(run.expansion), link, is_turned=turned)
