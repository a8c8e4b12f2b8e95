"""What a printed document must keep to, beyond what a validator looks at."""

import re
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
from tests.support.pdf_content import fonts_of
from tests.support.pdf_structure import Node, Structure

_SMALLEST = 12.0
_KEY = "initials and abbreviations"


def check_headings(root: Node) -> None:
    """One title, then headings that leave out no level, each with words."""
    headings = [node for node in root.walk() if re.fullmatch("H[1-6]", node.tag)]
    levels = [int(node.tag[1]) for node in headings]
    assert levels[:1] == [1], levels
    assert levels.count(1) == 1, levels
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(node.text.strip() for node in headings)


def check_tables(root: Node) -> None:
    """A header cell to every row, over every column where there are more than two, all rows of one length."""
    for table in (node for node in root.walk() if node.tag == "Table"):
        rows = [row.nodes() for row in table.nodes()]
        assert rows
        assert len({len(cells) for cells in rows}) == 1
        heads = [[(cell.tag, cell.scope) for cell in cells] for cells in rows]
        body = heads[1:] if heads[0] == [("TH", "Column")] * len(rows[0]) else heads
        assert len(body) == len(heads) - 1 or len(rows[0]) == 2
        assert all(row == [("TH", "Row"), *[("TD", "")] * (len(row) - 1)] for row in body)


def check_lists(root: Node) -> None:
    """Lists of items, each with a label and a body."""
    for node in root.walk():
        tags = [kid.tag for kid in node.nodes()]
        assert node.tag != "L" or (tags and set(tags) == {"LI"})
        assert node.tag != "LI" or tags == ["Lbl", "LBody"]


def check_order(structure: Structure) -> None:
    """Every mark belongs to one element, and each page is drawn in the order in which it is read."""
    read: dict[int, list[int]] = {number: [] for number in range(len(structure.pages))}
    for page, mark in _marks_in_order(structure.root):
        read[page].append(mark)
    for number, page in enumerate(structure.pages):
        assert not page.wrongs, page.wrongs
        assert read[number] == page.marks


def _marks_in_order(node: Node) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    own = iter(node.marks)
    for kid in node.kids:
        found += [next(own)] if isinstance(kid, str) else _marks_in_order(kid)
    return found


def check_setting(structure: Structure) -> None:
    """Text of 12 points or more, its lines all beginning at one edge, and never spread to fill them."""
    for page in structure.pages:
        edges: dict[int, list[float]] = {}
        for shown in page.shown:
            assert shown.size >= _SMALLEST - 0.001, shown
            assert not shown.gap, shown
            if shown.mark is not None and shown.is_start:
                edges.setdefault(shown.mark, []).append(shown.left)
        for lefts in edges.values():
            # A number stands before the first line, and lines after the first of an entry may hang.
            assert len({round(left, 2) for left in lefts}) <= 2, lefts


def check_links(root: Node) -> None:
    """Every link has words, and says where it leads."""
    for node in root.walk():
        if node.tag == "Link":
            assert node.text.strip()
            assert node.links
            assert all(node.links)
        else:
            assert not node.links


def check_spoken(root: Node) -> None:
    """Pictures have words, and every short form that is expanded stands in the key at the end."""
    assert all(node.alternative for node in root.walk() if node.tag == "Figure")
    expanded = {node.text.strip() for node in root.walk() if node.expansion}
    if not expanded:
        return
    kids = root.nodes()
    places = [place for place, node in enumerate(kids) if node.tag == "H2" and _KEY in node.text]
    assert len(places) == 1
    key = {row.nodes()[0].text.strip() for row in kids[places[0] + 1].nodes()}
    assert expanded <= key


def check_file(data: bytes, structure: Structure) -> None:
    """Fonts, titles, language, bookmarks and files: what the document says about itself holds."""
    with pikepdf.open(BytesIO(data)) as pdf:
        assert not pdf.is_encrypted
        assert not pdf.check_pdf_syntax()
        assert all("/FontFile2" in font.FontDescriptor for font in fonts_of(pdf))
        root: Any = pdf.Root
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang)
        xmp: str = root.Metadata.read_bytes().decode()
        title = str(pdf.docinfo["/Title"])
        assert title
        assert title in _plain_xml(xmp)
        files: Any = root.get("/AF", [])
        assert all(str(file.AFRelationship) == "/Data" for file in files)
        assert sorted(pdf.attachments) == sorted(str(file.UF) for file in files)
        with pdf.open_outline() as outline:
            marked = [item.title for item in _flat(outline.root)]
    headings = [node.text for node in structure.root.walk() if re.fullmatch("H[1-6]", node.tag)]
    assert len(marked) == len(headings)


def _plain_xml(xml: str) -> str:
    return xml.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _flat(items: list[Any]) -> list[Any]:
    return [each for item in items for each in (item, *_flat(list(item.children)))]
