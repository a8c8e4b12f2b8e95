"""The letters of a face that one document uses: the codes that show them, and the face in the file.

A face goes into the file in subsets of at most 256 letters, each a typeface of its own. The first subset of a
text face has ASCII under its own codes, so that most text is shown as it is written.
"""

import threading
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from boardobserver.publish.pdf.faces import Face
from boardobserver.publish.pdf.file import PdfFile, escaped, name, numbers, packed

_CODES = 256
_ASCII = (*[0] * 0x20, *range(0x20, 0x7F), 0)
_BLOCK = 100
"""A character map has at most so many letters in a block."""

_NON_BREAKING_SPACE, _SPACE = 0xA0, 0x20
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5

_CUTTING = threading.Lock()
"""Faces are shared by every document of the process, and reading their outlines moves a cursor in them."""


class UsedFace:
    """One face in one document.

    Args:
        face: Which it is.
        number: How many faces the document used before it.

    Attributes:
        subsets: The letters of each subset, as code points by their codes; 0 where a code has none.
    """

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.subsets = [list(_ASCII) if face.is_of_text else [0]]
        self._key = f"F{number + 1}"
        self._names = [f"/{self._key}+0"]
        self._codes = {code: (0, code) for code in self.subsets[0] if code}

    def shown(self, text: str) -> Sequence[tuple[str, str]]:
        """Text that the face covers, in codes: each stretch with what its typeface is called."""
        if self.face.is_of_text and text.isascii():
            return ((self._names[0], escaped(text)),)
        codes = [self._codes.get(ord(letter)) or self._coded(ord(letter)) for letter in text]
        return [
            (self._names[subset], "".join(map(_spelt, (code for _, code in stretch))))
            for subset, stretch in groupby(codes, key=lambda code: code[0])
        ]

    def wanting(self) -> list[str]:
        """What is missing of the face, in sentences."""
        letters = (letter for subset in self.subsets for letter in subset if letter)
        if all(letter in self.face.outlines.charToGlyph for letter in letters):
            return []
        return [f"The face {self.face.name} lacks letters that it is to show."]

    def embed(self, file: PdfFile) -> list[tuple[str, int]]:
        """Put the typeface of every subset into a file: what each is called, and its object."""
        return [
            (called, _embedded(file, self.face, place, tuple(letters), called))
            for place, (called, letters) in enumerate(zip(self._names, self.subsets, strict=True))
        ]

    def _coded(self, letter: int) -> tuple[int, int]:
        """The subset and the code of a letter that has none yet."""
        if letter == _NON_BREAKING_SPACE:  # looks like a space, and is looked for as one
            return self._codes.get(_SPACE) or self._coded(_SPACE)
        if len(self.subsets[-1]) == _CODES:
            self._names.append(f"/{self._key}+{len(self.subsets)}")
            self.subsets.append([0])
        self.subsets[-1].append(letter)
        self._codes[letter] = found = len(self.subsets) - 1, len(self.subsets[-1]) - 1
        return found


def _spelt(code: int) -> str:
    """A code as it stands within a string."""
    return escaped(chr(code)) if 0x20 <= code < 0x7F else f"\\{code:03o}"  # noqa: PLR2004 - ASCII that is printed


def _embedded(file: PdfFile, face: Face, place: int, letters: tuple[int, ...], called: str) -> int:
    """The typeface of one subset in a file."""
    outlines, said = face.outlines, name(f"{_tag(place)}+{face.name}")
    length, program = _cut(face, letters)
    outline = file.add_packed(program, f"/Length1 {length}")
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName{said}/Flags {outlines.flags & ~_NONSYMBOLIC | _SYMBOLIC}"
        f"/FontBBox{numbers(outlines.bbox)}/ItalicAngle {outlines.italicAngle}/Ascent {outlines.ascent}"
        f"/Descent {outlines.descent}/CapHeight {outlines.capHeight}/StemV {outlines.stemV}"
        f"/MissingWidth {outlines.defaultWidth}/FontFile2 {outline} 0 R>>"
    )
    table = file.add_packed(packed(_table_of(letters).encode("ascii")))
    widths = " ".join(f"{outlines.charWidths.get(letter, outlines.defaultWidth)}" for letter in letters)
    return file.add(
        f"<</Type/Font/Subtype/TrueType/Name{called}/BaseFont{said}/FirstChar 0/LastChar {len(letters) - 1}"
        f"/Widths[{widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {table} 0 R>>"
    )


@lru_cache(maxsize=32)
def _cut(face: Face, letters: tuple[int, ...]) -> tuple[int, bytes]:
    """A face with these letters alone, compressed, and its length before.

    Kept, because the next preview of a document has the same letters but for one or two faces.
    """
    with _CUTTING:
        program = face.outlines.makeSubset(letters)
    return len(program), packed(program)


def _tag(place: int) -> str:
    """What sets the subsets of a face apart: six letters."""
    return "AAAA" + chr(ord("A") + place // 26) + chr(ord("A") + place % 26)


def _table_of(letters: tuple[int, ...]) -> str:
    """What the codes of a subset stand for, for those who copy text; each letter in UTF-16."""
    spelt = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(letters)
        if letter
    ]
    blocks = [spelt[start : start + _BLOCK] for start in range(0, len(spelt), _BLOCK)]
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
