"""The styles of Word files: those of Word by its own names, and one for each other kind of paragraph."""

from dataclasses import dataclass
from enum import StrEnum

from boardobserver.publish.word.elements import Element, element, twips

FACE = "Arial"
"""A sans serif that every machine with a word processor has, or has a like of."""

INK = "1A1C21"
ACCENT = "174A7A"
QUIET_INK = "4D525B"
RULE = "868E9B"

NUMBER_INDENT = 42.0
"""Where the text of a numbered paragraph begins."""

FIELD_TERM_WIDTH = 128.0
_BODY_SIZE = 12.0
_LINE = 1.15
_LEVELS = 5


class Style(StrEnum):
    """The styles by the names that files know them by."""

    BODY = "Normal"
    TITLE = "Title"
    INSET = "Inset"
    QUIET = "Quiet"
    ACTION = "Action"
    DECISION = "Decision"
    NOTICE = "Notice"
    BULLET = "ListBullet"
    BULLET_INSET = "ListBullet2"
    NUMBER = "ListNumber"
    NUMBER_INSET = "ListNumber2"
    BLANK = "BlankLine"
    CELL = "TableText"
    CELL_HEADER = "TableHeading"
    AFTER_TABLE = "AfterTable"
    HEADER = "Header"
    FOOTER = "Footer"
    WITHHELD = "Withheld"
    LINK = "Hyperlink"
    TABLE = "RecordTable"
    FIELDS = "FieldTable"


def heading(level: int) -> str:
    """The style of a heading: level 1 is the document's title, and what follows counts from there."""
    return Style.TITLE if level == 1 else f"Heading{min(level - 1, _LEVELS)}"


@dataclass(frozen=True, slots=True)
class _Look:
    """A style of paragraphs. Lengths are in points.

    Attributes:
        name: What Word shows; for its own styles the name that it knows.
        level: Its place among headings, from 0.
        bar: The colour of the bar at its left, with a tint behind.
        list_id: The list that its paragraphs are of.
        next_style: The style of the paragraph that is typed after one of these.
    """

    name: str
    size: float = _BODY_SIZE
    is_bold: bool = False
    ink: str = ""
    before: float = 0.0
    after: float = 7.0
    left: float = 0.0
    level: int | None = None
    bar: str = ""
    tint: str = ""
    keeps_next: bool = False
    list_id: int | None = None
    next_style: str = ""


_LOOKS: dict[str, _Look] = {
    Style.TITLE: _Look(
        "Title", 24, is_bold=True, ink=ACCENT, before=2, after=12, keeps_next=True, next_style=Style.BODY
    ),
    **{
        f"Heading{level}": _Look(
            f"heading {level}",
            size,
            is_bold=True,
            ink=ACCENT if level == 1 else "",
            before=17 if level == 1 else 10,
            after=7 if level == 1 else 5,
            level=level - 1,
            keeps_next=True,
            next_style=Style.BODY,
        )
        for level, size in enumerate((15, 13, 12, 12, 12), 1)
    },
    Style.INSET: _Look("Inset", left=NUMBER_INDENT),
    Style.QUIET: _Look("Quiet", ink=QUIET_INK, keeps_next=True),
    Style.ACTION: _Look("Action", left=NUMBER_INDENT, bar=ACCENT, tint="ECF2FA"),
    Style.DECISION: _Look("Decision", left=NUMBER_INDENT, bar=QUIET_INK, tint="F2F2F2"),
    Style.NOTICE: _Look("Notice", before=2, after=12, left=11, bar=RULE, tint="F8F7F0"),
    Style.BULLET: _Look("List Bullet", after=3, list_id=1),
    Style.BULLET_INSET: _Look("List Bullet 2", after=3, list_id=2),
    Style.NUMBER: _Look("List Number", after=3, list_id=3),
    Style.NUMBER_INSET: _Look("List Number 2", after=3, list_id=4),
    Style.CELL: _Look("Table Text", after=3),
    Style.CELL_HEADER: _Look("Table Heading", is_bold=True, after=3, keeps_next=True),
    Style.AFTER_TABLE: _Look("After Table", after=5),
}

_LIST_INDENTS = {1: 18.0, 2: NUMBER_INDENT + 18.0, 3: 24.0, 4: NUMBER_INDENT + 24.0}
"""The lists that the styles are of, and where the text of their items begins."""

_MARK_WIDTH = 15.0


def all_styles(language: str, text_width: float) -> list[Element]:
    """Every style of a file.

    Args:
        language: The language of its text, as BCP 47 has it.
        text_width: The width between the margins, in points.
    """
    return [
        _defaults(language),
        _style("Normal", "paragraph", "Normal", default=1),
        _style("DefaultParagraphFont", "character", "Default Paragraph Font", default=1),
        _style("TableNormal", "table", "Normal Table", _table_properties(0.0), default=1),
        _style("NoList", "numbering", "No List", default=1),
        *(_paragraph_style(key, look) for key, look in _LOOKS.items()),
        *_furniture_styles(text_width),
        _character_style(
            Style.WITHHELD, "Withheld", element("shd", val="clear", color="auto", fill="E4E4E4")
        ),
        _character_style(Style.LINK, "Hyperlink", element("color", val=ACCENT), element("u", val="single")),
        _record_table(),
        _style(Style.FIELDS, "table", "Field Table", _based_on("TableNormal"), _table_properties(0.0)),
    ]


def all_lists() -> list[Element]:
    """The lists that the styles are of: two with bullets, two with numbers."""
    kinds = [_list_kind(key, is_numbered=key > 2) for key in _LIST_INDENTS]  # noqa: PLR2004 - the first two are bullets
    return [*kinds, *(element("num", element("abstractNumId", val=key), numId=key) for key in _LIST_INDENTS)]


def list_from_one(key: int, of_style: str) -> Element:
    """One more list like that of a style, which counts from 1 again."""
    kind = _LOOKS[of_style].list_id
    anew = element("lvlOverride", element("startOverride", val=1), ilvl=0)
    return element("num", element("abstractNumId", val=kind), anew, numId=key)


def _defaults(language: str) -> Element:
    fonts = element("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE)
    size = twips(_BODY_SIZE) // 10
    run = element(
        "rPr",
        fonts,
        element("color", val=INK),
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    spacing = element("spacing", after=twips(7), line=round(240 * _LINE), lineRule="auto")
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault", element("pPr", spacing)))


def _style(key: str, kind: str, name: str, *within: Element, default: int = 0) -> Element:
    values: dict[str, object] = {"type": kind, "styleId": key}
    if default:
        values["default"] = default
    named = element("name", val=name)
    shown = [each for each in within if each.tag.endswith(("basedOn", "next"))]
    rest = [each for each in within if each not in shown]
    return element("style", named, *shown, element("qFormat"), *rest, **values)


def _based_on(key: str) -> Element:
    return element("basedOn", val=key)


def _paragraph_style(key: str, look: _Look) -> Element:
    own: list[Element] = []
    if look.keeps_next:
        own += (element("keepNext"), element("keepLines"))
    if look.list_id is not None:
        own.append(element("numPr", element("numId", val=look.list_id)))
    if look.bar:
        own.append(element("pBdr", element("left", val="single", sz=24, space=8, color=look.bar)))
        own.append(element("shd", val="clear", color="auto", fill=look.tint))
    own.append(element("spacing", before=twips(look.before), after=twips(look.after)))
    if look.left:
        own.append(element("ind", left=twips(look.left)))
    if look.level is not None:
        own.append(element("outlineLvl", val=look.level))
    following = [element("next", val=look.next_style)] if look.next_style else []
    properties = element("pPr", *own)
    return _style(
        key, "paragraph", look.name, _based_on("Normal"), *following, properties, _text_properties(look)
    )


def _text_properties(look: _Look) -> Element:
    own: list[Element] = [element("b"), element("bCs")] if look.is_bold else []
    if look.ink:
        own.append(element("color", val=look.ink))
    size = twips(look.size) // 10
    return element("rPr", *own, element("sz", val=size), element("szCs", val=size))


def _character_style(key: str, name: str, *own: Element) -> Element:
    return _style(key, "character", name, _based_on("DefaultParagraphFont"), element("rPr", *own))


def _furniture_styles(text_width: float) -> list[Element]:
    """What has stops at the edges of the text: heads, feet, and lines to be filled in by hand."""
    centre, right = twips(text_width / 2), twips(text_width)
    edges = element("tabs", element("tab", val="center", pos=centre), element("tab", val="right", pos=right))
    line = element(
        "tabs",
        element("tab", val="left", pos=twips(FIELD_TERM_WIDTH)),
        element("tab", val="right", leader="underscore", pos=right),
    )
    spacing = element("spacing", before=twips(12), after=twips(6))
    close, close_too = (element("spacing", after=0, line=240, lineRule="auto") for _ in range(2))
    quiet = element("rPr", element("color", val=QUIET_INK))
    parts = (
        (Style.HEADER, "header", [edges, close], None),
        (Style.FOOTER, "footer", [element("tabs", element("tab", val="right", pos=right)), close_too], quiet),
        (Style.BLANK, "Blank Line", [line, spacing], None),
    )
    return [
        _style(
            key,
            "paragraph",
            name,
            _based_on("Normal"),
            element("pPr", *own),
            *([rest] if rest is not None else []),
        )
        for key, name, own, rest in parts
    ]


def _table_properties(padding: float, *own: Element) -> Element:
    sides = {"top": padding / 2, "left": padding, "bottom": 0.0, "right": padding}
    margins = (element(side, w=twips(width), type="dxa") for side, width in sides.items())
    return element("tblPr", element("tblInd", w=0, type="dxa"), *own, element("tblCellMar", *margins))


def _record_table() -> Element:
    """Rules between the rows, and a header row with a tint behind it."""
    rule = {"val": "single", "sz": 4, "space": 0, "color": RULE}
    borders = element("tblBorders", element("bottom", **rule), element("insideH", **rule))
    tint = element("tcPr", element("shd", val="clear", color="auto", fill="E8EDF5"))
    first = element("tblStylePr", tint, type="firstRow")
    return _style(
        Style.TABLE, "table", "Record Table", _based_on("TableNormal"), _table_properties(5.0, borders), first
    )


def _list_kind(key: int, *, is_numbered: bool) -> Element:
    """How the items of a list are marked and indented."""
    left = _LIST_INDENTS[key]
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="decimal" if is_numbered else "bullet"),
        element("lvlText", val="%1." if is_numbered else "•"),
        element("lvlJc", val="left"),
        element(
            "pPr", element("ind", left=twips(left), hanging=twips(_MARK_WIDTH + (6 if is_numbered else 0)))
        ),
        ilvl=0,
    )
    return element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=key)
