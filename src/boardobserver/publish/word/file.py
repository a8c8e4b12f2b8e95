"""A document tree as a Word file."""

from datetime import UTC
from io import BytesIO
from typing import Any, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Pt

from boardobserver.publish.document import Document
from boardobserver.publish.stretches import one_line
from boardobserver.publish.word.blocks import Blocks
from boardobserver.publish.word.elements import Element, element, field, paragraph, run, tab, words
from boardobserver.publish.word.styles import Style, all_lists, all_styles

_SHORT, _LONG = 595.3, 841.9
"""The sides of A4, in points."""

_SIDE_MARGIN, _END_MARGIN, _FURNITURE_MARGIN = 62.0, 74.0, 34.0
_LONGEST_PROPERTY = 255
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)

_UNUSED = (
    "/theme",
    "/fontTable",
    "/webSettings",
    "/stylesWithEffects",
    "/customXml",
    "/thumbnail",
    "/extended-properties",
)
"""The parts of python-docx's own template that say nothing of this document."""


def word_bytes(document: Document) -> bytes:
    """The document as a Word file. The same document gives the same bytes, whenever and wherever.

    What goes along with a document goes along in its PDF only: a file that is there to be edited is no
    witness.
    """
    file = docx.Document()
    width = (_LONG if document.is_across else _SHORT) - 2 * _SIDE_MARGIN
    _replace(file.styles.element, all_styles(document.language, width))
    _replace(file.settings.element, _settings())
    _lay_out(file.sections[0], document)
    blocks = Blocks(document, file.part, width)
    body = cast("Any", file.element).body
    for made in blocks.elements():
        body.sectPr.addprevious(made)
    _replace(file.part.numbering_part.element, _in_order([*all_lists(), *blocks.lists]))
    _describe(file, document)
    _drop_unused(file)
    written = BytesIO()
    file.save(written)
    return _settled(written)


def _replace(root: Element, elements: list[Element]) -> None:
    """Let a part hold these elements and nothing else."""
    for old in list(root):
        root.remove(old)
    root.extend(elements)


def _in_order(lists: list[Element]) -> list[Element]:
    """What kinds of lists there are before the lists, as Word wants it."""
    return sorted(lists, key=lambda each: not each.tag.endswith("abstractNum"))


def _settings() -> list[Element]:
    """How Word is to open the file: as one of its own time, with nothing converted."""
    modern = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return [
        element("zoom", percent=100),
        element("defaultTabStop", val=720),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", modern),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    ]


def _lay_out(section: Section, document: Document) -> None:
    """The paper, and what stands at the head and foot of every page."""
    across = document.is_across
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Pt(_LONG), Pt(_SHORT)) if across else (Pt(_SHORT), Pt(_LONG))
    section.left_margin = section.right_margin = Pt(_SIDE_MARGIN)
    section.top_margin = section.bottom_margin = Pt(_END_MARGIN)
    section.header_distance = section.footer_distance = Pt(_FURNITURE_MARGIN)
    marking = run(words(one_line(document.marking)), is_bold=True)
    draft = [tab(), run(words(one_line(document.watermark)), is_bold=True)] if document.watermark else []
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _replace(section.header.part.element, [paragraph(Style.HEADER, [tab(), marking, *draft])])
    counted = [run(words("Page ")), field("PAGE"), run(words(" of ")), field("NUMPAGES")]
    title = run(words(one_line(document.short_title)))
    again = run(words(one_line(document.marking)), is_bold=True)
    _replace(
        section.footer.part.element,
        [paragraph(Style.FOOTER, [title, tab(), *counted]), paragraph(Style.HEADER, [tab(), again])],
    )


def _describe(file: WordDocument, document: Document) -> None:
    """What the file says about itself: all of it from the document, nothing from the machine or its clock."""
    about = file.core_properties
    author = _property(document.author)
    about.title, about.subject = _property(document.title), _property(document.short_title)
    about.author = about.last_modified_by = author
    about.language, about.category, about.comments, about.keywords = document.language, "", "", ""
    about.created = about.modified = document.dated.astimezone(UTC)
    about.revision = 1


def _property(words_of: str) -> str:
    """Words as a property may hold them."""
    said = one_line(words_of)
    return said if len(said) <= _LONGEST_PROPERTY else f"{said[: _LONGEST_PROPERTY - 1]}…"


def _drop_unused(file: WordDocument) -> None:
    package = file.part.package
    assert package is not None
    for rels in (file.part.rels, package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]


def _settled(written: BytesIO) -> bytes:
    """The package with nothing of the moment and the machine in it.

    Its parts are stored as they are: what packs them tighter differs from one machine to another.
    """
    settled = BytesIO()
    with ZipFile(written) as package, ZipFile(settled, "w", ZIP_STORED) as stored:
        for name in package.namelist():
            entry = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            entry.create_system = 0
            entry.external_attr = 0
            stored.writestr(entry, package.read(name))
    return settled.getvalue()
