"""What of a PDF is not as it should be, in sentences: the file as read, held against what its record says."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from boardobserver.publish.pdf.reading import ReadPage, ReadPdf

_MOST_WORDS = 12
"""Of a stretch that differs so many words are quoted."""

_MOST_STRETCHES = 5
"""So many stretches of a page are told; the rest are counted."""

_MOST_COMPARED = 20_000
"""A page of more words than this is not compared word by word; none of ours has a tenth of it."""

_PARTS: Final = {
    "AA": "a script or an action that runs by itself",
    "AcroForm": "fields to fill in",
    "AF": "files that go with it",
    "Encrypt": "a protection by password",
    "Lang": "the language that it is read out in",
    "Metadata": "what it says about itself to programs",
    "Names EmbeddedFiles": "the list of its attachments",
    "Names JavaScript": "a script",
    "OpenAction": "a script or an action that runs when it is opened",
    "OutputIntents": "the colours that it is made for",
    "Outlines": "its bookmarks",
    "StructTreeRoot": "the structure by which it is read out",
}
"""What the parts of a file are, to stand after "The file has other …"."""


def alterations(found: ReadPdf, given: ReadPdf) -> tuple[str, ...]:
    """What a file has that it should not have, has not, or has otherwise; nothing where it is the same.

    Args:
        found: The file as it was read.
        given: What its record gives, read in the same way.
    """
    return (
        *_of_pages(found.pages, given.pages),
        *_of_bookmarks(found.bookmarks, given.bookmarks),
        *_of_statements(found.about, given.about),
        *_of_attachments(found.attachments, given.attachments),
        *_of_parts(found, given),
    )


def differing_words(name: str, found: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    """The stretches of words that are not as they should be, in sentences that begin with where they are."""
    if len(found) > _MOST_COMPARED:
        yield f"{name} has {len(found)} words where the record gives {len(given)}."
        return
    told = 0
    for tag, start, end, first, last in SequenceMatcher(None, found, given, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        told += 1
        if told <= _MOST_STRETCHES:
            yield f"{name}: {_stretch(found[start:end], given[first:last])}"
    if told > _MOST_STRETCHES:
        yield f"{name}: {told - _MOST_STRETCHES} more such places."


def _of_pages(found: Sequence[ReadPage], given: Sequence[ReadPage]) -> Iterator[str]:
    texts, wanted = [page.words for page in found], [page.words for page in given]
    if texts != wanted and Counter(texts) == Counter(wanted):
        yield "The pages are in another order."
        return
    if len(texts) == len(wanted):
        for number, (page, expected) in enumerate(zip(found, given, strict=True), 1):
            yield from _of_page(f"Page {number}", page, expected)
        return
    matcher = SequenceMatcher(None, texts, wanted, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            for place in range(end - start):
                yield from _of_page(f"Page {start + place + 1}", found[start + place], given[first + place])
        else:
            for number in range(start + 1, end + 1):
                yield f"Page {number} of the file is not what its record gives: it was added or altered."
            for number in range(first + 1, last + 1):
                yield f"Page {number} of what the record gives is not in the file: it was removed or altered."


def _of_page(name: str, found: ReadPage, given: ReadPage) -> Iterator[str]:
    if found.words != given.words:
        yield from differing_words(name, found.words, given.words)
    else:
        yield from _of_drawing(name, found.parts, given.parts)
    more = sum((Counter(found.annotations) - Counter(given.annotations)).values())
    fewer = sum((Counter(given.annotations) - Counter(found.annotations)).values())
    if more:
        yield f"{name} has {_counted(more)} that the minutes do not have."
    if fewer:
        yield f"{name} lacks {_counted(fewer)} that the minutes have."


def _counted(count: int) -> str:
    return "a note, link or stamp" if count == 1 else f"{count} notes, links or stamps"


def _stretch(found: Sequence[str], given: Sequence[str]) -> str:
    if not given:
        return f"{_quoted(found)} stands there, and the record does not give it."
    if not found:
        return f"{_quoted(given)} is missing, which the record gives."
    return f"{_quoted(found)} stands where the record gives {_quoted(given)}."


def _quoted(words: Sequence[str]) -> str:
    more = " …" if len(words) > _MOST_WORDS else ""
    return f"“{' '.join(words[:_MOST_WORDS])}{more}”"


def _of_drawing(name: str, found: Mapping[str, str], given: Mapping[str, str]) -> Iterator[str]:
    """What differs of a page whose words are the same."""
    differing = _differing(found, given)
    pictures = {part for part in differing if part.startswith("XObject")}
    faces = {part for part in differing if part.startswith("Font")}
    if pictures - given.keys():
        yield f"{name} has a picture or drawing that the minutes do not have."
    elif pictures:
        yield f"{name} has another picture than the minutes have, or lacks it."
    if faces:
        yield f"{name} has other typefaces: its letters may look like others than they are."
    if "Contents" in differing:
        yield f"{name} is drawn otherwise: something on it may be covered, hidden or moved."
    if differing - pictures - faces - {"Contents"}:
        yield f"{name} was changed otherwise, such as in its size or how it is turned."


def _of_bookmarks(found: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    for title in Counter(found) - Counter(given):
        yield f"The bookmark “{title}” is not among those that the record gives."
    for title in Counter(given) - Counter(found):
        yield f"The bookmark “{title}” is missing."


def _of_statements(found: Mapping[str, str], given: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(_differing(found, given)):
        if name not in given:
            yield f"The file says of itself “{name}: {found[name]}”, and the record does not give it."
        elif name not in found:
            yield f"The file does not say of itself “{name}: {given[name]}”, as the record gives it."
        else:
            yield f"The file says of itself “{name}: {found[name]}” where the record gives “{given[name]}”."


def _of_attachments(found: Mapping[str, bytes], given: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(found.keys() - given.keys()):
        yield f"The file has an attachment “{name}” that the minutes do not have."
    for name in sorted(given.keys() - found.keys()):
        yield f"The attachment “{name}” is missing."
    for name in sorted(found.keys() & given.keys()):
        if found[name] != given[name]:
            yield f"The attachment “{name}” is another than the minutes have."


def _of_parts(found: ReadPdf, given: ReadPdf) -> Iterator[str]:
    told = _told_already(found, given)
    for name in sorted(_differing(found.parts, given.parts) - told):
        what = _PARTS.get(name, f"a part called “{name}”")
        if name not in given.parts:
            yield f"The file has {what}, which the minutes do not have."
        elif name not in found.parts:
            yield f"The file lacks {what}."
        else:
            yield f"The file is changed in {what}."


def _told_already(found: ReadPdf, given: ReadPdf) -> set[str]:
    """The parts whose difference shows elsewhere in plainer words."""
    told: set[str] = set()
    if found.bookmarks != given.bookmarks:
        told.add("Outlines")
    if found.attachments != given.attachments:
        told |= {"AF", "Names EmbeddedFiles"}
    return told


def _differing(found: Mapping[str, object], given: Mapping[str, object]) -> set[str]:
    return {name for name in found.keys() | given.keys() if found.get(name) != given.get(name)}
