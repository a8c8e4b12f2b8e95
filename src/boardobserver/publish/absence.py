"""The proof that a finished public document, of whatever format, holds nothing of what is withheld."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from boardobserver.domain.errors import Refusal
from boardobserver.domain.withholding import WithheldString
from boardobserver.publish.haystack import Found, Haystack
from boardobserver.publish.neutral import NEUTRAL
from boardobserver.publish.pdf.absence import strings_in_pdf

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_VALUE = re.compile(r"([\w:.-]+)=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_COUNTED = re.compile(r"(?:table-|short_form_|rId|w)?\d+")
_GRAMMAR = {"class", "id", "aria-labelledby", "width", "Id", "r:id", "r:embed", "cx", "cy"}
"""Attributes in which a number is a measure or a count of the file's own, as in all of "w:" but values."""
_TAG = re.compile(r"<[^>]*>")
_GAP = re.compile(r"<(?:w:(?:tab|br|cr)|br|wbr|/?li|/?dt|/?dd)\b[^>]*>")
_END_OF_BLOCK = re.compile(
    r"</(?:w:p|w:tc|p|h[1-6]|li|td|th|dt|dd|caption|title|style|figure|header|footer|[a-z]+:[A-Za-z]+)>"
)
_INLINE_ENDS = re.compile(r"</w:(?:t|r|rPr|hyperlink|instrText|pPr|ins|del|sdt|sdtContent|smartTag)>")
_MOST_SHOWN = 3

_SAYING = {"w:val", "w:tooltip", "w:instr"}


def strings_found(data: bytes, format: str, wanted: Iterable[WithheldString]) -> tuple[Found, ...]:  # noqa: A002 - the field's word
    """The withheld strings that a finished document holds, and where.

    Args:
        data: The file.
        format: How its name ends: "pdf", "docx", "html".
        wanted: What it must not hold.
    """
    strings = tuple(wanted)
    if not strings:
        return ()
    if format == "pdf":
        return strings_in_pdf(data, strings)
    own = _own_texts(format)
    texts = (each for each in _texts(data, format) if each[1] not in own)
    return tuple(Haystack(texts).found(strings))


def require_absent(
    data: bytes,
    format: str,  # noqa: A002 - the same
    wanted: Iterable[WithheldString],
    said_by: Callable[[WithheldString], Iterable[str]] = lambda _string: (),
) -> None:
    """Make sure that a public document may be released.

    Args:
        data: The file.
        format: How its name ends.
        wanted: What it must not hold.
        said_by: Names what of the document says a string of its own accord.

    Raises:
        Refusal: Something that is withheld stands in it.
    """
    found = strings_found(data, format, wanted)
    if not found:
        return
    named: dict[str, list[Found]] = {}
    for each in found:
        named.setdefault(each.string.words, []).append(each)
    shown = [
        f"“{_short(words)}” ({', '.join(_told(said_by(places[0].string), places)[:_MOST_SHOWN])})"
        for words, places in list(named.items())[:_MOST_SHOWN]
    ]
    more = f", and {len(named) - _MOST_SHOWN} more" if len(named) > _MOST_SHOWN else ""
    raise Refusal(
        f"The public edition was not released, because what is withheld still stands in it: "
        f"{'; '.join(shown)}{more}. Withhold more of the words around it or the whole line, or lift it."
    )


def _told(said: Iterable[str], places: Iterable[Found]) -> list[str]:
    """What says the words, and the pages; what else of the file holds them tells a reader nothing then."""
    each_once = list(dict.fromkeys(each.where for each in places))
    telling = [*said, *(where for where in each_once if where.startswith("page "))]
    return telling or each_once


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - so much fits on a line


def _texts(data: bytes, format: str) -> Iterator[tuple[str, str]]:  # noqa: A002 - the same
    """The texts of a document that is no PDF, each with the part of it."""
    if format == "html":
        yield from (("the page", text) for text in _texts_of_markup(data.decode("utf-8", "replace")))
        return
    with ZipFile(BytesIO(data)) as package:
        yield "the package", package.comment.decode("utf-8", "replace")
        for entry in package.infolist():
            yield "the names of its parts", entry.filename
            yield f"the part {entry.filename}", (entry.comment + entry.extra).decode("latin-1")
            part = package.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                markup = part.decode("utf-8", "replace")
                yield from ((f"the part {entry.filename}", text) for text in _texts_of_markup(markup))
            else:
                yield f"the part {entry.filename}", part.decode("latin-1")


def _texts_of_markup(markup: str) -> Iterator[str]:
    """The text of each block, whatever it is divided into within; attributes and comments."""
    for comment in _COMMENT.findall(markup):
        yield html.unescape(comment)
    markup = _COMMENT.sub("", markup)
    for sheet in _STYLE.findall(markup):
        yield from (line for line in sheet.splitlines() if line.strip())
    markup = _STYLE.sub("", markup)
    for name, quoted, otherwise in _VALUE.findall(markup):
        is_measure = name in _GRAMMAR or (name.startswith("w:") and name not in _SAYING)
        if not (is_measure and _COUNTED.fullmatch(quoted)):
            yield html.unescape(quoted or otherwise)
    markup = _GAP.sub(" ", _INLINE_ENDS.sub("", markup))
    for block in _END_OF_BLOCK.split(markup):
        text = html.unescape(_TAG.sub("", block))
        if text.strip():
            yield text


@cache
def _own_texts(format: str) -> frozenset[str]:  # noqa: A002 - the same
    """What any document of a format says besides its text: names of styles, the style sheet."""
    # Loaded only where such a document is searched, because its writer is.
    if format == "html":
        from boardobserver.publish.web.page import web_bytes as written
    else:
        from boardobserver.publish.word.file import word_bytes as written
    neutral = (NEUTRAL, replace(NEUTRAL, is_across=True))
    return frozenset(text for each in neutral for _where, text in _texts(written(each), format))
