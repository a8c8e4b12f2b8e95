"""The faces that documents are set in, which characters each covers, and how wide they are.

Text is cut into pieces by face: the text face where it has the character, else the first fallback face that
does. What no face has is printed as its code point, "[U+4E2D]", and never as a black box.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import groupby
from typing import cast

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from boardobserver.host.assets import asset
from boardobserver.publish.document import Document, texts_of

_TEXT = ("NotoSans-Regular", "NotoSans-Bold")
_FALLBACKS = (
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("NotoSansSymbols-Regular", "NotoSansSymbols-Regular"),
    ("NotoSansSymbols2-Regular", "NotoSansSymbols2-Regular"),
    ("NotoSansMath-Regular", "NotoSansMath-Regular"),
    ("NotoEmoji-Regular", "NotoEmoji-Regular"),
)
"""Regular and bold, in order of preference; emoji last, because that face has digits of its own."""

_UNPRINTED = frozenset({"Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"})
_SELECTORS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x115F, 0x1160, 0x3164})
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
ESCAPED = {
    **{code: f"\\{code:03o}" for code in (*range(0x20), *range(0x7F, 0x100))},
    **{ord(char): f"\\{char}" for char in "\\()"},
}
"""How the codes of characters are spelt where a page shows them, but for those that stand as they are."""

_LOADING = threading.Lock()


class Face(TTFont):
    """One face, registered with ReportLab under its name."""

    def __init__(self, name: str) -> None:
        path = str(asset(f"fonts/{name}.ttf"))
        super().__init__(name, path, asciiReadable=True)  # pyright: ignore[reportUnknownMemberType] - untyped in the stub
        self.name = name
        self.is_of_text = name in _TEXT

    @cached_property
    def covered(self) -> frozenset[int]:
        """The code points that it draws."""
        return frozenset(c for c in self.face.charToGlyph if unicodedata.category(chr(c)) not in _UNPRINTED)

    @cached_property
    def _widths(self) -> dict[str, float]:
        default = self.face.defaultWidth
        widths = self.face.charWidths
        return {chr(code): widths.get(code, default) for code in self.covered}

    @cached_property
    def uncovered(self) -> re.Pattern[str]:
        """Finds the characters that it does not draw; the test that most text passes at once."""
        codes = sorted({*self.covered, 0x20})
        ranges: list[str] = []
        for _, group in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
            run = [code for _, code in group]
            ranges.append(f"\\U{run[0]:08x}-\\U{run[-1]:08x}")
        return re.compile(f"[^{''.join(ranges)}]")

    def width_of(self, text: str) -> float:
        """The width of covered text, in thousandths of its size."""
        return sum(map(self._widths.__getitem__, text))

    def encoded(self, text: str, doc: pdfdoc.PDFDocument) -> list[tuple[int, str]]:
        """Covered text in the codes of the subsets that `doc` holds, as its pages spell them."""
        found = self.splitString(text, doc)  # pyright: ignore[reportUnknownMemberType] - its arguments are untyped
        return [(subset, codes.decode("latin-1").translate(ESCAPED)) for subset, codes in found]

    def name_of(self, subset: int, doc: pdfdoc.PDFDocument) -> str:
        """What a subset is called in the pages of `doc`."""
        return self.getSubsetInternalName(subset, doc)  # pyright: ignore[reportUnknownMemberType] - the same

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Embed the subsets that `doc` uses, then put right how they spell their characters.

        ReportLab 5.1 writes characters beyond U+FFFF with five digits and unused codes as U+0000, so that
        an emoji could not be found or copied; this can go when its maps hold UTF-16 in pairs.
        """
        subsets = list(self.state[doc].subsets)
        before = set(doc.idToObject)
        super().addObjects(doc)  # pyright: ignore[reportUnknownMemberType] - untyped in the stub
        maps = [name for name in doc.idToObject if name.startswith("toUnicodeCMap:") and name not in before]
        for name, subset in zip(maps, subsets, strict=True):
            stream = cast("pdfdoc.PDFStream", doc.idToObject[name])
            stream.content = _to_unicode(subset)


def _to_unicode(subset: Iterable[int]) -> str:
    """The character map of one subset: at most a hundred characters to a block, each in UTF-16."""
    spelt = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
        if code
    ]
    blocks = [spelt[start : start + 100] for start in range(0, len(spelt), 100)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *body,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )


@cache
def _loaded(name: str) -> Face:
    with _LOADING:
        made = Face(name)
        pdfmetrics.registerFont(made)  # pyright: ignore[reportUnknownMemberType] - untyped in the stub
        return made


def face(*, is_bold: bool = False) -> Face:
    """The face of the text."""
    return _loaded(_TEXT[is_bold])


def pieces_of(text: str, *, is_bold: bool = False) -> list[tuple[Face, str]]:
    """The text in its faces, with nothing left that a face cannot draw.

    Spaces of any width become plain ones, characters that show nothing are dropped, and what no face has
    is spelt as its code point.
    """
    main = face(is_bold=is_bold)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)  # a letter with its mark is better drawn than set together
    if main.uncovered.search(text) is None:
        return [(main, text)] if text else []
    found: list[tuple[Face, str]] = []
    last = main
    for char in _SPACES.sub(" ", text):
        if _is_invisible(char):
            continue
        chosen = _face_for(char, last, main, is_bold=is_bold)
        found.append((main, _spelt(char)) if chosen is None else (chosen, char))
        last = chosen or main
    return [
        (chosen, "".join(part for _, part in group))
        for chosen, group in groupby(found, key=lambda pair: pair[0])
    ]


def _face_for(char: str, last: Face, main: Face, *, is_bold: bool) -> Face | None:
    """The face for a character: its letter's for a mark, else the first with it."""
    code = ord(char)
    if code in last.covered and unicodedata.category(char) in {"Mn", "Mc", "Me"}:
        return last
    if code in main.covered or char == " ":
        return main
    for names in _FALLBACKS:
        other = _loaded(names[is_bold])
        if code in other.covered:
            return other
    return None


def _is_invisible(char: str) -> bool:
    """Whether a character shows nothing by itself: joiners, direction marks, selectors, soft hyphens."""
    return unicodedata.category(char) == "Cf" or ord(char) in _SELECTORS


def _spelt(char: str) -> str:
    return f"[U+{ord(char):04X}]"


def uncovered(document: Document) -> tuple[str, ...]:
    """The characters of a document that no face has, named: "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"."""
    main = face()
    odd: set[str] = set()
    for part in _strings_of(document):
        if not (part.isascii() and part.isprintable()):  # as most text is, and covered
            odd.update(main.uncovered.findall(part))
    bare = {char for char in odd - {"\n", "\r"} if not _is_invisible(char) and not _SPACES.match(char)}
    missing = sorted(char for char in bare if _face_for(char, main, main, is_bold=False) is None)
    return tuple(f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed character')}" for char in missing)


def _strings_of(document: Document) -> Iterator[str]:
    yield document.short_title
    yield document.marking
    for block in document.blocks:
        yield from texts_of(block)
