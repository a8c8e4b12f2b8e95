"""The same document by other programs that write accessible PDFs: WeasyPrint out of HTML, and Typst.

Both get the same words in the same headings, paragraphs, lists and tables, in the same faces and sizes, with
the marking and the number on every page. Making their sources is not counted.
"""

from functools import cache
from html import escape
from json import dumps
from typing import TYPE_CHECKING

from boardobserver.host.assets import asset
from boardobserver.publish.document import (
    Blanks,
    Block,
    Cell,
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
)

if TYPE_CHECKING:
    from typst import Fonts

_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_STYLE = """
@font-face {{ font-family: "Noto Sans"; src: url("{regular}") }}
@font-face {{ font-family: "Noto Sans"; font-weight: bold; src: url("{bold}") }}
@page {{ size: A4; margin: 74pt 62pt;
  @top-center {{ content: {marking}; font: bold 12pt "Noto Sans" }}
  @bottom-center {{ content: {marking}; font: bold 12pt "Noto Sans" }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 12pt "Noto Sans" }} }}
body {{ font: 12pt/16.5pt "Noto Sans"; margin: 0 }} p {{ margin: 0 0 7pt }}
p.numbered {{ padding-left: 42pt; text-indent: -42pt }} span.number {{ display: inline-block; width: 42pt }}
h1 {{ font-size: 24pt }} h2 {{ font-size: 15pt }} h3 {{ font-size: 13pt }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
th, td {{ text-align: left; vertical-align: top; padding: 5pt; border-bottom: 0.6pt solid #b8bfc9 }}
.break {{ break-before: page }}
"""


def html_of(document: Document) -> str:
    """The document as HTML with what style it needs to look alike."""
    regular, bold = (asset(f"fonts/{name}").as_uri() for name in _FONTS)
    style = _STYLE.format(regular=regular, bold=bold, marking=dumps(document.marking, ensure_ascii=False))
    body = "\n".join(_html(block) for block in document.blocks)
    return (
        f'<!doctype html><html lang="{document.language}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{style}</style></head><body>{body}</body></html>"
    )


def weasyprint_pdf(html: str) -> bytes:
    """What WeasyPrint makes of it, as PDF/UA-1.

    Raises:
        OSError: A library of the system that WeasyPrint draws with is missing.
    """
    from weasyprint import HTML

    made: object = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")  # pyright: ignore[reportUnknownMemberType] - untyped
    assert isinstance(made, bytes)
    return made


def _html_runs(runs: Runs) -> str:
    said = (escape(run.text).replace("\n", "<br>") for run in runs)
    return "".join(f"<b>{words}</b>" if run.is_bold else words for run, words in zip(runs, said, strict=True))


def _html_cell(cell: Cell) -> str:
    return "<br>".join(_html_runs(runs) for runs in cell)


def _html(block: Block) -> str:  # noqa: PLR0911 - one answer to a kind of block
    match block:
        case Heading():
            return f"<h{block.level}>{escape(f'{block.number} {block.text}'.strip())}</h{block.level}>"
        case Paragraph():
            number = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
            return f'<p class="{"numbered" if number else ""}">{number}{_html_runs(block.runs)}</p>'
        case Notice():
            return f"<p>{_html_runs(block.runs)}</p>"
        case ListBlock():
            tag = "ol" if block.is_numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{_html_runs(item)}</li>' for item in block.items)}</{tag}>"
        case Fields():
            rows = (
                f'<tr><th scope="row">{escape(row.term)}</th><td>{_html_cell(row.lines)}</td></tr>'
                for row in block.rows
            )
            return f"<table>{''.join(rows)}</table>"
        case Blanks():
            return "".join(f"<p>{escape(label)}</p>" for label in block.labels)
        case Table():
            return _html_table(block)
        case Picture():
            return ""
        case PageBreak():
            return '<div class="break"></div>'


def _html_table(table: Table) -> str:
    whole = sum(column.share for column in table.columns)
    columns = "".join(f'<col style="width:{100 * column.share / whole:.1f}%">' for column in table.columns)
    head = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    rows = (
        f'<tr><th scope="row">{_html_cell(first)}</th>'
        + "".join(f"<td>{_html_cell(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in table.rows
    )
    return f"<table>{columns}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def typst_of(document: Document) -> str:
    """The document as a source of Typst."""
    marking = _typst_words(document.marking)
    body = "\n".join(_typst(block) for block in document.blocks)
    return f"""
#set document(title: {_typst_words(document.title)}, date: none)
#set text(font: "Noto Sans", size: 12pt, lang: "en", region: "GB")
#set par(leading: 0.6em, spacing: 0.9em)
#set page(paper: "a4", margin: (x: 62pt, y: 74pt), header: align(center, strong({marking})), footer: context [
  #align(right)[Page #counter(page).display() of #counter(page).final().first()]
  #align(center, strong({marking}))
])
#set table(stroke: (bottom: 0.6pt + luma(185)), inset: 5pt, align: left)
#show heading.where(level: 1): set text(size: 24pt)
#show heading.where(level: 2): set text(size: 15pt)
{body}
"""


def typst_pdf(source: str) -> bytes:
    """What Typst makes of it, as PDF/UA-1."""
    import typst

    made: object = typst.compile(
        source.encode(), font_paths=_typst_fonts(), format="pdf", pdf_standards=["ua-1"]
    )
    assert isinstance(made, bytes)
    return made


@cache
def _typst_fonts() -> "Fonts":
    """The faces, loaded once a process as ours are."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[asset(f"fonts/{_FONTS[0]}").parent])


def _typst_words(words: str) -> str:
    """Words as a string of Typst."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _typst_runs(runs: Runs) -> str:
    """Runs as content of Typst."""
    parts = (
        f"#strong({_typst_words(run.text)})" if run.is_bold else f"#text({_typst_words(run.text)})"
        for run in runs
    )
    return f"[{''.join(parts)}]"


def _typst_cell(cell: Cell) -> str:
    return f"[{'#linebreak()'.join(f'#{_typst_runs(runs)}' for runs in cell)}]"


def _typst(block: Block) -> str:  # noqa: PLR0911 - one answer to a kind of block
    match block:
        case Heading():
            words = _typst_words(f"{block.number} {block.text}".strip())
            return f"#heading(level: {block.level}, {words})"
        case Paragraph():
            number = f"#box(width: 42pt, {_typst_words(block.number)})" if block.number else ""
            return f"#par(hanging-indent: {42 if number else 0}pt)[{number}#{_typst_runs(block.runs)}]"
        case Notice():
            return f"#par{_typst_runs(block.runs)}"
        case ListBlock():
            kind = "enum" if block.is_numbered else "list"
            return f"#{kind}({', '.join(_typst_runs(item) for item in block.items)})"
        case Fields():
            rows = (f"strong({_typst_words(row.term)}), {_typst_cell(row.lines)}" for row in block.rows)
            return f"#table(columns: (128pt, 1fr), {', '.join(rows)})"
        case Blanks():
            return "\n".join(f"#par[#{_typst_words(label)}]" for label in block.labels)
        case Table():
            return _typst_table(block)
        case Picture():
            return ""
        case PageBreak():
            return "#pagebreak()"


def _typst_table(table: Table) -> str:
    columns = ", ".join(f"{column.share}fr" for column in table.columns)
    head = ", ".join(f"strong({_typst_words(column.title)})" for column in table.columns)
    cells = ", ".join(_typst_cell(cell) for row in table.rows for cell in row)
    return f"#table(columns: ({columns},), table.header({head}), {cells})"
