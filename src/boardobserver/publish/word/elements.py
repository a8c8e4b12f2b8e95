"""The elements of a Word file. Text comes in through here only, as text and never as markup or a field."""

from collections.abc import Iterable
from typing import Any, TypeAlias, cast

from docx.oxml import parser
from docx.oxml.ns import qn

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

TWIPS_OF_A_POINT = 20


def element(tag: str, *within: Element, **values: object) -> Element:
    """An element of WordprocessingML with its attributes and what stands within it, in that order.

    >>> element("pStyle", val="Title").xml.split("> ")[0].split(" ")[-1].strip()
    'w:val="Title"/>'
    """
    made = cast("Element", parser.OxmlElement(f"w:{tag}"))  # pyright: ignore[reportUnknownMemberType] - lxml has no types
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(within)
    return made


def twips(points: float) -> int:
    """A length in points in the unit that Word counts in."""
    return round(points * TWIPS_OF_A_POINT)


def words(text: str) -> Element:
    """Text within a run, with its spaces kept."""
    made = element("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def run(*within: Element, style: str = "", is_bold: bool = False, is_turned: bool = False) -> Element:
    """A run of text."""
    properties: list[Element] = []
    if style:
        properties.append(element("rStyle", val=style))
    if is_bold:
        properties += (element("b"), element("bCs"))
    if is_turned:
        properties.append(element("rtl"))
    return element("r", *([element("rPr", *properties)] if properties else ()), *within)


def tab() -> Element:
    """A run that goes to the next stop."""
    return run(element("tab"))


def field(instruction: str) -> Element:
    """A number that Word counts: "PAGE" or "NUMPAGES"; it says 1 until it has been counted."""
    return element("fldSimple", run(words("1")), instr=f" {instruction} ")


def paragraph(
    style: str,
    said: Iterable[Element] = (),
    *,
    is_new_page: bool = False,
    list_id: int | None = None,
    reads_right_to_left: bool = False,
    before: float | None = None,
    hanging: float | None = None,
) -> Element:
    """A paragraph in a style, with what differs from that.

    Args:
        style: The style's name.
        said: What stands in it.
        is_new_page: Whether it starts one.
        list_id: The list that it is an item of.
        reads_right_to_left: Whether all of it does.
        before: The points above it.
        hanging: Where its text begins, in points, with a number standing before it.
    """
    properties = [element("pStyle", val=style)]
    if is_new_page:
        properties.append(element("pageBreakBefore"))
    if list_id is not None:
        properties.append(element("numPr", element("ilvl", val=0), element("numId", val=list_id)))
    if reads_right_to_left:
        properties.append(element("bidi"))
    if before is not None:
        properties.append(element("spacing", before=twips(before)))
    if hanging is not None:
        properties.append(element("ind", left=twips(hanging), hanging=twips(hanging)))
    return element("p", element("pPr", *properties), *said)
