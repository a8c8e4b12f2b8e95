"""The elements of a web page. Text comes into a page through here only, as text and never as markup."""

from xml.etree import ElementTree as ET

from boardobserver.publish.document import Runs
from boardobserver.publish.stretches import Stretch, lines_of


def add(parent: ET.Element, tag: str, text: str = "", *, kind: str = "", **attributes: str) -> ET.Element:
    """A new element as the last within `parent`.

    Args:
        parent: What it stands in.
        tag: What it is.
        text: What it says, all on one line.
        kind: Its classes.
        attributes: Whatever else it bears.
    """
    made = ET.SubElement(parent, tag, {"class": kind, **attributes} if kind else attributes)
    made.text = text or None
    return made


def say(parent: ET.Element, runs: Runs) -> None:
    """Add what runs print, line after line, as the last within `parent`."""
    for number, line in enumerate(lines_of(runs)):
        if number:
            add(parent, "br")
        for stretch in line:
            _say_stretch(parent, stretch)


def append_text(parent: ET.Element, text: str) -> None:
    """Add plain text as the last within `parent`."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _say_stretch(parent: ET.Element, stretch: Stretch) -> None:
    within = parent
    if stretch.link:
        within = add(within, "a", href=stretch.link)
    if stretch.is_withheld:
        within = add(within, "span", kind="withheld")
    if stretch.is_bold:
        within = add(within, "strong")
    if stretch.expansion:
        within = add(within, "abbr", title=stretch.expansion)
    if stretch.is_turned:
        within = add(within, "bdi", dir="rtl")
    append_text(within, stretch.text)
