"""The proof that a public PDF holds nothing of what is withheld: every place in it where words could hide.

The words of the pages are read as the file itself says that its glyphs read, paragraph by paragraph, however
they are broken over lines and pages. Besides them every string of every object is searched, what is said of
pictures and of abbreviations among them; the metadata; bookmarks, annotations and attachments; and the file
as it lies on the disk, each stretch of it decompressed, whether or not anything refers to it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from boardobserver.domain.passages import SearchedText, letters_in
from boardobserver.domain.withholding import WithheldString
from boardobserver.publish.haystack import Found, Haystack
from boardobserver.publish.hidden_texts import texts_of_file
from boardobserver.publish.neutral import NEUTRAL
from boardobserver.publish.pdf.drawn_text import drawn_texts
from boardobserver.publish.pdf.raw_bytes import all_raw_texts, raw_texts
from boardobserver.publish.pdf.render import render_pdf

_PLAIN_NAME = re.compile(r"/[!-~]{0,40}")
_BEGINS_A_STRING = re.compile(rb"[(#]|(?<!<)<(?!<)|/[^\s/<>\[\]()%]{41}")
"""In an object as it is written; or is of a name that is not plain."""
_DIGESTS = {"/CheckSum", "/ID"}
"""Entries whose strings are no text; the bytes of the file are searched with them in."""

_FEWEST_RAW_LETTERS = 6
_OWN = re.compile(r"[a-z]{2}(-[A-Z]{2})?|D:[0-9]{4,14}Z?|Adobe|Identity|UCS")
"""Strings that say how the file is to be read: its language, its dates, its encodings."""


def strings_in_pdf(data: bytes, wanted: Iterable[WithheldString]) -> tuple[Found, ...]:
    """The withheld strings that a PDF holds, and where.

    Args:
        data: The finished file.
        wanted: What it must not hold.
    """
    strings = tuple(wanted)
    own = _own_texts()
    with Pdf.open(BytesIO(data)) as pdf:
        drawn = drawn_texts(pdf)
        texts = [*drawn.blocks, *(each for each in _texts_besides(pdf) if each[1] not in own)]
    several_lines = [each for each in strings if "\n" in each.words]
    found = [
        *Haystack(texts).found(strings),
        *(Haystack(drawn.pages).found(several_lines) if several_lines else ()),
        *_raw(data, strings),
    ]
    return tuple(dict.fromkeys(found))


def _texts_besides(pdf: Pdf) -> Iterator[tuple[str, str]]:
    """Every text that no page draws."""
    yield from _texts_of_objects(pdf)
    yield from _texts_of_streams(pdf)


def _texts_of_objects(pdf: Pdf) -> Iterator[tuple[str, str]]:
    """Every string of every object, with what it is of."""
    things: list[object] = [pdf.trailer, *pdf.objects]  # numbers among them
    for number, thing in enumerate(things):
        if isinstance(thing, Object) and _may_say_something(thing):
            where = _called(thing) if number else "the trailer"
            for text in _strings(thing, 0):
                if not _OWN.fullmatch(text):
                    yield where, text


def _may_say_something(thing: Object) -> bool:
    """Whether an object may have a string: most elements have none, and are known by how they are written."""
    said_of_it = thing.stream_dict if isinstance(thing, Stream) else thing
    return _BEGINS_A_STRING.search(said_of_it.unparse(resolved=True)) is not None


def _called(thing: Object) -> str:
    """What an object is, in words."""
    kind = str(thing.get("/Type", "")) if isinstance(thing, Dictionary | Stream) else ""
    named = {
        "/StructElem": "the structure tree",
        "/Filespec": "an attachment",
        "/EmbeddedFile": "an attachment",
        "/Annot": "an annotation",
        "/Catalog": "the catalogue",
        "/Page": "a page’s particulars",
    }
    if isinstance(thing, Dictionary) and "/Title" in thing and "/Parent" in thing:
        return "the bookmarks"
    if isinstance(thing, Dictionary) and ("/Producer" in thing or "/Author" in thing):
        return "the metadata"
    return named.get(kind, "an object of the file")


def _strings(thing: object, depth: int) -> Iterator[str]:
    """The strings of an object itself; what is indirect is among the objects by itself."""
    if isinstance(thing, String):
        yield from _encodings(thing)
    elif not isinstance(thing, Object) or (depth and thing.is_indirect):
        return
    elif isinstance(thing, Array):
        for value in thing:
            yield from _strings(value, depth + 1)
    elif isinstance(thing, Dictionary | Stream):
        for name in thing.keys():  # noqa: SIM118 - a stream is no mapping
            value = thing[name]
            yield from (said for said in (name, _named(value)) if not _PLAIN_NAME.fullmatch(said))
            if name not in _DIGESTS:
                yield from _strings(value, depth + 1)


def _named(value: object) -> str:
    return str(value) if isinstance(value, Name) else "/"


def _encodings(string: String) -> Iterator[str]:
    """A string as it is to be read, and as it might be."""
    yield str(string)
    data = bytes(string)
    if not data.isascii():
        yield from (data.decode(coding, "ignore") for coding in ("utf-8", "utf-16-be", "latin-1"))


def _texts_of_streams(pdf: Pdf) -> Iterator[tuple[str, str]]:
    """The texts of the files and of the metadata within the file."""
    for thing in pdf.objects:
        if not isinstance(thing, Stream):
            continue
        kind = str(thing.get("/Type", ""))
        if kind == "/EmbeddedFile":
            yield from (("the attachment", text) for text in texts_of_file(thing.read_bytes()))
        elif kind == "/Metadata":
            yield from (("the metadata", text) for text in texts_of_file(thing.read_bytes()))


def _raw(data: bytes, strings: tuple[WithheldString, ...]) -> Iterator[Found]:
    """The longer strings in the bytes of the file, as they are and decompressed, whatever they belong to.

    Those that the grammar of the format has are left out here, and only here.
    """
    longer = [
        each
        for each in strings
        if not each.is_exact
        and letters_in(each.words) >= _FEWEST_RAW_LETTERS
        and not each.places_in(_own_bytes())
    ]
    if longer:
        yield from Haystack(raw_texts(data, [each.words for each in longer])).found(longer)


@cache
def _neutral() -> bytes:
    """A file of this program that says nothing."""
    return render_pdf(NEUTRAL).data


@cache
def _own_texts() -> frozenset[str]:
    """What any file of this program says besides its text."""
    with Pdf.open(BytesIO(_neutral())) as pdf:
        return frozenset(said for _where, said in _texts_besides(pdf))


@cache
def _own_bytes() -> SearchedText:
    """What the grammar of any file of this program has."""
    return SearchedText(" | ".join(all_raw_texts(_neutral())))
