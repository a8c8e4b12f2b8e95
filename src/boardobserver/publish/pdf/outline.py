"""The bookmarks of a PDF: entries that lead to places on its pages, one within the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from boardobserver.publish.pdf.file import PdfFile, number, string
from boardobserver.publish.pdf.surface import Bookmark


@dataclass(slots=True)
class _Entry:
    """An entry in the file, and those below it."""

    object: int
    said: str
    kids: "list[_Entry]" = field(default_factory=list["_Entry"])

    def count(self) -> int:
        """How many entries are below this one, all of which show when the file is opened."""
        return sum(1 + kid.count() for kid in self.kids)


def write_outline(file: PdfFile, pages: Sequence[int], bookmarks: Sequence[Bookmark]) -> int:
    """Write the outline into a file; its object.

    Args:
        file: Where it is written.
        pages: The objects of the pages.
        bookmarks: Its entries, none more than one level below the one before it.
    """
    root = _Entry(file.reserve(), "/Type/Outlines")
    path = [root]
    for each in bookmarks:
        del path[each.level + 1 :]
        place = f"[{pages[each.page]} 0 R/XYZ null {number(each.height)} null]"
        entry = _Entry(file.reserve(), f"/Title{string(each.title)}/Dest{place}")
        path[-1].kids.append(entry)
        path.append(entry)
    _write(file, root)
    return root.object


def _write(file: PdfFile, entry: _Entry) -> None:
    """An entry whose neighbours are in what it says already, and all below it."""
    if entry.kids:
        first, last = entry.kids[0], entry.kids[-1]
        entry.said += f"/First {first.object} 0 R/Last {last.object} 0 R/Count {entry.count()}"
    file.put(entry.object, f"<<{entry.said}>>")
    for place, kid in enumerate(entry.kids):
        kid.said += f"/Parent {entry.object} 0 R"
        if place:
            kid.said += f"/Prev {entry.kids[place - 1].object} 0 R"
        if place + 1 < len(entry.kids):
            kid.said += f"/Next {entry.kids[place + 1].object} 0 R"
        _write(file, kid)
