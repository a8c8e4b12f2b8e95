"""The same document in ReportLab's own flowables, to measure this writer against.

It is what a program would do that printed without fallback faces, tints, tags, marking or watermark: plain
paragraphs and tables through ReportLab's own templates.
"""

from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate, TableStyle

from boardobserver.publish.document import Blanks, Block, Document, Fields, Heading, ListBlock, Runs, Table
from boardobserver.publish.document import Paragraph as ParagraphNode
from boardobserver.publish.pdf.faces import face, pieces_of
from boardobserver.publish.pdf.theme import (
    BODY,
    FIELD_TERM_WIDTH,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_TOP,
    NUMBER_INDENT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    UPRIGHT,
    heading_style,
)


def bare_flowables(document: Document) -> list[Flowable]:
    """A ReportLab flowable for every node of the tree."""
    return [flowable for block in document.blocks for flowable in _flowables_of(block)]


def bare_pdf(flowables: list[Flowable]) -> bytes:
    """The flowables on pages of the same size, by ReportLab alone."""
    output = BytesIO()
    template = SimpleDocTemplate(
        output,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=MARGIN_LEFT - 6,
        rightMargin=MARGIN_LEFT - 6,
        topMargin=MARGIN_TOP,
        bottomMargin=MARGIN_BOTTOM,
        invariant=1,
    )
    template.build(flowables)
    return output.getvalue()


@cache
def _face(*, is_bold: bool = False) -> str:
    """What ReportLab calls the face of the text, which it has to be told of once."""
    one = face(is_bold=is_bold)
    pdfmetrics.registerFont(TTFont(one.name, one.outlines.filename))  # pyright: ignore[reportUnknownMemberType] - untyped
    return one.name


def _style(
    size: float, leading: float, after: float, left: float = 0.0, *, is_bold: bool = False
) -> ParagraphStyle:
    name = _face(is_bold=is_bold)
    return ParagraphStyle(
        "bare", fontName=name, fontSize=size, leading=leading, spaceAfter=after, leftIndent=left
    )


def _marked_up(runs: Runs) -> str:
    """Runs in ReportLab's own markup, every character of theirs escaped."""
    bold = _face(is_bold=True)
    said: list[str] = []
    for run in runs:
        plain = "".join(part for _, part in pieces_of(run.text.replace("\n", " ")))
        said.append(f'<font name="{bold}">{escape(plain)}</font>' if run.is_bold else escape(plain))
    return "".join(said)


def _flowables_of(block: Block) -> list[Flowable]:
    made: list[Flowable] = []
    match block:
        case Heading():
            style = heading_style(block.level)
            bold = _style(style.size, style.leading, style.after, is_bold=True)
            made.append(Paragraph(escape(f"{block.number} {block.text}"), bold))
        case ParagraphNode():
            plain = _style(BODY.size, BODY.leading, BODY.after, NUMBER_INDENT if block.number else 0.0)
            made.append(Paragraph(_marked_up(block.runs), plain, bulletText=block.number or None))
        case ListBlock():
            plain = _style(BODY.size, BODY.leading, 3.0, NUMBER_INDENT)
            made += [Paragraph(_marked_up(item), plain, bulletText="-") for item in block.items]
        case Fields():
            made += _fields(block)
        case Table():
            made.append(_table(block))
        case Blanks():
            plain = _style(BODY.size, BODY.leading, 12.0)
            made += [Paragraph(escape(label), plain) for label in block.labels]
        case _:
            pass
    return made


def _cell(lines: tuple[Runs, ...]) -> list[Paragraph]:
    made = _style(BODY.size, BODY.leading, 0.0)
    return [Paragraph(_marked_up(line), made) for line in lines]


def _fields(block: Fields) -> list[Flowable]:
    rows = [[row.term, _cell(row.lines)] for row in block.rows]
    plain = TableStyle([("FONT", (0, 0), (-1, -1), _face(is_bold=True), BODY.size)])
    return [LongTable(rows, [FIELD_TERM_WIDTH, UPRIGHT.text_width - FIELD_TERM_WIDTH], style=plain)]


def _table(block: Table) -> LongTable:
    shares = sum(column.share for column in block.columns)
    widths = [UPRIGHT.text_width * column.share / shares for column in block.columns]
    rows = [
        [column.title for column in block.columns],
        *([_cell(cell) for cell in row] for row in block.rows),
    ]
    plain = TableStyle([("FONT", (0, 0), (-1, 0), _face(is_bold=True), BODY.size)])
    return LongTable(rows, widths, repeatRows=1, splitInRow=1, style=plain)
