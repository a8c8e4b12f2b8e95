"""The nodes of a document tree as paragraphs, lists and tables of a Word file, in the order of the tree."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.parts.document import DocumentPart
from docx.shared import Mm, Pt

from boardobserver.publish.document import (
    Blanks,
    Block,
    Document,
    Fields,
    Heading,
    ListBlock,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Runs,
    Table,
    Tone,
    text,
)
from boardobserver.publish.stretches import one_line, reads_right_to_left
from boardobserver.publish.word.elements import Element, element, paragraph, run, tab, words
from boardobserver.publish.word.styles import NUMBER_INDENT, Style, heading, list_from_one
from boardobserver.publish.word.tables import Tables
from boardobserver.publish.word.text import Text

_TONES = {
    Tone.PLAIN: Style.BODY,
    Tone.QUIET: Style.QUIET,
    Tone.ACTION: Style.ACTION,
    Tone.DECISION: Style.DECISION,
}
_ABOVE_AFTER_TABLE = 10.0
_HIGHEST_PICTURE = 467.0
"""In points, so that the text begins on its page."""

_STYLE_LISTS = 4
"""So many lists there are before the first that a document adds."""


class Blocks:
    """Writes the nodes of one document; `lists` are those that count anew and grow meanwhile.

    Args:
        document: The whole of it.
        part: The part of the file that keeps addresses and pictures.
        width: The width between the margins, in points.
    """

    def __init__(self, document: Document, part: DocumentPart, width: float) -> None:
        self.lists: list[Element] = []
        self._document = document
        self._part = part
        self._width = width
        self._text = Text(document, part)
        self._tables = Tables(self._text, width)
        self._is_new_page = False
        self._is_after_table = False

    def elements(self) -> Iterator[Element]:
        """The elements of every node, in order."""
        for block in self._document.blocks:
            yield from self._elements_of(block)
        yield from self._apart()

    def _elements_of(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._numbered(heading(block.level), text(block.text), block.number)
            case Paragraph():
                style = Style.INSET if _is_plain_inset(block) else _TONES[block.tone]
                yield self._numbered(style, block.runs, block.number)
            case Notice():
                yield self._paragraph(Style.NOTICE, block.runs)
            case ListBlock():
                yield from self._list(block)
            case Fields() | Table():
                yield from self._apart()
                made = self._tables.table(block) if isinstance(block, Table) else self._tables.fields(block)
                yield made
                self._is_after_table = True
            case Blanks():
                for label in block.labels:
                    yield self._place(Style.BLANK, [*self._text.said(text(label)), tab(), tab()])
            case Picture():
                yield self._place(Style.BODY, [self._picture(block)])
            case PageBreak():
                self._is_new_page = True

    def _apart(self) -> Iterator[Element]:
        """What keeps two tables apart, and starts a page with one: Word needs a paragraph for either."""
        if self._is_after_table or self._is_new_page:
            yield self._place(Style.AFTER_TABLE, [])

    def _numbered(self, style: str, runs: Runs, number: str) -> Element:
        """A paragraph with the number that it is quoted by, as text: it must never change by itself."""
        if not number:
            return self._paragraph(style, runs)
        counted = [run(words(one_line(number))), tab()]
        return self._paragraph(style, runs, counted, hanging=NUMBER_INDENT)

    def _list(self, block: ListBlock) -> Iterator[Element]:
        if not block.is_numbered:
            style = Style.BULLET_INSET if block.is_inset else Style.BULLET
            yield from (self._paragraph(style, item) for item in block.items)
            return
        style = Style.NUMBER_INSET if block.is_inset else Style.NUMBER
        key = _STYLE_LISTS + len(self.lists) + 1
        self.lists.append(list_from_one(key, style))
        yield from (self._paragraph(style, item, list_id=key) for item in block.items)

    def _picture(self, picture: Picture) -> Element:
        """A picture in its line, with what it shows; that alone where Word could not read the image."""
        shows = one_line(picture.alternative)
        size = _size_of(picture, self._width)
        if size is None:
            return run(words(f"[{shows}]"))
        inline = self._part.new_pic_inline(BytesIO(picture.data), *size)
        cast("Any", inline).docPr.set("descr", shows)
        return run(element("drawing", inline))

    def _paragraph(
        self,
        style: str,
        runs: Runs,
        before: list[Element] | None = None,
        *,
        list_id: int | None = None,
        hanging: float | None = None,
    ) -> Element:
        turned = reads_right_to_left(runs)
        said = [*(before or []), *self._text.said(runs)]
        return self._place(style, said, list_id=list_id, hanging=hanging, reads_right_to_left=turned)

    def _place(
        self,
        style: str,
        said: list[Element],
        *,
        list_id: int | None = None,
        hanging: float | None = None,
        reads_right_to_left: bool = False,
    ) -> Element:
        """A paragraph with what it owes to those before it."""
        needs_room = self._is_after_table and style in {*_TONES.values(), Style.INSET}
        made = paragraph(
            style,
            said,
            is_new_page=self._is_new_page,
            list_id=list_id,
            reads_right_to_left=reads_right_to_left,
            before=_ABOVE_AFTER_TABLE if needs_room else None,
            hanging=hanging,
        )
        self._is_new_page = self._is_after_table = False
        return made


def _size_of(picture: Picture, most_width: float) -> tuple[int, int] | None:
    """How wide and how high a picture prints, by its pixels; None if its file is no image."""
    try:
        image = Image.from_blob(picture.data)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        return None
    if not (image.px_width and image.px_height):
        return None
    width = min(Mm(picture.width_mm), Pt(most_width))
    height = width * image.px_height / image.px_width
    part = min(1.0, Pt(_HIGHEST_PICTURE) / height)
    return round(width * part), round(height * part)


def _is_plain_inset(block: Paragraph) -> bool:
    return block.is_inset and block.tone is Tone.PLAIN and not block.number
