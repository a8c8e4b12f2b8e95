"""Reading a PDF back, whoever wrote it: what each of its pages shows, and a digest of every other part of it.

Two files whose readings are equal are the same document, however their bytes lie: the numbers of objects,
their order and how they are compressed make no difference. Nothing here knows how the program writes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, NameTree, Pdf, Stream

from boardobserver.publish.pdf.digest import Digests
from boardobserver.publish.pdf.following import Typefaces
from boardobserver.publish.pdf.opened import Budget, decoded, opened
from boardobserver.publish.pdf.page_text import words_of

_COST = 32
_DEEPEST = 16
_SPOKEN = ("/ActualText", "/Alt", "/E")
_FORMAL = frozenset({"/Type", "/Parent", "/Resources", "/Annots", "/Contents"})
_OF_PAGES = frozenset({"/Type", "/Kids", "/Count"})


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read.

    Attributes:
        words: Every word that it shows, in the order in which it shows them.
        text: Those of them that are of the document.
        margins: Those that are not: the head and the foot of the page, and what repeats on it.
        parts: A digest of everything that it has, by name: "Contents", "Font F1".
        annotations: A digest of each annotation on it.
        links: What each annotation is, and where it leads.
    """

    words: tuple[str, ...]
    text: tuple[str, ...]
    margins: tuple[str, ...]
    parts: Mapping[str, str]
    annotations: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """A PDF as it was read.

    Attributes:
        pages: In order.
        about: What the file says about itself, by name: "Title".
        bookmarks: In the order of the outline.
        attachments: The files within it, by name.
        spoken: What is read out in place of what is shown.
        parts: A digest of everything else that the file has, by name: "StructTreeRoot".
    """

    pages: tuple[ReadPage, ...]
    about: Mapping[str, str]
    bookmarks: tuple[str, ...]
    attachments: Mapping[str, bytes]
    spoken: frozenset[str]
    parts: Mapping[str, str]


def read_pdf(data: bytes) -> ReadPdf:
    """A PDF as it is.

    Raises:
        Refusal: It is none, is damaged or protected, or holds more than any set of minutes does.
    """
    budget = Budget()
    with opened(data) as pdf:
        budget.take(len(pdf.pages))
        pages = [page.obj for page in pdf.pages]
        digests = Digests({page.objgen: number for number, page in enumerate(pages, 1)}, budget)
        typefaces = Typefaces(budget)
        return ReadPdf(
            pages=tuple(_page(page, typefaces, digests) for page in pdf.pages),
            about=_about(pdf),
            bookmarks=tuple(_bookmarks(pdf.Root.get("/Outlines"), budget)),
            attachments=_attachments(pdf, budget),
            spoken=frozenset(said for thing in pdf.objects for said in _spoken(thing, budget, 0)),
            parts=_parts(pdf, digests),
        )


def _page(page: pikepdf.Page, typefaces: Typefaces, digests: Digests) -> ReadPage:
    annotations = page.obj.get("/Annots")
    resources = page.obj.get("/Resources")
    parts = {name.lstrip("/"): digests.of(value) for name, value in _entries(page.obj) if name not in _FORMAL}
    for kind, entries in _entries(resources):
        for name, used in _entries(entries):
            parts[f"{kind.lstrip('/')} {name.lstrip('/')}"] = digests.of(used)
        if not isinstance(entries, Dictionary):
            parts[kind.lstrip("/")] = digests.of(entries)
    parts["Contents"] = digests.of_contents(page.obj.get("/Contents"))
    notes = tuple(annotations) if isinstance(annotations, Array) else ()
    said = words_of(page, typefaces)
    return ReadPage(
        words=said.all,
        text=said.text,
        margins=said.margins,
        parts=parts,
        annotations=tuple(digests.of(each) for each in notes),
        links=tuple(_link(each) for each in notes),
    )


def _link(annotation: object) -> str:
    """What an annotation is, and where it leads."""
    if not isinstance(annotation, Dictionary):
        return ""
    action = annotation.get("/A")
    leads_to = action.get("/URI", "") if isinstance(action, Dictionary) else ""
    return f"{annotation.get('/Subtype', '')} {leads_to}"


def _entries(holder: object) -> Iterator[tuple[str, object]]:
    """The members of a dictionary by name, in the order of their names; none of anything else."""
    if isinstance(holder, Dictionary):
        for name in sorted(holder.keys()):
            yield name, holder[name]


def _about(pdf: Pdf) -> dict[str, str]:
    return {name.lstrip("/"): str(value) for name, value in _entries(pdf.trailer.get("/Info"))}


def _bookmarks(outline: object, budget: Budget) -> Iterator[str]:
    """The titles of the outline, each before those below it."""
    pending = [outline.get("/First")] if isinstance(outline, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while pending:
        mark = pending.pop()
        if not isinstance(mark, Dictionary) or mark.objgen in seen:
            continue
        budget.take(_COST)
        if mark.is_indirect:
            seen.add(mark.objgen)
        yield str(mark.get("/Title", ""))
        pending += [mark.get("/Next"), mark.get("/First")]


def _attachments(pdf: Pdf, budget: Budget) -> dict[str, bytes]:
    """The files within the file, by name: those that it lists, and those that it is said to go with."""
    names = pdf.Root.get("/Names")
    listed = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    specifications = list(NameTree(listed).values()) if isinstance(listed, Dictionary) else []
    associated = pdf.Root.get("/AF")
    specifications += list(associated) if isinstance(associated, Array) else []
    found: dict[str, bytes] = {}
    for specification in specifications:
        if not isinstance(specification, Dictionary):  # what it refers to is not in the file
            continue
        name = str(specification.get("/UF", specification.get("/F", "")))
        for _, file in _entries(specification.get("/EF")):
            if isinstance(file, Stream):
                found[name] = decoded(file, budget)
    return found


def _spoken(thing: object, budget: Budget, depth: int) -> Iterator[str]:
    """What an object has read out, and what is written within it and no object of its own."""
    if not isinstance(thing, Dictionary | Array) or depth > _DEEPEST:
        return
    budget.take(_COST)
    if isinstance(thing, Dictionary):
        yield from (str(thing[name]) for name in _SPOKEN if name in thing)
    held = [value for _, value in _entries(thing)] if isinstance(thing, Dictionary) else list(thing)
    for value in held:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield from _spoken(value, budget, depth + 1)


def _parts(pdf: Pdf, digests: Digests) -> dict[str, str]:
    """Everything that the file has besides its pages, each with its digest."""
    parts = {name.lstrip("/"): value for name, value in _entries(pdf.Root) if name not in _FORMAL}
    parts |= {f"Names {name.lstrip('/')}": value for name, value in _entries(parts.pop("Names", None))}
    pages = {name: value for name, value in _entries(parts.pop("Pages", None)) if name not in _OF_PAGES}
    parts |= {f"Pages {name.lstrip('/')}": value for name, value in pages.items()}
    said = {name: digests.of(value) for name, value in parts.items()}
    return {**said, "Encrypt": "yes"} if pdf.is_encrypted else said
