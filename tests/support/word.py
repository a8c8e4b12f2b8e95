"""Reading Word files back, by the format itself: parts of the package, paragraphs by their styles, tables."""

from io import BytesIO
from itertools import groupby
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from tests.support.structure import Part, part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_NAMES = {"title": "h1", **{f"heading {level}": f"h{level + 1}" for level in range(1, 6)}}


def parts_in(data: bytes) -> dict[str, bytes]:
    """The parts of the package by their names."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part_of(data: bytes, name: str) -> ET.Element:
    """One part of the package."""
    return ET.fromstring(parts_in(data)[name])


def said(element: ET.Element) -> str:
    """All that stands within an element."""
    spaces = {f"{W}tab": " ", f"{W}br": "\n"}
    return "".join(
        spaces.get(each.tag, each.text or "" if each.tag == f"{W}t" else "") for each in element.iter()
    )


def value(element: ET.Element, path: str) -> str:
    """The value of a property below an element, or nothing."""
    found = element.find("/".join(f"{W}{tag}" for tag in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def parts_of_word(data: bytes) -> list[Part]:
    """The parts of a file, by the styles of its paragraphs; bullets one after the other are one list."""
    styles = {
        style.get(f"{W}styleId", ""): value(style, "name")
        for style in part_of(data, "word/styles.xml").iter(f"{W}style")
    }
    body = part_of(data, "word/document.xml").find(f"{W}body")
    assert body is not None
    parts: list[Part] = []
    for (kind, _list), group in groupby(body, lambda each: _kind(each, styles)):
        match kind:
            case "bullets" | "numbers":
                parts.append(part(kind, map(said, group)))
            case "tbl":
                parts += map(_table, group)
            case "picture":
                shown = (drawn for each in group for drawn in each.iter(f"{_DRAWING}docPr"))
                parts += (part("picture", (drawn.get("descr", ""),)) for drawn in shown)
            case _:
                parts += (
                    part(kind, (said(each),)) for each in group if kind not in {"sectPr", "after table"}
                )
    return parts


def _kind(element: ET.Element, styles: dict[str, str]) -> tuple[str, str]:
    """What an element of the body is, and of which list."""
    if element.tag != f"{W}p":
        return element.tag.removeprefix(W), ""
    name = styles[value(element, "pPr/pStyle")].lower()
    if name.startswith("list"):
        return ("bullets" if "bullet" in name else "numbers"), value(element, "pPr/numPr/numId")
    if next(element.iter(f"{W}drawing"), None) is not None:
        return "picture", ""
    return (name if name == "after table" else _NAMES.get(name, "p")), ""


def _table(table: ET.Element) -> Part:
    look = table.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert look.get(f"{W}firstColumn") == "1"
    cells: list[str] = []
    heads: list[str] = []
    for row in table.iter(f"{W}tr"):
        is_header = row.find(f"{W}trPr/{W}tblHeader") is not None
        for place, cell in enumerate(row.iter(f"{W}tc")):
            cells.append(said(cell))
            heads.append("column" if is_header else "" if place else "row")
    assert (look.get(f"{W}firstRow") == "1") == ("column" in heads)
    return part("table" if "column" in heads else "fields", cells, heads)
