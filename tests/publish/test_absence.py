"""The search of Word files and web pages for what is withheld: it finds it anywhere, and finds words only."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.support.documents import every_kind_of_node

from boardobserver.domain.errors import Refusal
from boardobserver.domain.release import Exemption
from boardobserver.domain.withholding import WithheldString
from boardobserver.publish.absence import require_absent, strings_found
from boardobserver.publish.document import (
    Column,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    Tone,
    text,
)
from boardobserver.publish.web.page import web_bytes
from boardobserver.publish.word.file import word_bytes

_SECRET = "Operation Quillon"
_FILES = {"docx": word_bytes, "html": web_bytes}


def _wanted(*words: str) -> list[WithheldString]:
    return [WithheldString(each, (Exemption.LAW_ENFORCEMENT,), "1") for each in words]


def _planted() -> dict[str, Document]:
    """A leak of each sort: the withheld words where a document could hold them."""
    plain = every_kind_of_node()
    blocks = {
        "a paragraph": Paragraph(text(f"said of {_SECRET} twice")),
        "two runs": Paragraph((Run("OPERA", is_bold=True), Run("TION quil-\nlon"))),
        "a heading": Heading(2, _SECRET),
        "a cell": Table("T", (Column("A", 1), Column("B", 1)), ((((Run("x"),),), (text(_SECRET),)),)),
        "a header": Table("T", (Column("A", 1), Column(_SECRET, 1)), ()),
        "a caption": Table(_SECRET, (Column("A", 1),), ()),
        "what is read out of a picture": Picture(b"", "image/png", _SECRET),
    }
    documents = {name: replace(plain, blocks=(*plain.blocks, block)) for name, block in blocks.items()}
    for field in ("title", "short_title", "author", "marking", "watermark"):
        documents[field] = replace(plain, **{field: _SECRET})
    return documents


@pytest.mark.parametrize("kind", list(_FILES))
@pytest.mark.parametrize("place", list(_planted()))
def test_a_leak_of_each_sort_is_found_and_named(kind: str, place: str):
    data = _FILES[kind](_planted()[place])

    assert strings_found(data, kind, _wanted(_SECRET))
    with pytest.raises(Refusal, match=_SECRET):
        require_absent(data, kind, _wanted(_SECRET))


def test_what_a_short_form_stands_for_is_searched_in_both():
    plain = every_kind_of_node()
    key = Table("T", (Column("A", 1), Column("B", 1)), ((((Run("OQ"),),), (text("a long form"),)),))
    short = Paragraph((Run("OQ", expansion=_SECRET),))
    page = web_bytes(replace(plain, blocks=(*plain.blocks, short, key)))
    assert [each.string.words for each in strings_found(page, "html", _wanted(_SECRET))] == [_SECRET]
    said = Table("T", (Column("A", 1), Column("B", 1)), ((((Run("OQ"),),), (text(_SECRET),)),))
    file = word_bytes(replace(plain, blocks=(*plain.blocks, short, said)))
    assert strings_found(file, "docx", _wanted(_SECRET))


def test_what_was_added_to_the_package_afterwards_is_found_too():
    data = BytesIO(word_bytes(every_kind_of_node()))
    with ZipFile(data, "a") as package:
        package.writestr("word/comments.xml", f"<w:comments><!-- {_SECRET} --></w:comments>")
        package.comment = b"Lamp Lane"
    found = strings_found(data.getvalue(), "docx", _wanted(_SECRET, "Lamp Lane", "nowhere in it"))
    assert {(each.where, each.string.words) for each in found} == {
        ("the part word/comments.xml", _SECRET),
        ("the package", "Lamp Lane"),
    }


@pytest.mark.parametrize("kind", list(_FILES))
def test_the_grammar_of_the_file_is_not_taken_for_words(kind: str):
    grammar = ("landscape", "bottom", "content", "counter", "table", "w20", "breaks", "tooltip", "bookmark")
    long_word = Paragraph(text("z" * 60), is_inset=True, tone=Tone.QUIET)
    cell = Table("T", (Column("A", 1),), ((((Run("y" * 60),),),),))
    plain = every_kind_of_node()
    document = replace(plain, blocks=(*plain.blocks, long_word, cell), is_across=True)
    measures = ("840", "9426", "1888", "33", "45")
    assert strings_found(_FILES[kind](document), kind, _wanted(*grammar, *measures)) == ()
